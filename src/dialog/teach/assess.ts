import { analyse, type Faq, type TaughtHit, TaughtShelf, wordings } from '../../faq/index.ts';
import type { DialogWorld } from '../frame.ts';
import { type Understanding, understand } from '../understand.ts';
import { type Draft, taughtBy } from './draft.ts';
import { contentOf, type DraftFinding, draftWordings, lintDraft, targetOf } from './lint-draft.ts';
import type { TuneRow } from './tune-row.ts';

/** What approving a draft would come to. */
export interface Assessment {
  /** Entries that are nearest to it now, best first; without its own. */
  readonly nearest: readonly { readonly entry: string; readonly nearness: number }[];
  readonly findings: readonly DraftFinding[];
  /** Questions that it would answer instead of the entry that answers or offers them now. */
  readonly taken: readonly { readonly entry: string; readonly questions: readonly string[] }[];
  /** Utterances of the tune set that are answered or offered right now and would no longer be: it worsens the set. */
  readonly worse: readonly string[];
  /** Utterances of the tune set that nothing answers now and it would. */
  readonly gained: readonly string[];
  /** There was no tune set to hold it against. */
  readonly untuned: boolean;
}

const mostNearest = 4;
/** Nearness below which what was taught never wins a question; see `readTaught`. */
const couldWin = 0.38;
/** How many of the closest utterances are asked again: the further away, the less they are to be won. */
const mostAsked = { tune: 16, wordings: 12 };
/** Likeness of a wording of the base to one of the draft, from which on it is looked at. */
const lookedAt = 0.3;
/** Most wordings of other entries that are looked at. */
const mostLookedAt = 60;

/** The latest of each world: a summary is shown and checked several times before its button is pressed. */
const latest = new WeakMap<DialogWorld, { readonly draft: string; readonly assessment: Assessment }>();

/** Holds a draft against everything that is known: what it is near to, what is wrong with it, and what it would take. */
export function assess(draft: Draft, world: DialogWorld): Assessment {
  const key = JSON.stringify([targetOf(draft), contentOf(draft)]);
  const before = latest.get(world);
  if (before?.draft === key) return before.assessment;
  const assessment = assessed(draft, world, world.tune?.() ?? []);
  latest.set(world, { draft: key, assessment });
  return assessment;
}

function assessed(draft: Draft, world: DialogWorld, tune: readonly TuneRow[]): Assessment {
  const target = targetOf(draft);
  const texts = draftWordings(draft);
  const { rank, seen } = withDraft(draft, world);
  const nearness = (text: string): number =>
    rank(takenApart(text, world.faq)).find(({ id }) => id === target)?.nearness ?? 0;
  const closest = <T>(all: readonly T[], textOf: (one: T) => string, most: number): T[] =>
    all
      .map((one) => ({ one, near: nearness(textOf(one)) }))
      .filter(({ near }) => near >= couldWin)
      .sort((a, b) => b.near - a.near)
      .slice(0, most)
      .map(({ one }) => one);
  const taken = new Map<string, string[]>();
  const worse: string[] = [];
  const gained: string[] = [];
  for (const { q, context = [], entries } of closest(tune, (row) => row.q, mostAsked.tune)) {
    if (entries?.includes(target) || !answeredWith(target, q, context, seen)) continue;
    const now = understand({ text: q, context }, world);
    if (entries?.some((entry) => servedBy(now).includes(entry))) worse.push(q);
    const loser = entries?.[0] ?? (now.kind === 'answer' ? now.entry : undefined);
    if (loser === undefined) gained.push(q);
    else note(taken, loser, q);
  }
  for (const { entry, text } of closest(
    neighbours(texts, target, world),
    (one) => one.text,
    mostAsked.wordings,
  )) {
    if (answeredWith(target, text, [], seen)) note(taken, entry, text);
  }
  // Its own wordings are asked for sure, however far they are from those of the entry that answers them now.
  const noted = new Set([...taken.values()].flat());
  for (const text of texts.filter((each) => !noted.has(each))) {
    const now = understand({ text }, world);
    if (now.kind === 'answer' && now.entry !== target && answeredWith(target, text, [], seen))
      note(taken, now.entry, text);
  }
  return {
    nearest: nearestTo(texts, target, world),
    findings: lintDraft(draft, world),
    taken: [...taken].map(([entry, questions]) => ({ entry, questions })),
    worse,
    gained,
    untuned: tune.length === 0,
  };
}

/** The world as it would be with the draft, laid beside what is taught without laying that out anew. */
function withDraft(draft: Draft, world: DialogWorld) {
  const made = taughtBy(draft, '', 0);
  const alone = new TaughtShelf(world.faq).index(
    'entry' in made
      ? { revision: -1, entries: [made.entry], asks: [] }
      : { revision: -1, entries: [], asks: [made.ask] },
    'entry' in made ? new Map() : world.entries,
  );
  const rank = (tokens: readonly string[], subject?: string) => alone.rank(tokens, subject);
  const taught: Understanding['taught'] = {
    rank: (tokens, subject) => merged(rank(tokens, subject), world.taught?.rank(tokens, subject) ?? []),
  };
  return { rank, seen: { ...world, taught } };
}

/** Two rankings as one, each entry with the better of its hits. */
function merged(a: readonly TaughtHit[], b: readonly TaughtHit[]): TaughtHit[] {
  const best = new Map<string, TaughtHit>();
  for (const hit of [...a, ...b])
    if (hit.nearness > (best.get(hit.id)?.nearness ?? -1)) best.set(hit.id, hit);
  return [...best.values()].sort((x, y) => y.nearness - x.nearness);
}

function answeredWith(
  target: string,
  text: string,
  context: readonly string[],
  world: Understanding,
): boolean {
  const meaning = understand({ text, context }, world);
  return meaning.kind === 'answer' && meaning.entry === target;
}

function servedBy(meaning: ReturnType<typeof understand>): readonly string[] {
  if (meaning.kind === 'answer') return [meaning.entry];
  return meaning.kind === 'suggest' ? meaning.alternatives : [];
}

function note(taken: Map<string, string[]>, entry: string, question: string): void {
  const before = taken.get(entry);
  if (before === undefined) taken.set(entry, [question]);
  else if (!before.includes(question)) before.push(question);
}

/** Wordings of other entries that share enough with one of the draft's. */
function neighbours(
  texts: readonly string[],
  target: string,
  { faq, entries, taught }: DialogWorld,
): { entry: string; text: string }[] {
  const found = new Map<string, { entry: string; text: string; likeness: number }>();
  for (const text of texts) {
    const tokens = takenApart(text, faq);
    for (const { id, wording, likeness } of faq.alike(tokens, lookedAt)) {
      const other = entries.get(id);
      const said = other && wordings(other)[wording];
      if (said === undefined || id === target) continue;
      if (likeness > (found.get(said)?.likeness ?? 0)) found.set(said, { entry: id, text: said, likeness });
    }
    for (const { id, wording, likeness } of taught?.rank(tokens, undefined) ?? [])
      if (id !== target && likeness >= lookedAt) found.set(wording, { entry: id, text: wording, likeness });
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness).slice(0, mostLookedAt);
}

/** The entries nearest to any of the draft's wordings, by what the base and what is taught make of them. */
function nearestTo(texts: readonly string[], target: string, { faq, taught }: DialogWorld) {
  const best = new Map<string, number>();
  const see = (entry: string, nearness: number) => {
    if (entry !== target && nearness > (best.get(entry) ?? 0)) best.set(entry, nearness);
  };
  for (const text of texts.slice(0, 4)) {
    const tokens = takenApart(text, faq);
    for (const { id, nearness } of faq.nearest(tokens)) see(id, nearness);
    for (const { id, nearness } of taught?.rank(tokens, undefined) ?? []) see(id, nearness);
  }
  return [...best]
    .map(([entry, nearness]) => ({ entry, nearness }))
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, mostNearest);
}

/** What was taken apart for a base, as long as that lives: the tune set is the same at every draft. */
const takes = new WeakMap<Faq, Map<string, readonly string[]>>();
const mostKept = 4_000;

function takenApart(text: string, faq: Faq): readonly string[] {
  let kept = takes.get(faq);
  if (kept === undefined) {
    kept = new Map();
    takes.set(faq, kept);
  }
  const before = kept.get(text);
  if (before) return before;
  if (kept.size >= mostKept) kept.clear();
  const { tokens } = analyse(text, faq.language);
  kept.set(text, tokens);
  return tokens;
}
