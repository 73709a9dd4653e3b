import { inline, teachText } from '../../text/index.ts';
import { readTicketId } from '../../tickets/index.ts';
import { changeTicket } from '../support/change-ticket.ts';
import type { Draft } from '../teach/draft.ts';
import { entryOf, entrySteps } from '../teach/draft-steps.ts';
import { messagesRead, taughtByTicket } from '../teach/from-ticket.ts';
import { handIn } from '../teach/hand-in.ts';
import { sayAssessment } from '../teach/say-assessment.ts';
import { givenStep } from './given-step.ts';
import type { At, Guide } from './guide.ts';

const words = (at: Pick<At, 'lang'>) => teachText[at.lang];

/** Puts a question and its answer together for the bot, from a ticket or from nothing; a lead decides over it. */
export const teachGuide: Guide = {
  id: 'teach',
  needs: 'agent',
  title: (at) => words(at).teach.title(at.values.ticket ?? ''),
  steps: [
    { ...givenStep('ticket'), read: (text) => ({ ok: true, value: readTicketId(text) ?? '' }) },
    ...entrySteps(),
  ],
  prefill(_slots, _at, said): Record<string, string> {
    const ticket = readTicketId(said);
    if (ticket !== undefined) return { ticket };
    return said.trim() === '' ? {} : { question: said };
  },
  async overtaken(at, desk) {
    const { ticket = '' } = at.values;
    if (ticket === '' || (await desk.support.ticket(ticket)) !== undefined) return undefined;
    return { markdown: words(at).teach.noTicket(inline(ticket, 20)), buttons: [] };
  },
  async recall(at, desk) {
    const { ticket: id = '' } = at.values;
    const ticket = id === '' ? undefined : await desk.support.ticket(id);
    return ticket === undefined
      ? {}
      : taughtByTicket(ticket, await desk.support.ticketMessages(ticket.id, messagesRead));
  },
  summary: (at) => ({ lines: sayAssessment(draftAt(at), at.library, at.lang).lines, blocked: false }),
  commitLabel: (at) => words(at).teach.commit,
  async commit(at, desk) {
    const { ticket: id = '' } = at.values;
    const done = await handIn(entryOf(at), desk, at.lang, id === '' ? undefined : id);
    const around = { desk, library: at.library };
    const marked = id === '' ? undefined : await changeTicket(around, 'agent', id, { act: 'taught' });
    return { ...done, effects: [...done.effects, ...(marked?.ok ? marked.effects : [])] };
  },
};

/** What the answers so far would make. */
function draftAt(at: At): Draft {
  return {
    ...entryOf(at),
    id: 'D-0',
    by: { person: '', name: '' },
    at: at.now,
    state: 'waiting',
  };
}
