import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import type { Dialog } from '../../src/assistant/index.ts';
import { rules } from '../support/profiles.ts';
import { JumpingTime } from './jumping-time.ts';

// What is deployed is what tsc built; the loader that runs this file would change its functions on the way in.
const built = (name: string) => import(new URL(`../../dist/${name}`, import.meta.url).href);
const { collections, createAssistant, usualLimits }: typeof import('../../src/assistant/index.ts') =
  await built('assistant/index.js');
const { createBotApi }: typeof import('../../src/channels/telegram/api.ts') =
  await built('channels/telegram/api.js');
const { listen }: typeof import('../../src/channels/telegram/http-server.ts') = await built(
  'channels/telegram/http-server.js',
);
const { createIntake }: typeof import('../../src/channels/telegram/intake.ts') = await built(
  'channels/telegram/intake.js',
);
const { createLog }: typeof import('../../src/channels/telegram/log.ts') =
  await built('channels/telegram/log.js');
const { createMetrics }: typeof import('../../src/channels/telegram/metrics.ts') = await built(
  'channels/telegram/metrics.js',
);
const { createSender }: typeof import('../../src/channels/telegram/sender.ts') = await built(
  'channels/telegram/sender.js',
);
const { createWebhook }: typeof import('../../src/channels/telegram/webhook.ts') = await built(
  'channels/telegram/webhook.js',
);
const { secretNames }: typeof import('../../src/commands/secret-names.ts') =
  await built('commands/secret-names.js');
const { openEmbedded }: typeof import('../../src/store/index.ts') = await built('store/index.js');
const { telegramText }: typeof import('../../src/text/index.ts') = await built('text/index.js');

/** The bots that are measured, a process each: `ours` or `telegraf`, which answers or only acknowledges. */
const [, , which = '', task = '', root = '', folder = ''] = process.argv;
const token = '42:bench';

const time = new JumpingTime();
/** Called when the sweep has run. */
let swept = () => {};
/** Messages that wait to be delivered. */
let waiting = async () => 0;
/** Takes an update as if the webhook had read it. */
let take = async (_update: object) => {};

const buttons = [{ label: 'yes', action: { do: 'rate', entry: 'e', helpful: true } }] as const;

/** Repeats what it hears; in the long run, where memory counts, every tenth answer has a button. */
const echo: Dialog<{ readonly version: 1 }> = {
  rules: rules(),
  fresh: () => ({ version: 1 }),
  read: () => ({ version: 1 }),
  language: () => 'en',
  turn: async (conversation, input) => ({
    conversation,
    replies: [
      {
        markdown: input.kind === 'text' ? input.text : '',
        buttons: task === 'remembered' && input.kind === 'text' && input.text.endsWith('0') ? buttons : [],
      },
    ],
    effects: [],
  }),
  fire: async () => ({ effects: [] }),
};

async function ours(): Promise<number> {
  const store = await openEmbedded({ folder, collections });
  if ('code' in store) throw new Error(store.code);
  // 200,000 updates over sockets would take the bench ten minutes: in the long run, Telegram is not called but answers.
  const api =
    task === 'remembered'
      ? {
          call: async () => ({ kind: 'ok', result: { message_id: 1 } }) as const,
          download: async () => ({ kind: 'failed', reason: 'no files here' }) as const,
        }
      : createBotApi({ token, apiRoot: root });
  const assistant = createAssistant({
    store,
    dialog: echo,
    channels: [createSender(api)],
    clock: time.clock,
    after: time.after,
    random: Math.random,
    secretName: secretNames(),
    lang: 'en',
    ...(task === 'flooded' ? { flood: usualLimits } : {}),
    observe: ({ kind }) => {
      if (kind === 'timer') swept();
    },
  });
  waiting = async () => (await assistant.backlog()).depth;
  if (task !== 'acknowledge') await assistant.start();
  const log = createLog({ level: 'fatal', secrets: [] });
  const metrics = createMetrics();
  const bot = { id: 42, username: 'bench_bot' };
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
  take = async (update) => {
    const arrival = intake.read(update);
    if (arrival) await intake.take(arrival);
  };
  const { routes } = createWebhook({ intake, secrets: ['s'], log, metrics, path: '/hook', maxOpen: 2_000 });
  return (await listen([routes], { port: 0, hostname: '127.0.0.1' })).port;
}

async function telegraf(): Promise<number> {
  const bot = new Telegraf(token, { telegram: { apiRoot: root, webhookReply: false } });
  bot.botInfo = { id: 42, is_bot: true, username: 'bench_bot', first_name: 'b' } as never;
  bot.on(message('text'), (context) =>
    task === 'acknowledge' ? undefined : context.reply(context.message.text),
  );
  const server = createServer(bot.webhookCallback('/hook', { secretToken: 's' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const port = await (which === 'ours' ? ours() : telegraf());
let updates = 0;

/** 200 people write a line each; when all are answered, two hours go by. */
async function twoHours(): Promise<void> {
  const lines = Array.from({ length: 200 }, (_, i) => {
    updates += 1;
    const from = { id: 1 + i, is_bot: false, first_name: 'P' };
    const chat = { id: 1 + i, type: 'private' };
    const said = { message_id: updates, date: 0, chat, from, text: `text ${updates}` };
    return take({ update_id: updates, message: said });
  });
  await Promise.all(lines);
  // Nobody waits two hours for a disk: the clock must not outrun it.
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const done = new Promise<void>((resolve) => {
    swept = resolve;
  });
  time.jump(7_200_000);
  await done;
}

/** What the bot is asked: its use so far, or its heap after a collection when so many updates more are behind it. */
process.on('message', async (asked: 'usage' | { readonly heapAfter: number }) => {
  if (asked === 'usage') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, rss: process.memoryUsage().rss });
  } else {
    for (const until = updates + asked.heapAfter; updates < until; ) await twoHours();
    for (let i = 0; i < 3; i += 1) globalThis.gc?.();
    process.send?.({ heap: process.memoryUsage().heapUsed });
  }
});
process.send?.({ port });
