import type { Here, SupportDesk } from '../dialog/index.ts';
import {
  type StaffInvitation,
  type StaffMember,
  type Ticket,
  type TicketKind,
  type TicketMessage,
  ticketKinds,
} from '../tickets/index.ts';
import { people } from './desk-collections.ts';
import type { Found, Range, Transaction } from './ports.ts';
import type { Reads } from './reads.ts';
import { homeOf, isReached, type Staffing, ticketHere, type Where } from './room.ts';
import { searchTickets } from './search-tickets.ts';
import {
  beginningWith,
  firstTicket,
  matters,
  queueIndex,
  staff,
  staffInvitations,
  ticketHead,
  ticketMessages,
  tickets,
} from './support-collections.ts';

/** The support desk of one turn, over the turn's own transaction; reading twice gives the same. */
export class OpenSupportDesk implements SupportDesk {
  readonly #transaction: Transaction;
  readonly #reads: Reads;
  readonly #staffing: Staffing;
  readonly #where: Where;

  constructor(transaction: Transaction, reads: Reads, staffing: Staffing, where: Where) {
    this.#transaction = transaction;
    this.#reads = reads;
    this.#staffing = staffing;
    this.#where = where;
  }

  get namesShown(): boolean {
    return this.#staffing.namesShown ?? false;
  }

  here(): Promise<Here> {
    return this.#reads.once('here', async () => {
      const { room, conversation } = this.#where;
      const place = await ticketHere(this.#transaction, this.#where);
      if (place === undefined) return { room };
      const { ticket, aside, note } = place;
      return {
        room,
        ticket,
        ...(aside === undefined ? {} : { aside: aside.conversation === conversation ? aside.run : 0 }),
        ...(note === undefined ? {} : { note }),
      };
    });
  }

  staffRoom(): Promise<boolean> {
    return this.#reads.once('staff room', () => isReached(this.#transaction, this.#staffing.room));
  }

  hears(person: string): Promise<boolean> {
    return this.#reads.once(`hears ${person}`, async () => {
      const home = await homeOf(this.#transaction, person, this.#staffing);
      return isReached(this.#transaction, home?.to);
    });
  }

  /** Who is a lead by configuration is one whatever is stored; who is called by no name there, as they call themselves. */
  staff(): Promise<readonly StaffMember[]> {
    return this.#reads.once('staff', async () => {
      const all = new Map<string, StaffMember>();
      for (const member of this.#staffing.members) {
        const name = member.name || (await this.#transaction.get(people, member.person))?.name;
        all.set(member.person, { ...member, name: name ?? '' });
      }
      for (const { document } of await this.#transaction.find(staff, 'since', {})) {
        if (all.get(document.person)?.role !== 'lead') all.set(document.person, document);
      }
      const leads = [...all.values()].filter(({ role }) => role === 'lead');
      return [...leads, ...[...all.values()].filter(({ role }) => role !== 'lead')];
    });
  }

  onStaff(person: string): Promise<boolean> {
    return this.#reads.once(`on staff ${person}`, async () => {
      if (this.#staffing.members.some((member) => member.person === person)) return true;
      return (await this.#transaction.get(staff, person)) !== undefined;
    });
  }

  staffInvitation(code: string): Promise<StaffInvitation | undefined> {
    return this.#reads.once(`staff invitation ${code}`, () => this.#transaction.get(staffInvitations, code));
  }

  ticket(id: string): Promise<Ticket | undefined> {
    return this.#reads.once(`ticket ${id}`, () => this.#transaction.get(tickets, id));
  }

  ticketMessages(id: string, most: number): Promise<readonly TicketMessage[]> {
    return this.#reads.once(`ticket messages ${most} ${id}`, async () => {
      const range = { ...beginningWith(id), limit: most, reverse: true };
      return documents(await this.#transaction.find(ticketMessages, 'of', range)).reverse();
    });
  }

  ticketsOf(person: string, most: number): Promise<readonly Ticket[]> {
    return this.#find('customer', { ...beginningWith(person), limit: most, reverse: true });
  }

  async liveTicketsOf(person: string, most: number): Promise<number> {
    return (await this.#find('liveOf', { equals: person, limit: most })).length;
  }

  queue(kind: TicketKind | undefined, most: number): Promise<readonly Ticket[]> {
    return this.#find(queueIndex(kind), { limit: most });
  }

  queueSizes(): Promise<Readonly<Record<TicketKind, number>>> {
    return this.#reads.once('queue sizes', async () => {
      const sizes = { question: 0, quota: 0, bandwidth: 0, classic_network: 0 };
      for (const kind of ticketKinds) sizes[kind] = await this.#transaction.count(tickets, queueIndex(kind));
      return sizes;
    });
  }

  assignedTo(person: string, most: number): Promise<readonly Ticket[]> {
    return this.#find('assignee', { ...beginningWith(person), limit: most });
  }

  searchTickets(terms: readonly string[], most: number): Promise<readonly Ticket[]> {
    return this.#reads.once(`search ${most} ${JSON.stringify(terms)}`, () =>
      searchTickets(this.#transaction, terms, most),
    );
  }

  async ticketsOpened(from: number, below: number, most: number): Promise<readonly Ticket[]> {
    return (await this.#find('opened', { from, below, limit: most, reverse: true })).toReversed();
  }

  nextTicket(): Promise<number> {
    return this.#reads.once('next ticket', async () => {
      return (await this.#transaction.get(ticketHead, 'head'))?.next ?? firstTicket;
    });
  }

  matter(person: string): Promise<string | null> {
    return this.#reads.once(`matter ${person}`, async () => {
      return (await this.#transaction.get(matters, person))?.ticket ?? null;
    });
  }

  #find(index: string, range: Range): Promise<readonly Ticket[]> {
    return this.#reads.once(`tickets ${index} ${JSON.stringify(range)}`, async () =>
      documents(await this.#transaction.find(tickets, index, range)),
    );
  }
}

const documents = <T>(found: readonly Found<T>[]): T[] => found.map(({ document }) => document);
