import { type DataSpan, type Lang, normalise } from '../faq/index.ts';

/** A region with the names people use for it, the one to show first. */
export interface Region {
  readonly code: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** A region named in a text. */
export interface RegionSpan {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

const looksLikeCode = /-\d$|^(?:ap|na|sa|eu|af)-(?!(?:based|only|wide|side|hosted|region|regions|users?)$)/;

/** Knows regions by Chinese name, English name and code. */
export class RegionNames {
  readonly #byCode: ReadonlyMap<string, Region>;
  readonly #names: readonly { readonly name: string; readonly code: string; readonly pattern: RegExp }[];

  constructor(regions: readonly Region[]) {
    this.#byCode = new Map(regions.map((region) => [region.code, region]));
    this.#names = regions
      .flatMap(({ code, zh, en }) => [...zh, ...en].map((name) => ({ name: normalise(name), code })))
      .sort((a, b) => b.name.length - a.name.length)
      .map(({ name, code }) => {
        const latin = /^[\p{Script=Latin}]/u.test(name);
        const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
        return { name, code, pattern: new RegExp(latin ? `(?<![a-z])${literal}(?![a-z])` : literal, 'g') };
      });
  }

  /** The codes of all regions, in the order of the knowledge. */
  codes(): readonly string[] {
    return [...this.#byCode.keys()];
  }

  /** What to call a region in a language; the code itself for one that is not known. */
  show(code: string, lang: Lang): string {
    return this.#byCode.get(code)?.[lang][0] ?? code;
  }

  /**
   * Regions in a normalised text, in order. Codes come from the data found there; an unknown one is kept where it can
   * be nothing else ("us-east-1", "ap-sydney"), not where it is a word ("us-based", "me-first").
   */
  find(text: string, data: readonly DataSpan[]): RegionSpan[] {
    const found: RegionSpan[] = data
      .filter(
        ({ kind, value }) => kind === 'region_code' && (this.#byCode.has(value) || looksLikeCode.test(value)),
      )
      .map(({ value, start, end }) => ({ code: value, start, end }));
    // One mark a character: asking each span found so far would cost the square of their number.
    const taken = new Uint8Array(text.length);
    for (const { start, end } of data) taken.fill(1, start, end);
    for (const { name, code, pattern } of this.#names) {
      for (const { index } of text.matchAll(pattern)) {
        const end = index + name.length;
        if (taken.subarray(index, end).includes(1)) continue;
        taken.fill(1, index, end);
        found.push({ code, start: index, end });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  }
}
