import type { Lang } from '../../faq/index.ts';
import { mapGet } from '../../peering/index.ts';
import { chatText, inline, lastsText, quotation, supportText } from '../../text/index.ts';
import { ticketText } from '../../text/tickets.ts';
import {
  addBusiness,
  businessBetween,
  type SlaClockName,
  type Ticket,
  type TicketMessage,
} from '../../tickets/index.ts';
import { ownPeerings } from '../guides/steps.ts';
import type { Reply } from '../reply.ts';
import { type CardMenu, cardButtons, isLive } from './card-buttons.ts';
import type { Around } from './change-ticket.ts';
import { requestFacts, requestWords } from './request.ts';
import { suggestionsFor } from './suggestions.ts';
import { shownName } from './tell-desk.ts';
import { saidUnder } from './ticket-notices.ts';

/** Messages and tickets that a card shows of those before. */
const latest = 4;
/** Messages looked through for them: what happened to a ticket stands between what was said. */
const looked = 20;
const earlier = 3;

/** All that an agent wants to know of a ticket at a glance, and what can be done about it. */
export async function ticketCard(
  around: Around,
  ticket: Ticket,
  lang: Lang,
  {
    menu = 'main',
    messages: given,
  }: { readonly menu?: CardMenu; readonly messages?: readonly TicketMessage[] } = {},
): Promise<Reply> {
  const { desk, library } = around;
  const choice = choiceOf(lang, ticket.id, menu, library.macros.size);
  if (choice !== undefined) {
    const buttons = await cardButtons(around, ticket, lang, menu, []);
    return { markdown: choice, buttons, ticket: ticket.id };
  }
  // A ticket that is being opened has not been stored yet.
  const messages = given ?? (await desk.support.ticketMessages(ticket.id, looked));
  const asked = messages.findLast(({ by, content }) => by?.side === 'customer' && content.kind === 'public');
  const text =
    asked?.content.kind === 'public' && asked.content.text !== '' ? asked.content.text : ticket.summary;
  const entries = isLive(ticket) ? suggestionsFor(library, text, ticket.lang) : [];
  const said = messages.filter(({ content }) => content.kind !== 'event').slice(-latest);
  const words = supportText[lang].agent;
  const lines = [
    ...(await facts(around, ticket, lang)),
    ...(isLive(ticket) ? clockLines(around, ticket, lang) : []),
  ];
  return {
    markdown: [
      heading(lang, ticket),
      lines.map((line) => `- ${line}`).join('\n'),
      ...(ticket.context.said.length > 0 && said.length < 2
        ? [`${words.card.said}\n\n${ticket.context.said.map((each) => quotation(each, 200)).join('\n>\n')}`]
        : []),
      ...(said.length > 1 || ticket.messages > 3 ? [words.card.latest] : []),
      ...said.map((message) =>
        message.content.kind === 'event'
          ? ''
          : saidUnder(
              `**${message.by === null ? '' : shownName(message.by)}**${message.content.kind === 'note' ? ` · ${words.buttons.note}` : ''}`,
              message.content,
              words.attached,
            ),
      ),
    ]
      .filter(Boolean)
      .join('\n\n'),
    buttons: await cardButtons(around, ticket, lang, menu, entries),
    ticket: ticket.id,
  };
}

/** What is chosen in a menu that has one thing to choose; undefined for those that stand under the card itself. */
function choiceOf(lang: Lang, id: string, menu: CardMenu, macros: number): string | undefined {
  const words = supportText[lang].agent;
  if (menu === 'macros') return macros === 0 ? words.noMacros : words.macros(id);
  if (menu === 'priority') return words.priorities(id);
  return menu === 'transfer' ? words.transfers(id) : undefined;
}

function heading(lang: Lang, { id, kind, status, priority }: Ticket): string {
  const names = ticketText[lang];
  return supportText[lang].agent.card.heading(
    id,
    names.kinds[kind],
    names.statuses[status],
    names.priorities[priority],
  );
}

async function facts({ desk, library }: Around, ticket: Ticket, lang: Lang): Promise<readonly string[]> {
  const { card, languages, unassigned } = supportText[lang].agent;
  const { uin, request, left, context, customer, decided, assignee, undelivered, rating } = ticket;
  const world = await desk.network();
  const account = uin === null ? undefined : await desk.account(uin);
  const tasks = new Map<string, string>(Object.entries(chatText[lang].tasks));
  const others = (await desk.support.ticketsOf(customer.person, earlier + 1)).filter(
    ({ id }) => id !== ticket.id,
  );
  const titled = context.guesses.flatMap(({ entry, score }) => {
    const title = library.entries.get(entry)?.[lang].title;
    return title === undefined ? [] : [card.guess(inline(title, 40), Math.round(score * 100))];
  });
  const join = lang === 'zh' ? '、' : ', ';
  return [
    card.customer(shownName(customer), languages[ticket.lang]),
    uin === null ? card.noAccount : card.account(inline(uin), inline(account?.name ?? '', 40)),
    card.summary(inline(ticket.summary, 200)),
    ...(request === undefined
      ? []
      : [
          card.request(
            decided === undefined ? requestFacts(lang, request, world) : requestWords(lang, request),
          ),
        ]),
    ...(decided === undefined ? [] : [card.decided(decided.approved, shownName(decided.by))]),
    ...(left === undefined ? [] : [card.doing(tasks.get(left.guide) ?? inline(left.guide))]),
    ...(uin === null
      ? []
      : [
          card.network(
            (mapGet(world.ownVpcs, uin) ?? []).length,
            ownPeerings({ world, uin, now: desk.now }).length,
          ),
        ]),
    ...(context.concerns.length === 0
      ? []
      : [card.concerns(context.concerns.map((id) => inline(id)).join(join))]),
    ...(titled.length === 0 ? [] : [card.guesses(titled.join(join))]),
    ...(others.length === 0
      ? []
      : [
          card.earlier(
            others
              .slice(0, earlier)
              .map(({ id, status }) => `${id} ${ticketText[lang].statuses[status]}`)
              .join(join),
          ),
        ]),
    card.assignee(assignee === null ? unassigned : shownName(assignee)),
    ...(undelivered === undefined ? [] : [card.undelivered(inline(undelivered, 80))]),
    ...(rating === undefined ? [] : [card.rating(rating.stars)]),
  ];
}

const clockNames: readonly SlaClockName[] = ['firstReply', 'nextReply', 'resolution'];

/** What is left of each clock in business time, or by how much it is over. */
function clockLines(
  { desk: { now }, library: { policy } }: Around,
  ticket: Ticket,
  lang: Lang,
): readonly string[] {
  const { card } = supportText[lang].agent;
  return clockNames.flatMap((name) => {
    const clock = ticket.clocks[name];
    if (clock === undefined) return [];
    if (clock.since === null) return [card.stands(card.clocks[name])];
    const left = clock.target - clock.spent - businessBetween(clock.since, now, policy.hours);
    return [
      left >= 0
        ? card.left(card.clocks[name], lastsText(lang, left))
        : card.over(card.clocks[name], lastsText(lang, -left)),
    ];
  });
}

/** When the clock that ends first is over, if one runs: what lists show of a ticket. */
export function firstDue(
  { library: { policy } }: Pick<Around, 'library'>,
  { clocks }: Ticket,
): number | undefined {
  const dues = clockNames.flatMap((name) => {
    const clock = clocks[name];
    return clock === undefined || clock.since === null
      ? []
      : [addBusiness(clock.since, Math.max(0, clock.target - clock.spent), policy.hours)];
  });
  return dues.length === 0 ? undefined : Math.min(...dues);
}
