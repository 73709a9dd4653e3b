import { type Params, readKeyboard, readText } from './checks.ts';
import { mediaMethods, sendMedia } from './media.ts';
import { badRequest } from './refusal.ts';
import { placeOf, shape } from './shape.ts';
import type { VirtualClock } from './virtual-clock.ts';
import type { Chat, MediaKind, SentMessage, World } from './world.ts';

/** An open question of a client that the bot may answer for a while. */
export interface OpenQuery {
  readonly kind: 'callback' | 'inline';
  readonly expiresAt: number;
  answer?: Params;
}

/** What the methods work on. */
export interface MethodContext {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly bot: { readonly id: number; readonly username: string };
  readonly queries: Map<string, OpenQuery>;
  readonly commands: Map<string, unknown>;
}

type Method = (context: MethodContext, params: Params) => unknown;

/** Methods without waiting and webhooks; every other name is answered 404. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['getMe', ({ bot }) => ({ ...bot, is_bot: true, first_name: 'Bot', can_join_groups: true })],
  ['sendMessage', sendMessage],
  ['editMessageText', editMessageText],
  ['editMessageReplyMarkup', editMessageReplyMarkup],
  ['deleteMessage', deleteMessage],
  ['sendChatAction', ({ world }, { chat_id }) => world.writable(chat_id) !== undefined],
  ['answerCallbackQuery', answerCallbackQuery],
  ['answerInlineQuery', answerInlineQuery],
  ['setMyCommands', setMyCommands],
  ['getMyCommands', ({ commands }, { language_code: code = '' }) => commands.get(String(code)) ?? []],
  ['getChatMember', getChatMember],
  ['getFile', getFile],
  ['createForumTopic', createForumTopic],
  ...(Object.entries(mediaMethods) as [MediaKind, { readonly method: string }][]).map(
    ([kind, { method }]): [string, Method] => [method, sendMedia(kind)],
  ),
]);

function sendMessage({ world, clock, bot }: MethodContext, params: Params): unknown {
  const chat = world.writable(params.chat_id);
  const { text, entities } = readText(params.text, params.entities);
  const keyboard = readKeyboard(params.reply_markup);
  const message = world.add(chat, {
    date: Math.floor(clock.now() / 1000),
    text,
    entities,
    keyboard,
    ...placeOf(chat, params),
  });
  return shape(chat, message, bot);
}

function createForumTopic({ world, clock }: MethodContext, params: Params): unknown {
  const chat = world.writable(params.chat_id);
  if (chat.topics === undefined) throw badRequest('the chat is not a forum');
  if (chat.noTopicRights) throw badRequest('not enough rights to create a topic');
  const name = typeof params.name === 'string' ? params.name.trim().slice(0, 128) : '';
  if (name === '') throw badRequest('title must be non-empty');
  const thread = world.openTopic(chat, name, Math.floor(clock.now() / 1000));
  return { message_thread_id: thread, name, icon_color: 7_322_096 };
}

function editMessageText({ world, bot }: MethodContext, params: Params): unknown {
  const { chat, message } = editable(world, params);
  if (message.media !== undefined) throw badRequest('there is no text in the message to edit');
  const { text, entities } = readText(params.text, params.entities);
  const keyboard = readKeyboard(params.reply_markup);
  const same =
    text === message.text &&
    JSON.stringify(entities) === JSON.stringify(message.entities) &&
    JSON.stringify(keyboard) === JSON.stringify(message.keyboard);
  if (same) throw notModified();
  Object.assign(message, { text, entities, keyboard });
  return shape(chat, message, bot);
}

function editMessageReplyMarkup({ world, bot }: MethodContext, params: Params): unknown {
  const { chat, message } = editable(world, params);
  const keyboard = readKeyboard(params.reply_markup);
  if (JSON.stringify(keyboard) === JSON.stringify(message.keyboard)) throw notModified();
  message.keyboard = keyboard;
  return shape(chat, message, bot);
}

function notModified() {
  return badRequest(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
}

function editable(world: World, params: Params): { chat: Chat; message: SentMessage } {
  const chat = world.writable(params.chat_id);
  if (params.message_id === undefined) throw badRequest('message identifier is not specified');
  const message = chat.messages.get(Number(params.message_id));
  if (message === undefined) throw badRequest('message to edit not found');
  if (message.from !== undefined || message.frozen === true) throw badRequest("message can't be edited");
  return { chat, message };
}

function deleteMessage({ world, clock }: MethodContext, params: Params): unknown {
  const chat = world.writable(params.chat_id);
  const message = chat.messages.get(Number(params.message_id));
  if (message === undefined) throw badRequest('message to delete not found');
  if (clock.now() / 1000 - message.date > 48 * 3600) throw badRequest("message can't be deleted");
  return chat.messages.delete(message.id);
}

function takeQuery({ queries, clock }: MethodContext, id: unknown, kind: OpenQuery['kind']): OpenQuery {
  const query = queries.get(String(id));
  if (query === undefined || query.kind !== kind || query.expiresAt <= clock.now())
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  return query;
}

function answerCallbackQuery(context: MethodContext, params: Params): unknown {
  const query = takeQuery(context, params.callback_query_id, 'callback');
  if (typeof params.text === 'string' && params.text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  query.answer = params;
  return true;
}

function answerInlineQuery(context: MethodContext, params: Params): unknown {
  const query = takeQuery(context, params.inline_query_id, 'inline');
  const results = params.results as readonly Params[];
  if (!Array.isArray(results)) throw badRequest("can't parse inline query results");
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  const ids = new Set<unknown>();
  for (const { id, title, input_message_content: content } of results) {
    if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > 64)
      throw badRequest('RESULT_ID_INVALID');
    if (ids.has(id)) throw badRequest('RESULT_ID_DUPLICATE');
    ids.add(id);
    if (typeof title !== 'string' || title === '') throw badRequest('ARTICLE_TITLE_EMPTY');
    const { message_text: text, entities } = (content ?? {}) as Params;
    readText(text, entities);
  }
  query.answer = params;
  return true;
}

function setMyCommands({ commands }: MethodContext, params: Params): unknown {
  const list = params.commands as readonly { command: string; description: string }[];
  if (!Array.isArray(list) || list.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of list) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  commands.set(String(params.language_code ?? ''), list);
  return true;
}

function getChatMember({ world }: MethodContext, params: Params): unknown {
  world.writable(params.chat_id);
  const person = world.people.get(Number(params.user_id));
  if (person === undefined) throw badRequest('user not found');
  return { status: 'member', user: { id: person.id, is_bot: false, first_name: person.name } };
}

function getFile(_context: MethodContext, { file_id: id }: Params): unknown {
  if (typeof id !== 'string' || !/^[\w-]{8,}$/.test(id))
    throw badRequest('wrong file_id or the file is temporarily unavailable');
  return { file_id: id, file_unique_id: `u${id}`, file_size: 1024, file_path: `documents/${id}` };
}
