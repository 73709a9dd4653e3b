import { inline, quotation, supportText } from '../../text/index.ts';
import { ticketSentence } from '../../text/tickets.ts';
import { noteIn, readTicketId } from '../../tickets/index.ts';
import { cardButton } from '../support/card-buttons.ts';
import { changeTicket } from '../support/change-ticket.ts';
import { shownName } from '../support/tell-desk.ts';
import { givenStep } from './given-step.ts';
import type { At, Guide, Step } from './guide.ts';

const words = (at: Pick<At, 'lang'>) => supportText[at.lang].agent.reply;

/** Characters of a text that a line of the summary shows. */
const shownInLine = 60;

/** How an agent may speak in a ticket. */
const ways = ['answer', 'ask_back', 'note'] as const;
type Way = (typeof ways)[number];
/** What begins with `//` is a note whatever was chosen: as where it is typed in answer to a message. */
const wayOf = ({ values }: Pick<At, 'values'>): Way =>
  isNote(values.text) ? 'note' : (ways.find((way) => way === values.how) ?? 'answer');
const isNote = (text: string | undefined): boolean => noteIn(text ?? '') !== undefined;

const ticketStep: Step = {
  slot: 'ticket',
  given: true,
  label: (at) => words(at).ticket.label,
  ask: (at) => words(at).ticket.ask,
  read(text, at) {
    const id = readTicketId(text);
    return id === undefined ? { ok: false, words: words(at).ticket.bad } : { ok: true, value: id };
  },
  show: (id) => id,
};

const wayStep: Step = {
  slot: 'how',
  label: (at) => words(at).how.label,
  ask: (at) => words(at).how.ask,
  choices: (at) => ways.map((way) => ({ label: words(at).how[way], value: way })),
  read(text, at) {
    const way = ways.find((each) => each === text.trim() || words(at).how[each] === text.trim());
    return way === undefined ? { ok: false, words: words(at).how.bad } : { ok: true, value: way };
  },
  show: (how, at) => words(at).how[wayOf({ values: { ...at.values, how } })],
  assume: () => 'answer',
};

const textStep: Step = {
  slot: 'text',
  verbatim: true,
  label: (at) => words(at).text.label,
  ask: (at) => words(at).text.ask[wayOf(at)],
  read(text, at) {
    const { textMax } = at.library.policy;
    if ((noteIn(text) ?? text).trim() === '') return { ok: false, words: words(at).text.bad };
    if ([...text].length > textMax)
      return { ok: false, words: words(at).text.tooLong(textMax), surely: true };
    const said = text.trim();
    // A note that is worded anew is still one.
    const kept = isNote(at.values.text) && !isNote(said);
    return { ok: true, value: kept ? `// ${said}` : said };
  },
  show: (text) => inline(noteIn(text) ?? text, shownInLine),
};

/** The length of the text that it was begun with, if any: what is still that long nobody has written. */
const suggestedStep = givenStep('suggested');

/** Says something in a ticket as one of the staff: what is typed, suggested or taken from a macro, seen once more before. */
export const answerTicket: Guide = {
  id: 'answer_ticket',
  needs: 'agent',
  title: (at) => words(at).title[wayOf(at)](at.values.ticket ?? ''),
  steps: [ticketStep, wayStep, textStep, suggestedStep],
  recall: async ({ values: { text } }) => (text === undefined ? {} : { suggested: String(text.length) }),
  retyped: 'text',
  summary(at) {
    const { how, text: typed = '' } = at.values;
    const text = noteIn(typed) ?? typed;
    return {
      lines: [
        // A line that is seen whole among the answers needs no showing twice.
        ...(text.length > shownInLine || text.includes('\n') ? [quotation(text, 3000)] : []),
        ...(isNote(typed) && how !== 'note' ? [words(at).marked] : []),
      ],
      blocked: false,
    };
  },
  commitLabel: (at) => (wayOf(at) === 'note' ? words(at).save : words(at).send),
  async commit(at, desk) {
    const { ticket: id = '', text: typed = '' } = at.values;
    const way = wayOf(at);
    const text = noteIn(typed) ?? typed;
    const changed = await changeTicket({ desk, library: at.library }, 'agent', id, { act: way, text });
    if (!changed.ok)
      return {
        ok: false,
        words: changed.refusals.map((reason) => ticketSentence(at.lang, reason)).join('\n\n'),
      };
    const says = supportText[at.lang].agent;
    const name = shownName(changed.ticket.customer);
    return {
      ok: true,
      replies: [
        {
          markdown: way === 'note' ? says.noted(id) : says.sent(id, name),
          buttons: [cardButton(at.lang, id)],
          ticket: id,
          ...(way === 'note' ? { note: true as const } : {}),
        },
      ],
      effects: changed.effects,
    };
  },
};
