import {
  type ConnectionState,
  type Peering,
  type PeeringAction,
  stateAt,
  transition,
} from '../peering/index.ts';
import { guideText, inline, refusalText } from '../text/index.ts';
import type { Desk, HistoryLine } from './desk.ts';
import { type Actor, peeringButtons } from './peering-actions.ts';
import { agoText, type Looker, ownersOf, timeText } from './peering-facts.ts';
import type { Reply } from './reply.ts';

/** What brings a peering to a state, where a person does. */
const broughtBy: Partial<Record<ConnectionState, PeeringAction>> = {
  ACTIVE: 'accept',
  REJECTED: 'reject',
  DELETED: 'delete',
  PENDING: 'reenable',
};
/** How far back the history is read for it. */
const linesRead = 20;

/** Who brought a peering to the state it is in; undefined where that is not recorded. */
export async function whoAnswered(
  desk: Pick<Desk, 'history'>,
  { id }: Peering,
  state: ConnectionState,
): Promise<HistoryLine | undefined> {
  const op = broughtBy[state];
  if (op === undefined) return undefined;
  const lines = await desk.history({ peering: id }, linesRead);
  return lines.find(
    ({ deed }) =>
      deed.do === 'command' &&
      deed.command.op === op &&
      'peering' in deed.command &&
      deed.command.peering === id,
  );
}

/**
 * Says why something cannot be done to a peering of one's own any more: what became of it, who was first, and what can
 * be done now. Members of another account stay unnamed.
 */
export async function sayTooLate(
  at: Actor & Looker,
  desk: Pick<Desk, 'history' | 'person'>,
  peering: Peering,
  action: PeeringAction,
): Promise<Reply> {
  const words = guideText[at.lang].life;
  const state = stateAt(peering, at.world.rules, at.now);
  const who = whoText(at, desk, await whoAnswered(desk, peering, state));
  const { late } = words;
  const [requester] = ownersOf(at.world, peering);
  const fact = {
    ACTIVE: () => late.ACTIVE(peering.id, who),
    REJECTED: () => late.REJECTED(peering.id, who),
    DELETED: () => late.DELETED(peering.id, who),
    PENDING: () => late.PENDING(peering.id, who),
    EXPIRED: () =>
      late.EXPIRED(peering.id, timeText(at.lang, at.world.rules.pendingTtlHours * 3_600_000), requester),
    ISOLATED: () => late.ISOLATED(peering.id),
    FAILED: () => late.FAILED(peering.id),
  }[state]();
  const result = transition(at.world, peering, action, { actor: at.uin, now: at.now });
  const notOurs = result.ok ? [] : result.refusals.filter(({ code }) => code === 'NOT_OWNER');
  const { details, create } = words.buttons;
  const anew = (state === 'REJECTED' || state === 'DELETED') && requester === at.uin;
  return {
    markdown: [fact, ...(notOurs.length > 0 ? [refusalText(at.lang, notOurs)] : [])].join('\n\n'),
    buttons: [
      ...peeringButtons(at, peering),
      ...(anew
        ? [{ label: create, action: { do: 'guide', guide: 'create', values: {}, uin: at.uin } } as const]
        : []),
      { label: details, action: { do: 'show', page: 'peering', id: peering.id, uin: at.uin } },
    ],
  };
}

function whoText(at: Actor, desk: Pick<Desk, 'person'>, line: HistoryLine | undefined): string {
  if (line === undefined) return '';
  const { who } = guideText[at.lang].life;
  const ago = agoText(at.lang, at.now - line.at);
  if (line.uin !== at.uin) return who.account(line.uin, ago);
  if (line.person === desk.person.id) return who.you;
  return who.colleague(inline(line.name, 40) || who.anonymous, ago);
}
