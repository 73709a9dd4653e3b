import { hash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Intake } from './intake.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { readJsonBody } from './read-body.ts';

export interface WebhookParts {
  readonly intake: Intake;
  /** Secrets that are accepted in the header: one, or the old and the new one while they are changed. Never none. */
  readonly secrets: readonly [string, ...string[]];
  readonly log: Log;
  readonly metrics: Metrics;
  /** Path that Telegram posts to. */
  readonly path: string;
  /** Updates worked on at the same time; more are sent away to come back. */
  readonly maxOpen?: number;
  /** Whether updates can be taken yet; until then they are sent away to come back. */
  readonly started?: () => boolean;
}

/** The webhook as routes, and its end. */
export interface Webhook {
  readonly routes: Hono;
  /** Takes no more; resolves when what was being worked on is committed and answered. */
  drain(): Promise<void>;
}

const bodyCap = 1024 * 1024;
const retryAfterSeconds = '2';

/**
 * Takes updates that Telegram pushes. 200 means durable and nothing else does; what cannot be committed is answered
 * 503, so that Telegram brings it again.
 */
export function createWebhook(parts: WebhookParts): Webhook {
  const { intake, secrets, log, metrics, path, maxOpen = 256, started = () => true } = parts;
  const digests = secrets.map(digest);
  const open = new Set<Promise<unknown>>();
  let draining = false;
  const routes = new Hono();

  routes.post(path, async (c) => {
    const refuse = (status: 400 | 403 | 413 | 415 | 503, reason: string) => {
      metrics.intakeFailure(reason);
      // An unread body would be taken for the next request.
      if (status === 413 || status === 403) c.header('Connection', 'close');
      if (status === 503) c.header('Retry-After', retryAfterSeconds);
      return c.body(null, status);
    };
    // As with the body: web headers would be made anew of all of them, to read two.
    const { incoming } = c.env as HttpBindings;
    const secret = incoming.headers['x-telegram-bot-api-secret-token'];
    if (!known(typeof secret === 'string' ? secret : undefined, digests)) return refuse(403, 'wrong_secret');
    if (!/^application\/json\s*(?:;|$)/i.test(incoming.headers['content-type'] ?? ''))
      return refuse(415, 'not_json');
    if (draining || !started()) return refuse(503, draining ? 'draining' : 'starting');
    if (open.size >= maxOpen) return refuse(503, 'overloaded');

    const work = (async () => {
      const body = await readJsonBody(incoming, bodyCap);
      if (body.kind === 'refused')
        return refuse(body.status, body.status === 413 ? 'too_large' : 'not_json_text');
      const arrival = intake.read(body.value);
      if (arrival === undefined) return refuse(400, 'not_an_update');
      try {
        await intake.take(arrival);
      } catch {
        log.warn('webhook_not_committed', { update: arrival.updateId });
        return refuse(503, 'not_committed');
      }
      return c.body(null, 200);
    })();
    open.add(work);
    try {
      return await work;
    } finally {
      open.delete(work);
    }
  });

  return {
    routes,
    async drain() {
      draining = true;
      await Promise.allSettled(open);
    },
  };
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** Compares digests, which have one length, and compares all: time tells nothing, not even which secret it was. */
function known(given: string | undefined, digests: readonly Buffer[]): boolean {
  const candidate = digest(given ?? '');
  let matches = 0;
  for (const expected of digests) matches += Number(timingSafeEqual(candidate, expected));
  return given !== undefined && matches > 0;
}
