import { createServer } from 'node:http';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { type Context, session, Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { answered, numberIn } from './talk.ts';

/** The same bot as it is usually written: launch or webhookCallback, session on lowdb, ctx.reply. */
interface Counted extends Context {
  session: { heard: number[] };
}

const [, , root = '', token = '', folder = '', hook] = process.argv;
const db = new Low<Record<string, { heard: number[] }>>(new JSONFile(join(folder, 'sessions.json')), {});
await db.read();
const bot = new Telegraf<Counted>(token, { telegram: { apiRoot: root } });
bot.use(
  session({
    defaultSession: () => ({ heard: [] }),
    store: {
      get: (key) => structuredClone(db.data[key]),
      set: (key, value) => db.update((data) => Object.assign(data, { [key]: value })),
      delete: (key) =>
        db.update((data) => {
          delete data[key];
        }),
    },
  }),
);
bot.on(message('text'), async (context) => {
  const n = numberIn(context.message.text) ?? -1;
  context.session.heard.push(n);
  await context.reply(answered(n, context.session.heard.length));
});
bot.catch(() => undefined);
if (hook === undefined) {
  process.once('SIGTERM', () => bot.stop());
  bot.launch(() => process.send?.('ready')).catch(() => process.exit(1));
} else {
  const { port, pathname } = new URL(hook);
  const secretToken = 'told-to-nobody';
  const server = createServer(bot.webhookCallback(pathname, { secretToken }));
  server.listen(Number(port), '127.0.0.1', async () => {
    await bot.telegram.setWebhook(hook, { secret_token: secretToken });
    process.send?.('ready');
  });
  process.once('SIGTERM', () => process.exit(0));
}
