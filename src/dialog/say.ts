import { type FaqEntry, type Lang, maxUtterance, normalise, type Topic } from '../faq/index.ts';
import type { RuleProfile } from '../peering/index.ts';
import { chatText, inline, supportText, teachText } from '../text/index.ts';
import type { DeskPolicy, Macro } from '../tickets/index.ts';
import type { RegionNames } from './region-names.ts';
import { type Button, plain, type Reply } from './reply.ts';
import type { Slots } from './slots.ts';
import { asAsked } from './teach/asked-in-vain.ts';
import { draftLimits } from './teach/draft.ts';
import type { TuneRow } from './teach/tune-row.ts';
import type { Meaning } from './understand.ts';

/** What there is to say things about. */
export interface Library {
  readonly profile: RuleProfile;
  readonly entries: ReadonlyMap<string, FaqEntry>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly regions: RegionNames;
  /** What the understanding was tuned on, read when it is first asked for; absent: nothing. */
  readonly tune?: () => readonly TuneRow[];
  /** Business hours and what the support desk promises. */
  readonly policy: DeskPolicy;
  /** Canned replies of agents, by id. */
  readonly macros: ReadonlyMap<string, Macro>;
}

const topicsPerPage = 7;

/** What was said, and what before it, where that matters to the words of a reply. */
export interface Said {
  readonly text: string;
  readonly context?: readonly string[];
}

/** Says what an utterance was understood to mean. */
export function sayMeaning(meaning: Meaning, { text: said }: Said, library: Library): Reply[] {
  const { lang } = meaning;
  const text = chatText[lang];
  switch (meaning.kind) {
    case 'answer':
      return [sayEntry(meaning.entry, lang, library, { said, asked: said, others: meaning.alternatives })];
    case 'suggest':
      return [
        {
          markdown: text.didYouMean,
          buttons: [
            ...entryButtons(meaning.alternatives, lang, library, said),
            { label: text.noneOfThese, action: { do: 'none_of_these', ...asAsked(said) } },
          ],
        },
      ];
    case 'task':
      return [sayTask(meaning, said, library)];
    case 'smalltalk':
      return [{ markdown: text.talk[meaning.talk] ?? text.talk.greeting ?? '', buttons: [] }];
    case 'none':
      if (meaning.because === 'too_long') return [{ markdown: text.tooLong(maxUtterance), buttons: [] }];
      if (meaning.because === 'only_data')
        return [{ markdown: text.onlyData(inline(said, 80)), buttons: [] }];
      return [sayUnknown(meaning.topic, lang, library)];
  }
}

/**
 * An answer: title, body, what may come next, and whether it helped. `said`: what it answers, for statements quoted in
 * it; `asked`: the question that a low opinion of it is about.
 */
export function sayEntry(
  id: string,
  lang: Lang,
  library: Library,
  { said, asked = '', others = [] }: { said?: string; asked?: string; others?: readonly string[] } = {},
): Reply {
  const entry = library.entries.get(id);
  if (!entry) return sayUnknown(undefined, lang, library);
  const text = chatText[lang];
  const old = said === undefined ? undefined : quotedStatement(entry, said);
  const offer = entry.guide === undefined ? undefined : text.offers[entry.guide];
  const parts = [
    ...(old === undefined ? [] : [text.outdated(inline(old))]),
    `**${entry.taught ? bareTitle(entry[lang].title) : entry[lang].title}**`,
    ...(entry.only === undefined || entry.only === lang ? [] : [teachText[lang].onlyIn[entry.only]]),
    entry[lang].body,
    ...(offer === undefined ? [] : [offer]),
    text.helpful,
  ];
  return {
    markdown: parts.join('\n\n'),
    buttons: entryFooter(entry, { asked, others }, lang, library),
  };
}

/** A title that people typed, in bold: no sign in it means anything. */
const bareTitle = (title: string): string => inline(title.replace(/[*`]/g, ''), draftLimits.title);

/** Puts what an answer means for the asker's own network at its end, before it is asked whether it helped. */
export function withFoot(answer: Reply, foot: string, lang: Lang): Reply {
  const { helpful } = chatText[lang];
  const body = answer.markdown.endsWith(helpful) ? answer.markdown.slice(0, -helpful.length) : undefined;
  const markdown = body === undefined ? `${answer.markdown}\n\n${foot}` : `${body}${foot}\n\n${helpful}`;
  return { ...answer, markdown };
}

/** What stands under an answer: whether it helped, and two ways on. */
function entryFooter(
  { id, related, ticket }: FaqEntry,
  { asked, others }: { readonly asked: string; readonly others: readonly string[] },
  lang: Lang,
  library: Library,
): Button[] {
  const text = chatText[lang];
  const next = [...new Set([...others, ...related])].filter((other) => other !== id).slice(0, 2);
  return [
    { label: text.yes, action: { do: 'rate', entry: id, helpful: true } },
    { label: text.no, action: { do: 'rate', entry: id, helpful: false, ...asAsked(asked) } },
    // What else the question may have meant is about it still; what is related is not.
    ...next.flatMap((other) => entryButtons([other], lang, library, others.includes(other) ? asked : '')),
    ...(ticket === undefined
      ? []
      : [ticketButton(lang, ticket, library.entries.get(id)?.[lang].title ?? '')]),
  ];
}

/** The way to a ticket of a kind; what it is about is known where there is nothing more to ask. */
function ticketButton(lang: Lang, kind: string, title: string): Button {
  const { title: label, askQuota, askBandwidth } = supportText[lang].open;
  const labels = new Map([
    ['quota', askQuota],
    ['bandwidth', askBandwidth],
  ]);
  const values = labels.has(kind) ? { kind } : { kind, problem: title };
  return { label: labels.get(kind) ?? label, action: { do: 'guide', guide: 'open_ticket', values } };
}

/** Fewest characters in a row that make a text quote a statement. */
const quoteLength = 12;

/** The superseded statement that the text quotes, whole or a good stretch of it. */
function quotedStatement(entry: FaqEntry, said: string): string | undefined {
  const bare = (text: string) => normalise(text).replace(/[^\p{L}\p{N}]/gu, '');
  const heard = bare(said);
  return entry.supersedes.find(({ said: old }) => {
    const statement = bare(old);
    const stretch = Math.min(quoteLength, statement.length);
    for (let from = 0; from + stretch <= heard.length; from += 1)
      if (statement.includes(heard.slice(from, from + stretch))) return true;
    return false;
  })?.said;
}

function sayTask(meaning: Meaning & { kind: 'task' }, said: string, library: Library): Reply {
  const { lang, task, slots, entry: id } = meaning;
  const text = chatText[lang];
  const heading = [`**${text.tasks[task]}**`, ...describeSlots(slots, lang, library.regions)].join(' · ');
  const entry = id === undefined ? undefined : library.entries.get(id);
  if (!entry) {
    return {
      markdown: `${heading}\n\n${text.notYetNoEntry}`,
      buttons: [{ label: text.person, action: { do: 'person' } }],
    };
  }
  // Where the body is the very steps, its title would only say the heading again; else the title is what it answers.
  const lead = text.byHand[task];
  const parts = lead === undefined ? [text.notYet] : [lead, `**${entry[lang].title}**`];
  return {
    markdown: [heading, ...parts, entry[lang].body, text.helpful].join('\n\n'),
    buttons: entryFooter(entry, { asked: said, others: [] }, lang, library),
  };
}

function describeSlots(slots: Slots, lang: Lang, regions: RegionNames): string[] {
  const text = chatText[lang];
  // In the order of the catalogue, whatever the order in which they were found.
  return (Object.keys(text.slots) as (keyof Slots)[]).flatMap((name) => {
    const value = slots[name];
    if (value === undefined) return [];
    const shown =
      name === 'local_region' || name === 'peer_region'
        ? regions.show(String(value), lang)
        : name === 'bandwidth_mbps'
          ? `${value} Mbps`
          : [value].flat().join(text.listJoin);
    return [`${text.slots[name]} ${inline(shown, 80)}`];
  });
}

export function sayUnknown(topicId: string | undefined, lang: Lang, library: Library): Reply {
  const text = chatText[lang];
  const topic = topicId === undefined ? undefined : library.topics.get(topicId);
  const person: Button = { label: text.person, action: { do: 'person' } };
  if (!topic) return { markdown: text.unknown, buttons: [person] };
  const near = entryButtons(topic.near, lang, library);
  const markdown = text.unknownTopic(inline(topic[lang]));
  return {
    markdown: near.length ? `${markdown}\n\n${text.nearTopic}` : markdown,
    buttons: [...near, person],
  };
}

/** Categories, or the entries of one of them, a page at a time. */
export function sayTopics(lang: Lang, { entries }: Library, tag?: string, page = 0): Reply {
  const text = chatText[lang];
  if (tag === undefined) {
    const used = Object.keys(text.tags).filter((name) =>
      [...entries.values()].some(({ tags }) => tags.includes(name)),
    );
    return {
      markdown: text.topics,
      buttons: used.map((name) => ({ label: text.tags[name] ?? name, action: { do: 'topics', tag: name } })),
    };
  }
  const all = [...entries.values()].filter(({ tags }) => tags.includes(tag));
  const from = page * topicsPerPage;
  const shown = all.slice(from, from + topicsPerPage);
  return {
    markdown: `**${text.tags[tag] ?? tag}**`,
    buttons: [
      ...shown.map(
        (entry): Button => ({ label: entry[lang].title, action: { do: 'answer', entry: entry.id } }),
      ),
      ...(from + topicsPerPage < all.length
        ? [{ label: text.more, action: { do: 'topics' as const, tag, page: page + 1 } }]
        : []),
      { label: text.back, action: page > 0 ? { do: 'topics', tag, page: page - 1 } : { do: 'topics' } },
    ],
  };
}

/** A button for each entry, labelled with its question; `asked`: what they are suggested to. */
export function entryButtons(ids: readonly string[], lang: Lang, { entries }: Library, asked = ''): Button[] {
  return ids.flatMap((id) => {
    const entry = entries.get(id);
    return entry
      ? [{ label: entry[lang].title, action: { do: 'answer' as const, entry: id, ...asAsked(asked) } }]
      : [];
  });
}

/** What the bot calls the cloud it speaks for. */
export function cloudName({ rules }: RuleProfile, lang: Lang): string {
  return rules.cloud === 'aws' ? 'AWS' : { zh: '腾讯云', en: 'Tencent Cloud' }[lang];
}

/** What is said first in a conversation. */
export function sayGreeting(lang: Lang, { profile }: Library): Reply {
  return plain(chatText[lang].greeting(cloudName(profile, lang)));
}
