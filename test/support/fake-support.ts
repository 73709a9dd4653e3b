import type { Here, SupportDesk, SupportEffect } from '../../src/dialog/support/support-desk.ts';
import {
  type StaffInvitation,
  type StaffMember,
  type Ticket,
  type TicketMessage,
  ticketKinds,
  ticketPriorities,
} from '../../src/tickets/index.ts';

const isLive = ({ status }: Ticket): boolean => status !== 'solved' && status !== 'closed';
const urgency = ({ priority }: Ticket): number => ticketPriorities.indexOf(priority);

/** All that is stored of the support desk, in memory, as a store would keep it. */
export class FakeSupport {
  readonly tickets = new Map<string, Ticket>();
  readonly messages = new Map<string, readonly TicketMessage[]>();
  readonly staff = new Map<string, StaffMember>();
  readonly invitations = new Map<string, StaffInvitation>();
  readonly matters = new Map<string, string>();
  /** Whether the staff have a room. */
  room = false;
  namesShown = false;
  /** Who has no chat of their own with the bot. */
  readonly unheard = new Set<string>();

  employ(person: string, role: StaffMember['role'], name = person): void {
    this.staff.set(person, { person, name, role, since: 0, by: null });
  }

  /** What a turn reads, as it is now. */
  desk(here: Here = { room: false }): SupportDesk {
    const tickets = [...this.tickets.values()];
    const messages = new Map(this.messages);
    const staff = [...this.staff.values()].sort((a, b) =>
      a.role === b.role ? 0 : a.role === 'lead' ? -1 : 1,
    );
    const invitations = new Map(this.invitations);
    const matters = new Map(this.matters);
    const waiting = tickets
      .filter((ticket) => isLive(ticket) && ticket.assignee === null)
      .sort((a, b) => urgency(a) - urgency(b) || a.openedAt - b.openedAt);
    return {
      namesShown: this.namesShown,
      here: async () => here,
      staffRoom: async () => this.room,
      hears: async (person) => !this.unheard.has(person),
      staff: async () => staff,
      onStaff: async (person) => staff.some((member) => member.person === person),
      staffInvitation: async (code) => invitations.get(code),
      ticket: async (id) => tickets.find((ticket) => ticket.id === id),
      ticketMessages: async (id, most) => (most > 0 ? (messages.get(id) ?? []).slice(-most) : []),
      ticketsOf: async (person, most) =>
        tickets
          .filter(({ customer }) => customer.person === person)
          .sort((a, b) => b.updatedAt - a.updatedAt)
          .slice(0, most),
      liveTicketsOf: async (person, most) =>
        Math.min(
          most,
          tickets.filter((ticket) => ticket.customer.person === person && isLive(ticket)).length,
        ),
      queue: async (kind, most) =>
        waiting.filter((ticket) => kind === undefined || ticket.kind === kind).slice(0, most),
      queueSizes: async () => {
        const sizes = { question: 0, quota: 0, bandwidth: 0, classic_network: 0 };
        for (const kind of ticketKinds) sizes[kind] = waiting.filter((ticket) => ticket.kind === kind).length;
        return sizes;
      },
      assignedTo: async (person, most) =>
        tickets
          .filter((ticket) => isLive(ticket) && ticket.assignee?.person === person)
          .sort(
            (a, b) =>
              Number(a.status === 'pending') - Number(b.status === 'pending') ||
              urgency(a) - urgency(b) ||
              a.openedAt - b.openedAt,
          )
          .slice(0, most),
      searchTickets: async (terms, most) =>
        tickets
          .filter((ticket) => terms.every((term) => ticket.terms.includes(term)))
          .sort((a, b) => b.openedAt - a.openedAt)
          .slice(0, most),
      ticketsOpened: async (from, below, most) =>
        tickets
          .filter(({ openedAt }) => openedAt >= from && openedAt < below)
          .sort((a, b) => b.openedAt - a.openedAt)
          .slice(0, most)
          .reverse(),
      nextTicket: async () => 1001 + tickets.length,
      matter: async (person) => matters.get(person) ?? null,
    };
  }

  carryOut(effect: SupportEffect): void {
    switch (effect.do) {
      case 'ticket':
        this.tickets.set(effect.ticket.id, effect.ticket);
        break;
      case 'ticket_message': {
        const { ticket } = effect.message;
        this.messages.set(ticket, [...(this.messages.get(ticket) ?? []), effect.message]);
        break;
      }
      case 'matter':
        if (effect.ticket === null) this.matters.delete(effect.person);
        else this.matters.set(effect.person, effect.ticket);
        break;
      case 'staff':
        if (effect.member === undefined) this.staff.delete(effect.person);
        else this.staff.set(effect.person, effect.member);
        break;
      case 'staff_invitation':
        this.invitations.set(effect.invitation.code, effect.invitation);
        break;
    }
  }
}
