import { createLog } from '../../../src/channels/telegram/log.ts';
import { createMetrics } from '../../../src/channels/telegram/metrics.ts';
import { createTelegram, type TelegramChannel } from '../../../src/channels/telegram/telegram.ts';
import type { Timing } from '../../../src/channels/telegram/timing.ts';
import { telegramText } from '../../../src/text/index.ts';
import { BotApi } from '../../support/bot-api/bot-api.ts';
import { freePort } from '../../support/free-port.ts';
import { MemoryAssistant, type Turn } from './memory-assistant.ts';

export const modes = ['polling', 'webhook'] as const;
export type Mode = (typeof modes)[number];

export const secret = 'current-secret_1';
export const oldSecret = 'previous-secret_0';

export interface HarnessOptions {
  readonly turn?: Turn;
  readonly seed?: number;
  /** How many times faster than the world the emulator's clock runs. */
  readonly factor?: number;
  /** Called before the bot starts. */
  readonly before?: (api: BotApi) => void;
}

/** A Telegram, a bot in it, and an assistant behind the bot. */
export interface Harness {
  readonly api: BotApi;
  readonly telegram: TelegramChannel;
  readonly assistant: MemoryAssistant;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly logged: string[];
  /** Where the service listens. */
  readonly base: string;
  /** Waits in real time until something holds; fails after `ms`, by default five seconds. */
  until(holds: () => unknown, what?: string, ms?: number): Promise<void>;
  /** Real milliseconds in which nothing more should happen. */
  settle(ms?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startHarness(mode: Mode, options: HarnessOptions = {}): Promise<Harness> {
  const { factor = 20, seed = 7 } = options;
  const api = new BotApi({ seed });
  await api.listen();
  api.clock.flow(factor);
  options.before?.(api);
  const timing: Timing = { sleep: api.clock.sleep, random: () => 0.5 };
  const logged: string[] = [];
  const log = createLog({
    secrets: [api.token, secret, oldSecret],
    destination: { write: (line: string) => void logged.push(line) },
  });
  const metrics = createMetrics();
  const assistant = new MemoryAssistant(timing, options.turn);
  const port = await freePort();
  const telegram = createTelegram({
    token: api.token,
    apiRoot: api.root,
    port,
    hostname: '127.0.0.1',
    ...(mode === 'webhook'
      ? { webhook: { url: `http://127.0.0.1:${port}/telegram`, secrets: [secret, oldSecret] } }
      : {}),
    words: telegramText,
    lang: 'zh',
    find: (query) => [{ id: 'entry', title: `About ${query}`, markdown: `**Answer** to ${query.length}` }],
    log,
    metrics,
    timing,
  });
  assistant.deliverBy(telegram);
  await telegram.start(assistant);
  return {
    api,
    telegram,
    assistant,
    metrics,
    logged,
    base: `http://127.0.0.1:${port}`,
    until,
    settle: (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms)),
    async stop() {
      await telegram.stop(20_000);
      await api.close();
    },
  };
}

export async function until(holds: () => unknown, what = holds.toString(), ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
