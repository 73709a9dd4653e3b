import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import type { Dialog } from '../../src/assistant/index.ts';

// What is deployed is what tsc built; the loader that runs this file would change its functions on the way in.
const built = (name: string) => import(new URL(`../../dist/${name}`, import.meta.url).href);
const { after, collections, createAssistant, usualLimits }: typeof import('../../src/assistant/index.ts') =
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

const echo: Dialog<{ readonly version: 1 }> = {
  fresh: () => ({ version: 1 }),
  read: () => ({ version: 1 }),
  language: () => 'en',
  turn: (conversation, input) => ({
    conversation,
    replies: [{ markdown: input.kind === 'text' ? input.text : '', buttons: [] }],
  }),
};

async function ours(): Promise<number> {
  const store = await openEmbedded({ folder, collections });
  if ('code' in store) throw new Error(store.code);
  const api = createBotApi({ token, apiRoot: root });
  const assistant = createAssistant({
    store,
    dialog: echo,
    channels: [createSender(api)],
    clock: Date.now,
    after,
    random: Math.random,
    secretName: secretNames(),
    lang: 'en',
    ...(task === 'flooded' ? { flood: usualLimits } : {}),
  });
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
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000, rss: process.memoryUsage().rss });
});
process.send?.({ port });
