import { toUnits, type Unit } from './units.ts';

/** A group of words that mean one thing here, in either language; mistyped and regional forms included. */
export interface Concept {
  /** The word the project uses; also the name of the concept's token. */
  readonly term: string;
  readonly words: readonly string[];
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  term?: string;
}

/** A stretch of units that the lexicon knows. */
export interface LexiconMatch {
  readonly term: string;
  readonly length: number;
}

/**
 * What words mean the same in this field. Chinese words match as runs of characters, Latin ones as runs of
 * stems ("peering connections" = "peer connect"), so one entry covers plural and tense.
 */
export class Lexicon {
  readonly #root: TrieNode = { next: new Map() };
  readonly concepts: readonly Concept[];

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
    for (const { term, words } of concepts) for (const word of [term, ...words]) this.#add(word, term);
  }

  #add(word: string, term: string): void {
    let node = this.#root;
    for (const unit of toUnits(word)) {
      let next = node.next.get(unit.key);
      if (!next) {
        next = { next: new Map() };
        node.next.set(unit.key, next);
      }
      node = next;
    }
    node.term ??= term;
  }

  /** The longest known stretch that begins at `units[at]`. */
  longest(units: readonly Unit[], at: number): LexiconMatch | undefined {
    let node: TrieNode | undefined = this.#root;
    let best: LexiconMatch | undefined;
    for (let i = at; i < units.length; i += 1) {
      node = node.next.get(units[i]?.key ?? '');
      if (!node) break;
      if (node.term !== undefined) best = { term: node.term, length: i - at + 1 };
    }
    return best;
  }
}
