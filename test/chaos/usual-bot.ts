import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { type Context, session, Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { answered, numberIn } from './talk.ts';

/** The same bot as it is usually written: launch, session on lowdb, ctx.reply. */
interface Counted extends Context {
  session: { heard: number[] };
}

const [, , root = '', token = '', folder = ''] = process.argv;
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
process.once('SIGTERM', () => bot.stop());
bot.launch(() => process.send?.('ready')).catch(() => process.exit(1));
