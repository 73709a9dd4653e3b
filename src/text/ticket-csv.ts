import type { Ticket } from '../tickets/index.ts';
import { peeringText } from './peering.ts';
import { supportText } from './support.ts';
import { ticketText } from './ticket-words.ts';
import type { TicketsText } from './zh/tickets.ts';

type Lang = 'zh' | 'en';

/** Cells by column; absent ones are empty. */
type Row = Partial<Record<keyof TicketsText['columns'], string | number>>;

/**
 * Tickets as a table for a spreadsheet: RFC 4180, one line each below a header, in UTF-8 with a byte order mark, without
 * which spreadsheets take Chinese for something else. Times are ISO 8601 in UTC. No cell is a formula.
 */
export function ticketsCsv(lang: Lang, tickets: readonly Ticket[]): string {
  const { columns }: TicketsText = ticketText[lang];
  const keys = Object.keys(columns) as (keyof typeof columns)[];
  const rows = tickets.map((ticket) => rowOf(lang, ticket));
  const lines = [
    keys.map((key) => cell(columns[key])),
    ...rows.map((row) => keys.map((key) => cell(String(row[key] ?? '')))),
  ];
  return `\ufeff${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function rowOf(lang: Lang, ticket: Ticket): Row {
  const words: TicketsText = ticketText[lang];
  const { customer, assignee, decided, rating } = ticket;
  return {
    id: ticket.id,
    kind: words.kinds[ticket.kind],
    status: words.statuses[ticket.status],
    priority: words.priorities[ticket.priority],
    customer: customer.name,
    person: customer.person,
    account: ticket.uin ?? '',
    summary: ticket.summary,
    request: requested(lang, ticket),
    decided: decided === undefined ? '' : decided.approved ? words.approved : words.declined,
    assignee: assignee?.name ?? '',
    opened: moment(ticket.openedAt),
    updated: moment(ticket.updatedAt),
    solved: moment(ticket.solvedAt),
    closed: moment(ticket.closedAt),
    firstReply: minutes(ticket.firstReplyTook),
    resolution: minutes(ticket.resolutionTook),
    closures: ticket.closures,
    stars: rating?.stars ?? '',
    messages: ticket.messages,
  };
}

function requested(lang: Lang, { request }: Ticket): string {
  if (request === undefined) return '';
  const words = supportText[lang];
  if (request.raise === 'bandwidth') return words.bandwidthAllowed(request.to);
  const names: Readonly<Record<string, string>> = peeringText(lang).quotas;
  const name = Object.hasOwn(names, request.quota) ? names[request.quota] : undefined;
  return words.quotaRaised(name ?? request.quota, request.to);
}

const moment = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

const minutes = (ms: number | undefined): string => (ms === undefined ? '' : (ms / 60_000).toFixed(1));

/**
 * A cell that a spreadsheet shows and does not compute: what begins like a formula, also behind blanks or in full-width
 * signs, gets an apostrophe before it.
 */
function cell(text: string): string {
  const shown = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
