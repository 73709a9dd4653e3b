import { chatText, paragraphs, quotation, supportText } from '../../text/index.ts';
import { ticketText } from '../../text/tickets.ts';
import type { Party, Ticket, TicketActor, TicketMessage } from '../../tickets/index.ts';
import type { Desk, Effect } from '../desk.ts';
import { guideIds } from '../guides/guide.ts';
import type { Button, Reply } from '../reply.ts';
import { cardButton } from './card-buttons.ts';
import type { Around } from './change-ticket.ts';
import { requestWords } from './request.ts';
import { suggestionButtons, suggestionsFor } from './suggestions.ts';
import { shownName, tellDesk } from './tell-desk.ts';

/**
 * What is said to whom because of a change of a ticket:
 *
 *   customer wrote ──────────────► the desk, with suggestions
 *   agent answered, asked back ──► the customer; the desk where it was done elsewhere
 *   agent noted ─────────────────► the desk alone, where it was done elsewhere
 *   solved, closed, decided ─────► the other side
 */
export async function noticesOfTicket(
  around: Around,
  before: Ticket,
  ticket: Ticket,
  messages: readonly TicketMessage[],
  actor: TicketActor,
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const message of messages) {
    effects.push(
      ...(actor.side === 'customer'
        ? await fromCustomer(around, before, ticket, message)
        : [
            ...(await toCustomer(around, before, ticket, message, messages)),
            ...(await elsewhere(around.desk, ticket, message, actor)),
          ]),
    );
  }
  return effects;
}

async function fromCustomer(
  { desk, library }: Around,
  before: Ticket,
  ticket: Ticket,
  { content, n }: TicketMessage,
): Promise<readonly Effect[]> {
  const name = shownName(ticket.customer);
  if (content.kind === 'public') {
    const entries = suggestionsFor(library, content.text, ticket.lang);
    return tellDesk(desk, ticket, (lang) => {
      const words = supportText[lang].agent;
      const heading =
        before.status === 'solved' ? words.reopenedBy(ticket.id, name) : words.wrote(ticket.id, name);
      return {
        markdown: saidUnder(heading, content, words.attached),
        buttons: [...deskButtons(lang, ticket), ...suggestionButtons(lang, library, ticket, entries)],
        ...(content.attachment === undefined ? {} : { attachment: content.attachment }),
      };
    });
  }
  if (content.kind !== 'event') return [];
  const { event } = content;
  const over = event.what === 'closed' ? await endMatter(desk, ticket) : [];
  // That it was opened stands on its card; that it is open again is said with what was written.
  if (n === 0 || event.what === 'reopened') return over;
  return [
    ...over,
    ...(await tellDesk(desk, ticket, (lang) => ({
      markdown: supportText[lang].agent.event(ticket.id, ticketText[lang].event(event, ticket.customer)),
      buttons: [],
    }))),
  ];
}

/** What the customer is told; in the customer's language, and without a name unless names are shown. */
async function toCustomer(
  { desk, library: { policy } }: Around,
  before: Ticket,
  ticket: Ticket,
  { content, by, n }: TicketMessage,
  all: readonly TicketMessage[],
): Promise<readonly Effect[]> {
  const { id, customer, lang } = ticket;
  const words = supportText[lang].customer;
  const who = agentName(desk.support.namesShown, by, lang);
  const tell = (reply: Reply, message?: number): Effect => ({
    do: 'tell',
    person: customer.person,
    reply,
    about: message === undefined ? { ticket: id } : { ticket: id, message },
  });
  if (content.kind === 'note') return [];
  if (content.kind === 'public') {
    const said = paragraphs(content.text);
    const markdown = content.asks ? words.asks(who, id, said) : words.answer(who, id, said);
    const reply = {
      markdown,
      buttons: [],
      ...(content.attachment === undefined ? {} : { attachment: content.attachment }),
    };
    return [tell(reply, n), { do: 'matter', person: customer.person, ticket: id }];
  }
  const { event } = content;
  const decided = all.find((each) => each.content.kind === 'event' && each.content.event.what === 'decided');
  switch (event.what) {
    case 'claimed':
      return before.status === 'new' && ticket.status === 'open' && all.length === 1
        ? [tell({ markdown: words.claimed(who, id), buttons: [] })]
        : [];
    case 'solved':
      // A request that was granted says so itself, and asks the same.
      if (decided !== undefined) return [];
      return [
        tell(
          {
            markdown: words.solved(id, inDays(policy.reopenMs)),
            buttons: [...starButtons(ticket), reopenButton(ticket)],
          },
          n,
        ),
        // What they write next is about it, unless they talk in another.
        ...((await desk.support.matter(customer.person)) === null
          ? [{ do: 'matter', person: customer.person, ticket: id } as const]
          : []),
      ];
    case 'closed': {
      const stars = starButtons(ticket);
      return [
        tell({ markdown: words.closed(id, stars.length > 0), buttons: stars }),
        ...(await endMatter(desk, ticket)),
      ];
    }
    case 'decided': {
      if (ticket.request === undefined) return [];
      const what = requestWords(lang, ticket.request);
      return event.approved
        ? [
            tell(
              {
                markdown: words.approved(id, what),
                buttons: [...goOnButton(ticket), ...(ticket.status === 'solved' ? starButtons(ticket) : [])],
              },
              n,
            ),
          ]
        : [
            tell({ markdown: words.declined(id, what), buttons: [] }, n),
            { do: 'matter', person: customer.person, ticket: id },
          ];
    }
    default:
      return [];
  }
}

/** A span of time as people are told it, to the tenth of a day. */
export const inDays = (ms: number): number => Math.round(ms / 8_640_000) / 10;

/** What a customer writes goes to a ticket that is closed no more; to another that they talk in it still does. */
export async function endMatter({ support }: Desk, { id, customer }: Ticket): Promise<readonly Effect[]> {
  const { person } = customer;
  return (await support.matter(person)) === id ? [{ do: 'matter', person, ticket: null }] : [];
}

/** What was done from an agent's own chat stands in the room as well, so that colleagues see it. */
async function elsewhere(
  desk: Desk,
  ticket: Ticket,
  { content, by }: TicketMessage,
  actor: TicketActor & { readonly side: 'agent' },
): Promise<readonly Effect[]> {
  const isTransfer = content.kind === 'event' && content.event.what === 'transferred';
  if (!actor.privately && !isTransfer) return [];
  const told = await tellDesk(
    desk,
    ticket,
    (lang, to) => {
      const words = supportText[lang].agent;
      const who = by === null ? '' : shownName(by);
      if (content.kind === 'event') {
        const { event } = content;
        if (isTransfer && to !== undefined && to === ticket.assignee?.person)
          return { markdown: words.transferredToYou(ticket.id, who), buttons: deskButtons(lang, ticket) };
        const buttons = isTransfer ? deskButtons(lang, ticket) : [];
        return { markdown: words.event(ticket.id, ticketText[lang].event(event, by)), buttons };
      }
      const heading =
        content.kind === 'note'
          ? `${words.wrote(ticket.id, who)} ${words.buttons.note}`
          : words.wrote(ticket.id, who);
      const note = content.kind === 'note' ? { note: true as const } : {};
      return { markdown: saidUnder(heading, content, words.attached), buttons: [], ...note };
    },
    { except: actor.person },
  );
  // Without a room, colleagues are not told of every step of somebody else's ticket.
  return isTransfer || (await desk.support.staffRoom()) ? told : [];
}

/** What was said, quoted under its heading. */
export function saidUnder(
  heading: string,
  {
    text,
    attachment,
  }: {
    readonly text: string;
    readonly attachment?: { readonly kind: keyof typeof supportText.zh.agent.attached };
  },
  attached: typeof supportText.zh.agent.attached,
): string {
  const gap = heading.endsWith('：') ? '' : ' ';
  const head = attachment === undefined ? heading : `${heading}${gap}${attached[attachment.kind]}`;
  return text === '' ? head : `${head}\n\n${quotation(text, 4_000)}`;
}

/** What an agent can do at once about what was said. */
export function deskButtons(lang: 'zh' | 'en', { id, assignee }: Ticket): readonly Button[] {
  const { buttons } = supportText[lang].agent;
  return [
    ...(assignee === null
      ? [{ label: buttons.claim, action: { do: 'desk', ticket: id, act: { act: 'claim' } } } as const]
      : []),
    {
      label: buttons.answer,
      action: { do: 'guide', guide: 'answer_ticket', values: { ticket: id, how: 'answer' } },
    },
    cardButton(lang, id),
  ];
}

/** One star to five; none where this closure was rated already. */
export function starButtons({ id, lang, closures, rating }: Ticket): readonly Button[] {
  if (rating?.closure === closures) return [];
  return supportText[lang].customer.stars.map((label, n) => ({
    label,
    action: { do: 'stars', ticket: id, stars: n + 1 },
  }));
}

/** Has what the customer writes next open it again. */
const reopenButton = ({ id, lang }: Ticket): Button => ({
  label: supportText[lang].customer.reopen,
  action: { do: 'talk', ticket: id },
});

/** Goes on with the guide that stopped at what was asked for. */
function goOnButton({ left, lang }: Ticket): readonly Button[] {
  const guide = guideIds.find((id) => id === left?.guide);
  if (left === undefined || guide === undefined) return [];
  const name = new Map<string, string>(Object.entries(chatText[lang].tasks)).get(guide) ?? '';
  return [
    {
      label: supportText[lang].customer.goOn(name),
      action: { do: 'guide', guide, values: left.values, uin: left.uin },
    },
  ];
}

/** What an agent is called to customers. */
export function agentName(shown: boolean, by: Party | null, lang: 'zh' | 'en'): string {
  const words = supportText[lang].customer;
  return shown && by !== null ? words.supportNamed(shownName(by)) : words.support;
}
