import type { Lang } from '../../faq/index.ts';
import { inline, lastsText, supportText } from '../../text/index.ts';
import {
  businessBetween,
  isLive,
  nextMoment,
  type SlaClockName,
  type Ticket,
  tickTicket,
  undelivered,
} from '../../tickets/index.ts';
import type { Desk, Effect, TimerAbout } from '../desk.ts';
import type { DialogWorld } from '../frame.ts';
import { ticketCard } from './card.ts';
import { type Around, asStaffed, keepTicket } from './change-ticket.ts';
import { shownName, tellDesk, tellLeads } from './tell-desk.ts';
import { deskButtons, endMatter, inDays } from './ticket-notices.ts';

/** Characters shown of what a channel gave as its reason. */
const longestReason = 200;

type SupportTimer = Exclude<TimerAbout, { readonly kind: 'reminder' | 'expiry' }>;

/** What comes of a timer of the support desk that is due. */
export async function fireSupport(
  about: SupportTimer,
  desk: Desk,
  library: DialogWorld,
): Promise<readonly Effect[]> {
  const around = { desk, library };
  switch (about.kind) {
    case 'ticket':
      return tick(around, about.ticket);
    case 'undelivered':
      return notDelivered(around, about);
    case 'unposted':
      return notPosted(around, about);
    case 'room_gone':
      return roomGone(desk, about.reason);
  }
}

/** Reminds, escalates, closes: whatever time has brought about by now. */
async function tick(around: Around, id: string): Promise<readonly Effect[]> {
  const { desk, library } = around;
  const before = await desk.support.ticket(id);
  if (before === undefined) return [];
  const standing = isLive(before.status) ? await asStaffed(around, before) : { ticket: before, messages: [] };
  const ticked = tickTicket(standing.ticket, { now: desk.now, policy: library.policy });
  const { ticket } = ticked;
  const messages = [...standing.messages, ...ticked.messages];
  if (messages.length === 0) {
    const due = nextMoment(ticket, library.policy);
    return due === undefined ? [] : keepTicket(around, ticket, []);
  }
  const effects: Effect[] = [...keepTicket(around, ticket, messages)];
  for (const { content } of messages) {
    if (content.kind !== 'event') continue;
    const { event } = content;
    if (event.what === 'reminded') effects.push(...(await reminder(around, ticket, event.clock)));
    if (event.what === 'escalated') effects.push(...(await escalation(desk, ticket, event.clock)));
    if (event.what === 'auto_closed') effects.push(...(await closedByTime(around, ticket)));
  }
  return effects;
}

async function reminder(
  { desk, library }: Around,
  ticket: Ticket,
  name: SlaClockName,
): Promise<readonly Effect[]> {
  const clock = ticket.clocks[name];
  const ran = clock?.since == null ? 0 : businessBetween(clock.since, desk.now, library.policy.hours);
  const left = Math.max(0, (clock?.target ?? 0) - (clock?.spent ?? 0) - ran);
  return tellDesk(desk, ticket, (lang) => {
    const words = supportText[lang].agent;
    return {
      markdown: words.reminder(ticket.id, words.card.clocks[name], lastsText(lang, left)),
      buttons: deskButtons(lang, ticket),
    };
  });
}

async function escalation(desk: Desk, ticket: Ticket, name: SlaClockName): Promise<readonly Effect[]> {
  const say = (lang: Lang) => {
    const words = supportText[lang].agent;
    const who = ticket.assignee === null ? words.unassigned : shownName(ticket.assignee);
    return {
      markdown: words.escalation(ticket.id, words.card.clocks[name], who),
      buttons: deskButtons(lang, ticket),
    };
  };
  const leads = await tellLeads(desk, ticket, say);
  // A desk without a lead, or without one that can be told, still hears of it.
  return leads.length > 0 ? leads : tellDesk(desk, ticket, say);
}

async function closedByTime(
  { desk, library: { policy } }: Around,
  ticket: Ticket,
): Promise<readonly Effect[]> {
  const { id, customer, lang } = ticket;
  const reply = {
    markdown: supportText[lang].customer.autoClosed(id, inDays(policy.closeMs)),
    buttons: [],
  };
  return [
    { do: 'tell', person: customer.person, reply, about: { ticket: id } },
    ...(await endMatter(desk, ticket)),
  ];
}

async function notDelivered(
  around: Around,
  { ticket: id, message, reason }: Extract<SupportTimer, { readonly kind: 'undelivered' }>,
): Promise<readonly Effect[]> {
  const { desk, library } = around;
  const before = await desk.support.ticket(id);
  if (before === undefined) return [];
  const { ticket, messages } = undelivered(before, message, reason, {
    now: desk.now,
    policy: library.policy,
  });
  const told = await tellDesk(desk, ticket, (lang) => ({
    markdown: supportText[lang].agent.undelivered(
      id,
      shownName(ticket.customer),
      inline(reason, longestReason),
    ),
    buttons: deskButtons(lang, ticket),
  }));
  return [...keepTicket(around, ticket, messages), ...told];
}

/** What was to be said where nobody hears it: its ticket is shown to whoever is told instead. */
async function notPosted(
  around: Around,
  { ticket: id, refused }: Extract<SupportTimer, { readonly kind: 'unposted' }>,
): Promise<readonly Effect[]> {
  const { desk } = around;
  const ticket = await desk.support.ticket(id);
  if (ticket === undefined) return [];
  const say = async (lang: Lang) => {
    const card = await ticketCard(around, ticket, lang);
    if (refused === undefined) return card;
    return {
      ...card,
      markdown: `${supportText[lang].agent.roomRefused(inline(refused, longestReason))}\n\n${card.markdown}`,
    };
  };
  // A room that has just refused it would refuse it again, and so on without end.
  const besidesRoom = refused !== undefined || !(await desk.support.staffRoom());
  return tellDesk(desk, ticket, say, { besidesRoom });
}

async function roomGone(desk: Desk, reason: string): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const { person } of await desk.support.staff()) {
    const lang = await desk.language(person);
    effects.push({
      do: 'tell',
      person,
      reply: { markdown: supportText[lang].agent.roomGone(inline(reason, longestReason)), buttons: [] },
    });
  }
  return effects;
}
