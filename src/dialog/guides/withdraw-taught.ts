import { type Lang, languages, type TaughtEntry, type TaughtThing } from '../../faq/index.ts';
import { inline, quotation, teachText } from '../../text/index.ts';
import type { Desk, Effect } from '../desk.ts';
import type { Button } from '../reply.ts';
import { shownName } from '../support/tell-desk.ts';
import { valuesOf } from '../teach/draft-steps.ts';
import { titleOf } from '../teach/say-assessment.ts';
import { taughtThings, thingId } from '../teach/taught-things.ts';
import { unansweredKey } from '../teach/teach-desk.ts';
import type { At, Guide, Step } from './guide.ts';

const words = (at: Pick<At, 'lang'>) => teachText[at.lang].withdraw;
/** Most characters of an answer that are shown once more. */
const shown = 1_000;

const thingAt = (at: Pick<At, 'library' | 'values'>): TaughtThing | undefined =>
  taughtThings(at.library).find((thing) => thingId(thing) === at.values.thing);

/** What a thing is called: the title of an answer in either language, or the wording itself. */
const namesOf = (thing: TaughtThing): readonly string[] =>
  'entry' in thing ? languages.flatMap((lang) => thing.entry[lang]?.title ?? []) : [thing.ask.text];

const nameOf = (thing: TaughtThing, lang: Lang): string =>
  ('entry' in thing ? thing.entry[lang]?.title : undefined) ?? namesOf(thing)[0] ?? '';

const thingStep: Step = {
  slot: 'thing',
  verbatim: true,
  label: (at) => words(at).thing.label,
  ask: (at) => words(at).thing.ask,
  choices: (at) =>
    taughtThings(at.library).map((thing) => ({ label: nameOf(thing, at.lang), value: thingId(thing) })),
  read(text, at) {
    const said = unansweredKey(text);
    const found = taughtThings(at.library).find(
      (thing) => thingId(thing) === text || namesOf(thing).some((name) => unansweredKey(name) === said),
    );
    return found === undefined
      ? { ok: false, words: words(at).thing.bad }
      : { ok: true, value: thingId(found) };
  },
  show(id, at) {
    const thing = thingAt({ library: at.library, values: { thing: id } });
    return thing === undefined ? '' : inline(nameOf(thing, at.lang), 100);
  },
};

/** Takes something that was taught out of what the bot knows. */
export const withdrawTaughtGuide: Guide = {
  id: 'withdraw_taught',
  needs: 'lead',
  leadsOnly: (lang) => teachText[lang].withdraw.leadsOnly,
  title: (at) => words(at).title,
  blocked: (at) =>
    taughtThings(at.library).length === 0
      ? { markdown: teachText[at.lang].taught.empty, buttons: [] }
      : undefined,
  steps: [thingStep],
  overtaken: async (at) =>
    at.values.thing !== undefined && thingAt(at) === undefined
      ? { markdown: words(at).gone, buttons: [] }
      : undefined,
  summary: (at) => ({ lines: linesOf(at), blocked: false }),
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const thing = thingAt(at);
    if (thing === undefined) return { ok: false, words: words(at).gone };
    return {
      ok: true,
      replies: [{ markdown: words(at).done, buttons: 'entry' in thing ? [anewButton(thing.entry, at)] : [] }],
      effects: [
        ...[thing, ...leadingTo(thing, at)].map((each): Effect => ({ do: 'withdraw', thing: each })),
        ...(await tellApprover(thing, at, desk)),
      ],
    };
  },
};

/** Wordings of an answer, which would lead nowhere without it. */
function leadingTo(thing: TaughtThing, { library }: Pick<At, 'library'>): readonly TaughtThing[] {
  if (!('entry' in thing)) return [];
  return taughtThings(library).filter((each) => 'ask' in each && each.ask.entry === thing.entry.id);
}

function linesOf(at: At): string[] {
  const thing = thingAt(at);
  if (thing === undefined) return [];
  if ('ask' in thing)
    return [words(at).isAsk(inline(thing.ask.text, 200), titleOf(thing.ask.entry, at.library, at.lang))];
  const texts = languages.flatMap((lang) => thing.entry[lang] ?? []);
  const along = leadingTo(thing, at).length;
  return [
    ...texts.map(({ body }) => quotation(body, shown)),
    ...(along === 0 ? [] : [words(at).along(along)]),
  ];
}

/** The way to the answer as it should have been. */
const anewButton = (entry: TaughtEntry, at: At): Button => ({
  label: words(at).anew,
  action: { do: 'guide', guide: 'teach', values: valuesOf({ kind: 'entry', ...entry }) },
});

async function tellApprover(thing: TaughtThing, at: At, desk: Desk): Promise<readonly Effect[]> {
  if (!('entry' in thing) || thing.entry.by === desk.person.id) return [];
  const { by, id } = thing.entry;
  if (!at.staff.some(({ person }) => person === by)) return [];
  const lang = await desk.language(by);
  const who = shownName({ person: desk.person.id, name: desk.person.name });
  const markdown = teachText[lang].withdraw.told(who, titleOf(id, at.library, lang));
  return [{ do: 'tell', person: by, reply: { markdown, buttons: [] } }];
}
