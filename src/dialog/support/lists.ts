import type { Lang } from '../../faq/index.ts';
import { inline, lastsText, supportText, timeText } from '../../text/index.ts';
import { messagesText, ticketsCsv, ticketText, transcriptText } from '../../text/tickets.ts';
import {
  businessBetween,
  readTicketId,
  type Ticket,
  type TicketKind,
  ticketKinds,
} from '../../tickets/index.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { type Button, plain, type Reply } from '../reply.ts';
import { firstDue } from './card.ts';
import { isLive } from './card-buttons.ts';
import { refused, showCard } from './desk-acts.ts';
import { ownTicket } from './matter.ts';
import { searchTerms } from './search-terms.ts';
import { staffMember } from './staff.ts';

/** What can be looked through at the support desk. */
export const ticketLists = ['tickets', 'queue', 'mine', 'search'] as const;
export type TicketList = (typeof ticketLists)[number];

/** What list, from where on; `kind` of a queue, `words` of a search. */
export interface Listing {
  readonly list: TicketList;
  readonly from?: number;
  readonly kind?: TicketKind;
  readonly words?: string;
}

/** Tickets on one page. */
const atOnce = 8;
/** Most tickets that are looked at for one list; one more is asked for, to tell whether there are more. */
const mostListed = 200;
/** Messages that a customer sees of a ticket at once. */
const messagesShown = 10;
/** Tickets of one file, and how far back they reach, in ms. */
const mostExported = 5_000;
const exportedBack = 90 * 86_400_000;

/** Shows a list of tickets: one's own to anybody, all others to staff. */
export async function showTickets(frame: Frame, listing: Listing): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const words = supportText[lang];
  if (listing.list === 'tickets') {
    const found = listed(await desk.support.ticketsOf(desk.person.id, mostListed + 1));
    if (found.all.length === 0) return saying(frame, plain(words.customer.noTickets));
    const heading = words.customer.list(found.all.length, found.more);
    return page(frame, listing, found.all, heading, (ticket) => ownLine(frame, ticket));
  }
  if ((await staffMember(desk)) === undefined) return saying(frame, plain(words.agent.notStaff));
  const line = (ticket: Ticket) => deskLine(frame, ticket);
  if (listing.list === 'mine') {
    const { all, more } = listed(await desk.support.assignedTo(desk.person.id, mostListed + 1));
    if (all.length === 0) return saying(frame, plain(words.agent.mine.empty));
    return page(frame, listing, all, words.agent.mine.heading(all.length, more), line);
  }
  if (listing.list === 'search') {
    const asked = (listing.words ?? '').trim();
    if (asked === '') return saying(frame, plain(words.agent.search.ask));
    const id = readTicketId(asked);
    if (id !== undefined && (await desk.support.ticket(id)) !== undefined) return showCard(frame, id);
    const terms = searchTerms(frame.library, asked);
    const found = terms.length === 0 ? [] : await desk.support.searchTickets(terms, mostListed + 1);
    const { all, more } = listed(found);
    const shown = inline(asked, 40);
    if (all.length === 0) return saying(frame, plain(words.agent.search.none(shown)));
    return page(frame, listing, all, words.agent.search.heading(shown, all.length, more), line);
  }
  const sizes = await desk.support.queueSizes();
  const counted =
    listing.kind === undefined
      ? ticketKinds.reduce((sum, kind) => sum + sizes[kind], 0)
      : sizes[listing.kind];
  if (counted === 0 && listing.kind === undefined) return saying(frame, plain(words.agent.queue.empty));
  const from = listing.from ?? 0;
  const all = await desk.support.queue(listing.kind, Math.min(mostListed, (from + 1) * atOnce + 1));
  const names = ticketText[lang].kinds;
  const present = ticketKinds.filter((kind) => sizes[kind] > 0);
  const kinds: Button[] = [
    ...(listing.kind === undefined
      ? []
      : [{ label: words.agent.queue.all, action: { do: 'list', list: 'queue' } } as const]),
    ...(present.length < 2 ? [] : present)
      .filter((kind) => kind !== listing.kind)
      .map(
        (kind): Button => ({
          label: words.agent.queue.kind(names[kind], sizes[kind]),
          action: { do: 'list', list: 'queue', kind },
        }),
      ),
  ];
  return page(frame, listing, all, words.agent.queue.heading(counted), line, kinds);
}

/** What a list shows of the tickets found, and whether there are more than that. */
const listed = (found: readonly Ticket[]) => ({
  all: found.slice(0, mostListed),
  more: found.length > mostListed,
});

function page(
  frame: Frame,
  listing: Listing,
  all: readonly Ticket[],
  heading: string,
  line: (ticket: Ticket) => string,
  more: readonly Button[] = [],
): Ran {
  const { conversation } = frame;
  const words = supportText[conversation.lang].customer;
  const last = Math.max(0, Math.ceil(all.length / atOnce) - 1);
  const from = Math.min(Math.max(0, Math.floor(listing.from ?? 0)), last);
  const shown = all.slice(from * atOnce, (from + 1) * atOnce);
  const turn = (label: string, to: number): Button => ({
    label,
    action: { do: 'list', ...listing, from: to },
  });
  const reply: Reply = {
    markdown: [heading, shown.map(line).join('\n')].filter(Boolean).join('\n\n'),
    buttons: [
      ...shown.map(
        (ticket): Button => ({
          label: words.button(ticket.id, short(ticket.summary)),
          action:
            listing.list === 'tickets'
              ? { do: 'my_ticket', ticket: ticket.id }
              : { do: 'card', ticket: ticket.id },
        }),
      ),
      ...(from > 0 ? [turn(words.previousPage, from - 1)] : []),
      ...(from < last ? [turn(words.nextPage, from + 1)] : []),
      ...more,
    ],
    ...(listing.from === undefined ? {} : { inPlace: true }),
  };
  return { conversation, replies: [reply], effects: [] };
}

/** A ticket as its customer sees it: what was said, and what can be done about it. */
export async function showOwnTicket(frame: Frame, id: string): Promise<Ran> {
  const { conversation, desk, library } = frame;
  const { lang } = conversation;
  const words = supportText[lang].customer;
  const ticket = await ownTicket(frame, id);
  if (ticket === undefined) return saying(frame, plain(words.notYours(inline(id, 20))));
  const messages = await desk.support.ticketMessages(id, messagesShown * 2);
  const names = ticketText[lang];
  const buttons: Button[] = [
    ...(ticket.status === 'closed'
      ? []
      : [{ label: isLive(ticket) ? words.talk : words.reopen, action: { do: 'talk', ticket: id } } as const]),
    ...(ticket.status === 'closed'
      ? []
      : [{ label: words.close, action: { do: 'close_ticket', ticket: id } } as const]),
    { label: words.export, action: { do: 'export_ticket', ticket: id } },
  ];
  const said = messages.filter(({ content }) => content.kind === 'public').slice(-messagesShown);
  return {
    conversation,
    replies: [
      {
        markdown: [
          words.heading(id, names.kinds[ticket.kind], names.statuses[ticket.status]),
          words.facts(inline(ticket.summary, 200), timeText(lang, ticket.openedAt, desk.now)),
          ...(said.length === 0
            ? []
            : [messagesText(lang, said, 'customer', library.policy.hours.timeZone, desk.support.namesShown)]),
        ].join('\n\n'),
        buttons,
      },
    ],
    effects: [],
  };
}

/** A ticket as a file: to its customer without what only staff see. */
export async function exportTicket(frame: Frame, id: string): Promise<Ran> {
  const { conversation, desk, library } = frame;
  const { lang } = conversation;
  const words = supportText[lang].customer;
  const staff = await staffMember(desk);
  const ticket = staff === undefined ? await ownTicket(frame, id) : await desk.support.ticket(id);
  if (ticket === undefined) {
    return staff === undefined
      ? saying(frame, plain(words.notYours(inline(id, 20))))
      : refused(frame, id, [{ code: 'NO_SUCH_TICKET', args: { ticket: id } }]);
  }
  const messages = await desk.support.ticketMessages(id, 10_000);
  const view = staff === undefined ? 'customer' : 'staff';
  const named = desk.support.namesShown;
  const text = transcriptText(lang, ticket, messages, view, library.policy.hours.timeZone, named);
  return {
    conversation,
    replies: [{ markdown: words.exported(id), buttons: [], file: { name: `${id}.md`, text } }],
    effects: [],
  };
}

/** The tickets of the last weeks as a table for a spreadsheet; for staff. */
export async function exportTickets(frame: Frame): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const words = supportText[lang].agent;
  const from = desk.now - exportedBack;
  const opened = await desk.support.ticketsOpened(from, desk.now + 1, mostExported + 1);
  const tickets = opened.slice(-mostExported);
  if (tickets.length === 0) return saying(frame, plain(words.exportNone));
  const since = timeText(lang, Math.max(from, tickets[0]?.openedAt ?? from), desk.now);
  const file = { name: 'tickets.csv', text: ticketsCsv(lang, tickets) };
  return {
    conversation,
    replies: [
      {
        markdown: words.exportedCsv(tickets.length, since, opened.length > tickets.length),
        buttons: [],
        file,
      },
    ],
    effects: [],
  };
}

function ownLine(
  { conversation: { lang }, desk }: Frame,
  { id, kind, status, updatedAt, summary }: Ticket,
): string {
  const names = ticketText[lang];
  return supportText[lang].customer.line(
    id,
    names.kinds[kind],
    names.statuses[status],
    timeText(lang, updatedAt, desk.now),
    inline(summary, 60),
  );
}

function deskLine({ conversation: { lang }, desk, library }: Frame, ticket: Ticket): string {
  const { id, kind, status, priority, summary } = ticket;
  const names = ticketText[lang];
  const words = supportText[lang].agent.listed;
  const due = firstDue({ library }, ticket);
  const left = due === undefined ? undefined : timeLeft(frameHours(library), desk.now, due, lang);
  return words.line(
    id,
    names.kinds[kind],
    names.statuses[status],
    priority === 'normal' ? '' : words.priority(names.priorities[priority]),
    left === undefined ? '' : left.over ? words.over(left.text) : words.due(left.text),
    inline(summary, 60),
  );
}

const frameHours = ({ policy }: Frame['library']) => policy.hours;

function timeLeft(hours: Frame['library']['policy']['hours'], now: number, due: number, lang: Lang) {
  const over = due < now;
  const ms = over ? businessBetween(due, now, hours) : businessBetween(now, due, hours);
  return { over, text: lastsText(lang, ms) };
}

const short = (summary: string): string => {
  const signs = [...summary.replace(/\s+/g, ' ')];
  return signs.length <= 24 ? signs.join('') : `${signs.slice(0, 23).join('')}…`;
};
