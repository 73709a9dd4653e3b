import { inline, teachText } from '../../text/index.ts';
import type { Desk, Effect } from '../desk.ts';
import type { Done } from '../guides/guide.ts';
import type { Button } from '../reply.ts';
import { staffMember } from '../support/staff.ts';
import { shownName } from '../support/tell-desk.ts';
import type { Draft, DraftContent } from './draft.ts';
import { draftWordings } from './lint-draft.ts';

/** Makes a draft of what somebody of the staff put together, and tells the leads that it waits for them. */
export async function handIn(
  content: DraftContent,
  desk: Desk,
  lang: 'zh' | 'en',
  ticket?: string,
): Promise<Done & { readonly ok: true }> {
  const { person, now } = desk;
  const draft: Draft = {
    ...content,
    id: `D-${await desk.teach.nextDraft()}`,
    by: { person: person.id, name: person.name },
    at: now,
    state: 'waiting',
    ...(ticket === undefined ? {} : { ticket }),
  };
  const lead = (await staffMember(desk))?.role === 'lead';
  const words = teachText[lang];
  const markdown = lead ? words.teach.doneLead(draft.id) : words.teach.done(draft.id);
  return {
    ok: true,
    replies: [{ markdown, buttons: lead ? [reviewButton(draft, lang)] : [] }],
    effects: [{ do: 'draft', draft }, ...(await tellLeads(draft, desk))],
  };
}

/** The way to the review of a draft. */
export const reviewButton = ({ id }: Draft, lang: 'zh' | 'en'): Button => ({
  label: teachText[lang].review.button,
  action: { do: 'guide', guide: 'review', values: { draft: id } },
});

/** What a draft is about, in a few words. */
export const headOf = (draft: DraftContent): string => inline(draftWordings(draft)[0] ?? '', 60);

/** Every lead but the author hears of a draft, with the button to review it. */
async function tellLeads(draft: Draft, desk: Desk): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const { person, role } of await desk.support.staff()) {
    if (role !== 'lead' || person === draft.by.person) continue;
    const lang = await desk.language(person);
    const { told } = teachText[lang].review;
    const markdown = told.waiting(draft.id, shownName(draft.by), headOf(draft));
    effects.push({ do: 'tell', person, reply: { markdown, buttons: [reviewButton(draft, lang)] } });
  }
  return effects;
}

/** Said to the author of a draft in their own language, unless they decided themselves. */
export async function tellAuthor(
  draft: Draft,
  desk: Desk,
  say: (words: (typeof teachText)['zh']['review']['told']) => string,
): Promise<readonly Effect[]> {
  const { person } = draft.by;
  if (person === desk.person.id) return [];
  const lang = await desk.language(person);
  return [{ do: 'tell', person, reply: { markdown: say(teachText[lang].review.told), buttons: [] } }];
}
