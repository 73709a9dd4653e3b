import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PostOptions, post } from '../../support/bot-api/post.ts';
import { type Harness, oldSecret, secret, startHarness } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness('webhook');
});
afterEach(() => harness.stop());

const header = 'x-telegram-bot-api-secret-token';
let next = 1000;
const update = (text = 'hi', from = 11) => {
  next += 1;
  return JSON.stringify({
    update_id: next,
    message: { message_id: 1, chat: { id: from, type: 'private' }, from: { id: from, is_bot: false }, text },
  });
};
const send = (body: string | Buffer, options: PostOptions = {}) =>
  post(`${harness.base}/telegram`, body, { ...options, headers: { [header]: secret, ...options.headers } });

describe('the webhook', () => {
  it('takes either secret while they are changed, and no other', async () => {
    expect((await send(update(), { headers: { [header]: oldSecret } })).status).toBe(200);
    expect((await send(update())).status).toBe(200);
    for (const wrong of ['', 'wrong', `${secret} `.repeat(2), secret.toUpperCase()])
      expect((await send(update(), { headers: { [header]: wrong } })).status).toBe(403);
    expect((await post(`${harness.base}/telegram`, update())).status).toBe(403);
    expect(harness.assistant.applied).toHaveLength(2);
  });

  it.each<[string, string | Buffer, PostOptions, number]>([
    ['null', 'null', {}, 400],
    ['nothing', '', {}, 400],
    ['no JSON', '{"update_id":', {}, 400],
    ['a list', '[]', {}, 400],
    ['no id', '{"message":{}}', {}, 400],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), {}, 400],
    ['deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, {}, 400],
    ['a form', 'update_id=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['text', update(), { headers: { 'content-type': 'text/plain; application/json' } }, 415],
    ['a kind of update that is new', '{"update_id":1,"brand_new":{"a":1}}', {}, 200],
    ['an update whose fields are wrong', '{"update_id":2,"message":{"chat":null}}', {}, 200],
    [
      'another charset parameter',
      update(),
      { headers: { 'content-type': 'application/json; charset=utf-8' } },
      200,
    ],
    ['a megabyte and a byte', ' '.repeat(1024 * 1024 + 1), {}, 413],
    ['the same without a length', ' '.repeat(1024 * 1024 + 1), { chunked: true }, 413],
  ])('answers %s', async (_, body, options, status) => {
    expect((await send(body, options)).status).toBe(status);
  });

  it('reads no 60 MB, declared or not, and goes on', async () => {
    const huge = Buffer.alloc(60 * 1024 * 1024, 0x20);
    const before = process.memoryUsage().rss;
    const answers = await Promise.all([
      send(huge),
      send(huge, { chunked: true, pieceBytes: 65_536, pauseMs: 0 }),
    ]);
    // The connection may be cut while the client still writes; it is told 413 if it listens.
    for (const { status } of answers) expect([413, 0]).toContain(status);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    expect((await send(update('after'))).status).toBe(200);
    expect(harness.assistant.said).toEqual(['after']);
  });

  it('reads characters whole however the network cuts them', async () => {
    const text = '对等连接👨‍👩‍👧'.repeat(8);
    for (const pieceBytes of [1, 2, 5, 7]) {
      const body = update(text);
      expect((await send(pieceBytes < 3 ? body.slice(0) : body, { pieceBytes, pauseMs: 0 })).status).toBe(
        200,
      );
    }
    expect(new Set(harness.assistant.said)).toEqual(new Set([text]));
  });

  it('answers 503 with Retry-After, never 200, while nothing can be committed', async () => {
    harness.assistant.failing = 1;
    const body = update('twice');
    const failed = await send(body);
    expect([failed.status, failed.headers['retry-after']]).toEqual([503, '2']);
    expect((await send(body)).status).toBe(200);
    expect((await send(body)).status).toBe(200);
    expect(harness.assistant.said).toEqual(['twice']);
  });

  it('sends away what it has no room for', async () => {
    harness.assistant.slow.set('telegram:11:11', 30_000);
    const answers = Promise.all(Array.from({ length: 300 }, () => send(update())));
    await harness.until(() => harness.api.clock.now() > 0);
    const statuses = (await answers).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.filter((status) => status === 200).length).toBe(harness.assistant.applied.length);
  }, 20_000);

  it('knows no other method and no other path', async () => {
    expect((await fetch(`${harness.base}/telegram`)).status).toBe(404);
    expect((await post(`${harness.base}/`, update(), { headers: { [header]: secret } })).status).toBe(404);
  });

  it('is not held up by a client that dribbles', async () => {
    const slow = Array.from({ length: 50 }, () => connect(Number(new URL(harness.base).port), '127.0.0.1'));
    for (const socket of slow) {
      socket.on('error', () => undefined);
      socket.write(
        `POST /telegram HTTP/1.1\r\nHost: x\r\n${header}: ${secret}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{`,
      );
    }
    await harness.settle(50);
    expect((await send(update())).status).toBe(200);
    for (const socket of slow) socket.destroy();
    await harness.settle(20);
    expect((await send(update())).status).toBe(200);
  });

  it('lets Telegram come back later when it stops, and finishes what it has', async () => {
    harness.assistant.slow.set('telegram:11:11', 3000);
    const running = send(update('running'));
    await harness.settle(40);
    const stopped = harness.telegram.stop(20_000);
    await harness.settle(10);
    expect([503, 0]).toContain((await send(update('late'))).status);
    expect((await running).status).toBe(200);
    await stopped;
    expect(harness.assistant.said).toEqual(['running']);
  });
});

describe('what operators ask', () => {
  it('says that it lives, whether it is ready, and its numbers', async () => {
    await send(update());
    harness.metrics.watchOutbox(() => ({ depth: 3, oldestMs: 1500 }));
    harness.metrics.answer('suggestions');
    expect((await fetch(`${harness.base}/healthz`)).status).toBe(200);
    expect((await fetch(`${harness.base}/readyz`)).status).toBe(200);
    const answer = await fetch(`${harness.base}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    for (const line of [
      'telegram_updates_total{outcome="applied"} 1',
      'turn_seconds_count 1',
      'outbox_depth 3',
      'outbox_oldest_seconds 1.5',
      'answers_total{kind="suggestions"} 1',
    ])
      expect(text).toContain(line);
  });
});
