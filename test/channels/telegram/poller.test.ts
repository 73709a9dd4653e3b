import { afterEach, describe, expect, it } from 'vitest';
import { createBotApi } from '../../../src/channels/telegram/api.ts';
import { createMetrics } from '../../../src/channels/telegram/metrics.ts';
import { createTelegram } from '../../../src/channels/telegram/telegram.ts';
import { Window } from '../../../src/channels/telegram/window.ts';
import { telegramText } from '../../../src/text/index.ts';
import { freePort } from '../../support/free-port.ts';
import { type Harness, type HarnessOptions, startHarness } from './harness.ts';

let harness: Harness | undefined;
const start = async (options?: HarnessOptions) => {
  harness = await startHarness('polling', options);
  return harness;
};
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

const day = 86_400_000;

const unused = () => Promise.reject(new Error('unused'));
const nobody = { receive: unused, chatMoved: unused };

describe('the window', () => {
  it('moves the offset past the committed prefix, whatever the order', () => {
    const window = new Window();
    for (const id of [5, 6, 8]) expect(window.add(id)).toBe(true);
    expect(window.add(6)).toBe(false);
    window.commit(6);
    expect([window.offset, window.open]).toEqual([undefined, 2]);
    window.commit(5);
    expect([window.offset, window.open]).toEqual([7, 1]);
    window.forgetOffset();
    expect(window.offset).toBe(7);
    window.commit(8);
    expect(window.offset).toBe(9);
    window.forgetOffset();
    expect(window.offset).toBeUndefined();
  });
});

describe('the poller', () => {
  it('takes the webhook away first, and keeps what waits', async () => {
    const { api, assistant, until } = await start({
      before: (api) => {
        api.webhook.set({ url: 'http://127.0.0.1:1/', secret: undefined, maxConnections: 1 });
        api.people.say(11, 'waiting');
      },
    });
    await until(() => assistant.applied.length === 1);
    expect(api.calls('deleteWebhook')[0]?.params.drop_pending_updates).toBe(false);
  });

  it('is ready as soon as a poll has worked, with nothing to take', async () => {
    const { api, base, until } = await start({ factor: 1 });
    await until(() => api.calls('getUpdates').some(({ done }) => done));
    await until(() => api.calls('getUpdates').length > 1);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });

  it('asks who it is until Telegram answers', async () => {
    const { api, assistant, logged, until } = await start({
      before: ({ faults }) => {
        faults.next(
          'getMe',
          { kind: 'drop_before' },
          { kind: 'server_error', status: 500 },
          { kind: 'garbage' },
        );
        faults.next('setMyCommands', { kind: 'drop_before' });
        faults.next('deleteWebhook', { kind: 'server_error', status: 503 });
      },
    });
    api.people.say(11, 'hello');
    await until(() => assistant.applied.length === 1);
    expect(logged.filter((line) => line.includes('telegram_not_reached'))).toHaveLength(3);
    expect(api.calls('deleteWebhook')).toHaveLength(2);
  });

  it('goes on after every kind of failure, with pauses', async () => {
    const { api, assistant, metrics, until } = await start({
      before: ({ faults }) =>
        faults.next(
          'getUpdates',
          { kind: 'server_error', status: 500 },
          { kind: 'server_error', status: 502 },
          { kind: 'drop_before' },
          { kind: 'drop_after' },
          { kind: 'garbage' },
          { kind: 'too_many', retryAfter: 3 },
        ),
    });
    api.people.say(11, 'still there');
    await until(() => assistant.applied.length === 1);
    const polls = api.calls('getUpdates');
    const pauses = polls.slice(1, 6).map(({ at }, i) => at - (polls[i]?.at ?? 0));
    // 0.75 of 500, 1000, 2000, 4000, 8000: half of each is drawn, and the draw here is always 0.5.
    for (const [i, least] of [375, 750, 1500, 3000, 6000].entries())
      expect(pauses[i]).toBeGreaterThanOrEqual(least);
    expect((polls[6]?.at ?? 0) - (polls[5]?.at ?? 0)).toBeGreaterThanOrEqual(3000);
    expect(await metrics.registry.metrics()).toContain('telegram_intake_failures_total{reason="http_500"} 1');
  });

  it('reports another instance, waits, and takes over when it is gone', async () => {
    const { api, assistant, logged, base, until } = await start();
    const other = createBotApi({ token: api.token, apiRoot: api.root });
    await until(() => api.calls('getUpdates').length > 0);
    const rival = new AbortController();
    const polling = other.call('getUpdates', { timeout: 50 }, { signal: rival.signal });
    await until(() => logged.some((line) => line.includes('poll_another_instance')));
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    rival.abort();
    await polling;
    api.people.say(11, 'mine again');
    await until(() => assistant.applied.length === 1);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });

  it('never confirms what is not committed', async () => {
    const { api, assistant, until, settle } = await start();
    assistant.slow.set('telegram:11:11', 4000);
    const first = api.people.say(11, 'slow');
    api.people.say(12, 'quick');
    await until(() => assistant.said.includes('quick'));
    await settle();
    expect(assistant.said).toEqual(['quick']);
    const offsets = api.calls('getUpdates').map(({ params }) => Number(params.offset ?? 0));
    expect(Math.max(...offsets)).toBeLessThanOrEqual(first.id);
    expect(api.queue.waiting).toHaveLength(2);
    await until(() => api.queue.waiting.length === 0);
  });

  it('hears of new updates while a conversation is stuck, without asking all the time', async () => {
    const { api, assistant, until } = await start();
    assistant.slow.set('telegram:11:11', 20_000);
    api.people.say(11, 'stuck');
    await until(() => api.calls('getUpdates').some(({ done }) => done));
    const before = { polls: api.calls('getUpdates').length, at: api.clock.now() };
    for (let i = 0; i < 5; i += 1) {
      api.people.say(12, `${i}`);
      await until(() => assistant.said.includes(`${i}`));
    }
    await until(() => assistant.said.includes('stuck'));
    const seconds = (api.clock.now() - before.at) / 1000;
    expect(api.calls('getUpdates').length - before.polls).toBeLessThan(seconds * 2 + 10);
  });

  it('finds updates again after a week of silence, when their ids start anew lower', async () => {
    const { api, assistant, until } = await start({ seed: 3 });
    api.people.say(11, 'before');
    await until(() => assistant.applied.length === 1 && api.queue.waiting.length === 0);
    const first = Number(assistant.applied[0]?.dedupeKey.split('/')[2]);
    // Updates come while no poll is open: the next one must not carry the old offset.
    api.faults.often('getUpdates', 1, { kind: 'delay', ms: 2000 });
    let again = first;
    for (let week = 0; again >= first; week += 1) {
      for (const silence of [8 * day, 60_000]) {
        const polls = api.calls('getUpdates').length;
        api.clock.advance(silence);
        await until(() => api.calls('getUpdates').length > polls);
      }
      again = api.people.say(11, `week ${week}`).id;
      await until(() => assistant.said.includes(`week ${week}`));
      await until(() => api.queue.waiting.length === 0);
    }
    expect(again).toBeLessThan(first);
  });

  it('takes a thousand waiting updates of forty people in their order', async () => {
    const { api, assistant, until } = await start({
      before: (api) => {
        for (let i = 0; i < 1000; i += 1) api.people.say(100 + (i % 40), `${i}`);
      },
      turn: () => ({ kind: 'applied', replies: [] }),
    });
    await until(() => api.queue.waiting.length === 0);
    expect(assistant.applied).toHaveLength(1000);
    for (let person = 0; person < 40; person += 1) {
      const said = assistant.applied
        .filter(({ actor }) => actor === `telegram:${100 + person}`)
        .map(({ input }) => (input.kind === 'text' ? Number(input.text) : 0));
      expect(said).toEqual([...said].sort((a, b) => a - b));
    }
  });

  it('does not wait long for a Telegram that no longer answers when it stops', async () => {
    const { api, assistant, telegram, until } = await start({ factor: 1 });
    api.people.say(11, 'last');
    await until(() => assistant.applied.length === 1);
    api.faults.often('getUpdates', 1, { kind: 'delay', ms: 60_000 });
    const begun = performance.now();
    await telegram.stop(20_000);
    expect(performance.now() - begun).toBeLessThan(6_000);
  });

  it('listens to nobody once it was told to stop, however early', async () => {
    const { api } = await start();
    const port = await freePort();
    const early = createTelegram({
      token: api.token,
      apiRoot: api.root,
      port,
      words: telegramText,
      lang: 'en',
      find: () => [],
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      metrics: createMetrics(),
    });
    const begun = early.start(nobody);
    await Promise.all([early.stop(100), begun]);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it('refuses to start with a token Telegram does not know', async () => {
    const { api, telegram } = await start();
    const stranger = createTelegram({
      token: '1:wrong',
      apiRoot: api.root,
      words: telegramText,
      lang: 'en',
      find: () => [],
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      metrics: createMetrics(),
    });
    await expect(stranger.start(nobody)).rejects.toThrow(/BOT_TOKEN/);
    expect(telegram.name).toBe('telegram');
  });
});
