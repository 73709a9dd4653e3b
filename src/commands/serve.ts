import { after, createAssistant, deskDialog, type Observe, usualLimits } from '../assistant/index.ts';
import { type BotApi, createBotApi } from '../channels/telegram/api.ts';
import type { BotIdentity } from '../channels/telegram/arrival.ts';
import { publishCommands } from '../channels/telegram/commands.ts';
import { listen } from '../channels/telegram/http-server.ts';
import { createIntake, type Intake } from '../channels/telegram/intake.ts';
import { createLog, type Log } from '../channels/telegram/log.ts';
import { createMetrics, type Metrics } from '../channels/telegram/metrics.ts';
import { operationsRoutes } from '../channels/telegram/operations.ts';
import { createPoller } from '../channels/telegram/poller.ts';
import { createSender } from '../channels/telegram/sender.ts';
import { backOff, realTiming } from '../channels/telegram/timing.ts';
import { allowedUpdates } from '../channels/telegram/update-schema.ts';
import { createWebhook } from '../channels/telegram/webhook.ts';
import { type Config, ConfigError, type TelegramConfig } from '../config.ts';
import { telegramText } from '../text/index.ts';
import { insertableAnswers } from './insertable.ts';
import { openStore } from './open-store.ts';
import { secretNames } from './secret-names.ts';
import { loadUnderstanding } from './understanding.ts';

/** How much longer than it may the stop takes before the process is ended, in ms. */
const lateMs = 5_000;

/** The bot at Telegram, until SIGTERM or SIGINT. Resolves to the exit code. */
export async function serve(config: Config, telegram: TelegramConfig): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const log = createLog({
    level: config.logLevel,
    secrets: [telegram.token, ...(telegram.webhook?.secrets ?? [])],
  });
  const metrics = createMetrics();
  const api = createBotApi({
    token: telegram.token,
    observe: metrics.call,
    ...(telegram.apiRoot === undefined ? {} : { apiRoot: telegram.apiRoot }),
  });
  const [world, store] = await Promise.all([
    loadUnderstanding(config.rules, config.knowledge),
    openStore(config),
  ]);
  let code = 0;
  const assistant = createAssistant({
    store,
    dialog: deskDialog(world),
    channels: [createSender(api)],
    clock: Date.now,
    after,
    random: Math.random,
    secretName: secretNames(`buttons of ${telegram.token}`),
    lang: config.lang,
    flood: usualLimits,
    observe: observing(log, metrics, () => {
      // The embedded store stands still after a write error: only a new start can tell what lasts.
      code = 1;
      stopping.abort();
    }),
  });
  metrics.watchOutbox(() => assistant.backlog());
  try {
    await assistant.start();
    const bot = await identify(api, log, stopping.signal);
    if (!bot) return code;
    const find = insertableAnswers(world);
    const parts = { api, bot, assistant, words: telegramText, lang: config.lang, find, log, metrics };
    const intake = await takeIn(
      config,
      telegram,
      { api, intake: createIntake(parts), log, metrics },
      stopping,
    );
    void publishCommands(api, telegramText, config.lang);
    log.info('started', { bot: bot.username, intake: telegram.webhook ? 'webhook' : 'polling' });
    await aborted(stopping.signal);
    log.info('stopping');
    // Whatever hangs, hangs no longer than this: what is committed is safe, and the rest comes again.
    setTimeout(() => {
      log.error('stopped_late');
      process.exit(1);
    }, config.drainMs + lateMs).unref();
    await intake.stop(config.drainMs);
    return code;
  } finally {
    const clean = await assistant.drain(stopping.signal.aborted ? config.drainMs : 0);
    await store.close();
    log.info('stopped', { clean });
  }
}

interface Surroundings {
  readonly api: BotApi;
  readonly intake: Intake;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Begins to take updates in, by polling or by webhook, and serves what operators ask. */
async function takeIn(
  { port, drainMs }: Config,
  { webhook }: TelegramConfig,
  { api, intake, log, metrics }: Surroundings,
  stopping: AbortController,
): Promise<{ stop(withinMs: number): Promise<void> }> {
  if (!webhook) {
    const poller = createPoller({ api, intake, timing: realTiming, log, metrics });
    const ready = () => poller.healthy() || 'the last poll failed';
    const server =
      port === undefined ? undefined : await listen([operationsRoutes({ metrics, ready })], { port });
    poller.start();
    return {
      async stop() {
        await poller.stop();
        await server?.close(drainMs);
      },
    };
  }
  const { url, path, secrets } = webhook;
  const hook = createWebhook({ intake, secrets, log, metrics, path });
  const ready = () => !stopping.signal.aborted || 'stopping';
  const server = await listen([hook.routes, operationsRoutes({ metrics, ready })], { port: port ?? 8080 });
  const [secret] = secrets;
  const set = { url, secret_token: secret, allowed_updates: allowedUpdates, drop_pending_updates: false };
  for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
    const outcome = await api.call('setWebhook', set, { signal: stopping.signal });
    if (outcome.kind === 'ok') break;
    if (outcome.kind === 'refused' && outcome.code === 400)
      throw new ConfigError(`WEBHOOK_URL was refused by Telegram: ${outcome.description}`);
    log.warn('set_webhook_failed', { attempt, reason: outcome.kind });
    await realTiming.sleep(backOff(attempt, realTiming.random), stopping.signal);
  }
  return {
    async stop(withinMs) {
      await hook.drain();
      await server.close(withinMs);
    },
  };
}

/** Asks who the bot is, for as long as it takes; undefined when told to stop. */
async function identify(api: BotApi, log: Log, signal: AbortSignal): Promise<BotIdentity | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const outcome = await api.call('getMe', {}, { signal });
    if (outcome.kind === 'ok') {
      const { id, username } = outcome.result as { id: number; username?: string };
      return { id, username: username ?? '' };
    }
    if (outcome.kind === 'refused' && (outcome.code === 401 || outcome.code === 404))
      throw new ConfigError('BOT_TOKEN is not known to Telegram: check it with @BotFather');
    log.warn('get_me_failed', { attempt, reason: outcome.kind });
    await realTiming.sleep(backOff(attempt, realTiming.random), signal);
  }
  return undefined;
}

/** Counts and logs what happens inside; never a word of a message. */
function observing(log: Log, metrics: Metrics, storeFailed: () => void): Observe {
  return (event) => {
    switch (event.kind) {
      case 'delivered':
        metrics.delivery(event.delivery, event.ms);
        if (event.delivery !== 'sent') log.warn('delivery', { result: event.delivery, reason: event.reason });
        return;
      case 'answered':
        return metrics.answer(event.as);
      case 'threw':
        return log.error('turn_threw', { key: event.key });
      case 'fenced':
        return log.warn('lease_lost', { lane: event.lane });
      case 'timer':
        if (event.fault !== undefined) log.error('timer_failed', { timer: event.id });
        return;
      case 'store_failed':
        log.error('store_failed');
        return storeFailed();
    }
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
