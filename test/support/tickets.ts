import {
  type At,
  actOnTicket,
  openTicket,
  type StaffMember,
  type StaffRole,
  type Ticket,
  type TicketAct,
  type TicketActor,
  type TicketMessage,
  type TicketOutcome,
  type WantedTicket,
} from '../../src/tickets/index.ts';
import { deskPolicy } from './desk-policy.ts';

/** A Monday, 10:00 in Shanghai. */
export const monday = Date.parse('2026-11-23T02:00:00Z');
export const at = (now = monday): At => ({ now, policy: deskPolicy });

export const customer: TicketActor = { person: 'telegram:1', name: '小李', side: 'customer' };
export const stranger: TicketActor = { person: 'telegram:2', name: 'Mallory', side: 'customer' };
export const agent = (person: string, role: StaffRole = 'agent'): TicketActor & { side: 'agent' } => ({
  person,
  name: person.toUpperCase(),
  side: 'agent',
  role,
  privately: false,
});
export const [ann, bob, lea] = [agent('ann'), agent('bob'), agent('lea', 'lead')];
export const onStaff = ({ person, name, role }: TicketActor & { side: 'agent' }): StaffMember => ({
  person,
  name,
  role,
  since: 0,
  by: null,
});

/** A ticket as a customer wants it who was stopped by a quota. */
export const wanted: WantedTicket = {
  number: 1001,
  kind: 'quota',
  customer: { person: customer.person, name: customer.name },
  lang: 'zh',
  uin: '100000000001',
  summary: '对等连接配额不够了，请提到 20。',
  request: { raise: 'quota', uin: '100000000001', quota: 'peeringsPerVpc', to: 20 },
  context: { said: [], guesses: [], concerns: [] },
  terms: ['配额'],
  live: 0,
};

/** What must go well. */
export function done(outcome: TicketOutcome): {
  readonly ticket: Ticket;
  readonly messages: readonly TicketMessage[];
} {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusals.map(({ code }) => code).join()}`);
  return outcome;
}

/** The status it leads to, or the codes of its refusal. */
export const said = (outcome: TicketOutcome): string =>
  outcome.ok ? outcome.ticket.status : outcome.refusals.map(({ code }) => code).join();

export const opened = (more: Partial<WantedTicket> = {}, now = monday): Ticket =>
  done(openTicket({ ...wanted, ...more }, at(now))).ticket;

/** The ticket once it has seen these acts, all at one time. */
export const having = (
  ticket: Ticket,
  acts: readonly (readonly [TicketActor, TicketAct])[],
  now = monday,
): Ticket => acts.reduce((next, [by, act]) => done(actOnTicket(next, by, act, at(now))).ticket, ticket);
