import {
  after,
  createAssistant,
  deskDialog,
  type Observe,
  type Store,
  usualLimits,
} from '../assistant/index.ts';
import { SettingRefusedError } from '../channels/telegram/identify.ts';
import { createLog, type Log } from '../channels/telegram/log.ts';
import { createMetrics, type Metrics } from '../channels/telegram/metrics.ts';
import { renderPicture } from '../channels/telegram/render-picture.ts';
import { createTelegram } from '../channels/telegram/telegram.ts';
import { type Config, ConfigError, type TelegramConfig } from '../config.ts';
import { StoreStoppedError } from '../store/store-error.ts';
import { storeText, telegramText } from '../text/index.ts';
import { insertableAnswers } from './insertable.ts';
import { openStore } from './open-store.ts';
import { secretNames } from './secret-names.ts';
import { telegramStaff } from './staffing.ts';
import { loadUnderstanding } from './understanding.ts';

/** How much longer than it may the stop takes before the process is ended, in ms. */
const lateMs = 5_000;

/**
 * The bot at Telegram, until SIGTERM or SIGINT, or until the store fails. Resolves to the exit code: 0 for a stop that
 * was asked for, 1 where the store stood still. `open` opens the store.
 */
export async function serve(
  config: Config,
  { token, apiRoot, webhook, staff }: TelegramConfig,
  open: (config: Config) => Promise<Store> = openStore,
): Promise<number> {
  const { lang, drainMs } = config;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const log = createLog({ level: config.logLevel, secrets: [token, ...(webhook?.secrets ?? [])] });
  const metrics = createMetrics();
  const [world, store] = await Promise.all([loadUnderstanding(config.rules, config.knowledge), open(config)]);
  const telegram = createTelegram({
    token,
    words: telegramText,
    lang,
    find: insertableAnswers(world),
    renderPicture,
    log,
    metrics,
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(webhook === undefined ? {} : { webhook }),
    ...(config.port === undefined ? {} : { port: config.port }),
  });
  let storeFailed = false;
  const assistant = createAssistant({
    store,
    dialog: deskDialog(world),
    channels: [telegram],
    clock: Date.now,
    after,
    random: Math.random,
    secretName: secretNames(`buttons of ${token}`),
    lang,
    staff: telegramStaff(config, staff),
    flood: usualLimits,
    observe: observing(log, metrics, () => {
      // The embedded store stands still after a write error: only a new start can tell what lasts.
      storeFailed = true;
      stop();
    }),
  });
  metrics.watchOutbox(() => assistant.backlog());
  let deadline = Date.now();
  const ended = aborted(stopping.signal).then(() => {
    log.info('stopping');
    deadline = Date.now() + drainMs;
    // Whatever hangs, hangs no longer than this: what is committed is safe, and the rest comes again.
    setTimeout(() => {
      log.error('stopped_late');
      process.exit(1);
    }, drainMs + lateMs).unref();
    return telegram.stop(drainMs);
  });
  try {
    await assistant.start();
    await telegram.start(assistant);
    await ended;
  } catch (error) {
    stop();
    await ended;
    if (error instanceof SettingRefusedError) throw new ConfigError(error.message);
    if (!storeFailed) throw error;
  } finally {
    // Nothing is delivered any more that could not be written down as delivered.
    const left = storeFailed ? 0 : Math.max(0, deadline - Date.now());
    const clean = await assistant.drain(left).catch(() => false);
    if (storeFailed) console.error(storeText[lang].stopped(await reasonOf(store)));
    await store.close();
    log.info('stopped', { clean });
  }
  return storeFailed ? 1 : 0;
}

/** What the disk said when the store stopped; empty where the store goes on. */
async function reasonOf(store: Store): Promise<string> {
  const failure: unknown = await store.transact(async () => undefined).catch((error: unknown) => error);
  const cause = failure instanceof StoreStoppedError ? failure.cause : undefined;
  return cause instanceof Error ? cause.message : '';
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
