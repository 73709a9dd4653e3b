import type { Assistant, Channel } from '../../assistant/ports.ts';
import type { TelegramWords } from '../../text/telegram-words.ts';
import { createBotApi } from './api.ts';
import type { BotIdentity } from './arrival.ts';
import { publishCommands } from './commands.ts';
import { type HttpServer, listen } from './http-server.ts';
import { identify } from './identify.ts';
import type { FindInsertable } from './inline-mode.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { operationsRoutes } from './operations.ts';
import { createPoller } from './poller.ts';
import { createSender } from './sender.ts';
import { realTiming, type Timing } from './timing.ts';
import { allowedUpdates } from './update-schema.ts';
import { createWebhook } from './webhook.ts';

/** What the Telegram channel is made of. */
export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot?: string;
  /** Without it updates are polled. */
  readonly webhook?: WebhookOptions;
  /** Port of `/healthz`, `/readyz`, `/metrics` and of the webhook, which cannot do without. */
  readonly port?: number;
  readonly hostname?: string;
  readonly words: Readonly<Record<'zh' | 'en', TelegramWords>>;
  /** For a person of whom no language is known. */
  readonly lang: 'zh' | 'en';
  /** Answers for inline mode. */
  readonly find: FindInsertable;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timing?: Timing;
  /** Whether turns can be committed; a reason where not. */
  readonly ready?: () => Promise<true | string> | true | string;
}

export interface WebhookOptions {
  /** Where Telegram reaches this service from outside; its path is the one that is served. */
  readonly url: string;
  /** The secret Telegram is given, and after it an old one that is still accepted while it is changed. */
  readonly secrets: readonly [string, ...string[]];
  /** Deliveries Telegram may have in flight; default 40. */
  readonly maxConnections?: number;
}

/** Telegram: messages out at any time, updates in from `start` to `stop`. */
export interface TelegramChannel extends Channel {
  /** Resolves when updates are being taken; rejects where the token is refused or the port is taken. */
  start(assistant: Assistant): Promise<void>;
  /** Takes no more updates, lets running turns commit, and cuts off what is not through by the deadline. */
  stop(deadlineMs: number): Promise<void>;
  /** Where it listens; undefined where it does not. */
  readonly port: number | undefined;
}

/** An intake that runs. */
interface Running {
  readonly healthy: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Composes the channel. Nothing is called before `start` or `deliver`. */
export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, words, lang, find, log, metrics, timing = realTiming } = options;
  const api = createBotApi({ token, ...(apiRoot === undefined ? {} : { apiRoot }), observe: metrics.call });
  const sender = createSender(api);
  const stopping = new AbortController();
  let running: Running | undefined;
  let server: HttpServer | undefined;

  const ready = async () => {
    if (running === undefined) return 'starting';
    if (!running.healthy()) return 'no updates can be fetched';
    return (await options.ready?.()) ?? true;
  };

  const poll = (intake: Intake): Running => {
    const poller = createPoller({ api, intake, timing, log, metrics });
    poller.start();
    return poller;
  };

  return {
    name: sender.name,
    get port() {
      return server?.port;
    },
    async deliver(message) {
      const started = performance.now();
      const delivery = await sender.deliver(message);
      metrics.delivery(delivery.kind, performance.now() - started);
      return delivery;
    },
    async start(assistant) {
      const operations = operationsRoutes({ metrics, ready });
      const bot: BotIdentity | undefined = await identify(api, timing, log, stopping.signal);
      if (bot === undefined) return;
      const intake = createIntake({ api, bot, assistant, words, lang, find, log, metrics });
      await publishCommands(api, words, lang);
      if (stopping.signal.aborted) return;
      const { webhook, port, hostname } = options;
      const at = { port: port ?? 0, ...(hostname === undefined ? {} : { hostname }) };
      if (webhook === undefined) {
        if (port !== undefined) server = await listen([operations], at);
        running = poll(intake);
      } else {
        const { url, secrets, maxConnections = 40 } = webhook;
        const hook = createWebhook({ intake, secrets, log, metrics, path: new URL(url).pathname });
        server = await listen([operations, hook.routes], at);
        await setWebhook(url, secrets[0], maxConnections);
        running = { healthy: () => true, stop: hook.drain };
      }
      log.info('telegram_started', { mode: webhook === undefined ? 'polling' : 'webhook', bot: bot.id });
    },
    async stop(deadlineMs) {
      stopping.abort();
      const deadline = new AbortController();
      await Promise.race([running?.stop(), timing.sleep(deadlineMs, deadline.signal)]);
      deadline.abort();
      await server?.close(1000);
      running = undefined;
      log.info('telegram_stopped');
    },
  };

  async function setWebhook(url: string, secret: string, maxConnections: number): Promise<void> {
    const outcome = await api.call('setWebhook', {
      url,
      secret_token: secret,
      max_connections: maxConnections,
      allowed_updates: allowedUpdates,
      drop_pending_updates: false,
    });
    if (outcome.kind === 'ok') return;
    // Telegram goes on with the webhook it has, so an instance that cannot set it still serves.
    metrics.intakeFailure('set_webhook');
    log.error('set_webhook_failed', {
      reason: outcome.kind === 'refused' ? outcome.description : outcome.reason,
    });
  }
}
