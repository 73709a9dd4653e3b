import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BotApi } from '../support/bot-api/bot-api.ts';
import type { SentMessage } from '../support/bot-api/world.ts';
import { freePort } from '../support/free-port.ts';
import type { Aside, Character, Deed, Play } from './play.ts';
import { type Death, inView, written } from './view.ts';

/** How updates reach the service. */
export type Intake = 'polling' | 'webhook';

/** What `npm start` starts. */
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
if (!existsSync(main)) throw new Error('dist/main.js is missing: npm run build comes before the story');

/** How long the service may take for anything, in ms. */
const patienceMs = 30_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A Telegram with the people of a play in it, and the real service over a folder of its own, which dies and comes back. */
export class Stage<Who extends string = string> {
  readonly api = new BotApi({ seed: 5 });
  readonly folder: string;
  readonly play: Play<Who>;
  readonly #by: Intake;
  readonly #port: number;
  readonly deaths: Death[] = [];
  #service: ChildProcess | undefined;
  #said = '';

  private constructor(play: Play<Who>, by: Intake, folder: string, port: number) {
    this.play = play;
    this.#by = by;
    this.folder = folder;
    this.#port = port;
  }

  static async open<Who extends string>(play: Play<Who>, by: Intake): Promise<Stage<Who>> {
    const stage = new Stage(play, by, await mkdtemp(join(tmpdir(), 'story-')), await freePort());
    const { api } = stage;
    await api.listen();
    api.clock.flow(1);
    for (const { id, ...about } of Object.values<Character>(play.people)) api.people.join(id, about);
    if (play.room !== undefined) {
      const { id, topics } = play.room;
      const chat = api.world.chat(id, topics ? 'supergroup' : 'group');
      if (topics) chat.topics = new Map();
    }
    return stage;
  }

  async close(): Promise<void> {
    this.#service?.kill('SIGKILL');
    await this.api.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Starts the service, and resolves when it takes updates. */
  async start(): Promise<void> {
    const port = String(this.#port);
    const hook = { WEBHOOK_URL: `http://127.0.0.1:${port}/updates`, WEBHOOK_SECRET: 'told-to-nobody' };
    this.#service = fork(main, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        BOT_TOKEN: this.api.token,
        TELEGRAM_API: this.api.root,
        DATA: this.folder,
        PORT: port,
        ...(this.#by === 'webhook' ? hook : {}),
        ...this.play.env,
      },
    });
    for (const stream of [this.#service.stdout, this.#service.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#said = `${this.#said}${chunk.toString()}`.slice(-4_000);
      });
    await this.until('ready', async () => (await this.#page('readyz')) === 'ready\n');
    // Telegram waits some seconds before it posts to a dead webhook again; the people of the story need not.
    this.api.clock.advance(5_000);
  }

  /** Ends the service as `kill -9` does; what it had sent has arrived by then. */
  async kill(calm: boolean): Promise<void> {
    await this.#end('SIGKILL');
    await this.api.deserted();
    this.deaths.push({
      calls: this.api.ledger.length,
      acknowledged: this.api.queue.waiting.length === 0,
      calm,
    });
  }

  /** Ends the service as an operator does; resolves to its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const service = this.#service;
    if (service === undefined) throw new Error('the service does not run');
    const gone = once(service, 'exit');
    service.kill(signal);
    const [code] = (await gone) as [number | null];
    this.#service = undefined;
    return code;
  }

  /** Somebody does something. A button is found by what stands on it, the latest message first. */
  act([who, does, what, aside = {}]: Deed<Who>): void {
    const { id } = this.play.people[who];
    const { people } = this.api;
    switch (does) {
      case 'says':
        people.say(id, what, this.#place(id, aside));
        return;
      case 'shows': {
        const also = {
          text: undefined,
          caption: aside.caption,
          photo: [{ file_id: what, width: 90, height: 90 }],
        };
        people.say(id, '', { ...this.#place(id, aside), also });
        return;
      }
      case 'sends': {
        const file = what.replace('.', '-');
        const content = this.play.files[what];
        const bytes = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
        this.api.files.set(file, Buffer.from(bytes));
        const mime = what.endsWith('.json') ? 'application/json' : 'text/plain';
        const document = { file_id: file, file_name: what, mime_type: mime };
        people.say(id, '', { ...this.#place(id, aside), also: { text: undefined, document } });
        return;
      }
      case 'taps': {
        const chat = this.chatOf(id, aside);
        const button = this.buttonIn(chat, what);
        people.tap(id, button.message, button.data, chat);
      }
    }
  }

  /** The chat in which somebody does something. */
  chatOf(id: number, { room }: Aside): number {
    const chat = room ? this.play.room?.id : id;
    if (chat === undefined) throw new Error('there is no staff’s group in this play');
    return chat;
  }

  #place(id: number, aside: Aside): { chat?: number; replyTo?: number; thread?: number } {
    const chat = this.chatOf(id, aside);
    const { to } = aside;
    const said = this.inView(chat).messages;
    const meant = to === undefined ? said.at(-1) : said.findLast(({ text }) => text.includes(to));
    if (to !== undefined && meant === undefined) throw new Error(`nothing says “${to}”`);
    return {
      ...(chat === id ? {} : { chat }),
      ...(to === undefined || meant === undefined ? {} : { replyTo: meant.id }),
      ...(aside.room && meant?.thread !== undefined ? { thread: meant.thread } : {}),
    };
  }

  /** The latest button in a chat on which this stands. */
  buttonIn(chat: number, label: string): { readonly message: number; readonly data: string } {
    const shown = this.inView(chat).messages;
    for (const { id, keyboard = [] } of shown.toReversed()) {
      const found = keyboard.flat().find(({ text }) => text === label);
      if (found !== undefined) return { message: id, data: String(found.callback_data) };
    }
    const last = shown.slice(-3).map(written).join('\n---\n');
    throw new Error(`in ${chat} is no button “${label}”; the last messages are:\n${last}`);
  }

  /** What the bot said in a chat, as `inView` tells. */
  inView(chat: number): { readonly messages: readonly SentMessage[]; readonly doubled: number } {
    return inView(this.api, chat, this.deaths);
  }

  /** Resolves when everything is acknowledged and everything said has arrived. */
  async settled(): Promise<void> {
    await this.until('settled', async () => {
      if (this.api.queue.waiting.length > 0) return false;
      return /^outbox_depth 0$/m.test(await this.#page('metrics'));
    });
  }

  async #page(name: string): Promise<string> {
    return fetch(`http://127.0.0.1:${this.#port}/${name}`).then(
      (answer) => answer.text(),
      () => '',
    );
  }

  /** Waits until something holds, which takes no time worth mentioning. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = performance.now() + patienceMs;
    while (!(await holds())) {
      if (this.#service?.exitCode != null) throw new Error(`the service ended: ${this.#said}`);
      if (performance.now() > end) throw new Error(`not ${what} in time; the service said: ${this.#said}`);
      await pause(2);
    }
  }
}
