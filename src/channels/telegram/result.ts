import type { Delivery } from '../../assistant/ports.ts';
import type { ApiResult } from './api.ts';

/** What sending a message came to: a delivery, or what to do instead. */
export type SendResult =
  | Delivery
  /** The message cannot be edited: send a new one. */
  | { readonly kind: 'send_anew' }
  /** Telegram does not like the entities: better the bare text than nothing. */
  | { readonly kind: 'send_plain'; readonly reason: string };

/** Milliseconds to wait where Telegram does not say how long. */
const waits = { serverError: 1000, unsent: 1000, tokenRefused: 60_000, unspecified: 5000 } as const;

/** Refusals of one message by the words of the Bot API, all of them with code 400; the first that fits counts. */
const refusals: readonly (readonly [RegExp, (description: string) => SendResult])[] = [
  [/message is not modified/i, () => ({ kind: 'sent' })],
  [
    /message can't be edited|message to edit not found|MESSAGE_ID_INVALID|message identifier is not specified|no text in the message to edit/i,
    () => ({ kind: 'send_anew' }),
  ],
  [
    /chat not found|chat was deleted|group chat was deactivated|user not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|(?:no|not enough) rights to send/i,
    (reason) => ({ kind: 'gone', reason }),
  ],
  [/\bentit(?:y|ies)\b/i, (reason) => ({ kind: 'send_plain', reason })],
];

/** Reads the outcome of sendMessage or editMessageText. A call that succeeded says which message it made. */
export function readSendResult(outcome: ApiResult): SendResult {
  switch (outcome.kind) {
    case 'ok': {
      const id = (outcome.result as { message_id?: unknown } | null)?.message_id;
      return Number.isSafeInteger(id) ? { kind: 'sent', message: String(id) } : { kind: 'sent' };
    }
    case 'unsent':
      return { kind: 'later', afterMs: waits.unsent, reason: outcome.reason };
    case 'unanswered':
      return { kind: 'unknown', reason: outcome.reason };
    case 'refused':
      return readRefusal(outcome);
  }
}

function readRefusal(refused: ApiResult & { kind: 'refused' }): SendResult {
  const { code, retryAfter, migratedTo } = refused;
  const reason = `${code} ${refused.description}`.slice(0, 200);
  if (migratedTo !== undefined) return { kind: 'moved', chat: migratedTo };
  if (retryAfter !== undefined) return { kind: 'later', afterMs: Math.max(retryAfter, 1) * 1000, reason };
  if (code === 429) return { kind: 'later', afterMs: waits.unspecified, reason };
  if (code >= 500) return { kind: 'later', afterMs: waits.serverError, reason };
  // A revoked token says nothing about the message: nothing may be given up because of it.
  if (code === 401 || code === 404) return { kind: 'later', afterMs: waits.tokenRefused, reason };
  if (code === 403) return { kind: 'gone', reason };
  const known = refusals.find(([words]) => words.test(refused.description));
  return known === undefined ? { kind: 'never', reason } : known[1](reason);
}
