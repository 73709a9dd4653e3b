import { describe, expect, it } from 'vitest';
import type { ApiResult } from '../../../src/channels/telegram/api.ts';
import { readSendResult } from '../../../src/channels/telegram/result.ts';

const refused = (code: number, description: string, more: object = {}): ApiResult => ({
  kind: 'refused',
  code,
  description,
  ...more,
});

describe('what a sending came to', () => {
  it.each<[string, ApiResult, object]>([
    ['done', { kind: 'ok', result: { message_id: 7 } }, { kind: 'sent', message: '7' }],
    ['done, and said so strangely', { kind: 'ok', result: true }, { kind: 'sent' }],
    ['done, with nothing', { kind: 'ok', result: null }, { kind: 'sent' }],
    [
      'too many',
      refused(429, 'Too Many Requests: retry after 5', { retryAfter: 5 }),
      { kind: 'later', afterMs: 5000 },
    ],
    ['too many for hours', refused(429, 'x', { retryAfter: 18_001 }), { kind: 'later', afterMs: 18_001_000 }],
    ['too many, no time', refused(429, 'Too Many Requests'), { kind: 'later', afterMs: 5000 }],
    ['server error', refused(500, 'Internal Server Error'), { kind: 'later', afterMs: 1000 }],
    ['unavailable', refused(503, 'Service Unavailable'), { kind: 'later', afterMs: 1000 }],
    ['no network', { kind: 'unsent', reason: 'ECONNREFUSED' }, { kind: 'later', afterMs: 1000 }],
    ['answer lost', { kind: 'unanswered', reason: 'ECONNRESET' }, { kind: 'unknown', reason: 'ECONNRESET' }],
    ['not modified', refused(400, 'Bad Request: message is not modified: specified new …'), { kind: 'sent' }],
    ["can't edit", refused(400, "Bad Request: message can't be edited"), { kind: 'send_anew' }],
    ['edit of nothing', refused(400, 'Bad Request: message to edit not found'), { kind: 'send_anew' }],
    ['edit of an id from elsewhere', refused(400, 'Bad Request: MESSAGE_ID_INVALID'), { kind: 'send_anew' }],
    [
      'edit of a picture',
      refused(400, 'Bad Request: there is no text in the message to edit'),
      { kind: 'send_anew' },
    ],
    ['blocked', refused(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
    ['deactivated', refused(403, 'Forbidden: user is deactivated'), { kind: 'gone' }],
    ['kicked', refused(403, 'Forbidden: bot was kicked from the supergroup chat'), { kind: 'gone' }],
    ['no such chat', refused(400, 'Bad Request: chat not found'), { kind: 'gone' }],
    [
      'muted',
      refused(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { kind: 'gone' },
    ],
    [
      'migrated',
      refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migratedTo: '-1009' }),
      { kind: 'moved', chat: '-1009' },
    ],
    [
      'entities',
      refused(400, "Bad Request: entity URL 'x' is invalid: Wrong HTTP URL"),
      { kind: 'send_plain' },
    ],
    ['too long', refused(400, 'Bad Request: message is too long'), { kind: 'never' }],
    ['bad button', refused(400, 'Bad Request: BUTTON_DATA_INVALID'), { kind: 'never' }],
    ['no such topic', refused(400, 'Bad Request: message thread not found'), { kind: 'never' }],
    ['token revoked', refused(401, 'Unauthorized'), { kind: 'later', afterMs: 60_000 }],
  ])('%s', (_, outcome, expected) => {
    expect(readSendResult(outcome)).toMatchObject(expected);
  });
});
