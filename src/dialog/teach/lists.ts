import { agoText, inline, supportText, teachText } from '../../text/index.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { type Button, plain } from '../reply.ts';
import { staffMember } from '../support/staff.ts';
import { shownName } from '../support/tell-desk.ts';
import { headOf } from './hand-in.ts';

/** What staff can look through about teaching. */
export const teachingLists = ['drafts', 'unanswered'] as const;
export type TeachingList = (typeof teachingLists)[number];

/** A list from a place on; `drop`: a question that is left alone from now on. */
export interface TeachingListing {
  readonly list: TeachingList;
  readonly from?: number;
  readonly drop?: string;
}

const draftsAtOnce = 10;
const questionsAtOnce = 5;
/** Questions that are reached at all: the rest is asked too seldom to be worth it. */
const mostQuestions = 200;

/** Shows a list of what waits to be taught; to staff only. */
export async function showTeaching(frame: Frame, listing: TeachingListing): Promise<Ran> {
  if ((await staffMember(frame.desk)) === undefined)
    return saying(frame, plain(supportText[frame.conversation.lang].agent.notStaff));
  return listing.list === 'drafts' ? showDrafts(frame) : showUnanswered(frame, listing);
}

async function showDrafts(frame: Frame): Promise<Ran> {
  const { desk, conversation } = frame;
  const { lang } = conversation;
  const words = teachText[lang].drafts;
  const drafts = await desk.teach.drafts(draftsAtOnce);
  if (drafts.length === 0) return saying(frame, plain(words.empty));
  const lines = drafts.map((draft) => {
    const ago = agoText(lang, desk.now - draft.at);
    return words.line(draft.id, words.kinds[draft.kind], headOf(draft), shownName(draft.by), ago);
  });
  const lead = (await staffMember(desk))?.role === 'lead';
  const buttons = drafts.map(
    ({ id }): Button => ({
      label: words.review(id),
      action: { do: 'guide', guide: 'review', values: { draft: id } },
    }),
  );
  const markdown = `${words.heading(drafts.length)}\n\n${lines.join('\n')}`;
  return saying(frame, { markdown, buttons: lead ? buttons : [] });
}

async function showUnanswered(frame: Frame, { from: wanted = 0, drop }: TeachingListing): Promise<Ran> {
  const { desk, conversation } = frame;
  const { lang } = conversation;
  const words = teachText[lang].unanswered;
  const all = (await desk.teach.unanswered(mostQuestions)).filter(({ text }) => text !== drop);
  const ran = (markdown: string, buttons: readonly Button[]): Ran => ({
    ...saying(frame, { markdown, buttons, ...(drop === undefined ? {} : { inPlace: true }) }),
    effects: drop === undefined ? [] : [{ do: 'answered', text: drop }],
  });
  if (all.length === 0) return ran(words.empty, []);
  const from = Math.min(
    Math.max(0, wanted),
    Math.floor((all.length - 1) / questionsAtOnce) * questionsAtOnce,
  );
  const shown = all.slice(from, from + questionsAtOnce);
  const lines = shown.map(({ text, count, answered, last }, i) =>
    words.line(from + i + 1, inline(text, 100), count, words.said[answered], agoText(lang, desk.now - last)),
  );
  const turn = (label: string, to: number): Button => ({
    label,
    action: { do: 'teaching', list: 'unanswered', from: to },
  });
  const buttons = shown.flatMap(({ text }, i): Button[] => [
    { label: words.addAsk(from + i + 1), action: { do: 'guide', guide: 'add_ask', values: { text } } },
    {
      label: words.teach(from + i + 1),
      action: { do: 'guide', guide: 'teach', values: { question: text } },
    },
    { label: words.drop(from + i + 1), action: { do: 'teaching', list: 'unanswered', from, drop: text } },
  ]);
  return ran(`${words.heading(from + 1, from + shown.length)}\n\n${lines.join('\n')}`, [
    ...buttons,
    ...(from > 0 ? [turn(words.previous, from - questionsAtOnce)] : []),
    ...(from + questionsAtOnce < all.length ? [turn(words.more, from + questionsAtOnce)] : []),
  ]);
}
