/** Characters that no dictionary word covers cost this much; more than any word of the table. */
const unknownCost = 18;

/**
 * Chinese words and how rare they are (inverse document frequency in ordinary text). One table both splits a
 * sentence into words and says how much a word tells.
 */
export class Vocabulary {
  readonly #rarity: Map<string, number>;
  #longest = 1;

  constructor(rarity: Iterable<readonly [word: string, idf: number]>, extra: Iterable<string> = []) {
    this.#rarity = new Map(rarity);
    // The project's own terms are words too, and no rarer than they need be to be kept whole.
    for (const word of extra) if (!this.#rarity.has(word)) this.#rarity.set(word, 8);
    for (const word of this.#rarity.keys()) this.#longest = Math.max(this.#longest, word.length);
  }

  /** How rare the word is in ordinary text; undefined for one the table lacks. */
  rarity(word: string): number | undefined {
    return this.#rarity.get(word);
  }

  /**
   * Splits a run of Chinese characters into the words that together are likeliest: the cheapest path through
   *
   *     对 ─ 等 ─ 连 ─ 接        each edge a word of the table, its cost its rarity;
   *      └────对等连接────┘      fewer, commoner words win
   */
  split(run: string): string[] {
    const best = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(run.length + 1);
    best[0] = 0;
    for (let start = 0; start < run.length; start += 1) {
      const base = best[start] ?? 0;
      for (let length = 1; length <= this.#longest && start + length <= run.length; length += 1) {
        const known = this.#rarity.get(run.slice(start, start + length));
        if (known === undefined && length > 1) continue;
        const cost = base + (known ?? unknownCost) + 1;
        const end = start + length;
        if (cost < (best[end] ?? 0)) {
          best[end] = cost;
          from[end] = start;
        }
      }
    }
    const words: string[] = [];
    for (let end = run.length; end > 0; end = from[end] ?? 0) words.push(run.slice(from[end], end));
    return words.reverse();
  }
}
