/**
 * A support ticket: what it holds, its statuses, its clocks, and who may do what to it.
 * Knows staff, customers, business hours and macros.
 * Refuses to know chats, networks, the FAQ, and how anybody proves to be who they are.
 */

export { actOnTicket } from './act.ts';
export { addBusiness, type BusinessHours, businessBetween, type Span } from './business-time.ts';
export type { TicketChange } from './log.ts';
export * from './macro.ts';
export { openTicket, type TicketOutcome, type WantedTicket } from './open.ts';
export type { At, DeskPolicy, SlaTargets } from './policy.ts';
export * from './refusal.ts';
export { momentOf, remindsAfter, slaClockNames, spentBy } from './sla.ts';
export * from './staff.ts';
export { isLive, statusAfter } from './status.ts';
export { agentLeft, nextMoment, tickTicket, undelivered } from './tick.ts';
export * from './ticket.ts';
export type { TicketAct, TicketActName, TicketActor } from './ticket-act.ts';
export { noteIn, readTicketId, ticketId } from './ticket-text.ts';
