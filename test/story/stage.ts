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
import { files, type Line, people, type Who } from './two-companies.ts';

/** How updates reach the service. */
export type Intake = 'polling' | 'webhook';

/** What `npm start` starts. */
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
if (!existsSync(main)) throw new Error('dist/main.js is missing: npm run build comes before the story');

/** How long the service may take for anything, in ms. */
const patienceMs = 30_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A `kill -9` of the service. */
export interface Death {
  /** Calls that had arrived at Telegram. */
  readonly calls: number;
  /** Whether all that people had done was acknowledged. */
  readonly acknowledged: boolean;
  /** Nothing was on its way: what is said again after this one is said twice. */
  readonly calm: boolean;
}

/** A Telegram with two people in it, and the real service over a folder of its own, which dies and comes back. */
export class Stage {
  readonly api = new BotApi({ seed: 5 });
  readonly folder: string;
  readonly #by: Intake;
  readonly #port: number;
  readonly deaths: Death[] = [];
  #service: ChildProcess | undefined;
  #said = '';

  private constructor(by: Intake, folder: string, port: number) {
    this.#by = by;
    this.folder = folder;
    this.#port = port;
  }

  static async open(by: Intake): Promise<Stage> {
    const stage = new Stage(by, await mkdtemp(join(tmpdir(), 'story-')), await freePort());
    await stage.api.listen();
    stage.api.clock.flow(1);
    for (const { id, ...about } of Object.values(people)) stage.api.people.join(id, about);
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
  act([who, does, what]: Exclude<Line, string>): void {
    const { id } = people[who];
    switch (does) {
      case 'says':
        this.api.people.say(id, what);
        return;
      case 'sends': {
        const file = what.replace('.', '-');
        this.api.files.set(file, Buffer.from(JSON.stringify(files[what], null, 2)));
        const document = { file_id: file, file_name: what, mime_type: 'application/json' };
        this.api.people.say(id, '', { also: { text: undefined, document } });
        return;
      }
      case 'taps': {
        const button = this.#button(who, what);
        this.api.people.tap(id, button.message, button.data);
      }
    }
  }

  #button(who: Who, label: string): { readonly message: number; readonly data: string } {
    const shown = this.inView(who).messages;
    for (const { id, keyboard = [] } of shown.toReversed()) {
      const found = keyboard.flat().find(({ text }) => text === label);
      if (found !== undefined) return { message: id, data: String(found.callback_data) };
    }
    const last = shown.at(-1);
    throw new Error(`${who} sees no button “${label}”; the last message is: ${last && written(last)}`);
  }

  /**
   * What the bot said to somebody and is there now, but for the first copy of what is there twice because the service died
   * after it was sent and before it could know so. Two copies follow on each other, over such a death, and have the same
   * text and the same buttons, which no other message has.
   */
  inView(who: Who): { readonly messages: readonly SentMessage[]; readonly doubled: number } {
    const { id } = people[who];
    const sent = this.api.ledger.flatMap(({ method, params, done }, at) =>
      method === 'sendMessage' && done === true && Number(params.chat_id) === id
        ? [{ at, content: JSON.stringify([params.text, params.reply_markup]) }]
        : [],
    );
    const messages = this.api.said(id).filter((_, place) => {
      const [first, second] = [sent[place], sent[place + 1]];
      if (first === undefined || second === undefined || first.content !== second.content) return true;
      return !this.deaths.some(({ calls, calm }) => !calm && first.at < calls && calls <= second.at);
    });
    return { messages, doubled: sent.length - messages.length };
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

/** A message as a person reads it: its text, and what its buttons say. */
export function written({ text, keyboard = [] }: Pick<SentMessage, 'text' | 'keyboard'>): string {
  const labels = keyboard.flat().map((button) => `[${button.text}]`);
  return [text, labels.join(' ')].filter(Boolean).join('\n');
}
