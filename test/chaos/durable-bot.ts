import { createHmac } from 'node:crypto';
import { after, collections, createAssistant, type Dialog } from '../../src/assistant/index.ts';
import { createLog } from '../../src/channels/telegram/log.ts';
import { createMetrics } from '../../src/channels/telegram/metrics.ts';
import { createTelegram } from '../../src/channels/telegram/telegram.ts';
import { openEmbedded } from '../../src/store/index.ts';
import { telegramText } from '../../src/text/index.ts';
import { rules } from '../support/profiles.ts';
import { answered, numberIn } from './talk.ts';

/** The product's turn, store and channel under a dialog that counts: the bot that the kill loop kills. */
interface Counted {
  readonly version: 1;
  readonly heard: readonly number[];
}

const dialog: Dialog<Counted> = {
  rules: rules(),
  fresh: () => ({ version: 1, heard: [] }),
  read: (stored) => stored as Counted,
  language: () => 'en',
  async turn({ heard }, input) {
    const n = input.kind === 'text' ? (numberIn(input.text) ?? -1) : -1;
    const conversation: Counted = { version: 1, heard: [...heard, n] };
    return {
      conversation,
      replies: [{ markdown: answered(n, conversation.heard.length), buttons: [] }],
      effects: [],
    };
  },
  fire: async () => ({ effects: [] }),
};

const [, , root = '', token = '', folder = '', hook] = process.argv;
const store = await openEmbedded({ folder, collections });
if ('code' in store) throw new Error(`the data folder was refused: ${JSON.stringify(store)}`);
const telegram = createTelegram({
  token,
  apiRoot: root,
  ...(hook === undefined
    ? {}
    : {
        webhook: { url: hook, secrets: ['told-to-nobody'] },
        port: Number(new URL(hook).port),
        hostname: '127.0.0.1',
      }),
  words: telegramText,
  lang: 'en',
  find: () => [],
  log: createLog({ level: 'fatal', secrets: [token] }),
  metrics: createMetrics(),
});
const assistant = createAssistant({
  store,
  dialog,
  channels: [telegram],
  clock: Date.now,
  after,
  random: Math.random,
  secretName: (seed) => createHmac('sha256', token).update(seed).digest('base64url').slice(0, 22),
  lang: 'en',
});
await assistant.start();
await telegram.start(assistant);
process.send?.('ready');
process.once('SIGTERM', async () => {
  await telegram.stop(5_000);
  await assistant.drain(5_000);
  await store.close();
  process.exit(0);
});
