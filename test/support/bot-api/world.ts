import type { Entity, Keyboard } from './checks.ts';
import type { FormFile } from './multipart.ts';
import { badRequest, Refusal } from './refusal.ts';

export type MediaKind =
  | 'photo'
  | 'document'
  | 'voice'
  | 'audio'
  | 'video'
  | 'video_note'
  | 'animation'
  | 'sticker';

/** A file in a message: one that Telegram knew, or one that was sent along. */
export interface SentMedia {
  readonly kind: MediaKind;
  readonly id: string;
  readonly upload?: FormFile;
}

export interface SentMessage {
  readonly id: number;
  /** Undefined for the bot. */
  readonly from?: number;
  readonly date: number;
  text: string;
  entities: readonly Entity[];
  keyboard: Keyboard | undefined;
  readonly thread?: number;
  readonly replyTo?: number;
  readonly media?: SentMedia;
  /** Telegram's own line that a topic was made. */
  readonly opensTopic?: string;
  /** Telegram refuses to change it, as it does with old ones. */
  frozen?: boolean;
}

export type ChatFate =
  | { readonly kind: 'blocked' }
  | { readonly kind: 'deactivated' }
  | { readonly kind: 'kicked' }
  | { readonly kind: 'migrated'; readonly to: number };

export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly messages: Map<number, SentMessage>;
  nextMessage: number;
  fate?: ChatFate;
  /** The topics of a forum by the message that opens them; none: the chat is no forum. */
  topics?: Map<number, { readonly name: string; closed?: boolean }>;
  /** The bot may not make topics. */
  noTopicRights?: boolean;
  /** Pictures and files may not be sent here. */
  wordsOnly?: boolean;
  /** The person takes no voice messages. */
  noVoice?: boolean;
}

export interface Person {
  readonly id: number;
  readonly lang?: string;
  readonly name: string;
  readonly username?: string;
}

/** The people and chats of a Telegram. */
export class World {
  readonly chats = new Map<number, Chat>();
  /** Files that Telegram knows, by id. */
  readonly files = new Map<string, MediaKind>();
  readonly people = new Map<number, Person>();

  chat(id: number, type: Chat['type']): Chat {
    const chat = this.chats.get(id) ?? { id, type, messages: new Map(), nextMessage: 1 };
    this.chats.set(id, chat);
    return chat;
  }

  /** A chat that the bot may write to; refuses as Telegram does where it may not. */
  writable(id: unknown): Chat {
    if (id === undefined || id === '') throw badRequest('chat_id is empty');
    const chat = this.chats.get(Number(id));
    if (chat === undefined) throw badRequest('chat not found');
    switch (chat.fate?.kind) {
      case undefined:
        return chat;
      case 'blocked':
        throw new Refusal(403, 'Forbidden: bot was blocked by the user');
      case 'deactivated':
        throw new Refusal(403, 'Forbidden: user is deactivated');
      case 'kicked':
        throw new Refusal(403, `Forbidden: bot was kicked from the ${chat.type} chat`);
      case 'migrated':
        throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: chat.fate.to,
        });
    }
  }

  /** Opens a topic, in a chat that is a forum from now on. */
  openTopic(chat: Chat, name: string, date: number, from?: number): number {
    const by = from === undefined ? {} : { from };
    const opens = { date, text: '', entities: [], keyboard: undefined, opensTopic: name };
    const { id } = this.add(chat, { ...opens, ...by });
    chat.topics ??= new Map();
    chat.topics.set(id, { name });
    return id;
  }

  add(chat: Chat, message: Omit<SentMessage, 'id'>): SentMessage {
    const added = { ...message, id: chat.nextMessage };
    chat.nextMessage += 1;
    chat.messages.set(added.id, added);
    return added;
  }
}
