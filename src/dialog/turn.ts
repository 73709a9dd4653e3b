import { type Lang, languages, normalise } from '../faq/index.ts';
import { chatText, inline } from '../text/index.ts';
import { type Conversation, heardAtMost, maxRated } from './conversation.ts';
import type { Action, Reply } from './reply.ts';
import {
  cloudName,
  entryButtons,
  type Library,
  sayEntry,
  sayMeaning,
  sayPerson,
  sayTopics,
  sayUnknown,
} from './say.ts';
import { type Meaning, type Understanding, understand } from './understand.ts';

/** What a turn of the dialog rests on. */
export type DialogWorld = Library & Understanding;

/** What was done: text typed, or an action of a button. `stale`: the button is not known any more. */
export type DialogInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'stale' }
  /** Something that has no words: a picture, a sticker, a voice message. */
  | { readonly kind: 'wordless' };

/** What a turn came to, for whoever counts: what a text was taken for, or what a button did. */
export type TurnKind =
  | 'answer'
  | 'suggest'
  | 'task'
  | 'smalltalk'
  | 'unknown'
  | 'too_long'
  | 'only_data'
  | 'command'
  | 'rating'
  | 'person'
  | 'topics'
  | 'language'
  | 'stale_button'
  | 'wordless'
  | 'nothing';

/** The conversation after a turn, and what is said. */
export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
  readonly kind: TurnKind;
}

/** A turn before it is known, or said, what kind it is. */
type Said = Omit<Turn, 'kind'>;

/** What a button's action counts as. */
const kindOf = {
  answer: 'answer',
  rate: 'rating',
  none_of_these: 'unknown',
  person: 'person',
  topics: 'topics',
  language: 'language',
} satisfies Record<Action['do'], TurnKind>;

/** One turn: a command first, then a button, then what the text means. Nothing happens outside what is returned. */
export function turn(conversation: Conversation, input: DialogInput, world: DialogWorld): Turn {
  const text = chatText[conversation.lang];
  switch (input.kind) {
    case 'stale':
      return { conversation, replies: [plain(text.staleButton)], kind: 'stale_button' };
    case 'wordless':
      return { conversation, replies: [plain(text.wordless)], kind: 'wordless' };
    case 'action': {
      const { action } = input;
      // A stored action may come from another version of the program.
      const kind = Object.hasOwn(kindOf, action.do) ? kindOf[action.do] : 'stale_button';
      return { ...act(conversation, action, world), kind };
    }
    case 'text':
      return hear(conversation, input.text, world);
  }
}

function hear(conversation: Conversation, text: string, world: DialogWorld): Turn {
  const command = readCommand(text);
  if (command) return { ...obey(conversation, command.name, command.rest, world), kind: 'command' };
  if (normalise(text) === '') return { conversation, replies: [], kind: 'nothing' };
  const heard = understand({ text, lang: conversation.lang, context: conversation.heard }, world);
  const meaning = conversation.langChosen ? { ...heard, lang: conversation.lang } : heard;
  const replies = sayMeaning(meaning, { text, context: conversation.heard }, world);
  const kind = meaning.kind === 'none' ? (meaning.because ?? 'unknown') : meaning.kind;
  if (!isQuestion(meaning)) return { conversation: { ...conversation, lang: meaning.lang }, replies, kind };
  return {
    kind,
    conversation: {
      ...conversation,
      lang: meaning.lang,
      heard: [...conversation.heard, text].slice(-heardAtMost),
      offered: meaning.kind === 'task' ? [] : worthOffering(meaning),
    },
    replies,
  };
}

/** The closest entries; one with less of a share than this is not what was meant. */
function worthOffering({ ranked }: Meaning): string[] {
  return ranked
    .filter(({ score }) => score >= 0.02)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** A command and what stands behind it: `/lang en`, `／ＨＥＬＰ。`, `/help@our_bot`. A path or a fraction is none. */
function readCommand(text: string): { name: string; rest: string } | undefined {
  const [, name, rest] =
    /^\s*\/([\p{L}_][\p{L}\p{N}_]{0,63})(?:@[^\s/]*)?[.!?,;:。]*(?:\s+(.*))?$/su.exec(
      text.normalize('NFKC'),
    ) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), rest: (rest ?? '').trim() };
}

/** What a follow-up may be read on top of and a person may be handed; not talk, nor the wish for a person itself. */
function isQuestion(meaning: Meaning): boolean {
  if (meaning.kind === 'task') return meaning.task !== 'talk_to_human' && meaning.task !== 'ticket_status';
  return meaning.kind !== 'smalltalk' && !(meaning.kind === 'none' && meaning.because === 'too_long');
}

function obey(conversation: Conversation, command: string, rest: string, world: DialogWorld): Said {
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Said => ({ conversation, replies });
  switch (command) {
    case 'start': {
      // A deep link to an answer: https://t.me/<bot>?start=faq_<entry>. Any other payload is for a feature to come.
      const entry = /^faq_([\w-]{1,60})$/.exec(rest)?.[1];
      if (entry !== undefined && world.entries.has(entry))
        return act(conversation, { do: 'answer', entry }, world);
      return say(sayGreeting(lang, world));
    }
    case 'help':
      return say(
        plain(text.help(cloudName(world.profile, lang), world.profile.profile, world.profile.note[lang])),
      );
    case 'topics':
      return say(sayTopics(lang, world));
    case 'human':
      return say(sayPerson(lang, world, conversation.heard.at(-1)));
    case 'lang':
      return chooseLanguage(conversation, rest);
    default:
      return say(plain(text.unknownCommand(inline(`/${command}`, 40))));
  }
}

function chooseLanguage(conversation: Conversation, name: string): Said {
  const text = chatText[conversation.lang];
  const lang = languageNamed(name);
  if (lang) {
    return {
      conversation: { ...conversation, lang, langChosen: true },
      replies: [plain(chatText[lang].languageSet)],
    };
  }
  if (name !== '') return { conversation, replies: [plain(text.unknownLanguage(inline(name, 20)))] };
  return {
    conversation,
    replies: [
      {
        markdown: text.language,
        buttons: [
          { label: '中文', action: { do: 'language', lang: 'zh' } },
          { label: 'English', action: { do: 'language', lang: 'en' } },
        ],
      },
    ],
  };
}

function languageNamed(name: string): Lang | undefined {
  const known: Readonly<Record<string, Lang>> = {
    中文: 'zh',
    chinese: 'zh',
    cn: 'zh',
    英文: 'en',
    英语: 'en',
    english: 'en',
    'zh-cn': 'zh',
    'zh-tw': 'zh',
    'zh-hk': 'zh',
    汉语: 'zh',
    简体中文: 'zh',
    繁体中文: 'zh',
    'en-us': 'en',
    'en-gb': 'en',
  };
  const plainName = normalise(name);
  return (
    languages.find((lang) => lang === plainName) ??
    (Object.hasOwn(known, plainName) ? known[plainName] : undefined)
  );
}

function act(conversation: Conversation, action: Action, world: DialogWorld): Said {
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Said => ({ conversation, replies });
  switch (action.do) {
    case 'answer': {
      const entry = world.entries.get(action.entry);
      const heard = entry
        ? [...conversation.heard, entry[lang].title].slice(-heardAtMost)
        : conversation.heard;
      return { conversation: { ...conversation, heard }, replies: [sayEntry(action.entry, lang, world)] };
    }
    case 'rate':
      return rate(conversation, action, world);
    case 'none_of_these':
      return say(sayUnknown(undefined, lang, world));
    case 'person':
      return say(sayPerson(lang, world, conversation.heard.at(-1)));
    case 'topics':
      return say({ ...sayTopics(lang, world, action.tag, action.page), inPlace: true });
    case 'language':
      return {
        conversation: { ...conversation, lang: action.lang, langChosen: true },
        replies: [{ ...plain(chatText[action.lang].languageSet), inPlace: true }],
      };
    default:
      return say(plain(text.staleButton));
  }
}

function rate(conversation: Conversation, action: Action & { do: 'rate' }, world: DialogWorld): Said {
  const { lang } = conversation;
  const text = chatText[lang];
  if (conversation.rated.includes(action.entry)) return { conversation, replies: [plain(text.alreadyRated)] };
  const rated = [...conversation.rated, action.entry].slice(-maxRated);
  const next = { ...conversation, rated };
  if (action.helpful) return { conversation: next, replies: [plain(text.glad)] };
  // What was offered belongs to the last question; an entry reached otherwise has its own relations.
  const close = conversation.offered.includes(action.entry)
    ? conversation.offered.filter((id) => id !== action.entry)
    : [];
  const others = close.length > 0 ? close : (world.entries.get(action.entry)?.related ?? []).slice(0, 2);
  const buttons = [
    ...entryButtons(others, lang, world),
    { label: text.person, action: { do: 'person' as const } },
  ];
  return { conversation: next, replies: [{ markdown: text.sorry, buttons }] };
}

/** What is said first in a conversation. */
export function sayGreeting(lang: Lang, { profile }: Library): Reply {
  return plain(chatText[lang].greeting(cloudName(profile, lang)));
}

function plain(markdown: string): Reply {
  return { markdown, buttons: [] };
}
