import type { Lang } from '../../faq/index.ts';
import { agoText, inline, supportText, teachText } from '../../text/index.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { type Button, plain } from '../reply.ts';
import { staffMember } from '../support/staff.ts';
import { shownName } from '../support/tell-desk.ts';
import { headOf } from './hand-in.ts';
import { titleOf } from './say-assessment.ts';
import { taughtThings, thingId } from './taught-things.ts';

/** What staff can look through about teaching. */
export const teachingLists = ['drafts', 'unanswered', 'taught'] as const;
export type TeachingList = (typeof teachingLists)[number];

/** A list from a place on; `drop`: a question that is left alone from now on. */
export interface TeachingListing {
  readonly list: TeachingList;
  readonly from?: number;
  readonly drop?: string;
}

const draftsAtOnce = 10;
/** Drafts that are counted at all. */
const mostDrafts = 200;
const questionsAtOnce = 5;
const taughtAtOnce = 5;
/** Questions that are reached at all: the rest is asked too seldom to be worth it. */
const mostQuestions = 200;

/** Shows a list of what waits to be taught; to staff only. */
export async function showTeaching(frame: Frame, listing: TeachingListing): Promise<Ran> {
  if ((await staffMember(frame.desk)) === undefined)
    return saying(frame, plain(supportText[frame.conversation.lang].agent.notStaff));
  switch (listing.list) {
    case 'drafts':
      return showDrafts(frame, listing);
    case 'unanswered':
      return showUnanswered(frame, listing);
    case 'taught':
      return showTaught(frame, listing);
  }
}

/** A page of a list, and the ways to the ones before and after it. */
function pageOf<T>(all: readonly T[], { list, from: wanted = 0 }: TeachingListing, size: number, lang: Lang) {
  const last = Math.floor(Math.max(0, all.length - 1) / size) * size;
  const from = Math.min(Math.max(0, Math.trunc(wanted)), last);
  const words = supportText[lang].customer;
  const turn = (label: string, to: number): Button => ({ label, action: { do: 'teaching', list, from: to } });
  return {
    from,
    shown: all.slice(from, from + size),
    turns: [
      ...(from > 0 ? [turn(words.previousPage, Math.max(0, from - size))] : []),
      ...(from + size < all.length ? [turn(words.nextPage, from + size)] : []),
    ],
  };
}

async function showDrafts(frame: Frame, listing: TeachingListing): Promise<Ran> {
  const { desk, conversation } = frame;
  const { lang } = conversation;
  const words = teachText[lang].drafts;
  const found = await desk.teach.drafts(mostDrafts + 1);
  const drafts = found.slice(0, mostDrafts);
  if (drafts.length === 0) return saying(frame, plain(words.empty));
  const { shown, turns } = pageOf(drafts, listing, draftsAtOnce, lang);
  const lines = shown.map((draft) => {
    const ago = agoText(lang, desk.now - draft.at);
    return words.line(draft.id, words.kinds[draft.kind], headOf(draft), shownName(draft.by), ago);
  });
  const lead = (await staffMember(desk))?.role === 'lead';
  const buttons = shown.map(
    ({ id }): Button => ({
      label: words.review(id),
      action: { do: 'guide', guide: 'review', values: { draft: id } },
    }),
  );
  const markdown = `${words.heading(drafts.length, found.length > drafts.length)}\n\n${lines.join('\n')}`;
  return saying(frame, { markdown, buttons: [...(lead ? buttons : []), ...turns] });
}

async function showUnanswered(frame: Frame, listing: TeachingListing): Promise<Ran> {
  const { drop } = listing;
  const { desk, conversation } = frame;
  const { lang } = conversation;
  const words = teachText[lang].unanswered;
  const all = (await desk.teach.unanswered(mostQuestions)).filter(({ text }) => text !== drop);
  const ran = (markdown: string, buttons: readonly Button[]): Ran => ({
    ...saying(frame, { markdown, buttons, ...(drop === undefined ? {} : { inPlace: true }) }),
    effects: drop === undefined ? [] : [{ do: 'answered', text: drop }],
  });
  if (all.length === 0) return ran(words.empty, []);
  const { from, shown, turns } = pageOf(all, listing, questionsAtOnce, lang);
  const lines = shown.map(({ text, count, answered, last }, i) =>
    words.line(from + i + 1, inline(text, 100), count, words.said[answered], agoText(lang, desk.now - last)),
  );
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
    ...turns,
  ]);
}

/** What was taught, each to be seen as customers see it, and to be withdrawn by leads. */
async function showTaught(frame: Frame, listing: TeachingListing): Promise<Ran> {
  const { desk, conversation, library } = frame;
  const { lang } = conversation;
  const words = teachText[lang].taught;
  const all = taughtThings(library);
  if (all.length === 0) return saying(frame, plain(words.empty));
  const { from, shown, turns } = pageOf(all, listing, taughtAtOnce, lang);
  const lines = shown.map((thing, i) => {
    const n = from + i + 1;
    if ('ask' in thing)
      return words.ask(n, inline(thing.ask.text, 100), titleOf(thing.ask.entry, library, lang));
    const { id, at, from: ticket } = thing.entry;
    return words.entry(n, titleOf(id, library, lang), agoText(lang, desk.now - at), ticket);
  });
  const lead = (await staffMember(desk))?.role === 'lead';
  const buttons = shown.flatMap((thing, i): Button[] => {
    const n = from + i + 1;
    const entry = 'entry' in thing ? thing.entry.id : thing.ask.entry;
    const values = { thing: thingId(thing) };
    return [
      { label: words.show(n), action: { do: 'answer', entry } },
      ...(lead
        ? [
            {
              label: words.withdraw(n),
              action: { do: 'guide' as const, guide: 'withdraw_taught' as const, values },
            },
          ]
        : []),
    ];
  });
  const heading = words.heading(from + 1, from + shown.length, all.length);
  return saying(frame, { markdown: `${heading}\n\n${lines.join('\n')}`, buttons: [...buttons, ...turns] });
}
