import type { Ticket, TicketEvent, TicketMessage } from '../tickets/index.ts';
import { inline, quotation } from './markdown.ts';
import { supportText } from './support.ts';
import { called, eventLine, ticketText } from './ticket-words.ts';
import type { TicketsText } from './zh/tickets.ts';

type Lang = 'zh' | 'en';

/** Who reads: customers see no notes, nothing of the staff's own work, and agents under one name. */
export type TranscriptView = 'staff' | 'customer';

/** What happens among the staff, and is no customer's business. */
const inHouse: ReadonlySet<TicketEvent['what']> = new Set([
  'released',
  'transferred',
  'prioritised',
  'reminded',
  'escalated',
  'undelivered',
  'agent_left',
]);

/** Longest text of a message that is put down whole, in characters. */
const longest = 20_000;

/**
 * A ticket and all that was said in it, as a Markdown document. `timeZone`: IANA name. `agentsNamed`: the desk shows its
 * agents' names to customers.
 */
export function transcriptText(
  lang: Lang,
  ticket: Ticket,
  messages: readonly TicketMessage[],
  view: TranscriptView,
  timeZone: string,
  agentsNamed = false,
): string {
  const words: TicketsText = ticketText[lang];
  const { title, facts } = words.transcript;
  const { assignee } = ticket;
  const staffOnly =
    view === 'staff'
      ? [
          facts.priority(words.priorities[ticket.priority]),
          facts.assignee(assignee === null ? words.nobody : called(assignee)),
        ]
      : [];
  const head = [
    facts.kind(words.kinds[ticket.kind]),
    facts.status(words.statuses[ticket.status]),
    facts.customer(called(ticket.customer)),
    facts.account(ticket.uin === null ? words.nobody : inline(ticket.uin)),
    ...staffOnly,
    facts.zone(timeZone),
  ];
  const said = messagesText(lang, messages, view, timeZone, agentsNamed);
  return `${[title(ticket.id, inline(ticket.summary, 200)), head.join('\n'), said].join('\n\n').trimEnd()}\n`;
}

/** What was said in a ticket and happened to it, as Markdown without a heading. */
export function messagesText(
  lang: Lang,
  messages: readonly TicketMessage[],
  view: TranscriptView,
  timeZone: string,
  agentsNamed = false,
): string {
  const words: TicketsText = ticketText[lang];
  const when = clockOf(timeZone);
  return messages
    .flatMap(({ at, by, content }) => {
      const anonymous = view === 'customer' && by?.side === 'agent' && !agentsNamed;
      const who = by === null ? '' : anonymous ? words.transcript.support : called(by);
      if (content.kind === 'event') {
        const { event } = content;
        if (view === 'customer' && inHouse.has(event.what)) return [];
        return [`*${when(at)} · ${eventLine(words, event, who)}*`];
      }
      if (content.kind === 'note' && view === 'customer') return [];
      const mark =
        content.kind === 'note'
          ? [words.transcript.note]
          : content.asks === true
            ? [words.transcript.asks]
            : [];
      const heading = [`**${who}**`, when(at), ...mark].join(' · ');
      return [[heading, bodyOf(lang, content)].join('\n\n')];
    })
    .join('\n\n');
}

function bodyOf(
  lang: Lang,
  { text, attachment }: Exclude<TicketMessage['content'], { kind: 'event' }>,
): string {
  // A line of `=` below another would make that a heading.
  const said = text === '' ? [] : [quotation(text, longest).replace(/^> =/gm, '> \\=')];
  if (attachment === undefined) return said.join('');
  const what = supportText[lang].agent.attached[attachment.kind];
  return [`> ${ticketText[lang].transcript.attachment(what, inline(attachment.name))}`, ...said].join(
    '\n>\n',
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Moments as `2026-11-23 10:00` by the wall clock of a zone. */
function clockOf(timeZone: string): (at: number) => string {
  let format = clocks.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(timeZone, format);
  }
  const written = format;
  return (at) => written.format(at).replace(',', '');
}
