import { describe, expect, it } from 'vitest';
import { guides } from '../../../src/dialog/guides/all.ts';
import type { GuideId, Values } from '../../../src/dialog/guides/guide.ts';
import {
  type Action,
  type Conversation,
  type DialogInput,
  newConversation,
  type Reply,
  turn,
} from '../../../src/dialog/index.ts';
import type { Lang } from '../../../src/faq/index.ts';
import { guideText } from '../../../src/text/index.ts';
import type { FakeOffice } from '../../support/fake-desk.ts';
import { shipped } from '../../support/world.ts';
import { typedAnswers, walkedOffice } from './walked-office.ts';

const library = await shipped();

/** Telegram's: characters of a message, buttons under it, and what a phone shows of a label. */
const limits = { markdown: 4096, buttons: 100, label: 64 };
/** Choices followed at each step beside the ways out: the first two and the last stand for the rest. */
const followed = (choices: readonly Action[]) =>
  choices.length <= 3 ? choices : [...choices.slice(0, 2), ...choices.slice(-1)];
/** Texts that no step may stumble over. */
const hostile = [
  '\u202eabc',
  '10.0.0.0/99',
  '__proto__',
  'x'.repeat(5000),
  '１０．０．０．０／１６',
  '）（*_`[',
];

interface Visit {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
}

/**
 * Where a guide stands, whatever the run and the values: the step, what is filled, what can be done. Of the many visits
 * of one stand a few are walked on from, with other values each.
 */
function standOf({ conversation: { guide }, replies }: Visit, id: GuideId): string {
  // What goes on with another guide is over as well.
  if (guide?.id !== id) return 'over';
  const ways = [...new Set(actionsOf(replies).map((action) => action.do))].sort();
  return [guide.id, guide.at, guide.page, Object.keys(guide.values).sort(), ways].join(' ');
}
const visitsOfOne = 4;

async function put(office: FakeOffice, person: string, conversation: Conversation, input: DialogInput) {
  return turn(conversation, input, library, office.desk(person));
}

const actionsOf = (replies: readonly Reply[]) => replies.at(-1)?.buttons.map(({ action }) => action) ?? [];

/** What a guide begins with beside nothing, where that leads over other steps. */
const alsoBegunWith: Partial<Record<GuideId, readonly Values[]>> = { review: [{ draft: 'D-2' }] };

/** Walks every choice, every way back and every typed sample of a guide; effects are looked at, never carried out. */
async function walk(id: GuideId, lang: Lang, office: FakeOffice, person: string) {
  const fresh = { ...newConversation(lang), langChosen: true };
  const begin = (values: Values) =>
    put(office, person, fresh, { kind: 'action', action: { do: 'guide', guide: id, values } });
  const begun = await begin({});
  const edges = new Map<string, Set<string>>();
  const open: Visit[] = [begun, ...(await Promise.all((alsoBegunWith[id] ?? []).map(begin)))];
  const seen = new Map(open.map((visit) => [standOf(visit, id), 1]));
  const asked = new Set<string>();
  let committed = 0;
  for (let visit = open.shift(); visit !== undefined; visit = open.shift()) {
    const from = standOf(visit, id);
    const outs = edges.get(from) ?? new Set();
    edges.set(from, outs);
    const state = visit.conversation.guide;
    if (state === undefined || state.id !== id) continue;
    asked.add(state.at);
    const actions = actionsOf(visit.replies);
    expect(
      actions.some((action) => action.do === 'back'),
      `${from} has a way back`,
    ).toBe(true);
    expect(
      actions.some((action) => action.do === 'cancel'),
      `${from} can be cancelled`,
    ).toBe(true);
    const choices = actions.filter((action) => action.do === 'choose');
    const others = actions.filter((action) => action.do !== 'choose' && 'run' in action);
    const inputs: DialogInput[] = [
      ...[...followed(choices), ...others].map((action): DialogInput => ({ kind: 'action', action })),
      ...[...typedAnswers(state.id, state.at), ...hostile].map(
        (text): DialogInput => ({ kind: 'text', text }),
      ),
    ];
    for (const input of inputs) {
      const next = await put(office, person, visit.conversation, input);
      inspect(next.replies, `${from} after ${JSON.stringify(input).slice(0, 200)}`);
      if (next.effects.length > 0) committed += 1;
      const stand = standOf(next, id);
      outs.add(stand);
      const visits = seen.get(stand) ?? 0;
      if (visits >= visitsOfOne || stand === 'over') continue;
      seen.set(stand, visits + 1);
      open.push(next);
    }
  }
  return { begun, edges, asked, committed };
}

/** Nothing is said that a channel cannot show or a person cannot read. */
function inspect(replies: readonly Reply[], where: string): void {
  expect(replies.length, where).toBeGreaterThan(0);
  for (const { markdown, buttons } of replies) {
    expect(markdown.trim(), where).not.toBe('');
    expect(markdown, where).not.toMatch(/undefined|\[object|NaN|null/);
    expect(markdown.length, where).toBeLessThanOrEqual(limits.markdown);
    expect(buttons.length, where).toBeLessThanOrEqual(limits.buttons);
    for (const { label } of buttons) {
      expect(label.trim(), where).not.toBe('');
      expect([...label].length, `${where}: ${label}`).toBeLessThanOrEqual(limits.label);
    }
  }
}

/** The stands from which the guide can be brought to its end without giving up. */
function finishing(edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const good = new Set(['over']);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [from, outs] of edges)
      if (!good.has(from) && [...outs].some((to) => good.has(to))) {
        good.add(from);
        grown = true;
      }
  }
  return good;
}

/** Who may begin a guide, and no more than that. */
const walkers = { manage: 'gz-owner', agent: 'staff-agent', lead: 'staff-lead' } as const;
const walkerOf = (id: GuideId): string => {
  const needs = guides.get(id)?.needs;
  return needs === 'manage' || needs === 'agent' || needs === 'lead' ? walkers[needs] : 'gz-operator';
};
const lowerThan = {
  view: [],
  operate: ['gz-viewer'],
  manage: ['gz-viewer', 'gz-operator'],
  agent: ['gz-operator'],
  lead: ['gz-operator', 'staff-agent'],
} as const;

describe.each([...guides.keys()])('the guide %s', (id) => {
  it.each(['zh', 'en'] as const)('has no dead end, in %s', { timeout: 240_000 }, async (lang) => {
    const office = walkedOffice();
    const { begun, edges, asked, committed } = await walk(id, lang, office, walkerOf(id));
    inspect(begun.replies, 'at the beginning');
    expect(begun.conversation.guide?.id, 'it begins').toBe(id);
    const ends = finishing(edges);
    for (const from of edges.keys()) expect(ends.has(from), from).toBe(true);
    // Every step that is declared was met on the way, and the guide does what it is for.
    const steps = guides.get(id)?.steps.filter(({ given }) => !given) ?? [];
    for (const { slot } of steps) expect(asked, `${slot} was asked`).toContain(slot);
    if (guides.get(id)?.summary !== undefined) expect(committed, 'it can be done').toBeGreaterThan(0);
  });

  it('lets no stranger, and no viewer where something is changed', async () => {
    const guide = guides.get(id);
    if (guide === undefined || guide.needs === 'nothing') return;
    const start: DialogInput = { kind: 'action', action: { do: 'guide', guide: id, values: {} } };
    const refused = ['stranger', ...lowerThan[guide.needs]];
    for (const person of refused) {
      const said = await put(walkedOffice(), person, newConversation('zh'), start);
      expect(said.conversation.guide).toBeUndefined();
      expect(said.effects).toEqual([]);
    }
    const crowd = await turn(
      newConversation('zh'),
      start,
      library,
      walkedOffice().desk({ id: walkerOf(id), name: 'O', alone: false }),
    );
    expect(crowd.conversation.guide).toBeUndefined();
    expect(crowd.replies[0]?.markdown).toBe(guideText.zh.runner.inGroup);
  });
});
