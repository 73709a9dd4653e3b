import { type EntryText, languages } from '../../faq/index.ts';
import { agoText, inline, quotation, teachText } from '../../text/index.ts';
import type { Desk, Effect } from '../desk.ts';
import { shownName } from '../support/tell-desk.ts';
import { oneLine } from '../teach/clean.ts';
import { type Draft, type DraftContent, draftLimits, taughtBy } from '../teach/draft.ts';
import { entryOf, entrySteps, textStep, valuesOf } from '../teach/draft-steps.ts';
import { entryChoices, readEntry } from '../teach/entry-step.ts';
import { headOf, tellAuthor } from '../teach/hand-in.ts';
import { draftWordings } from '../teach/lint-draft.ts';
import { sayAssessment, titleOf } from '../teach/say-assessment.ts';
import { givenStep } from './given-step.ts';
import type { At, Guide } from './guide.ts';

const words = (at: Pick<At, 'lang'>) => teachText[at.lang];
const isAsk = ({ values }: At): boolean => values.kind === 'ask';

/** Most characters of a draft that stand in the preview; the rest of a message is for the findings. */
const previewed = 1_400;
/** How many wordings stand in a message of their own, where all may be as long as one can be. */
const asksAtOnce = 10;

/** The draft as it would be taught, with what a lead has changed. */
function draftAt(at: At): Draft {
  const { draft = '', text = '', entry = '', by = '', name = '', ticket = '' } = at.values;
  const content: DraftContent = isAsk(at) ? { kind: 'ask', entry, text } : entryOf(at);
  const from = ticket === '' ? {} : { ticket };
  return {
    ...content,
    id: draft,
    by: { person: by, name },
    at: Number(at.values.at) || 0,
    state: 'waiting',
    ...from,
  };
}

/** A lead's decision over a draft: seen beside what is nearest to it, changed where needed, approved or rejected. */
export const reviewGuide: Guide = {
  id: 'review',
  needs: 'lead',
  leadsOnly: (lang) => teachText[lang].review.leadsOnly,
  title: (at) => words(at).review.title(inline(at.values.draft ?? '', 20)),
  steps: [
    ...['draft', 'kind', 'by', 'name', 'at', 'ticket', 'first'].map(givenStep),
    ...entrySteps((at) => !isAsk(at)),
    { ...textStep, applies: isAsk },
    {
      slot: 'entry',
      verbatim: true,
      applies: isAsk,
      label: (at) => words(at).fields.entry.label,
      ask: (at) => words(at).fields.entry.ask,
      choices: (at) => entryChoices(at.values.text ?? '', at.library, at.lang),
      read: (text, at) => readEntry(text, at),
      show: (id, at) => titleOf(id, at.library, at.lang),
    },
    {
      slot: 'decision',
      label: (at) => words(at).fields.decision.label,
      ask: preview,
      ahead: (at) => {
        const draft = draftAt(at);
        if (draft.kind === 'ask' || fitsPreview(draft)) return [];
        return wholeTexts(draft, words(at).fields.asks.label);
      },
      choices: (at) => [
        { label: words(at).fields.decision.approve, value: 'approve' },
        { label: words(at).fields.decision.reject, value: 'reject' },
      ],
      read(text, at) {
        const said = text.trim().toLowerCase();
        if (/^(?:approve|approved|批准|通过|同意|yes|ok|好)$/.test(said))
          return { ok: true, value: 'approve' };
        if (/^(?:reject|rejected|驳回|拒绝|不同意|no)$/.test(said)) return { ok: true, value: 'reject' };
        return { ok: false, words: words(at).fields.decision.bad };
      },
      show: (value, at) => words(at).fields.decision[value === 'reject' ? 'reject' : 'approve'],
    },
    {
      slot: 'reason',
      verbatim: true,
      applies: (at) => at.values.decision === 'reject',
      label: (at) => words(at).fields.reason.label,
      ask: (at) => words(at).fields.reason.ask,
      read(text, at) {
        const reason = oneLine(text);
        return reason === '' || reason.length > draftLimits.reason
          ? { ok: false, words: words(at).fields.reason.bad, surely: true }
          : { ok: true, value: reason };
      },
      show: (reason) => inline(reason, 200),
    },
  ],
  prefill: (_slots, _at, said): Record<string, string> => {
    const id = draftIdIn(said);
    return id === undefined ? {} : { draft: id };
  },
  async overtaken(at, desk) {
    const { draft: id = '' } = at.values;
    const { review } = words(at);
    // Without a number it is the one that waits longest.
    if (id === '')
      return (await desk.teach.drafts(1)).length > 0
        ? undefined
        : { markdown: words(at).drafts.empty, buttons: [] };
    const draft = await desk.teach.draft(id);
    if (draft === undefined) return { markdown: review.missing(inline(id, 20)), buttons: [] };
    if (draft.state === 'waiting') return undefined;
    const who = draft.decided === undefined ? '' : shownName(draft.decided);
    return { markdown: review.decided[draft.state](draft.id, who), buttons: [] };
  },
  async recall(at, desk) {
    const { draft: wanted = '' } = at.values;
    const draft = wanted === '' ? (await desk.teach.drafts(1))[0] : await desk.teach.draft(wanted);
    if (draft === undefined) return {};
    const { by, kind, ticket = '' } = draft;
    const head = { draft: draft.id, kind, by: by.person, name: by.name, at: String(draft.at), ticket };
    return {
      ...head,
      ...(draft.kind === 'ask' ? { text: draft.text, entry: draft.entry } : valuesOf(draft)),
    };
  },
  summary(at) {
    if (at.values.decision === 'reject') return { lines: [], blocked: false };
    const { lines, forbidden } = sayAssessment(draftAt(at), at.library, at.lang);
    return { lines, blocked: forbidden };
  },
  commitLabel: (at) => words(at).review[at.values.decision === 'reject' ? 'reject' : 'approve'],
  async commit(at, desk) {
    const draft = draftAt(at);
    const { person, now } = desk;
    const by = { person: person.id, name: person.name };
    const { reason = '' } = at.values;
    const rejected = at.values.decision === 'reject';
    const decided = { ...by, at: now, ...(rejected ? { reason } : {}) };
    const told = await tellAuthor(draft, desk, (says) =>
      rejected
        ? says.rejected(draft.id, shownName(by), inline(reason, 200))
        : says.approved(draft.id, shownName(by), headOf(draft)),
    );
    const { review } = words(at);
    return {
      ok: true,
      replies: [{ markdown: review[rejected ? 'rejected' : 'approved'](draft.id), buttons: [] }],
      effects: [
        { do: 'draft', draft: { ...draft, state: rejected ? 'rejected' : 'approved', decided } },
        ...(rejected ? [] : approving(draft, desk)),
        ...told,
      ],
    };
  },
};

/** What approval changes: the bot knows it, and what was asked in vain so is seen to. */
function approving(draft: Draft, { person, now }: Desk): readonly Effect[] {
  const made = taughtBy(draft, person.id, now);
  return [
    'entry' in made ? { do: 'teach_entry', entry: made.entry } : { do: 'teach_ask', ask: made.ask },
    ...draftWordings(draft).map((text): Effect => ({ do: 'answered', text })),
  ];
}

/** The draft as customers would read it, its wordings, and what approving it would come to. */
function preview(at: At): string {
  const draft = draftAt(at);
  const { review, fields } = words(at);
  const ago = agoText(at.lang, at.now - draft.at);
  const from = review.from(shownName(draft.by), ago, draft.ticket ?? '');
  const { lines } = sayAssessment(draft, at.library, at.lang);
  return [
    from,
    ...(draft.kind === 'ask'
      ? [review.isAsk(inline(draft.text, 200), titleOf(draft.entry, at.library, at.lang))]
      : fitsPreview(draft)
        ? wholeTexts(draft, fields.asks.label)
        : [...textsOf(draft).map(({ title }) => titleLine(title)), review.above]),
    ...lines,
  ].join('\n\n');
}

const textsOf = (draft: Draft & { readonly kind: 'entry' }): readonly EntryText[] =>
  languages.flatMap((lang) => draft[lang] ?? []);

const titleLine = (title: string): string => `**${inline(title.replace(/[*`]/g, ''), draftLimits.title)}**`;

/** Whether a draft can be read in the preview, whole. */
const fitsPreview = (draft: Draft & { readonly kind: 'entry' }): boolean =>
  textsOf(draft)
    .flatMap(({ title, asks, body }) => [title, ...asks, body])
    .join('\n').length <= previewed;

/** All that is approved with a draft, uncut: each answer under its title, and the wordings, in parts that fit a message. */
function wholeTexts(draft: Draft & { readonly kind: 'entry' }, asksLabel: string): readonly string[] {
  return textsOf(draft).flatMap(({ title, asks, body }) => [
    `${titleLine(title)}\n\n${quotation(body, draftLimits.body)}`,
    ...inParts(asks, asksAtOnce).map(
      (part) => `${asksLabel}\n\n${part.map((ask) => `- ${inline(ask, draftLimits.ask)}`).join('\n')}`,
    ),
  ]);
}

const inParts = (all: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** The id of a draft that stands in a text: D-12, d12. */
export const draftIdIn = (text: string): string | undefined => {
  const number = /(?<![a-z0-9])d-?(\d{1,9})(?![a-z0-9])/i.exec(text)?.[1];
  return number === undefined ? undefined : `D-${Number(number)}`;
};
