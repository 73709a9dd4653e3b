import { type Language, normalise } from '../../faq/index.ts';
import { type Claim, claimsOf, flat } from './claims.ts';
import type { Section } from './parse-export.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { apart, shared, type Topic, topicOf, Weights } from './topic.ts';

/** A sentence with the section (its index) that says it. */
export interface Statement extends Sentence {
  readonly section: number;
}

/** Statements on one subject that cannot all hold. */
export interface Contradiction {
  /** The words of the subject, the rarest first. */
  readonly subject: readonly string[];
  /** What differs: yes against no, or the number in front of a unit. */
  readonly by: 'polarity' | 'number';
  /** The sides: two for polarity (no, then yes), one for every number. */
  readonly sides: readonly { readonly value: string; readonly statements: readonly Statement[] }[];
}

/** What comparing the sections with each other found. Sections are named by their index. */
export interface Comparison {
  /** Groups with the same heading, capitals, spaces and punctuation aside. */
  readonly same: readonly (readonly number[])[];
  /** Pairs that seem to ask or answer the same; likeness between 0 and 1, the likest first. */
  readonly near: readonly { readonly a: number; readonly b: number; readonly likeness: number }[];
  readonly contradictions: readonly Contradiction[];
  /** How many sections were compared in full; headings are compared in all. */
  readonly compared: number;
}

/** Beyond so many sections only headings are compared: the rest would take minutes. */
export const maxCompared = 3_000;
const maxCandidates = 300;
const nearEnough = 0.56;
/** A denial of which so much is affirmed elsewhere. */
const onSubject = 0.55;
/** A numbered claim of which so much stands in another (of which half as much must stand in the first). */
const sameThing = 0.7;

/** Finds sections that repeat or contradict each other. Guesses, made for a person to check. */
export function compareSections(sections: readonly Section[], language: Language): Comparison {
  const same = sameHeadings(sections);
  const few = sections.slice(0, maxCompared);
  const headings = few.map((section) => topicOf(section.heading, language));
  const claims = few.flatMap((section, i) => claimsOf(section, i, language));
  const gists = few.map((section, i) => {
    const first = splitSentences(section.answer.slice(0, 600), 0)[0]?.text ?? '';
    return new Set([...(headings[i] ?? []), ...topicOf(first, language)]);
  });
  const mentioned = gists.map((gist) => new Set(gist));
  for (const claim of claims) for (const token of claim.topic) mentioned[claim.section]?.add(token);
  const weights = new Weights(mentioned);
  return {
    same,
    near: nearDuplicates(headings, gists, weights, same),
    contradictions: [...opposed(claims, weights), ...misnumbered(claims, weights)].sort(bySize),
    compared: few.length,
  };
}

/** The more statements are at odds, the more it matters to settle it. */
function bySize(a: Contradiction, b: Contradiction): number {
  const size = ({ sides }: Contradiction) => sides.reduce((sum, side) => sum + side.statements.length, 0);
  return size(b) - size(a);
}

function sameHeadings(sections: readonly Section[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, { heading }] of sections.entries()) {
    const key = normalise(heading).replace(/[^\p{L}\p{N}]+/gu, '');
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function nearDuplicates(
  headings: readonly Topic[],
  gists: readonly Topic[],
  weights: Weights,
  same: readonly (readonly number[])[],
): { a: number; b: number; likeness: number }[] {
  const group = new Map(same.flatMap((members, i) => members.map((member) => [member, i] as const)));
  const found: { a: number; b: number; likeness: number }[] = [];
  for (const [a, b] of candidatePairs(gists, weights)) {
    if (group.has(a) && group.get(a) === group.get(b)) continue;
    const [ha, hb, ga, gb] = [headings[a], headings[b], gists[a], gists[b]];
    if (!ha || !hb || !ga || !gb || apart(ha, hb)) continue;
    const rare = shared(ga, gb).some((token) => weights.isRare(token));
    const likeness = Math.max(dice(ha, hb, weights), rare ? dice(ga, gb, weights) : 0);
    if (likeness >= nearEnough) found.push({ a, b, likeness });
  }
  return found.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

/** Dice over weights; 0 where the two share the backdrop only. */
function dice(a: Topic, b: Topic, weights: Weights): number {
  const common = shared(a, b);
  if (!common.some((token) => weights.isKey(token))) return 0;
  return (2 * weights.sum(common)) / (weights.sum(a) + weights.sum(b));
}

/** Pairs that share a telling subject, the first index the smaller; bounded for every member. */
function* candidatePairs(topics: readonly Topic[], weights: Weights): Generator<readonly [number, number]> {
  const seen = new Map<string, number[]>();
  for (const [i, topic] of topics.entries()) {
    const partners = new Set<number>();
    for (const token of rarestFirst(topic, weights)) {
      const earlier = seen.get(token) ?? [];
      for (const other of earlier.slice(-maxCandidates))
        if (partners.size < maxCandidates) partners.add(other);
      earlier.push(i);
      seen.set(token, earlier);
    }
    for (const other of [...partners].sort((x, y) => x - y)) yield [other, i];
  }
}

function rarestFirst(tokens: Iterable<string>, weights: Weights): string[] {
  return [...tokens].filter((token) => weights.isKey(token)).sort((x, y) => weights.of(y) - weights.of(x));
}

/**
 * Share of the weight of `a` that `b` speaks of too; 0 where the two cannot be compared. The rarest subject of
 * `a` must be among them: an exception ("not for X") does not contradict the rule, but the rule's denial does.
 */
function closeness(a: Claim, b: Claim, weights: Weights): { share: number; keys: string[] } {
  const none = { share: 0, keys: [] };
  if (a.section === b.section || apart(a.topic, b.topic)) return none;
  const common = shared(a.topic, b.topic);
  const keys = rarestFirst(common, weights);
  const rarest = rarestFirst(a.topic, weights)[0];
  if (common.length < Math.min(2, a.topic.size) || rarest === undefined || !common.includes(rarest))
    return none;
  return { share: weights.sum(common) / weights.sum(a.topic), keys };
}

function opposed(claims: readonly Claim[], weights: Weights): Contradiction[] {
  const sided = claims.filter((claim) => claim.polarity);
  const found = new Map<string, { no: Map<Claim, number>; yes: Map<Claim, number> }>();
  for (const [a, b] of candidatePairs(
    sided.map((claim) => claim.topic),
    weights,
  )) {
    const [x, y] = [sided[a], sided[b]];
    if (!x || !y || x.polarity === y.polarity) continue;
    const [denial, assertion] = x.polarity === 'no' ? [x, y] : [y, x];
    const { share, keys } = closeness(denial, assertion, weights);
    if (share < onSubject) continue;
    const subject = nameOf(keys);
    const group = found.get(subject) ?? { no: new Map(), yes: new Map() };
    for (const claim of [x, y]) {
      const side = group[claim.polarity ?? 'no'];
      side.set(claim, Math.max(side.get(claim) ?? 0, share));
    }
    found.set(subject, group);
  }
  return [...found].map(([subject, { no, yes }]) => ({
    subject: words(subject),
    by: 'polarity' as const,
    sides: [
      { value: 'no', statements: ranked(no) },
      { value: 'yes', statements: ranked(yes) },
    ],
  }));
}

function misnumbered(claims: readonly Claim[], weights: Weights): Contradiction[] {
  const counted = claims.filter((claim) => claim.quantities.length > 0);
  const found = new Map<string, Map<string, Map<Claim, number>>>();
  for (const [a, b] of candidatePairs(
    counted.map((claim) => claim.topic),
    weights,
  )) {
    const [x, y] = [counted[a], counted[b]];
    if (!x || !y) continue;
    const { share, keys } = closeness(x, y, weights);
    const shares = [share, closeness(y, x, weights).share];
    if (Math.max(...shares) < sameThing || Math.min(...shares) < sameThing / 2) continue;
    for (const unit of new Set(x.quantities.map((quantity) => quantity.unit))) {
      const [inX, inY] = [valuesOf(x, unit), valuesOf(y, unit)];
      if (inY.length === 0 || inX.some((value) => inY.includes(value))) continue;
      const subject = nameOf(keys);
      const group = found.get(`${subject} =${unit}`) ?? new Map<string, Map<Claim, number>>();
      for (const [claim, values] of [[x, inX] as const, [y, inY] as const]) {
        const value = `${values.join(', ')} ${unit}`;
        group.set(value, (group.get(value) ?? new Map<Claim, number>()).set(claim, share));
      }
      found.set(`${subject} =${unit}`, group);
    }
  }
  return [...found].map(([key, sides]) => ({
    subject: words(key.slice(0, key.lastIndexOf(' ='))),
    by: 'number' as const,
    sides: [...sides].map(([value, statements]) => ({ value, statements: ranked(statements) })),
  }));
}

function valuesOf(claim: Claim, unit: string): string[] {
  return claim.quantities.filter((quantity) => quantity.unit === unit).map((quantity) => quantity.value);
}

/** The closest first; a sentence that makes several claims, or that a quoted heading shows already, stands once. */
function ranked(claims: ReadonlyMap<Claim, number>): Statement[] {
  const statements = new Map<string, Statement>();
  for (const [{ section, sentence }] of [...claims].sort((x, y) => y[1] - x[1])) {
    const key = `${sentence.line} ${sentence.text}`;
    if (!statements.has(key)) statements.set(key, { ...sentence, section });
  }
  const all = [...statements.values()];
  return all.filter((one) => !all.some((other) => other.text.endsWith(` → ${flat(one.text)}`)));
}

/** The two rarest subjects, concepts before mere words. */
function nameOf(keys: readonly string[]): string {
  const concepts = keys.filter((token) => token.startsWith('c:'));
  return (concepts.length > 0 ? concepts : keys).slice(0, 2).sort().join(' ');
}

function words(subject: string): string[] {
  return subject.split(' ').map((token) => token.slice(2));
}
