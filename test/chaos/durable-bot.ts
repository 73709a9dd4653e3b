import { createHmac } from 'node:crypto';
import { after, collections, createAssistant, type Dialog } from '../../src/assistant/index.ts';
import { createBotApi } from '../../src/channels/telegram/api.ts';
import { createIntake } from '../../src/channels/telegram/intake.ts';
import { createLog } from '../../src/channels/telegram/log.ts';
import { createMetrics } from '../../src/channels/telegram/metrics.ts';
import { createPoller } from '../../src/channels/telegram/poller.ts';
import { createSender } from '../../src/channels/telegram/sender.ts';
import { realTiming } from '../../src/channels/telegram/timing.ts';
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

const [, , root = '', token = '', folder = ''] = process.argv;
const store = await openEmbedded({ folder, collections });
if ('code' in store) throw new Error(`the data folder was refused: ${JSON.stringify(store)}`);
const log = createLog({ level: 'fatal', secrets: [token] });
const metrics = createMetrics();
const api = createBotApi({ token, apiRoot: root });
const assistant = createAssistant({
  store,
  dialog,
  channels: [createSender(api)],
  clock: Date.now,
  after,
  random: Math.random,
  secretName: (seed) => createHmac('sha256', token).update(seed).digest('base64url').slice(0, 22),
  lang: 'en',
});
await assistant.start();
const bot = { id: 4242, username: 'peering_bot' };
const intake = createIntake({
  api,
  bot,
  assistant,
  words: telegramText,
  lang: 'en',
  find: () => [],
  log,
  metrics,
});
const poller = createPoller({ api, intake, timing: realTiming, log, metrics });
poller.start();
process.send?.('ready');
process.once('SIGTERM', async () => {
  await poller.stop();
  await assistant.drain(5_000);
  await store.close();
  process.exit(0);
});
