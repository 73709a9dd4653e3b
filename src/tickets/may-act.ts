import { type TicketRefusal, ticketRefusal } from './refusal.ts';
import { mayOnStaff } from './staff.ts';
import type { Ticket } from './ticket.ts';
import type { TicketActName, TicketActor } from './ticket-act.ts';

/** Who does each act: the customer, anybody on the staff, or only who is responsible (a lead always may). */
const doers = {
  write: 'customer',
  rate: 'customer',
  close: 'customer or responsible',
  note: 'staff',
  claim: 'staff',
  taught: 'staff',
  answer: 'responsible',
  ask_back: 'responsible',
  solve: 'responsible',
  decide: 'responsible',
  release: 'responsible',
  transfer: 'responsible',
  prioritise: 'responsible',
} as const satisfies Record<TicketActName, string>;

/** Acts that make an agent responsible where nobody is. */
const claiming: ReadonlySet<TicketActName> = new Set(['claim', 'answer', 'ask_back', 'solve', 'decide']);

/** Whether an act by an agent makes the agent responsible for the ticket as it is. */
export const claims = (ticket: Ticket, by: TicketActor, act: TicketActName): boolean =>
  by.side === 'agent' && ticket.assignee === null && claiming.has(act);

/** Why somebody may not do an act to a ticket, whatever its status; undefined if they may. */
export function mayNotAct(ticket: Ticket, by: TicketActor, act: TicketActName): TicketRefusal | undefined {
  const doer = doers[act];
  if (by.side === 'customer') {
    if (by.person !== ticket.customer.person) return ticketRefusal('NO_SUCH_TICKET', { ticket: ticket.id });
    return doer.startsWith('customer') ? undefined : ticketRefusal('NOT_ON_STAFF', {});
  }
  if (doer === 'customer') return ticketRefusal('CUSTOMER_ONLY', { ticket: ticket.id });
  if (act === 'decide' && by.person === ticket.customer.person)
    return ticketRefusal('OWN_REQUEST', { ticket: ticket.id });
  const { assignee } = ticket;
  if (act === 'claim')
    return assignee === null || assignee.person === by.person
      ? undefined
      : ticketRefusal('ALREADY_CLAIMED', { ticket: ticket.id, by: assignee.name });
  if (doer === 'staff' || mayOnStaff(by.role, 'lead')) return undefined;
  if (assignee?.person === by.person || claims(ticket, by, act)) return undefined;
  return ticketRefusal('NOT_ASSIGNEE', { ticket: ticket.id, assignee: assignee?.name ?? null });
}
