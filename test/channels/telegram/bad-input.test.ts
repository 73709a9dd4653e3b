import { afterEach, describe, expect, it } from 'vitest';
import { conversations, lanes } from '../../../src/assistant/collections.ts';
import {
  after,
  collections,
  createAssistant,
  deskDialog,
  usualLimits,
} from '../../../src/assistant/index.ts';
import type { Collection, Store } from '../../../src/assistant/ports.ts';
import { createLog } from '../../../src/channels/telegram/log.ts';
import { createMetrics } from '../../../src/channels/telegram/metrics.ts';
import { createTelegram } from '../../../src/channels/telegram/telegram.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { telegramText } from '../../../src/text/index.ts';
import { BotApi } from '../../support/bot-api/bot-api.ts';
import { freePort } from '../../support/free-port.ts';
import { shipped } from '../../support/world.ts';
import { type Mode, modes, until } from './harness.ts';

// The whole way in, from the wire to the documents: whatever comes, only what was read at the edge is kept.

const world = await shipped();
const [ann, ben] = [11, 12];

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** The desk at Telegram as it is started, but for a store in memory. */
async function start(mode: Mode) {
  const api = new BotApi();
  await api.listen();
  api.clock.flow(1);
  const store = createMemoryStore(collections);
  const faults: string[] = [];
  const metrics = createMetrics();
  const port = await freePort();
  const telegram = createTelegram({
    token: api.token,
    apiRoot: api.root,
    ...(mode === 'polling'
      ? {}
      : { webhook: { url: `http://127.0.0.1:${port}/updates`, secrets: ['s'] }, port }),
    words: telegramText,
    lang: 'zh',
    find: () => [],
    log: createLog({ level: 'silent', secrets: [] }),
    metrics,
  });
  const assistant = createAssistant({
    store,
    dialog: deskDialog(world),
    channels: [telegram],
    clock: Date.now,
    after,
    random: Math.random,
    secretName: (seed) => Buffer.from(seed).toString('base64url').slice(0, 43),
    lang: 'zh',
    flood: usualLimits,
    observe: (event) => {
      if (event.kind === 'threw' || event.kind === 'store_failed') faults.push(event.fault);
    },
  });
  stop = async () => {
    await telegram.stop(5_000);
    await assistant.drain(1_000);
    await api.close();
  };
  await assistant.start();
  await telegram.start(assistant);
  return { api, metrics, store, faults };
}

/** Every document there is, as the store would write it. */
async function kept(store: Store): Promise<string> {
  const all = await store.transact(async (transaction) => {
    const found: unknown[] = [];
    for (const collection of collections as readonly Collection<never>[]) {
      for (const index of Object.keys(collection.indexes))
        found.push(...(await transaction.find(collection, index, {})));
    }
    for (const id of [ann, ben]) {
      found.push(await transaction.get(conversations, `telegram:${id}:${id}`));
      found.push(await transaction.get(lanes, `telegram:${id}`));
    }
    return found;
  });
  return JSON.stringify(all);
}

describe.each(modes)('by %s', (mode) => {
  it('keeps nothing of what is malformed, unknown or foreign, and answers what is left', async () => {
    const { api, store, faults, metrics } = await start(mode);
    api.people.join(ann, {
      // The one name that is kept, safe to be shown: what its owner is called towards colleagues.
      name: '<b>ann</b> \u202e\u0000',
      username: 'evil-name',
      lang: 'en<evil-name>',
    });
    const chat = { id: ann, type: 'private', first_name: 'evil-name', title: '[evil-name](tg://user?id=1)' };
    const from = { id: ann, is_bot: false, first_name: 'evil-name' };
    const base = { message_id: 1, date: 1, chat, from };
    for (const content of [null, [], 7, 'evil-name', { ...base, chat: undefined }, { ...base, text: {} }])
      api.people.push('message', content);
    api.people.push('message', { ...base, from: { id: ann, first_name: 'evil-name' }, text: 'hi' });
    api.people.push('message', { ...base, text: 'evil-name', entities: [{ type: 'bold', offset: -1 }] });
    api.people.push('message', { ...base, message_id: 2 ** 60, text: 'evil-name' });
    api.people.push('message', { ...base, new_chat_title: 'evil-name' });
    for (const kind of ['edited_message', 'channel_post', 'business_message', 'evil-name', '__proto__'])
      api.people.push(kind, { ...base, text: 'evil-name' });
    for (const data of [
      '',
      '\u0000\ud83d\uffff',
      '__proto__',
      '../evil-name',
      '💥'.repeat(16),
      'x'.repeat(64),
    ])
      api.people.tap(ann, 1, data);
    api.people.say(ann, '/human evil-name', { also: { forward_origin: { type: 'user' } } });
    api.people.say(ann, '', { also: { text: undefined, sticker: { file_id: 'evil-name' } } });
    api.people.say(ann, '𠮷'.repeat(4096));
    api.people.say(ann, '\u202e<b>**[x](http://e.x)**</b>\u0000 `/help`');
    api.people.say(ann, '/lang __proto__');
    await until(() => api.queue.waiting.length === 0 && api.said(ann).length === 4, 'four answers', 20_000);
    expect(faults).toEqual([]);
    expect(await kept(store)).not.toContain('evil-name');
    expect(JSON.stringify(api.calls('sendMessage'))).not.toMatch(/evil-name|\\u202e|parse_mode/);
    expect(await metrics.registry.metrics()).not.toContain('evil-name');
  }, 40_000);

  it('gets through a flood to whoever stands behind it', async () => {
    const { api, store } = await start(mode);
    for (let n = 0; n < 3_000; n += 1) api.people.say(ann, '/help');
    api.people.say(ben, '/help');
    await until(() => api.said(ben).length === 1, 'an answer behind 3,000 others', 20_000);
    if (mode === 'polling') expect(api.calls('getUpdates').length).toBeLessThan(50);
    await until(() => api.queue.waiting.length === 0, 'all taken', 20_000);
    expect((await kept(store)).length).toBeLessThan(300_000);
  }, 60_000);
});
