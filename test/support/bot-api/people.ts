import { mediaMethods } from './media.ts';
import type { MethodContext } from './methods.ts';
import { shape } from './shape.ts';
import type { QueuedUpdate, UpdateQueue } from './update-queue.ts';
import type { Chat, MediaKind, Person } from './world.ts';

export interface SayOptions {
  /** A group; without it the private chat. */
  readonly chat?: number;
  readonly replyTo?: number;
  readonly thread?: number;
  /** More fields of the message, or others instead. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** What people do in Telegram. */
export class People {
  readonly #context: MethodContext;
  readonly #queue: UpdateQueue;
  #queries = 0;

  constructor(context: MethodContext, queue: UpdateQueue) {
    this.#context = context;
    this.#queue = queue;
  }

  /** Somebody comes into being, and with them the private chat of the same number. */
  join(id: number, about: Omit<Person, 'id' | 'name'> & { name?: string } = {}): Person {
    const person = { id, name: `Person ${id}`, ...about };
    this.#context.world.people.set(id, person);
    this.#context.world.chat(id, 'private');
    return person;
  }

  /** Writes a message; commands and mentions are marked as clients mark them. */
  say(id: number, text: string, options: SayOptions = {}): QueuedUpdate {
    const { world, clock } = this.#context;
    const chat = this.#chat(id, options.chat);
    const date = Math.floor(clock.now() / 1000);
    const thread = options.thread === undefined ? undefined : this.#topic(chat, options.thread);
    const inThread = thread === undefined ? {} : { thread };
    const message = world.add(chat, { from: id, date, text, entities: [], keyboard: undefined, ...inThread });
    // Whatever answers nothing in a topic is shown as answering the message that opens it.
    const replied = chat.messages.get(options.replyTo ?? thread ?? 0);
    for (const [kind, file] of filesIn(options.also ?? {})) world.files.set(file, kind);
    return this.#queue.push(
      'message',
      {
        message_id: message.id,
        date,
        chat: { id: chat.id, type: chat.type },
        from: this.#user(id),
        text,
        ...marks(text),
        ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
        ...(replied === undefined ? {} : { reply_to_message: this.#shape(chat, replied.id) }),
        ...options.also,
      },
      `chat:${chat.id}`,
    );
  }

  /** Taps whatever it likes: clients may send any data. Returns the id of the query. */
  tap(id: number, message: number, data: string, chatId = id): string {
    const chat = this.#chat(id, chatId);
    const query = this.#ask('callback', 15_000);
    this.#queue.push(
      'callback_query',
      {
        id: query,
        from: this.#user(id),
        message: this.#shape(chat, message),
        chat_instance: '1',
        data,
      },
      `user:${id}`,
    );
    return query;
  }

  /** Types `@bot query` in some other chat. */
  inline(id: number, text: string): string {
    const query = this.#ask('inline', 30_000);
    this.#queue.push(
      'inline_query',
      { id: query, from: this.#user(id), query: text, offset: '' },
      `user:${id}`,
    );
    return query;
  }

  /** Somebody turns a group into a supergroup, as Telegram itself does when it gets topics. */
  upgrade(chatId: number, to: number, by: number): QueuedUpdate {
    const { world, clock } = this.#context;
    const chat = world.chat(chatId, 'group');
    chat.fate = { kind: 'migrated', to };
    world.chat(to, 'supergroup');
    const message = world.add(chat, { from: by, date: 0, text: '', entities: [], keyboard: undefined });
    return this.#queue.push(
      'message',
      {
        message_id: message.id,
        date: Math.floor(clock.now() / 1000),
        chat: { id: chatId, type: 'group' },
        from: this.#user(by),
        migrate_to_chat_id: to,
      },
      `chat:${chatId}`,
    );
  }

  /** Somebody deletes a topic, and with it all that was said there. */
  deleteTopic(chatId: number, thread: number): void {
    const chat = this.#chat(0, chatId);
    chat.topics?.delete(thread);
    for (const message of [...chat.messages.values()])
      if (message.thread === thread || message.id === thread) chat.messages.delete(message.id);
  }

  /** Any update at all. */
  push(kind: string, content: unknown): QueuedUpdate {
    return this.#queue.push(kind, content, 'any');
  }

  /** A topic that somebody writes in is there. */
  #topic(chat: Chat, thread: number): number {
    chat.topics ??= new Map();
    if (!chat.topics.has(thread)) chat.topics.set(thread, { name: `Topic ${thread}` });
    return thread;
  }

  #ask(kind: 'callback' | 'inline', ms: number): string {
    this.#queries += 1;
    const id = String(7_000_000_000 + this.#queries);
    this.#context.queries.set(id, { kind, expiresAt: this.#context.clock.now() + ms });
    return id;
  }

  #chat(person: number, id: number | undefined): Chat {
    if (!this.#context.world.people.has(person)) this.join(person);
    const chatId = id ?? person;
    return this.#context.world.chat(chatId, chatId > 0 ? 'private' : 'supergroup');
  }

  #user(id: number): unknown {
    const person = this.#context.world.people.get(id);
    return {
      id,
      is_bot: false,
      first_name: person?.name ?? '',
      ...(person?.username === undefined ? {} : { username: person.username }),
      ...(person?.lang === undefined ? {} : { language_code: person.lang }),
    };
  }

  #shape(chat: Chat, id: number): unknown {
    const message = chat.messages.get(id);
    // A message that is too old or gone is shown as a stub.
    if (message === undefined) return { message_id: id, date: 0, chat: { id: chat.id, type: chat.type } };
    const shown = shape(chat, message, this.#context.bot) as Record<string, unknown>;
    return message.from === undefined ? shown : { ...shown, from: this.#user(message.from) };
  }
}

function marks(text: string): { entities?: readonly unknown[] } {
  const entities = [...text.matchAll(/(?<![\w/])\/\w+(?:@\w+)?|(?<!\w)@\w{3,}/g)].map((found) => ({
    type: found[0].startsWith('/') ? 'bot_command' : 'mention',
    offset: found.index,
    length: found[0].length,
  }));
  return entities.length === 0 ? {} : { entities };
}

/** The files that a message names, with their kinds. */
function* filesIn(message: Readonly<Record<string, unknown>>): Generator<[MediaKind, string]> {
  for (const kind of Object.keys(mediaMethods) as MediaKind[]) {
    for (const file of [message[kind]].flat()) {
      const id = (file as { file_id?: unknown } | undefined)?.file_id;
      if (typeof id === 'string') yield [kind, id];
    }
  }
}
