/** Ids that stand in sentences as examples. */
const example = /-1a2b3c4d$/;
const id = /(?<![A-Za-z0-9-])(pcx|vpc|rtb|subnet)-[a-z0-9]{8}(?![A-Za-z0-9-])/g;

/**
 * Ids, demo accounts and codes that the bot made up, by the order in which they show up. What people typed first, and
 * what stands as an example, keeps its name.
 */
export class MadeUpNames {
  readonly #shown = new Map<string, string>();
  readonly #typed = new Set<string>();
  readonly #counts = new Map<string, number>();

  /** A text of the bot as it is written down. */
  shown(text: string): string {
    for (const [, code] of text.matchAll(/\/join ([A-Z0-9]+)/g)) if (code) this.#name(code, 'CODE');
    const named = text
      .replace(id, (real, kind: string) => this.#name(real, `${kind}-`, 8))
      .replace(/(?<!\d)9\d{11}(?!\d)/g, (real) => this.#name(real, '9', 11));
    return named.replace(/(?<![A-Z0-9])T\d{9}(?![A-Z0-9])/g, (real) => this.#shown.get(real) ?? real);
  }

  /** A text that was written down, as somebody types it. */
  typed(text: string): string {
    let real = text;
    for (const [made, shown] of this.#shown) if (made !== shown) real = real.replaceAll(shown, made);
    for (const [each] of real.matchAll(id)) if (!this.#shown.has(each)) this.#typed.add(each);
    return real;
  }

  #name(real: string, before: string, digits = 0): string {
    if (this.#typed.has(real) || example.test(real)) return real;
    const known = this.#shown.get(real);
    if (known !== undefined) return known;
    const count = (this.#counts.get(before) ?? 0) + 1;
    this.#counts.set(before, count);
    const name = `${before}${String(count).padStart(digits, '0')}`;
    this.#shown.set(real, name);
    return name;
  }
}
