import type { Attachment } from '../tickets/index.ts';

/** What arrived, whatever the channel. */
export interface Inbound {
  /** Names this delivery; the same key twice is the same input delivered twice. */
  readonly dedupeKey: string;
  /** Lasting state hangs on this: one person in one chat. */
  readonly conversation: string;
  /** Who acts, in the channel's own terms, e.g. `terminal:me`, `telegram:42`. */
  readonly actor: string;
  /** What the actor is called, as `personName` leaves it: a line of at most 64 characters; may be empty. */
  readonly name: string;
  /** Whether nobody else reads this chat. */
  readonly alone: boolean;
  /** Where answers go: the channel's name and its own address of the chat. */
  readonly to: Address;
  readonly input: Input;
  /** The channel's own id of the message that said it, where it has one: an answer in a group points at it. */
  readonly message?: string;
  /** The channel's own id of the bot's message that it answers, where it answers one. */
  readonly replyTo?: string;
  /** Names the album that it is one picture of, where several were sent as one. */
  readonly album?: string;
  /** Language the channel guesses for someone new, e.g. from Telegram's language_code. */
  readonly lang?: 'zh' | 'en';
}

/**
 * A place to say something: a chat by the channel's own name of it. Where chats have parts, such as the topics of a
 * forum, `<chat>/<part>` is one of them. `<chat>#<name>` is one that is still to be made: to what is said there the
 * channel answers `moved`, to the part it made, or to the whole chat where it cannot make any.
 */
export interface Address {
  readonly channel: string;
  readonly chat: string;
}

export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly attachment?: Attachment }
  /** A file of text, of at most a megabyte; `name` as the person's machine gave it: hostile, may be empty. */
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly text: string;
      readonly attachment?: Attachment;
      /** What was written under it. */
      readonly caption?: string;
    }
  /** A tapped button, by the token it was shown with, and the message it stood under where the channel knows it. */
  | { readonly kind: 'button'; readonly token: string; readonly message?: string }
  /** Something that has no words and deserves a word in return: a picture, a sticker, a voice message. */
  | {
      readonly kind: 'wordless';
      readonly attachment?: Attachment;
      /** It is a file that was to be read as text, and why it could not be. */
      readonly unread?: UnreadFile;
      readonly caption?: string;
    };

/** Why the text of a file is not there: more than a megabyte, no text in it, or it could not be fetched just now. */
export type UnreadFile = 'too_big' | 'no_text' | 'lost';

/** A button as a channel sees it: what it says, and an opaque token to send back when it is tapped. */
export interface ShownButton {
  readonly label: string;
  readonly token: string;
}

/** One message to the person. */
export interface Outgoing {
  /**
   * Markdown of a small kind: paragraphs, **bold**, `code`, lists, numbered steps, fenced text, links. What people
   * typed is escaped before it gets here.
   */
  readonly markdown: string;
  readonly buttons: readonly ShownButton[];
  /** Goes along with it, by the channel's own reference. */
  readonly attachment?: Attachment;
  /** A file to keep. */
  readonly file?: { readonly name: string; readonly text: string };
  /** The same as a picture, SVG; `markdown` then stands under it, and alone where pictures are not shown. */
  readonly picture?: string;
}

/** What a turn came to, once its commit is durable. */
export type Receipt =
  /** Applied now; the replies are in the outbox (and here, for a channel that shows them itself). */
  | { readonly kind: 'applied'; readonly replies: readonly Outgoing[] }
  /** A button that is stale, foreign or used: nothing changed; `toast` says so in a line. */
  | { readonly kind: 'refused'; readonly toast: string }
  /** Delivered before; nothing was done again. */
  | { readonly kind: 'repeated' }
  /** Set aside after three durable attempts; the person has been told once. */
  | { readonly kind: 'poison' }
  /** Over the person's or the chat's share; nothing was stored. */
  | { readonly kind: 'flooded' };

/** The product as a channel sees it. */
export interface Assistant {
  /**
   * Takes one input; resolves when everything it caused is durable, rejects when it could not be committed (deliver
   * it again). Inputs of one conversation are taken one by one.
   */
  receive(inbound: Inbound): Promise<Receipt>;
}

/** The product as a channel sees it whose chats may get another address. */
export interface MovableAssistant extends Assistant {
  /** A chat has another address from now on; resolves when that is durable. */
  chatMoved(from: Address, to: Address): Promise<void>;
}

/** What to do when it is not known whether a message arrived: send again, leave it, or it is an edit and harmless. */
export type DeliveryPolicy = 'repeat' | 'once' | 'edit';

/** A message that waits to be delivered. */
export interface OutboxMessage {
  readonly id: string;
  readonly to: Address;
  /** Order within the chat; only the lowest that waits is delivered. */
  readonly seq: number;
  readonly outgoing: Outgoing;
  readonly policy: DeliveryPolicy;
  /** The channel's own id of the message to edit in place, for policy `edit`. */
  readonly edits?: string;
  /** The channel's own id of the message that this answers (`Inbound.message`), shown as such where chats have many people. */
  readonly answers?: string;
  /** What the part of the chat is called that has to be made for it (see `Address`). */
  readonly topic?: string;
  readonly attempts: number;
}

/** How a delivery went. */
export type Delivery =
  /**
   * Arrived; `message` is the channel's own id of it, `earlier` those of the parts before it that it came in. `lost`: why
   * what was to go along with its words did not.
   */
  | {
      readonly kind: 'sent';
      readonly message?: string;
      readonly earlier?: readonly string[];
      readonly lost?: string;
    }
  /** Refused for now: try again after so many milliseconds; freezes the chat only. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Unknown whether it arrived (the answer was lost). */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The chat is gone or closed to us: the lane ends. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The chat has another address now. */
  | { readonly kind: 'moved'; readonly chat: string }
  /** This message can never be delivered; go on with the next. */
  | { readonly kind: 'never'; readonly reason: string };

/** A way to reach people. */
export interface Channel {
  readonly name: string;
  deliver(message: OutboxMessage): Promise<Delivery>;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Key = string | number;
/** Where a document stands in an index: under one key, under several, or not at all. */
export type Keys = Key | readonly Key[] | undefined;

/**
 * A collection of JSON documents; every index is a function of a document, undefined where it does not stand in it.
 * Where an index gives several keys, the document stands under each of them once, however often it is named. A store
 * is opened with all its collections and refuses others. An index must be a pure function: it is asked again for every
 * document when the data is opened.
 */
export interface Collection<T> {
  readonly name: string;
  readonly indexes: Readonly<Record<string, (document: T) => Keys>>;
}

/**
 * Which part of an index: one key, or from (inclusive) up to (exclusive); in order of key, then id. Numbers come before
 * strings, strings are in order of their UTF-16 code units. A key is finite; bounds together must all hold.
 */
export interface Range {
  readonly equals?: Key;
  readonly from?: Key;
  readonly below?: Key;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export interface Found<T> {
  readonly id: string;
  readonly document: T;
}

/**
 * What a piece of work may do inside a transaction; it sees its own writes and nobody else's half-done ones. Documents
 * go in and out as JSON and are never shared: changing one that was read changes nothing.
 */
export interface Transaction {
  get<T>(collection: Collection<T>, id: string): Promise<T | undefined>;
  /** A document that stands under several keys of the range comes once for each of them. */
  find<T>(collection: Collection<T>, index: string, range: Range): Promise<readonly Found<T>[]>;
  /** How many documents stand in an index, each as often as it has keys there; without looking at them. */
  count<T>(collection: Collection<T>, index: string): Promise<number>;
  put<T>(collection: Collection<T>, id: string, document: T): void;
  delete<T>(collection: Collection<T>, id: string): void;
}

/** Documents that last. Nothing in it assumes that this process is the only one. */
export interface Store {
  /**
   * Runs the work and commits all it wrote, or nothing, as if transactions ran one by one. Resolves when the commit
   * is durable, and where the work only read, when what it read is. The work may be run again after a conflict, so it
   * must cause nothing but what it returns and writes, wait for nothing but its transaction, and never call `transact`.
   * A rejection that the work did not cause leaves open whether the commit lasts.
   */
  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Refuses new transactions, makes what was committed durable, lets go of the data. */
  close(): Promise<void>;
}

/** Milliseconds since the epoch. */
export type Clock = () => number;
