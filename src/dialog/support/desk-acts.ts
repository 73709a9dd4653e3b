import { languages } from '../../faq/index.ts';
import { inline, supportText } from '../../text/index.ts';
import { messagesText, ticketSentence, ticketText } from '../../text/tickets.ts';
import { fillMacro, noteIn, type Ticket, type TicketAct, type TicketRefusal } from '../../tickets/index.ts';
import type { Effect } from '../desk.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { startGuide, withStep } from '../guides/runner.ts';
import { grant } from '../perform.ts';
import { type Action, type Button, plain, type Reply } from '../reply.ts';
import { ticketCard } from './card.ts';
import { type CardMenu, cardButton, cardMenus, isLive } from './card-buttons.ts';
import { changeTicket } from './change-ticket.ts';
import { albumIn, type Said } from './said.ts';
import { staffMember } from './staff.ts';
import { shownName } from './tell-desk.ts';

/** What an agent's button does to a ticket at once. */
export type DeskAct =
  | { readonly act: 'claim' | 'release' | 'solve' | 'close' }
  | Extract<TicketAct, { readonly act: 'prioritise' | 'decide' }>
  /** `to`: whoever of the staff has that name at the time. */
  | { readonly act: 'transfer'; readonly to: string };

/** Does it, and shows the card as it is then, in place of the one that was tapped. */
export async function actOnDesk(frame: Frame, { ticket: id, act }: Action & { do: 'desk' }): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const to =
    act.act === 'transfer' ? (await desk.support.staff()).find(({ person }) => person === act.to) : undefined;
  if (act.act === 'transfer' && to === undefined)
    return saying(frame, plain(supportText[lang].agent.nobodyElse));
  const wanted: TicketAct =
    act.act !== 'transfer' ? act : { act: 'transfer', to: to as NonNullable<typeof to> };
  const before = await desk.support.ticket(id);
  // What was asked for and is granted is all that the ticket was about.
  const granted = act.act === 'decide' && act.approve;
  const solves = granted && before !== undefined && isLive(before);
  const changed = solves
    ? await changeTicket(frame, 'agent', id, wanted, { act: 'solve' })
    : await changeTicket(frame, 'agent', id, wanted);
  if (!changed.ok) return refused(frame, id, changed.refusals);
  const { ticket, effects } = changed;
  const done: readonly Effect[] =
    granted && ticket.request !== undefined ? await grant(desk, ticket.request, ticket.id) : [];
  const card = await ticketCard(frame, ticket, lang);
  const teaches = act.act === 'solve' && ticket.taught === undefined;
  const replies: Reply[] = [{ ...card, inPlace: true }];
  if (teaches) {
    const words = supportText[lang].agent;
    const buttons: Button[] = [
      { label: words.buttons.teach, action: { do: 'guide', guide: 'teach', values: { ticket: id } } },
    ];
    replies.push({ markdown: words.solvedTeach(id), buttons, ticket: id });
  }
  if (to !== undefined && !(await desk.support.staffRoom()) && !(await desk.support.hears(to.person)))
    replies.push(plain(supportText[lang].agent.cannotHear(shownName(to))));
  return { conversation, replies, effects: [...done, ...effects] };
}

/** Shows the card of a ticket to one of the staff, with the buttons of a menu. */
export async function showCard(frame: Frame, id: string, menu?: string, inPlace = false): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const words = supportText[lang].agent;
  if ((await staffMember(desk)) === undefined) return saying(frame, plain(words.notStaff));
  const ticket = await desk.support.ticket(id);
  if (ticket === undefined) return refused(frame, id, [{ code: 'NO_SUCH_TICKET', args: { ticket: id } }]);
  const wanted: CardMenu = cardMenus.find((each) => each === menu) ?? 'main';
  const card = await ticketCard(frame, ticket, lang, { menu: wanted });
  return { conversation, replies: [inPlace ? { ...card, inPlace: true } : card], effects: [] };
}

/** Fills a macro in and shows it before it is sent. */
export async function useMacro(frame: Frame, id: string, macroId: string): Promise<Ran> {
  const { conversation, desk, library } = frame;
  const { lang } = conversation;
  const words = supportText[lang].agent;
  const member = await staffMember(desk);
  if (member === undefined) return saying(frame, plain(words.notStaff));
  const ticket = await desk.support.ticket(id);
  const macro = library.macros.get(macroId);
  if (ticket === undefined || macro === undefined)
    return refused(frame, id, [{ code: 'NO_SUCH_TICKET', args: { ticket: id } }]);
  const names = supportText[ticket.lang].customer;
  const filled = fillMacro(macro, ticket.lang, {
    customer: ticket.customer.name,
    ticket: ticket.id,
    agent: desk.support.namesShown ? member.name : names.support,
    ...(ticket.uin === null ? {} : { account: ticket.uin }),
    summary: ticket.summary,
    ...concerned(ticket),
  });
  if (!filled.ok)
    return refused(
      frame,
      id,
      filled.refusals.map((refusal) =>
        refusal.code === 'MACRO_VARIABLE_MISSING'
          ? { ...refusal, args: { ...refusal.args, macro: macro.title[lang] } }
          : refusal,
      ),
    );
  return startGuide(frame, 'answer_ticket', { ticket: id, how: 'answer', text: filled.text });
}

/** The first VPC and the first peering that a ticket concerns. */
function concerned({ context: { concerns } }: Ticket): { vpc?: string; peering?: string } {
  const [vpc, peering] = ['vpc-', 'pcx-'].map((kind) => concerns.find((id) => id.startsWith(kind)));
  return { ...(vpc === undefined ? {} : { vpc }), ...(peering === undefined ? {} : { peering }) };
}

/** Everything said in a ticket and noted about it, the latest last. */
export async function showMessages(frame: Frame, id: string): Promise<Ran> {
  const { conversation, desk, library } = frame;
  const { lang } = conversation;
  if ((await staffMember(desk)) === undefined) return saying(frame, plain(supportText[lang].agent.notStaff));
  const ticket = await desk.support.ticket(id);
  if (ticket === undefined) return refused(frame, id, [{ code: 'NO_SUCH_TICKET', args: { ticket: id } }]);
  const messages = await desk.support.ticketMessages(id, 40);
  const heading = `**${ticket.id}**`;
  const markdown = `${heading}\n\n${messagesText(lang, messages, 'staff', library.policy.hours.timeZone)}`;
  return saying(frame, { ...plain(markdown), ticket: id });
}

/** What can be tapped about a ticket: whoever types it wants it pressed, and the customer is not to read it. */
async function isLabel({ desk, library }: Frame, text: string): Promise<boolean> {
  const labels = languages.flatMap((lang) => [
    ...Object.values(supportText[lang].agent.buttons).map((label) =>
      typeof label === 'function' ? label('') : label,
    ),
    ...Object.values(ticketText[lang].priorities),
    ...[...library.macros.values()].map(({ title }) => title[lang]),
  ]);
  const names = (await desk.support.staff()).map(({ name }) => name);
  return [...labels, ...names].some((label) =>
    [label, label.replace(/[：:…].*$/su, '')].some((each) => alike(each, text)),
  );
}
const alike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * What an agent said in answer to a message about a ticket: it goes to the customer, or is a note, behind `//` or in
 * answer to one. Of an album only the first has words: the others are what that was.
 */
export async function answerByReply(frame: Frame, id: string, said: Said): Promise<Ran> {
  const { conversation, desk } = frame;
  const words = supportText[conversation.lang].agent;
  const card = cardButton(conversation.lang, id);
  const stop = (markdown: string) => withStep(frame, [{ markdown, buttons: [card], ticket: id }]);
  const { text, attachment, album } = said;
  const first = album === undefined ? undefined : await albumIn(desk, id, album);
  if (album !== undefined && first === undefined) return stop(words.albumLost);
  const marked = noteIn(text);
  const { note } = await desk.support.here();
  const act = marked !== undefined || note !== undefined || first === 'note' ? 'note' : 'answer';
  if (act === 'answer' && attachment === undefined && (await isLabel(frame, text)))
    return stop(words.isLabel(inline(text.trim(), 40)));
  if (
    act === 'answer' &&
    text
      .split('\n')
      .slice(1)
      .some((line) => noteIn(line) !== undefined)
  )
    return stop(words.noteInside);
  const changed = await changeTicket(frame, 'agent', id, {
    act,
    text: marked ?? text,
    ...(attachment === undefined ? {} : { attachment }),
  });
  if (!changed.ok) return refused(frame, id, changed.refusals);
  const name = shownName(changed.ticket.customer);
  const ran = await withStep(frame, [
    act === 'note'
      ? {
          // What came before it in the album had no words, and has gone out.
          markdown: first === 'public' ? words.notedLate(id) : words.noted(id),
          buttons: [],
          ticket: id,
          note: true,
        }
      : { markdown: words.sent(id, name), buttons: [], ticket: id },
  ]);
  return { ...ran, effects: [...changed.effects, ...ran.effects] };
}

/** Why it was not done, with the way back to the ticket. */
export function refused(frame: Frame, id: string, refusals: readonly TicketRefusal[]): Ran {
  const { lang } = frame.conversation;
  const unknown = refusals.some(({ code }) => code === 'NO_SUCH_TICKET' || code === 'NOT_ON_STAFF');
  const card = cardButton(lang, id);
  const markdown = refusals.map((refusal) => ticketSentence(lang, refusal)).join('\n\n');
  return {
    conversation: frame.conversation,
    replies: [{ markdown, buttons: unknown ? [] : [card], ...(unknown ? {} : { ticket: id }) }],
    effects: [],
  };
}
