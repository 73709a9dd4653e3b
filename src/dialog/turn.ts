import { type Lang, languages, maxUtterance } from '../faq/index.ts';
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
import { type Understanding, understand } from './understand.ts';

/** What a turn of the dialog rests on. */
export type DialogWorld = Library & Understanding;

/** What was done: text typed, or an action of a button. `stale`: the button is not known any more. */
export type DialogInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'stale' };

/** The conversation after a turn, and what is said. */
export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
}

/** One turn: a command first, then a button, then what the text means. Nothing happens outside what is returned. */
export function turn(conversation: Conversation, input: DialogInput, world: DialogWorld): Turn {
  switch (input.kind) {
    case 'stale':
      return { conversation, replies: [plain(chatText[conversation.lang].staleButton)] };
    case 'action':
      return act(conversation, input.action, world);
    case 'text':
      return hear(conversation, input.text, world);
  }
}

/** An entry with less of a share than this is not what was meant. */
const worthOffering = 0.02;

function hear(conversation: Conversation, text: string, world: DialogWorld): Turn {
  const command = /^\s*[/／]([\p{L}_]{1,32})(?:@\S+)?(?:\s+(.*))?$/su.exec(text);
  if (command) return obey(conversation, (command[1] ?? '').toLowerCase(), (command[2] ?? '').trim(), world);
  if (text.trim() === '') return { conversation, replies: [] };
  if (text.length > maxUtterance) {
    return { conversation, replies: [plain(chatText[conversation.lang].tooLong(maxUtterance))] };
  }
  const heard = understand({ text, lang: conversation.lang, context: conversation.heard }, world);
  const meaning = conversation.langChosen ? { ...heard, lang: conversation.lang } : heard;
  const remembers = meaning.kind !== 'smalltalk';
  return {
    conversation: {
      ...conversation,
      lang: meaning.lang,
      heard: remembers ? [...conversation.heard, text].slice(-heardAtMost) : conversation.heard,
      offered: meaning.ranked
        .filter(({ score }) => score >= worthOffering)
        .slice(0, 3)
        .map(({ id }) => id),
    },
    replies: sayMeaning(meaning, text, world),
  };
}

function obey(conversation: Conversation, command: string, rest: string, world: DialogWorld): Turn {
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Turn => ({ conversation, replies });
  switch (command) {
    case 'start':
      return say(sayGreeting(lang, world));
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

function chooseLanguage(conversation: Conversation, name: string): Turn {
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
  };
  const plainName = name.toLowerCase();
  return (
    languages.find((lang) => lang === plainName) ??
    (Object.hasOwn(known, plainName) ? known[plainName] : undefined)
  );
}

function act(conversation: Conversation, action: Action, world: DialogWorld): Turn {
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Turn => ({ conversation, replies });
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
      return say(sayTopics(lang, world, action.tag, action.page));
    case 'language':
      return {
        conversation: { ...conversation, lang: action.lang, langChosen: true },
        replies: [plain(chatText[action.lang].languageSet)],
      };
    default:
      return say(plain(text.staleButton));
  }
}

function rate(conversation: Conversation, action: Action & { do: 'rate' }, world: DialogWorld): Turn {
  const { lang } = conversation;
  const text = chatText[lang];
  if (conversation.rated.includes(action.entry)) return { conversation, replies: [plain(text.alreadyRated)] };
  const rated = [...conversation.rated, action.entry].slice(-maxRated);
  const next = { ...conversation, rated };
  if (action.helpful) return { conversation: next, replies: [plain(text.glad)] };
  const close = conversation.offered.filter((id) => id !== action.entry);
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
