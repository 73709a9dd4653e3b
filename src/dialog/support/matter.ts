import { supportText } from '../../text/index.ts';
import { ticketSentence } from '../../text/tickets.ts';
import { noteIn, type Ticket, type TicketRefusal } from '../../tickets/index.ts';
import type { GuideState } from '../conversation.ts';
import { converse } from '../converse.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { withStep } from '../guides/runner.ts';
import { meant } from '../meant.ts';
import { looksAsked } from '../mood.ts';
import { type Action, type Button, plain, type Reply } from '../reply.ts';
import type { Turn, TurnKind } from '../turn-outcome.ts';
import { isLive } from './card-buttons.ts';
import { changeTicket } from './change-ticket.ts';
import { answerByReply } from './desk-acts.ts';
import { albumIn, type Said } from './said.ts';
import { staffMember } from './staff.ts';
import { starButtons } from './ticket-notices.ts';

/**
 * Passes on what a customer wrote while a ticket is the open matter; undefined where the bot is meant. Once it is solved,
 * thanks do not open it again, nor does a question that the bot can answer: under its answer the customer may choose,
 * unless they chose before.
 */
export async function writeToMatter(frame: Frame, said: Said): Promise<Turn | undefined> {
  const { desk } = frame;
  if (!desk.person.alone) return undefined;
  const id = await desk.support.matter(desk.person.id);
  if (id === null) return undefined;
  const ticket = await desk.support.ticket(id);
  if (ticket === undefined || ticket.customer.person !== desk.person.id || ticket.status === 'closed')
    return undefined;
  // The others of an album go where its first went.
  if (said.album !== undefined && (await albumIn(desk, id, said.album)) === undefined) return undefined;
  const asked = frame.conversation.reopens === id;
  // A sticker is thanks as well.
  const forBot = said.text === '' ? said.attachment?.kind === 'sticker' : botKnows(frame, said.text);
  if (ticket.status === 'solved' && !asked && forBot) return undefined;
  return writeToTicket(frame, ticket, said);
}

/** "Still broken" is near to some answer as well: only what is put as a question is taken for one. */
function botKnows(frame: Frame, text: string): boolean {
  const { kind } = meant(frame, text);
  return kind === 'smalltalk' || kind === 'task' || (kind === 'answer' && looksAsked(text, { yesNo: true }));
}

/** Passes on what a customer wrote to a ticket of theirs, which is the open matter from then on. */
export async function writeToTicket(given: Frame, before: Ticket, said: Said): Promise<Turn> {
  const { reopens: _, ...conversation } = given.conversation;
  const frame = { ...given, conversation };
  const { desk } = frame;
  const words = supportText[conversation.lang].customer;
  const changed = await changeTicket(frame, 'customer', before.id, { act: 'write', ...said });
  if (!changed.ok) {
    const again: Button = {
      label: supportText[conversation.lang].open.title,
      action: { do: 'guide', guide: 'open_ticket', values: { problem: said.text } },
    };
    const markdown = changed.refusals
      .map((refusal) => ticketSentence(conversation.lang, refusal))
      .join('\n\n');
    const forget = { do: 'matter', person: desk.person.id, ticket: null } as const;
    const over = changed.refusals.some(({ code }) => code === 'REOPEN_OVER' || code === 'NO_SUCH_TICKET');
    const replies: Reply[] = [{ markdown, buttons: over ? [again] : [] }];
    return { conversation, replies, effects: over ? [forget] : [], kind: 'ticket' };
  }
  const { ticket, effects } = changed;
  const markdown = before.status === 'solved' ? words.reopened(ticket.id) : words.added(ticket.id);
  const buttons: Button[] =
    said.text === '' ? [] : [{ label: words.askBot, action: { do: 'ask_bot', text: said.text } }];
  const shown = await withStep(frame, [{ markdown, buttons, ticket: ticket.id }]);
  const matter = { do: 'matter', person: desk.person.id, ticket: ticket.id } as const;
  return { ...shown, effects: [...effects, matter, ...shown.effects], kind: 'ticket' };
}

/**
 * Takes what answers a message about a ticket: of its customer it goes to the ticket, of staff to the customer. Undefined
 * where it answers nothing of the kind.
 */
export async function replyInTicket(frame: Frame, said: Said): Promise<Turn | undefined> {
  const { conversation, desk } = frame;
  const { room, ticket: id, aside } = await desk.support.here();
  const { guide } = conversation;
  // What a guide asked for is for the guide: a note it asked for must never go to the customer.
  if (id === undefined || (guide !== undefined && (guide.run === aside || takesReply(guide, id))))
    return undefined;
  if (!room && !desk.person.alone) return undefined;
  const own = room ? undefined : await ownTicket(frame, id);
  if (own !== undefined) return aside === undefined ? writeToTicket(frame, own, said) : undefined;
  const words = supportText[conversation.lang].agent;
  const staff = await staffMember(desk);
  // What answers a guide that is over, or somebody else's, goes nowhere either; whoever typed it hears so.
  if (staff !== undefined && aside === undefined)
    return { ...(await answerByReply(frame, id, said)), kind: 'ticket' };
  if (staff === undefined && !room) return undefined;
  const ran = await withStep(frame, [plain(staff === undefined ? words.notStaff : words.aside)]);
  return { ...ran, kind: 'ticket' };
}

/**
 * Whether a guide waits for what is said in a ticket other than as an answer: an internal note, a question back, or the
 * choice among them. A reply to the ticket is taken for that, and is seen once more before it goes.
 */
function takesReply({ id, at, values: { ticket, how, text = '' } }: GuideState, replied: string): boolean {
  if (id !== 'answer_ticket' || ticket !== replied) return false;
  return (
    how === 'note' || noteIn(text) !== undefined || at === 'how' || (how === 'ask_back' && at === 'text')
  );
}

/** A ticket of the one who talks; undefined for everybody else's as for one that does not exist. */
export async function ownTicket({ desk }: Pick<Frame, 'desk'>, id: string): Promise<Ticket | undefined> {
  const ticket = await desk.support.ticket(id);
  return ticket?.customer.person === desk.person.id ? ticket : undefined;
}

/** What a customer's buttons under a ticket do. */
export async function actOnOwnTicket(
  frame: Frame,
  action: Extract<Action, { readonly do: 'write_ticket' | 'talk' | 'close_ticket' | 'stars' }>,
): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const words = supportText[lang].customer;
  const ticket = await ownTicket(frame, action.ticket);
  if (ticket === undefined) return saying(frame, plain(words.notYours(action.ticket)));
  switch (action.do) {
    case 'write_ticket': {
      const { text, attachment } = action;
      return writeToTicket(frame, ticket, { text, ...(attachment === undefined ? {} : { attachment }) });
    }
    case 'talk': {
      const markdown = isLive(ticket) ? words.listening(ticket.id) : words.listeningSolved(ticket.id);
      if (ticket.status === 'closed')
        return saying(
          frame,
          plain(ticketSentence(lang, { code: 'REOPEN_OVER', args: { ticket: ticket.id } })),
        );
      const effects = [{ do: 'matter', person: desk.person.id, ticket: ticket.id } as const];
      const reopens = isLive(ticket) ? {} : { reopens: ticket.id };
      const said = saying(frame, { ...plain(markdown), ticket: ticket.id });
      return { ...said, conversation: { ...conversation, ...reopens }, effects };
    }
    case 'close_ticket': {
      const changed = await changeTicket(frame, 'customer', ticket.id, { act: 'close' });
      if (!changed.ok) return saying(frame, plain(sentences(frame, changed.refusals)));
      const buttons = starButtons(changed.ticket);
      return {
        conversation,
        replies: [{ markdown: words.closed(ticket.id, buttons.length > 0), buttons }],
        effects: changed.effects,
      };
    }
    case 'stars': {
      // Stars under an earlier solution rate the latest: a second rating of one is refused all the same.
      const changed = await changeTicket(frame, 'customer', ticket.id, { act: 'rate', stars: action.stars });
      if (!changed.ok) return saying(frame, plain(sentences(frame, changed.refusals)));
      return { conversation, replies: [{ markdown: words.rated, buttons: [] }], effects: changed.effects };
    }
  }
}

/** Has the bot answer what went to a ticket; what comes after it is for the bot as well. */
export async function askBot(frame: Frame, text: string): Promise<Turn> {
  const { desk, conversation } = frame;
  const { id } = desk.person;
  const matter = await desk.support.matter(id);
  const talked = await converse(frame, text);
  if (matter === null) return talked;
  const ticket = await desk.support.ticket(matter);
  // One that is solved opens again by what comes next, as they were told.
  if (ticket === undefined || !isLive(ticket)) return talked;
  const said = { markdown: supportText[conversation.lang].customer.toBot(matter), buttons: [] };
  return {
    ...talked,
    replies: [said, ...talked.replies],
    effects: [{ do: 'matter', person: id, ticket: null }, ...talked.effects],
  };
}

/** Kinds of turns after which a person may be what was wanted. */
const leftOpen: readonly TurnKind[] = ['unknown', 'suggest', 'wordless'];

/**
 * What was said can be sent to a ticket: where the bot could not help, to one that is live; where it could, to the one
 * that was solved last, which the customer may have meant. `inGuide`: to the live one that they talk in, as a guide that
 * runs is spoken to before it.
 */
export async function offerTicket(frame: Frame, said: Said, turn: Turn, inGuide = false): Promise<Turn> {
  const { desk } = frame;
  const last = turn.replies.at(-1);
  if (!desk.person.alone || last === undefined) return turn;
  const open = !inGuide && leftOpen.includes(turn.kind);
  const matter = open ? null : await desk.support.matter(desk.person.id);
  if (!open && (matter === null || turn.kind === 'smalltalk')) return turn;
  const [latest] = open
    ? await desk.support.ticketsOf(desk.person.id, 1)
    : [await desk.support.ticket(matter ?? '')];
  if (latest === undefined || (open || inGuide ? !isLive(latest) : latest.status !== 'solved')) return turn;
  const { text, attachment } = said;
  const button: Button = {
    label: supportText[turn.conversation.lang].customer.sendTo(latest.id),
    action: {
      do: 'write_ticket',
      ticket: latest.id,
      text,
      ...(attachment === undefined ? {} : { attachment }),
    },
  };
  const offered = { ...last, buttons: [...last.buttons, button] };
  return { ...turn, replies: [...turn.replies.slice(0, -1), offered] };
}

const sentences = ({ conversation }: Frame, refusals: readonly TicketRefusal[]): string =>
  refusals.map((refusal) => ticketSentence(conversation.lang, refusal)).join('\n\n');
