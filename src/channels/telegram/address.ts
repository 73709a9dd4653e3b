import type { Address } from '../../assistant/ports.ts';

/** This channel, in addresses. */
export const channelName = 'telegram';

/**
 * A chat and, in a forum, the topic in it, or the name of a topic that is still to be made. Ids are beyond 32 bits, and a
 * supergroup's is negative.
 */
export interface ChatRef {
  readonly chatId: number;
  readonly threadId?: number;
  readonly part?: string;
}

/** `-1001234567890` or `-1001234567890/17`. */
export function chatAddress({ chatId, threadId }: Omit<ChatRef, 'part'>): string {
  return threadId === undefined ? String(chatId) : `${chatId}/${threadId}`;
}

/** Reads what `chatAddress` wrote, and `-1001234567890#T-1001` for a topic to be made; undefined for anything else. */
export function readChatAddress({ chat }: Address): ChatRef | undefined {
  const found = /^(-?\d{1,16})(?:\/(\d{1,16})|#([\w-]{1,64}))?$/.exec(chat);
  if (found === null) return undefined;
  const chatId = Number(found[1]);
  if (found[3] !== undefined) return { chatId, part: found[3] };
  return found[2] === undefined ? { chatId } : { chatId, threadId: Number(found[2]) };
}
