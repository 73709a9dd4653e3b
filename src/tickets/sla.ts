import { addBusiness, businessBetween } from './business-time.ts';
import type { At, DeskPolicy } from './policy.ts';
import type { SlaClock, SlaClockName, SlaClocks, Ticket, TicketPriority, TicketStatus } from './ticket.ts';

/** The clocks in the order in which they are told of. */
export const slaClockNames = ['firstReply', 'nextReply', 'resolution'] as const satisfies SlaClockName[];

/** The business time that a clock has run by an instant, in ms. */
export const spentBy = ({ spent, since }: SlaClock, { now, policy }: At): number =>
  spent + (since === null ? 0 : businessBetween(since, now, policy.hours));

/** The business time after which a clock reminds, in ms. */
export const remindsAfter = ({ target }: SlaClock, { remindAt }: DeskPolicy): number =>
  Math.ceil(target * remindAt);

/** When a running clock will have run for so long; undefined while it stands, or if the desk never opens again. */
export function momentOf({ spent, since }: SlaClock, ms: number, { hours }: DeskPolicy): number | undefined {
  const moment = since === null ? Number.POSITIVE_INFINITY : addBusiness(since, ms - spent, hours);
  return moment === Number.POSITIVE_INFINITY ? undefined : moment;
}

/** The clocks of a ticket that has just been opened. */
export const firstClocks = (priority: TicketPriority, at: At): SlaClocks => ({
  firstReply: fresh('firstReply', priority, at),
  resolution: fresh('resolution', priority, at),
});

/** What has been said, as far as clocks care. */
export interface Heard {
  /** An agent said or decided something that the customer is told. */
  readonly replied: boolean;
  /** The customer said something. */
  readonly wrote: boolean;
}

/** The part of a ticket that time writes. */
export type Timed = Pick<Ticket, 'clocks' | 'firstReplyTook' | 'resolutionTook'>;

/**
 * The clocks of a ticket once it has come to `status`:
 * the first reply until an agent says something to the customer or decides what they ask for, the next reply from the customer's message until then,
 * the resolution until the ticket is solved or closed, and on from there when it is reopened. They run while it is new
 * or open.
 */
export function clocksAfter(ticket: Ticket, status: TicketStatus, { replied, wrote }: Heard, at: At): Timed {
  const { firstReply, nextReply, resolution } = ticket.clocks;
  const { priority } = ticket;
  const running = status === 'new' || status === 'open';
  const live = running || status === 'pending';
  const set = (clock: SlaClock | undefined): SlaClock | undefined => clock && setTo(clock, running, at);

  const firstReplyTook =
    replied && firstReply !== undefined ? spentBy(firstReply, at) : ticket.firstReplyTook;
  const waits = wrote && firstReplyTook !== undefined && live;
  const next =
    replied || !live ? undefined : (nextReply ?? (waits ? fresh('nextReply', priority, at) : undefined));
  const solution = live ? (resolution ?? resumed(ticket, at)) : undefined;
  const resolutionTook = live
    ? undefined
    : resolution === undefined
      ? ticket.resolutionTook
      : spentBy(resolution, at);
  return {
    clocks: clocksOf(set(replied ? undefined : firstReply), set(next), set(solution)),
    ...(firstReplyTook === undefined ? {} : { firstReplyTook }),
    ...(resolutionTook === undefined ? {} : { resolutionTook }),
  };
}

/** The clocks under another priority. What has passed its mark already has been told of, and what no longer has is not. */
export function retargeted(clocks: SlaClocks, priority: TicketPriority, at: At): SlaClocks {
  const under = (name: SlaClockName): SlaClock | undefined => {
    const clock = clocks[name];
    if (clock === undefined) return undefined;
    const next = { ...clock, target: at.policy.targets[priority][name] };
    const spent = spentBy(clock, at);
    return {
      ...next,
      reminded: clock.reminded && spent >= remindsAfter(next, at.policy),
      escalated: clock.escalated && spent >= next.target,
    };
  };
  return clocksOf(under('firstReply'), under('nextReply'), under('resolution'));
}

/** Clocks as a ticket holds them: those there are. */
export const clocksOf = (
  firstReply: SlaClock | undefined,
  nextReply: SlaClock | undefined,
  resolution: SlaClock | undefined,
): SlaClocks => ({
  ...(firstReply === undefined ? {} : { firstReply }),
  ...(nextReply === undefined ? {} : { nextReply }),
  ...(resolution === undefined ? {} : { resolution }),
});

const fresh = (name: SlaClockName, priority: TicketPriority, { now, policy }: At): SlaClock => ({
  spent: 0,
  since: now,
  target: policy.targets[priority][name],
  reminded: false,
  escalated: false,
});

/** The resolution of a ticket that is reopened goes on where it stopped; what was told of it before is not told again. */
function resumed({ priority, resolutionTook: spent = 0 }: Ticket, at: At): SlaClock {
  const clock = { ...fresh('resolution', priority, at), spent };
  return {
    ...clock,
    reminded: spent >= remindsAfter(clock, at.policy),
    escalated: spent >= clock.target,
  };
}

function setTo(clock: SlaClock, running: boolean, at: At): SlaClock {
  if (running === (clock.since !== null)) return clock;
  return { ...clock, spent: spentBy(clock, at), since: running ? at.now : null };
}
