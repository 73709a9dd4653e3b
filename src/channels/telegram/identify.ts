import { z } from 'zod';
import type { BotApi } from './api.ts';
import type { BotIdentity } from './arrival.ts';
import type { Log } from './log.ts';
import { backOff, type Timing } from './timing.ts';

/** Telegram refuses a setting; no waiting helps. The message names it, and is for whoever set it. */
export class SettingRefusedError extends Error {
  override readonly name = 'SettingRefusedError';
}

const me = z.object({ id: z.number().int().positive(), username: z.string().min(1) });

/**
 * Asks Telegram who the bot is, until it answers; undefined where it was told to stop before that. Throws where the
 * token is refused: no waiting helps.
 */
export async function identify(
  api: BotApi,
  timing: Timing,
  log: Log,
  signal: AbortSignal,
): Promise<BotIdentity | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const outcome = await api.call('getMe', {}, { signal });
    if (outcome.kind === 'ok') {
      const read = me.safeParse(outcome.result);
      if (read.success) return read.data;
    }
    if (outcome.kind === 'refused' && (outcome.code === 401 || outcome.code === 404))
      throw new SettingRefusedError('BOT_TOKEN is not known to Telegram: check it with @BotFather');
    log.warn('telegram_not_reached', { attempt });
    await timing.sleep(backOff(attempt, timing.random), signal);
  }
  return undefined;
}
