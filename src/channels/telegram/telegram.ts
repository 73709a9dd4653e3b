import type { Channel, MovableAssistant } from '../../assistant/ports.ts';
import type { TelegramWords } from '../../text/telegram-words.ts';
import { createBotApi } from './api.ts';
import type { BotIdentity } from './arrival.ts';
import { publishCommands } from './commands.ts';
import { type HttpServer, listen } from './http-server.ts';
import { identify, SettingRefusedError } from './identify.ts';
import type { FindInsertable } from './inline-mode.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { operationsRoutes } from './operations.ts';
import { createPoller } from './poller.ts';
import { createSender } from './sender.ts';
import { backOff, realTiming, type Timing } from './timing.ts';
import { allowedUpdates } from './update-schema.ts';
import { createWebhook, type Webhook } from './webhook.ts';

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
  /** Draws an SVG as a PNG; without it the words of a picture go alone. */
  readonly renderPicture?: (svg: string) => Promise<Uint8Array>;
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
  start(assistant: MovableAssistant): Promise<void>;
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
  const { token, apiRoot, words, lang, find, log, metrics, webhook, timing = realTiming } = options;
  const api = createBotApi({ token, ...(apiRoot === undefined ? {} : { apiRoot }), observe: metrics.call });
  const sender = createSender(api, { renderPicture: options.renderPicture });
  const stopping = new AbortController();
  let intake: Intake | undefined;
  let running: Running | undefined;
  let server: HttpServer | undefined;

  const ready = async () => {
    if (stopping.signal.aborted) return 'stopping';
    if (running === undefined) return 'starting';
    if (!running.healthy()) return 'no updates can be fetched';
    return (await options.ready?.()) ?? true;
  };

  const poll = (taken: Intake): Running => {
    const poller = createPoller({ api, intake: taken, timing, log, metrics });
    poller.start();
    return poller;
  };

  return {
    name: sender.name,
    get port() {
      return server?.port;
    },
    deliver: (message) => sender.deliver(message),
    async start(assistant) {
      const { port, hostname } = options;
      const hook = webhook && createHook(webhook);
      if (webhook !== undefined || port !== undefined) {
        // Before anything else: who asks whether the service lives is told so while Telegram cannot be reached.
        const routes = [...(hook ? [hook.routes] : []), operationsRoutes({ metrics, ready })];
        server = await listen(routes, { port: port ?? 0, ...(hostname === undefined ? {} : { hostname }) });
        // Told to stop meanwhile: whoever stopped it saw no server yet.
        if (stopping.signal.aborted) return server.close(0);
      }
      const bot: BotIdentity | undefined = await identify(api, timing, log, stopping.signal);
      if (bot === undefined || stopping.signal.aborted) return;
      intake = createIntake({ api, bot, assistant, words, lang, find, log, metrics });
      let told = false;
      running = hook ? { healthy: () => told, stop: hook.drain } : poll(intake);
      if (webhook !== undefined) await setWebhook(webhook);
      told = true;
      if (stopping.signal.aborted) return;
      void publishCommands(api, words, lang);
      log.info('telegram_started', { mode: hook === undefined ? 'polling' : 'webhook', bot: bot.id });
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

  function createHook({ url, secrets }: WebhookOptions): Webhook {
    const late: Intake = {
      read: (raw) => intake?.read(raw),
      take: (arrival) => intake?.take(arrival) ?? Promise.reject(new Error('not started')),
    };
    const { pathname: path } = new URL(url);
    return createWebhook({ intake: late, secrets, log, metrics, path, started: () => intake !== undefined });
  }

  /** Tells Telegram where to post, until it takes it; what it refuses for good is a setting that is wrong. */
  async function setWebhook({ url, secrets, maxConnections = 40 }: WebhookOptions): Promise<void> {
    const payload = {
      url,
      secret_token: secrets[0],
      max_connections: maxConnections,
      allowed_updates: allowedUpdates,
      drop_pending_updates: false,
    };
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      const outcome = await api.call('setWebhook', payload, { signal: stopping.signal });
      if (outcome.kind === 'ok') return;
      if (outcome.kind === 'refused' && outcome.code === 400)
        throw new SettingRefusedError(`WEBHOOK_URL was refused by Telegram: ${outcome.description}`);
      metrics.intakeFailure('set_webhook');
      log.warn('set_webhook_failed', { attempt, reason: outcome.kind });
      await timing.sleep(backOff(attempt, timing.random), stopping.signal);
    }
  }
}
