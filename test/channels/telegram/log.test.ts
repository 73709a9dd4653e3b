import { describe, expect, it } from 'vitest';
import { createLog, failureFields } from '../../../src/channels/telegram/log.ts';

const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

function logged(
  write: (log: ReturnType<typeof createLog>) => void,
  secrets: readonly string[] = [],
): string[] {
  const lines: string[] = [];
  write(createLog({ secrets, destination: { write: (line: string) => void lines.push(line) } }));
  return lines;
}

describe('the log', () => {
  it('writes one JSON object a line, with the event and its fields', () => {
    const [line = ''] = logged((log) => log.warn('poll_failed', { reason: 'http_500', attempt: 2 }));
    expect(JSON.parse(line)).toEqual({
      level: 40,
      time: expect.any(Number),
      event: 'poll_failed',
      reason: 'http_500',
      attempt: 2,
    });
  });

  it('blanks tokens and secrets wherever they stand', () => {
    const text = logged(
      (log) => {
        log.error(`lost https://api.example/bot${token}/getMe`, {
          reason: `bot${token}`,
          other: 'hush-hush',
        });
        log.info('x', { [token]: 'key' });
      },
      ['hush-hush', ''],
    ).join('');
    expect(text).not.toContain('AAHdq');
    expect(text).not.toContain('hush');
    expect(text.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('blanks fields that people fill', () => {
    const text = logged((log) =>
      log.info('x', { text: 'private', title: 'private', query: 'private', ok: 1 }),
    ).join('');
    expect(text).not.toContain('"private"');
    expect(text).toContain('"ok":1');
  });

  it.each([
    [Object.assign(new TypeError('said "private"'), { code: 'E_X' }), { failure: 'TypeError', code: 'E_X' }],
    ['private', { failure: 'string' }],
    [null, { failure: 'object' }],
  ])('tells the kind of a failure, not its message', (error, fields) => {
    expect(failureFields(error)).toEqual(fields);
  });
});
