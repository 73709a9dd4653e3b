import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { after, collections, createAssistant, type Dialog, usualLimits } from '../../src/assistant/index.ts';
import { createBotApi } from '../../src/channels/telegram/api.ts';
import { listen } from '../../src/channels/telegram/http-server.ts';
import { createIntake } from '../../src/channels/telegram/intake.ts';
import { createLog } from '../../src/channels/telegram/log.ts';
import { createMetrics } from '../../src/channels/telegram/metrics.ts';
import { createSender } from '../../src/channels/telegram/sender.ts';
import { createWebhook } from '../../src/channels/telegram/webhook.ts';
import { secretNames } from '../../src/commands/secret-names.ts';
import { openEmbedded } from '../../src/store/index.ts';
import { telegramText } from '../../src/text/index.ts';
import { rules } from '../support/profiles.ts';

/** The bots that are measured, a process each: `ours` or `telegraf`, which answers or only acknowledges. */
const [, , which = '', task = '', root = '', folder = ''] = process.argv;
const token = '42:bench';

const echo: Dialog<{ readonly version: 1 }> = {
  rules: rules(),
  fresh: () => ({ version: 1 }),
  read: () => ({ version: 1 }),
  language: () => 'en',
  turn: async (conversation, input) => ({
    conversation,
    replies: [{ markdown: input.kind === 'text' ? input.text : '', buttons: [] }],
    effects: [],
  }),
  fire: async () => ({ effects: [] }),
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
