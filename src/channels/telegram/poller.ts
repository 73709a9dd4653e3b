import type { ApiResult, BotApi } from './api.ts';
import type { Arrival } from './arrival.ts';
import type { Intake } from './intake.ts';
import { createLanes } from './lanes.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { backOff, type Timing } from './timing.ts';
import { allowedUpdates } from './update-schema.ts';
import { Window } from './window.ts';

export interface PollerParts {
  readonly api: BotApi;
  readonly intake: Intake;
  readonly timing: Timing;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Seconds that Telegram keeps an empty poll open; at most 50. */
  readonly longPollSeconds?: number;
}

export interface Poller {
  start(): void;
  /** Polls no more, lets running turns commit, and confirms what is committed. */
  stop(): Promise<void>;
  /** Whether the last poll got an answer; false before the first. */
  healthy(): boolean;
}

type Failure = Exclude<ApiResult, { readonly kind: 'ok' }>;

const batch = 100;
/** Telegram cuts a poll short that asks for the same offset again within half a second. */
const restMs = 600;
/** Two instances with one token take turns in throwing each other out; waiting lets a deploy finish. */
const conflictMs = 5000;
/** How long the poll may take that confirms the last updates. */
const lastPollMs = 2000;
const webhookActive = /webhook is active/i;

/**
 * Polls for updates. The offset moves only past updates whose turn is committed, so that a crash at any moment makes
 * Telegram deliver again what was not. A slow conversation holds up no other: the next poll goes out while it works.
 */
export function createPoller(parts: PollerParts): Poller {
  const { api, intake, timing, log, metrics, longPollSeconds = 50 } = parts;
  const window = new Window();
  const lanes = createLanes(timing);
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let failures = 0;
  let healthy = false;
  let wake: () => void = () => undefined;

  const poll = (seconds: number, limit: number, timeoutMs: number, signal?: AbortSignal) =>
    api.call(
      'getUpdates',
      {
        ...(window.offset === undefined ? {} : { offset: window.offset }),
        limit,
        timeout: seconds,
        allowed_updates: allowedUpdates,
      },
      { timeoutMs, ...(signal === undefined ? {} : { signal }) },
    );

  /** Hands over what is new; how many that was. */
  const accept = (updates: readonly unknown[]): number => {
    let fresh = 0;
    for (const raw of updates) {
      const arrival = intake.read(raw);
      // Without an id there is nothing to confirm it by; the next update's offset passes over it.
      if (arrival === undefined) metrics.update('malformed');
      else if (window.add(arrival.updateId)) {
        fresh += 1;
        lanes.add(laneOf(arrival), async () => {
          await intake.take(arrival);
          window.commit(arrival.updateId);
          if (window.open === 0) wake();
        });
      }
    }
    return fresh;
  };

  /** Until all that is open is committed, or for a moment: others may be waiting at Telegram meanwhile. */
  const rest = async () => {
    if (window.open === 0) return;
    const cut = new AbortController();
    const stop = () => cut.abort();
    wake = stop;
    stopping.signal.addEventListener('abort', stop, { once: true });
    await timing.sleep(restMs, cut.signal);
    stopping.signal.removeEventListener('abort', stop);
  };

  /** Reports a poll that failed; milliseconds to wait before the next. */
  const failed = (outcome: Failure): number => {
    failures += 1;
    healthy = false;
    if (outcome.kind === 'refused' && outcome.code === 409) {
      const hooked = webhookActive.test(outcome.description);
      metrics.intakeFailure(hooked ? 'webhook_active' : 'another_instance');
      log.error(hooked ? 'poll_webhook_active' : 'poll_another_instance', { attempt: failures });
      return conflictMs * (1 + timing.random());
    }
    const reason = outcome.kind === 'refused' ? `http_${outcome.code}` : outcome.kind;
    metrics.intakeFailure(reason);
    log.warn('poll_failed', { reason, attempt: failures });
    if (outcome.kind === 'refused' && outcome.retryAfter !== undefined) return outcome.retryAfter * 1000;
    return backOff(failures, timing.random);
  };

  /** A webhook that is still set would refuse every poll; what waits at Telegram is kept. */
  const removeWebhook = async () => {
    while (!stopping.signal.aborted) {
      const outcome = await api.call(
        'deleteWebhook',
        { drop_pending_updates: false },
        { signal: stopping.signal },
      );
      if (outcome.kind === 'ok' || stopping.signal.aborted) return;
      await timing.sleep(failed(outcome), stopping.signal);
    }
  };

  const loop = async () => {
    await removeWebhook();
    while (!stopping.signal.aborted) {
      // The first poll, and the first after a failure, is to know at once whether polling works.
      const seconds = window.open > 0 || !healthy ? 0 : longPollSeconds;
      const outcome = await poll(seconds, batch, (seconds + 10) * 1000, stopping.signal);
      if (stopping.signal.aborted) break;
      if (outcome.kind !== 'ok') {
        await timing.sleep(failed(outcome), stopping.signal);
        continue;
      }
      failures = 0;
      healthy = true;
      const updates = Array.isArray(outcome.result) ? outcome.result : [];
      if (updates.length === 0) window.forgetOffset();
      const fresh = accept(updates);
      // Nothing but updates that cannot be read, or are known: Telegram will say so at once, again and again.
      if (updates.length > 0 && fresh === 0 && window.open === 0) await timing.sleep(restMs, stopping.signal);
      await rest();
    }
  };

  return {
    start() {
      running = loop();
    },
    async stop() {
      stopping.abort();
      await running;
      await lanes.stop();
      healthy = false;
      // What is not confirmed comes again and is known: not worth the time that answers still need.
      if (window.offset !== undefined) await poll(0, 1, lastPollMs);
    },
    healthy: () => healthy,
  };
}

/** One conversation, one lane; what belongs to none has its own, as nothing can come before or after it. */
function laneOf(arrival: Arrival): string {
  return 'inbound' in arrival ? arrival.inbound.conversation : `update/${arrival.updateId}`;
}
