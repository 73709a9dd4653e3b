import type { Entity, Keyboard } from './checks.ts';
import { badRequest, Refusal } from './refusal.ts';

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

  add(chat: Chat, message: Omit<SentMessage, 'id'>): SentMessage {
    const added = { ...message, id: chat.nextMessage };
    chat.nextMessage += 1;
    chat.messages.set(added.id, added);
    return added;
  }
}
