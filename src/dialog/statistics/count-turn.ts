import { type CountName, type Tally, weekOf } from '../../statistics/index.ts';
import { askedAtMost, type Conversation } from '../conversation.ts';
import type { DialogInput } from '../turn.ts';
import type { Turn, TurnKind } from '../turn-outcome.ts';
import type { StatisticsEffect } from './statistics-desk.ts';

/** How long after a question a ticket of its asker counts as following it, in ms. */
const followedWithinMs = 86_400_000;

/**
 * What a text counts as, by what its turn came to. A question is counted once as asked and once as what became of it. Not
 * a question: an order, a command, talk, the wish for a person, an answer to a step, data alone, a text too long to read.
 */
const ofText = {
  answer: ['asked', 'answered'],
  computed: ['asked', 'answered'],
  // How something is done by hand, for somebody it cannot be done for here.
  task: ['asked', 'answered'],
  suggest: ['asked', 'suggested'],
  unknown: ['asked', 'unanswered'],
  smalltalk: [],
  too_long: [],
  only_data: [],
  command: [],
  rating: [],
  person: [],
  topics: [],
  language: [],
  stale_button: [],
  wordless: [],
  guide: [],
  page: [],
  // Said in a ticket, to a person.
  ticket: [],
  nothing: [],
} satisfies Record<TurnKind, readonly CountName[]>;

/**
 * What a turn counts as: a text by `ofText`, also one that was typed for a ticket and is put to the bot by a tap. Another tap chooses and asks nothing: it tells that a choice held nothing, or
 * that an answer helped.
 */
export function countsOf(before: Conversation, input: DialogInput, { conversation, kind }: Turn): Tally {
  if (input.kind === 'text' || (input.kind === 'action' && input.action.do === 'ask_bot'))
    return Object.fromEntries(ofText[kind].map((name) => [name, 1]));
  if (input.kind !== 'action') return {};
  const { action } = input;
  if (action.do === 'none_of_these') return { unanswered: 1 };
  // The second opinion on one entry changes nothing, and counts for nothing.
  if (action.do === 'rate' && action.helpful && conversation.rated !== before.rated) return { helped: 1 };
  return {};
}

/** Remembers that a question was asked now; questions of more than a day ago are forgotten. */
export function rememberAsked(conversation: Conversation, now: number): Conversation {
  return { ...conversation, asked: [...recent(conversation, now), now].slice(-askedAtMost) };
}

/**
 * A ticket opens: it is handed over, and what its customer asked here within a day was not settled by the bot, which is
 * counted in the weeks in which it was asked. The conversation that goes on has forgotten those questions: the next
 * ticket does not follow them a second time.
 */
export function followed(
  conversation: Conversation,
  { now, zone }: { readonly now: number; readonly zone: string },
): { readonly conversation: Conversation; readonly effects: readonly StatisticsEffect[] } {
  const { asked: _, ...rest } = conversation;
  const weeks = new Map<string, number>();
  for (const at of recent(conversation, now)) {
    const week = weekOf(at, zone);
    weeks.set(week, (weeks.get(week) ?? 0) + 1);
  }
  return {
    conversation: rest,
    effects: [
      { do: 'tally', of: 'turns', week: weekOf(now, zone), counts: { handed_over: 1 } },
      ...[...weeks].map(([week, count]) => ({
        do: 'tally' as const,
        of: 'turns' as const,
        week,
        counts: { followed: count },
      })),
    ],
  };
}

const recent = ({ asked = [] }: Conversation, now: number): readonly number[] =>
  asked.filter((at) => now - at < followedWithinMs);
