import { type Lang, languages, normalise } from '../faq/index.ts';
import { chatText, guideText, inline } from '../text/index.ts';
import { beginnings } from './commands.ts';
import { computed, ownCase } from './computed/index.ts';
import { type Conversation, heardAtMost, maxRated } from './conversation.ts';
import { demo } from './demo.ts';
import { type Desk, type Effect, knowing } from './desk.ts';
import { waysIn } from './guides/admission.ts';
import { guides } from './guides/all.ts';
import type { Guide, GuideId } from './guides/guide.ts';
import { looksLikeCloudOutput } from './guides/import.ts';
import {
  actInGuide,
  answerStep,
  cancelGuide,
  dropAside,
  type Frame,
  goOnWith,
  isInPieces,
  offerToResume,
  type Ran,
  resumeGuide,
  startGuide,
  tellMore,
  withStep,
} from './guides/runner.ts';
import { moodOf } from './mood.ts';
import { showPage } from './pages/show.ts';
import { performOnce } from './perform-once.ts';
import { remind } from './remind.ts';
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
import { switchAccount, switchToNamed } from './switch-account.ts';
import type { Task } from './tasks.ts';
import { type Meaning, type Understanding, understand } from './understand.ts';

/** What a turn of the dialog rests on. */
export type DialogWorld = Library & Understanding;

/** What was done: text typed, a file sent, or an action of a button. `stale`: the button is not known any more. */
export type DialogInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
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
  /** A step of a guide, or a change on one tap. */
  | 'guide'
  /** A question worked out on data. */
  | 'computed'
  | 'page'
  | 'nothing';

/** The conversation after a turn, what is said, and what else is changed. */
export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
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
  guide: 'guide',
  choose: 'guide',
  back: 'guide',
  cancel: 'guide',
  commit: 'guide',
  edit: 'guide',
  turn_page: 'guide',
  resume: 'guide',
  drop: 'guide',
  perform: 'guide',
  remind: 'guide',
  switch_account: 'guide',
  demo: 'guide',
  show: 'page',
} satisfies Record<Action['do'], TurnKind>;

/** How long a guide may rest before its person is asked whether it shall go on, in ms. */
const restsMs = 86_400_000;

/**
 * One turn: a command first, then a button, then an answer to the running guide, then what the text means. Nothing
 * happens outside what is returned.
 */
export async function turn(
  conversation: Conversation,
  input: DialogInput,
  library: DialogWorld,
  desk: Desk,
): Promise<Turn> {
  const frame: Frame = { conversation, library, desk: knowing(desk, library.regions) };
  const text = chatText[conversation.lang];
  switch (input.kind) {
    case 'stale':
      return { ...(await withStep(frame, [plain(text.staleButton)])), kind: 'stale_button' };
    case 'wordless':
      return { ...(await withStep(frame, [plain(text.wordless)])), kind: 'wordless' };
    case 'action': {
      const { action } = input;
      // A stored action may come from another version of the program.
      const kind = Object.hasOwn(kindOf, action.do) ? kindOf[action.do] : 'stale_button';
      return { ...(await act(frame, action, library)), kind };
    }
    case 'text':
      return hear(frame, input.text, library);
    case 'file':
      return { ...(await takeFile(frame, input.text)), kind: 'guide' };
  }
}

/** A file is what the import waits for, more of it, or its beginning. */
async function takeFile(frame: Frame, text: string): Promise<Said> {
  const state = frame.conversation.guide;
  if (state?.id !== 'import') return startGuide(frame, 'import', { text });
  const answer = await answerStep(frame, state, text);
  if (!('fault' in answer)) return answer;
  return withStep(frame, answer.fault === undefined ? [] : [plain(answer.fault)]);
}

async function hear(frame: Frame, text: string, world: DialogWorld): Promise<Turn> {
  const { conversation } = frame;
  const command = readCommand(text);
  if (command) return { ...(await obey(frame, command.name, command.rest, world)), kind: 'command' };
  if (normalise(text) === '') return { conversation, replies: [], effects: [], kind: 'nothing' };
  const state = conversation.guide;
  if (isInPieces(frame) || (looksLikeCloudOutput(text) && (state === undefined || state.id === 'import')))
    return { ...(await takeFile(frame, text)), kind: 'guide' };
  if (state === undefined) return converse(frame, text, world);
  if (frame.desk.now - state.touched > restsMs) {
    const rested = await offerToResume(frame);
    const talked = await converse({ ...frame, conversation: rested.conversation }, text, world);
    return { ...talked, replies: [...talked.replies, ...rested.replies] };
  }
  // A question in the middle of a guide is answered, even where the step would take any text.
  const asks = /[?？]\s*$/.test(text) || moodOf(normalise(text)).open;
  if (asks && meant(frame, text, world).kind === 'answer') return between(frame, text, world);
  const answer = await answerStep(frame, state, text);
  if (!('fault' in answer)) return { ...answer, kind: 'guide' };
  const meaning = meant(frame, text, world);
  if (meaning.kind === 'task' && meaning.task === state.id) {
    const told = await tellMore(frame, state, (guide, at) => guide.prefill?.(meaning.slots, at, text) ?? {});
    if (told) return { ...told, kind: 'guide' };
  } else if (meaning.kind !== 'none' && (asks || !(meaning.kind === 'suggest' || isSlip(meaning, text)))) {
    // What only may have been meant as a question is taken for a slip in the answer.
    return between(frame, text, world);
  }
  return {
    ...(await withStep(frame, answer.fault === undefined ? [] : [plain(answer.fault)])),
    kind: 'guide',
  };
}

/** A word or two that happen to stand in an answer of the FAQ, such as the name of a VPC, ask for nothing. */
const isSlip = ({ kind }: Meaning, text: string): boolean =>
  kind === 'answer' && [...normalise(text).trim()].length <= 4;

/** What is said in the middle of a guide, and then its step again, unless another guide has taken over. */
async function between(frame: Frame, text: string, world: DialogWorld): Promise<Turn> {
  const talked = await converse(frame, text, world);
  if (talked.conversation.guide?.run !== frame.conversation.guide?.run) return talked;
  const again = await withStep({ ...frame, conversation: talked.conversation }, []);
  return { ...talked, replies: [...talked.replies, ...again.replies] };
}

function meant({ conversation }: Frame, text: string, world: DialogWorld): Meaning {
  const heard = understand({ text, lang: conversation.lang, context: conversation.heard }, world);
  return conversation.langChosen ? { ...heard, lang: conversation.lang } : heard;
}

/** Says what a text means, or begins what it asks for. */
async function converse(frame: Frame, text: string, world: DialogWorld): Promise<Turn> {
  const meaning = meant(frame, text, world);
  const { conversation } = frame;
  const kind = meaning.kind === 'none' ? (meaning.because ?? 'unknown') : meaning.kind;
  if (!isQuestion(meaning)) {
    const replies = sayMeaning(meaning, { text, context: conversation.heard }, world);
    return { conversation: { ...conversation, lang: meaning.lang }, replies, effects: [], kind };
  }
  const next: Conversation = {
    ...conversation,
    lang: meaning.lang,
    heard: [...conversation.heard, text].slice(-heardAtMost),
    offered: meaning.kind === 'task' ? [] : worthOffering(meaning),
  };
  const on = { ...frame, conversation: next };
  const worked = await computed(on, meaning, text);
  if (worked) return { conversation: next, replies: worked, effects: [], kind: 'computed' };
  const begun = meaning.kind === 'task' ? await beginTask(on, meaning, text) : undefined;
  if (begun) return { ...begun, kind: 'guide' };
  if (meaning.kind === 'task' && isDoneHere(meaning.task) && !frame.desk.person.alone) {
    const { inGroupDo } = guideText[meaning.lang].runner;
    return { conversation: next, replies: [plain(inGroupDo)], effects: [], kind };
  }
  const replies = sayMeaning(meaning, { text, context: conversation.heard }, world);
  if (meaning.kind === 'task')
    return { conversation: next, replies: withWaysIn(meaning, replies), effects: [], kind };
  if (meaning.kind !== 'answer') return { conversation: next, replies, effects: [], kind };
  return { conversation: next, replies: await withOwnCase(on, meaning.entry, replies), effects: [], kind };
}

/** How it is done by hand, and under it the ways to an account that it could be done on here. */
function withWaysIn(
  { task, lang }: Meaning & { readonly kind: 'task' },
  replies: readonly Reply[],
): readonly Reply[] {
  const [first, ...rest] = replies;
  if (first === undefined || task === 'talk_to_human' || task === 'ticket_status') return replies;
  return [{ ...first, buttons: [...first.buttons, ...waysIn(lang)] }, ...rest];
}

/** A general answer, and at its foot what it means for the asker's own network. */
async function withOwnCase(
  frame: Frame,
  entry: string,
  replies: readonly Reply[],
): Promise<readonly Reply[]> {
  const own = await ownCase(frame, entry);
  const [first, ...rest] = replies;
  if (own === undefined || first === undefined) return replies;
  return [{ ...first, markdown: `${first.markdown}\n\n${own}` }, ...rest];
}

/** Starts the guide of a task, or shows the page that answers it; undefined for a task that has neither. */
async function beginTask(
  frame: Frame,
  { task, slots }: Meaning & { readonly kind: 'task' },
  text: string,
): Promise<Ran | undefined> {
  const guide = guideOf(task);
  if (guide === undefined && task !== 'list_peerings') return undefined;
  // Without an account there is nothing to do it on: the answer is how it is done by hand, and how to get one.
  if (!frame.desk.person.alone || (await frame.desk.self()).uin === null) return undefined;
  if (guide === undefined)
    return slots.peering === undefined
      ? showPage(frame, 'peerings')
      : showPage(frame, 'peering', { id: slots.peering });
  return startGuide(frame, guide, (declared: Guide, at) => declared.prefill?.(slots, at, text) ?? {});
}

/** Whether a task is something done to, or shown of, an account's network. */
const isDoneHere = (task: Task): boolean => guideOf(task) !== undefined || task === 'list_peerings';

const guideOf = (task: Task): GuideId | undefined => {
  for (const id of guides.keys()) if (id === task) return id;
  return undefined;
};
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

async function obey(frame: Frame, command: string, rest: string, world: DialogWorld): Promise<Said> {
  const { conversation } = frame;
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Promise<Said> => withStep(frame, replies);
  switch (command) {
    case 'start': {
      // A link may carry an invitation, https://t.me/<bot>?start=join_CODE, or lead to an answer: faq_<entry>.
      if (/^join_/i.test(rest)) return startGuide(frame, 'join', { code: rest });
      const entry = /^faq_([\w-]{1,60})$/.exec(rest)?.[1];
      if (entry !== undefined && world.entries.has(entry)) return act(frame, { do: 'answer', entry }, world);
      return say(sayGreeting(lang, world));
    }
    case 'demo':
      return demo(frame);
    case 'help':
      return say(
        plain(text.help(cloudName(world.profile, lang), world.profile.profile, world.profile.note[lang])),
      );
    case 'topics':
      return say(sayTopics(lang, world));
    case 'human':
      return say(sayPerson(lang, world, conversation.heard.at(-1)));
    case 'lang':
      return chooseLanguage(frame, rest);
    case 'cancel':
      return cancelGuide(frame);
    case 'resume':
      return resumeGuide(frame);
    default:
      return begin(frame, command, rest, world);
  }
}

/** A command that begins a guide or shows a page; what stands behind it is read as if it had been said. */
async function begin(frame: Frame, command: string, rest: string, world: DialogWorld): Promise<Said> {
  const begun = beginnings.get(command);
  const { unknownCommand } = chatText[frame.conversation.lang];
  if (begun === undefined) return withStep(frame, [plain(unknownCommand(inline(`/${command}`, 40)))]);
  if (begun.kind === 'guide') {
    const { slots } = meant(frame, rest, world);
    return startGuide(frame, begun.guide, (guide, at) => guide.prefill?.(slots, at, rest) ?? {});
  }
  if (begun.page === 'account' && rest !== '') return switchToNamed(frame, rest);
  const shown = await showPage(frame, begun.page, rest === '' ? {} : { id: rest });
  const again = await withStep(frame, []);
  return { ...shown, replies: [...shown.replies, ...again.replies] };
}

async function chooseLanguage(frame: Frame, name: string): Promise<Said> {
  const { conversation } = frame;
  const text = chatText[conversation.lang];
  const lang = languageNamed(name);
  if (lang) {
    const spoken = { ...frame, conversation: { ...conversation, lang, langChosen: true } };
    return withStep(spoken, [plain(chatText[lang].languageSet)]);
  }
  if (name !== '') return withStep(frame, [plain(text.unknownLanguage(inline(name, 20)))]);
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
    effects: [],
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

async function act(frame: Frame, action: Action, world: DialogWorld): Promise<Said> {
  const { conversation } = frame;
  const { lang } = conversation;
  const text = chatText[lang];
  const say = (...replies: Reply[]): Said => ({ conversation, replies, effects: [] });
  switch (action.do) {
    case 'answer': {
      const entry = world.entries.get(action.entry);
      const heard = entry
        ? [...conversation.heard, entry[lang].title].slice(-heardAtMost)
        : conversation.heard;
      return {
        conversation: { ...conversation, heard },
        replies: [sayEntry(action.entry, lang, world)],
        effects: [],
      };
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
        effects: [],
      };
    case 'guide':
      return startGuide(frame, action.guide, action.values, action.uin);
    case 'choose':
    case 'back':
    case 'cancel':
    case 'commit':
    case 'edit':
    case 'turn_page':
      return actInGuide(frame, action);
    case 'show': {
      const { uin, id, from } = action;
      const about = { ...(uin === undefined ? {} : { uin }), ...(id === undefined ? {} : { id }) };
      return showPage(frame, action.page, {
        ...about,
        ...(from === undefined ? {} : { from, inPlace: true }),
      });
    }
    case 'perform': {
      const ran: Ran = { conversation, ...(await performOnce(frame, action)) };
      return action.then === undefined || ran.effects.length === 0
        ? ran
        : // What follows is what the buttons would have begun.
          goOnWith(frame, withoutButtons(ran), action.then, action.uin);
    }
    case 'remind':
      return remind(frame, action);
    case 'switch_account':
      return switchAccount(frame, action.uin);
    case 'demo':
      return demo(frame, action.afresh);
    case 'resume':
      return resumeGuide(frame, action.run);
    case 'drop':
      return dropAside(frame, action.run);
    default:
      return say(plain(text.staleButton));
  }
}

const withoutButtons = (ran: Ran): Ran => ({
  ...ran,
  replies: ran.replies.map((reply) => ({ ...reply, buttons: [] })),
});

function rate(conversation: Conversation, action: Action & { do: 'rate' }, world: DialogWorld): Said {
  const { lang } = conversation;
  const text = chatText[lang];
  if (conversation.rated.includes(action.entry))
    return { conversation, replies: [plain(text.alreadyRated)], effects: [] };
  const rated = [...conversation.rated, action.entry].slice(-maxRated);
  const next = { ...conversation, rated };
  if (action.helpful) return { conversation: next, replies: [plain(text.glad)], effects: [] };
  // What was offered belongs to the last question; an entry reached otherwise has its own relations.
  const close = conversation.offered.includes(action.entry)
    ? conversation.offered.filter((id) => id !== action.entry)
    : [];
  const others = close.length > 0 ? close : (world.entries.get(action.entry)?.related ?? []).slice(0, 2);
  const buttons = [
    ...entryButtons(others, lang, world),
    { label: text.person, action: { do: 'person' as const } },
  ];
  return { conversation: next, replies: [{ markdown: text.sorry, buttons }], effects: [] };
}

/** What is said first in a conversation. */
export function sayGreeting(lang: Lang, { profile }: Library): Reply {
  return plain(chatText[lang].greeting(cloudName(profile, lang)));
}

function plain(markdown: string): Reply {
  return { markdown, buttons: [] };
}
