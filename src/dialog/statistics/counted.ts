import { sumOf, type Tally, weekOf } from '../../statistics/index.ts';
import type { Desk, Effect } from '../desk.ts';
import type { Frame } from '../frame.ts';
import type { DialogInput } from '../turn.ts';
import type { Turn } from '../turn-outcome.ts';
import { countTicket } from './count-ticket.ts';
import { countsOf, followed, rememberAsked } from './count-turn.ts';
import type { StatisticsEffect } from './statistics-desk.ts';

/**
 * A turn with what it counts as: the one place where turns and tickets are counted. What the staff ask, or say where it
 * is not understood, is no question of a customer.
 */
export async function counted(frame: Frame, input: DialogInput, turn: Turn): Promise<Turn> {
  const counts = countsOf(frame.conversation, input, turn);
  const none = Object.keys(counts).length === 0 && !turn.effects.some(isAskedInVain);
  if (none || !(await frame.desk.support.onStaff(frame.desk.person.id))) return count(frame, turn, counts);
  return count(frame, { ...turn, effects: turn.effects.filter((effect) => !isAskedInVain(effect)) }, {});
}

const isAskedInVain = (effect: Effect): boolean => effect.do === 'unanswered';

/**
 * Adds what a turn and the tickets it changes count as; nothing to one that counts nothing. What time does to a ticket
 * needs no counting: it neither answers nor solves.
 */
async function count({ desk, library }: Frame, turn: Turn, counts: Tally): Promise<Turn> {
  const at = { now: desk.now, zone: library.policy.hours.timeZone };
  let { conversation } = turn;
  const tallies: StatisticsEffect[] =
    Object.keys(counts).length === 0
      ? []
      : [{ do: 'tally', of: 'turns', week: weekOf(at.now, at.zone), counts }];
  if (counts.asked !== undefined) conversation = rememberAsked(conversation, desk.now);
  for (const { before: known, after } of await ticketChanges(turn.effects, desk)) {
    tallies.push(...countTicket(known, after, at));
    if (known !== undefined || after.customer.person !== desk.person.id) continue;
    const opened = followed(conversation, at);
    conversation = opened.conversation;
    tallies.push(...opened.effects);
  }
  if (tallies.length === 0) return turn;
  return { ...turn, conversation, effects: [...turn.effects, ...together(tallies)] };
}

/** The tickets that effects change: as they were before the turn, and as they are after it. */
async function ticketChanges(effects: readonly Effect[], desk: Desk) {
  const changed = new Map(
    effects.flatMap((effect) => (effect.do === 'ticket' ? [[effect.ticket.id, effect.ticket] as const] : [])),
  );
  return Promise.all(
    [...changed].map(async ([id, after]) => ({ before: await desk.support.ticket(id), after })),
  );
}

/** One effect for each week and kind, so that each is one write. */
function together(tallies: readonly StatisticsEffect[]): StatisticsEffect[] {
  const groups = new Map<string, StatisticsEffect[]>();
  for (const tally of tallies) {
    const key = `${tally.of} ${tally.week}`;
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, counts: sumOf(group.map(({ counts }) => counts)) }] : [];
  });
}
