import { plainText } from '../plain-text.ts';
import type { BotApi } from './api.ts';

/** Telegram forgets a tap after a few seconds; an answer that takes longer is of no use. */
const tapTimeoutMs = 5000;

/**
 * Stops the spinner on a tapped button, with a line of text over the chat if there is something to say. Best effort:
 * resolves whatever comes of it, and is never tried again.
 */
export async function answerTap(api: BotApi, tap: string, toast?: string): Promise<void> {
  await api.call(
    'answerCallbackQuery',
    { callback_query_id: tap, ...(toast === undefined ? {} : { text: cutToast(toast) }) },
    { timeoutMs: tapTimeoutMs },
  );
}

/** At most 200 units, not ending in half a character. */
function cutToast(toast: string): string {
  const line = plainText(toast).trim();
  return line.length <= 200 ? line : `${line.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…`;
}
