import type { Input, MovableAssistant, Receipt } from '../../assistant/ports.ts';
import type { TelegramWords } from '../../text/telegram-words.ts';
import { channelName } from './address.ts';
import type { BotApi } from './api.ts';
import type { Arrival, BotIdentity } from './arrival.ts';
import { readUpdate } from './inbound.ts';
import { answerInline, type FindInsertable } from './inline-mode.ts';
import { failureFields, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { answerTap } from './taps.ts';
import { type FetchedText, fetchText } from './text-file.ts';

/** What the intake of updates is made of, whether they are polled or pushed. */
export interface IntakeParts {
  readonly api: BotApi;
  readonly bot: BotIdentity;
  readonly assistant: MovableAssistant;
  readonly words: Readonly<Record<'zh' | 'en', TelegramWords>>;
  /** For a person of whom no language is known. */
  readonly lang: 'zh' | 'en';
  readonly find: FindInsertable;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Takes updates one by one. */
export interface Intake {
  /** Reads an update at the edge; undefined where it carries no id. */
  read(raw: unknown): Arrival | undefined;
  /** Resolves when all it caused is durable and it may be confirmed; rejects when it must be delivered again. */
  take(arrival: Arrival): Promise<void>;
}

/** Files fetched at once; each may hold a megabyte. */
const mostFetches = 8;

/** Reads at the edge, hands inputs to the assistant, answers taps and inline queries beside it. */
export function createIntake(parts: IntakeParts): Intake {
  const { api, bot, assistant, words, lang, find, log, metrics } = parts;

  let fetching = 0;

  /** Fetches the file first; one that cannot be read may be for somebody who can. */
  const takeFile = async ({ updateId, inbound, file, caption }: Arrival & { kind: 'file' }) => {
    let fetched: FetchedText = { kind: 'lost' };
    if (fetching < mostFetches) {
      fetching += 1;
      fetched = await fetchText(api, file);
      fetching -= 1;
    }
    const attachment = { kind: 'document', channel: channelName, ref: file.id, name: file.name } as const;
    const along = { attachment, ...(caption === undefined ? {} : { caption }) };
    if (fetched.kind !== 'text') metrics.update('file_refused');
    const input: Input =
      fetched.kind === 'text'
        ? { kind: 'file', name: file.name, text: fetched.text, ...along }
        : { kind: 'wordless', unread: fetched.kind, ...along };
    return takeInput({ kind: 'input', updateId, inbound: { ...inbound, input } });
  };

  const takeInput = async ({ inbound, tap }: Arrival & { kind: 'input' }) => {
    const started = performance.now();
    let receipt: Receipt;
    try {
      receipt = await assistant.receive(inbound);
    } catch (error) {
      metrics.update('failed');
      log.error('turn_failed', failureFields(error));
      throw error;
    }
    metrics.turn(performance.now() - started);
    metrics.update(receipt.kind);
    // The tap is answered after the commit and beside everything else: nobody waits for it.
    if (tap !== undefined) void answerTap(api, tap, toast(receipt, words[inbound.lang ?? lang]));
  };

  return {
    read: (raw) => readUpdate(raw, bot),
    async take(arrival) {
      switch (arrival.kind) {
        case 'input':
          return takeInput(arrival);
        case 'file':
          return takeFile(arrival);
        case 'stray_tap':
          metrics.update('stray_tap');
          void answerTap(api, arrival.tap, words[arrival.lang ?? lang].staleButton);
          return;
        case 'inline':
          metrics.update('inline');
          void offer(api, arrival, lang, find, log);
          return;
        case 'migrated':
          metrics.update('migrated');
          return assistant.chatMoved(arrival.from, arrival.to);
        case 'skip':
          metrics.update(arrival.reason);
          return;
      }
    },
  };
}

/** A failing search must not make Telegram deliver the query again: it is forgotten in half a minute anyway. */
async function offer(
  api: BotApi,
  { query, lang }: Arrival & { kind: 'inline' },
  fallback: 'zh' | 'en',
  find: FindInsertable,
  log: Log,
): Promise<void> {
  try {
    await answerInline(api, query, lang ?? fallback, find);
  } catch (error) {
    log.error('inline_failed', failureFields(error));
  }
}

function toast(receipt: Receipt, words: TelegramWords): string | undefined {
  switch (receipt.kind) {
    case 'applied':
    case 'repeated':
      return undefined;
    case 'refused':
      return receipt.toast;
    case 'poison':
      return words.failed;
    case 'flooded':
      return words.slowDown;
  }
}
