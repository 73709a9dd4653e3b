import { type DataSpan, findData } from './data-spans.ts';
import type { Lexicon } from './lexicon.ts';
import { maxUtterance, normalise } from './normalise.ts';
import { toUnits, type Unit } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the analysis needs to know about language; values that `knowledge/words` holds. */
export interface Language {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
}

/** A text, taken apart. */
export interface Analysis {
  readonly normal: string;
  readonly data: readonly DataSpan[];
  /**
   * What the search compares, without repeats: `c:` concepts of the lexicon, `w:` words and stems, `b:` pairs
   * of neighbouring characters, `d:` kinds of data.
   */
  readonly tokens: readonly string[];
  /**
   * How the text is built, for telling an order from a question: `p:` how it opens and ends, whether it asks and
   * how much data it carries.
   */
  readonly shape: readonly string[];
}

const stopWords = new Set(
  (
    'a an the of to in on at by for from with and or is are was were be been am do does did has have had i we you it ' +
    'its my our your me us this that these those there here can could may might shall should will would if as so ' +
    'then than but not no any some just about into over please pls hi hello thanks get got want need'
  ).split(' '),
);

/** Takes a text apart; the same on the side of the question and on the side of the base. */
export function analyse(text: string, { lexicon, vocabulary }: Language): Analysis {
  const normal = normalise(text);
  const data = findData(normal);
  const tokens = new Set<string>();
  let from = 0;
  for (const span of [...data, undefined]) {
    const units = toUnits(normal.slice(from, span?.start));
    addConcepts(units, lexicon, tokens);
    addWords(units, vocabulary, tokens);
    if (span) {
      tokens.add(`d:${span.kind}`);
      from = span.end;
    }
  }
  const labels = countLabels(text.slice(0, maxUtterance).normalize('NFKC'));
  if (labels >= 2) tokens.add(labels >= 3 ? 'd:three_labels' : 'd:two_labels');
  return { normal, data, tokens: [...tokens], shape: shapeOf(normal, data, lexicon) };
}

function shapeOf(normal: string, data: readonly DataSpan[], lexicon: Lexicon): string[] {
  const head = toUnits(normal.slice(0, Math.min(40, data[0]?.start ?? 40)));
  const opening = lexicon.longest(head, 0)?.term ?? head[0]?.key ?? '#data';
  const last = normal.match(/[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u)?.[0] ?? '';
  return [
    `p:^${opening}`,
    `p:$${/[a-z\d]/.test(last) ? 'latin' : last}`,
    `p:data${Math.min(data.length, 3)}`,
    ...(/[?？]/.test(normal) ? ['p:?'] : []),
    ...(/[!！]/.test(normal) ? ['p:!'] : []),
  ];
}

function addConcepts(units: readonly Unit[], lexicon: Lexicon, tokens: Set<string>): void {
  for (let at = 0; at < units.length; ) {
    const match = lexicon.longest(units, at);
    if (match) tokens.add(`c:${match.term}`);
    at += match?.length ?? 1;
  }
}

function addWords(units: readonly Unit[], vocabulary: Vocabulary, tokens: Set<string>): void {
  let run = '';
  for (const unit of [...units, undefined]) {
    if (unit?.kind === 'han') {
      run += unit.text;
      continue;
    }
    if (run) {
      for (const word of vocabulary.split(run)) tokens.add(`w:${word}`);
      for (let i = 0; i + 1 < run.length; i += 1) tokens.add(`b:${run.slice(i, i + 2)}`);
      run = '';
    }
    if (unit?.kind === 'latin' && !stopWords.has(unit.text)) tokens.add(`w:${unit.key}`);
  }
}

/**
 * How many networks a text names by a bare label: VPC A, VPC1, 甲, "a通b". Three of them are the mark of a
 * question about transitivity.
 */
function countLabels(text: string): number {
  const labels = new Set<string>();
  for (const match of text.matchAll(/vpc[\s_-]?([a-d]|\d)(?![a-z0-9])/gi))
    labels.add((match[1] ?? '').toLowerCase());
  for (const match of text.matchAll(
    /(?<![A-Za-z0-9.])([A-D])(?![A-Za-z0-9.']| [a-z]{2,} (?:connection|peering))/g,
  )) {
    labels.add((match[1] ?? '').toLowerCase());
  }
  for (const match of text.matchAll(/(?<=[\u4e00-\u9fff，。,\s]|^)([a-d])(?=[\u4e00-\u9fff])/g))
    labels.add(match[1] ?? '');
  for (const match of text.matchAll(/[甲乙丙]/g)) labels.add(match[0]);
  return labels.size;
}
