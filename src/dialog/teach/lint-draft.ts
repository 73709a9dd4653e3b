import {
  analyse,
  type DataKind,
  type EntryText,
  type Faq,
  findData,
  type Lang,
  languages,
  normalise,
  wordings,
} from '../../faq/index.ts';
import type { DialogWorld } from '../frame.ts';
import type { Task } from '../tasks.ts';
import { languageOf, understand } from '../understand.ts';
import { type Draft, type DraftContent, draftLimits, taughtId } from './draft.ts';
import { unansweredKey } from './teach-desk.ts';

/** What is wrong with a draft, or should be known about it. */
export type DraftFinding =
  | { readonly code: 'NO_QUESTION' | 'NO_ANSWER' }
  | {
      readonly code: 'TITLE_TOO_LONG' | 'ASK_TOO_LONG' | 'BODY_TOO_LONG' | 'TOO_MANY_ASKS';
      readonly most: number;
    }
  /** A fence ``` that is not closed would swallow what is said below the answer. */
  | { readonly code: 'OPEN_FENCE' }
  /** `{{` begins a placeholder in the files that it is exported to. */
  | { readonly code: 'PLACEHOLDER' }
  | { readonly code: 'ENTRY_UNKNOWN'; readonly entry: string }
  /** The same wording stands under another entry, or twice in the draft. */
  | { readonly code: 'STANDS_ALREADY'; readonly text: string; readonly entry: string }
  | { readonly code: 'STANDS_TWICE'; readonly text: string }
  /** The search cannot tell it from a wording of another entry. */
  | { readonly code: 'TOO_ALIKE'; readonly text: string; readonly other: string; readonly entry: string }
  /** Written in another language than it is meant for. */
  | { readonly code: 'OTHER_LANGUAGE'; readonly part: 'title' | 'body'; readonly lang: Lang }
  /** Taken for an order or for talk: nobody who says so will be answered with it. */
  | { readonly code: 'HEARD_AS_ORDER'; readonly text: string; readonly task: Task }
  | { readonly code: 'HEARD_AS_TALK'; readonly text: string }
  /** An id or an account stands in it, as those of the customer would. */
  | { readonly code: 'CUSTOMER_DATA'; readonly value: string };

/** Findings that a draft can be approved with. */
const mild: readonly DraftFinding['code'][] = [
  'OTHER_LANGUAGE',
  'HEARD_AS_ORDER',
  'HEARD_AS_TALK',
  'CUSTOMER_DATA',
];

/** Whether a finding stands in the way of approval. */
export const forbids = ({ code }: DraftFinding): boolean => !mild.includes(code);

/** From this likeness on (shared tokens, Dice) two wordings cannot be told apart; the knowledge lint says the same. */
const tooAlike = 0.85;

/** What a draft would teach, without who wrote it and when. */
export function contentOf(draft: Draft): DraftContent {
  if (draft.kind === 'ask') return { kind: 'ask', entry: draft.entry, text: draft.text };
  const { zh, en } = draft;
  return { kind: 'entry', ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
}

/** Every wording of a draft. */
export function draftWordings(draft: DraftContent): readonly string[] {
  if (draft.kind === 'ask') return [draft.text];
  return languages.flatMap((lang) => {
    const text = draft[lang];
    return text === undefined ? [] : [text.title, ...text.asks].filter((each) => each !== '');
  });
}

/** The entry whose questions a draft answers. */
export const targetOf = (draft: Draft): string => (draft.kind === 'ask' ? draft.entry : taughtId(draft));

/** What the knowledge lint would say of a draft if it stood in a file, and what it will be heard as. */
export function lintDraft(draft: Draft, world: DialogWorld): readonly DraftFinding[] {
  const form = draft.kind === 'ask' ? lintAsk(draft, world) : lintEntry(draft);
  const target = targetOf(draft);
  const texts = draftWordings(draft);
  const keys = texts.map(unansweredKey);
  const twice = texts.filter((_, i) => keys.indexOf(keys[i] ?? '') < i);
  const standing = standingWordings(world);
  return [
    ...form,
    ...twice.map((text): DraftFinding => ({ code: 'STANDS_TWICE', text })),
    ...texts.flatMap((text, i): DraftFinding[] => {
      const entry = standing.get(keys[i] ?? '');
      if (entry !== undefined && (entry !== target || draft.kind === 'ask'))
        return [{ code: 'STANDS_ALREADY', text, entry }];
      return alikeElsewhere(text, target, world);
    }),
    ...texts.flatMap((text) => heardAs(text, world)),
    ...customerData(draft),
  ];
}

/** What names somebody's own things; blocks and ports are fair examples. */
const own: readonly DataKind[] = ['vpc', 'peering', 'subnet', 'route_table', 'gateway', 'account'];

function customerData(draft: Draft): DraftFinding[] {
  const bodies = draft.kind === 'ask' ? [] : languages.flatMap((lang) => draft[lang]?.body ?? []);
  const values = [...draftWordings(draft), ...bodies].flatMap((text) =>
    findData(normalise(text))
      .filter(({ kind }) => own.includes(kind))
      .map(({ value }) => value),
  );
  return [...new Set(values)].slice(0, 3).map((value) => ({ code: 'CUSTOMER_DATA', value }));
}

function lintAsk({ entry, text }: Draft & { readonly kind: 'ask' }, world: DialogWorld): DraftFinding[] {
  return [
    ...(world.entries.has(entry) ? [] : [{ code: 'ENTRY_UNKNOWN', entry } as const]),
    ...(unansweredKey(text) === '' ? [{ code: 'NO_QUESTION' } as const] : []),
    ...(text.length > draftLimits.ask ? [{ code: 'ASK_TOO_LONG', most: draftLimits.ask } as const] : []),
  ];
}

function lintEntry(draft: Draft & { readonly kind: 'entry' }): DraftFinding[] {
  const texts = languages.flatMap((lang) => {
    const text = draft[lang];
    return text === undefined ? [] : [{ lang, text }];
  });
  if (texts.length === 0) return [{ code: 'NO_QUESTION' }, { code: 'NO_ANSWER' }];
  return texts.flatMap(({ lang, text }) => lintText(lang, text));
}

function lintText(lang: Lang, { title, asks, body }: EntryText): DraftFinding[] {
  const { title: titleMost, ask, asks: asksMost, body: bodyMost } = draftLimits;
  const found: DraftFinding[] = [];
  if (unansweredKey(title) === '') found.push({ code: 'NO_QUESTION' });
  if (body.trim() === '') found.push({ code: 'NO_ANSWER' });
  if (title.length > titleMost) found.push({ code: 'TITLE_TOO_LONG', most: titleMost });
  if (asks.some((each) => each.length > ask)) found.push({ code: 'ASK_TOO_LONG', most: ask });
  if (asks.length > asksMost) found.push({ code: 'TOO_MANY_ASKS', most: asksMost });
  if (body.length > bodyMost) found.push({ code: 'BODY_TOO_LONG', most: bodyMost });
  if ((body.match(/^\s*```/gm)?.length ?? 0) % 2 === 1) found.push({ code: 'OPEN_FENCE' });
  if (/\{\{/.test(body)) found.push({ code: 'PLACEHOLDER' });
  for (const part of ['title', 'body'] as const) {
    const said = languageOf(part === 'title' ? title : body.toLowerCase());
    if (said !== undefined && said !== lang) found.push({ code: 'OTHER_LANGUAGE', part, lang });
  }
  return found;
}

/** For each world the wordings that stand under its entries, by key. */
const standings = new WeakMap<object, ReadonlyMap<string, string>>();

function standingWordings(world: DialogWorld): ReadonlyMap<string, string> {
  const before = standings.get(world.entries);
  if (before) return before;
  const made = new Map<string, string>();
  for (const entry of world.entries.values())
    for (const text of wordings(entry)) made.set(unansweredKey(text), entry.id);
  for (const { entry, text } of world.taught?.taught.asks ?? []) made.set(unansweredKey(text), entry);
  standings.set(world.entries, made);
  return made;
}

/** The wording of another entry that this one can hardly be told from. */
function alikeElsewhere(text: string, target: string, world: DialogWorld): DraftFinding[] {
  const { faq, entries } = world;
  const { tokens } = analyse(text, faq.language);
  const others = [
    ...baseAlike(tokens, faq, entries),
    ...(world.taught?.rank(tokens, undefined) ?? [])
      .filter(({ likeness }) => likeness >= 0.6)
      .map(({ id, wording }) => ({ entry: id, other: wording })),
  ];
  const nearest = others
    .filter(({ entry }) => entry !== target)
    .find(({ other }) => dice(tokens, analyse(other, faq.language).tokens) >= tooAlike);
  return nearest === undefined ? [] : [{ code: 'TOO_ALIKE', text, ...nearest }];
}

function baseAlike(
  tokens: readonly string[],
  faq: Faq,
  entries: DialogWorld['entries'],
): { entry: string; other: string }[] {
  return [...faq.alike(tokens, 0.75)]
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .flatMap(({ id, wording }) => {
      const entry = entries.get(id);
      const other = entry && wordings(entry)[wording];
      return other === undefined ? [] : [{ entry: id, other }];
    });
}

function dice(a: readonly string[], b: readonly string[]): number {
  const held = new Set(b);
  const shared = a.filter((token) => held.has(token)).length;
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

function heardAs(text: string, world: DialogWorld): DraftFinding[] {
  const meaning = understand({ text }, world);
  if (meaning.kind === 'task') return [{ code: 'HEARD_AS_ORDER', text, task: meaning.task }];
  return meaning.kind === 'smalltalk' ? [{ code: 'HEARD_AS_TALK', text }] : [];
}
