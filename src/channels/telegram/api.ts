import { Telegram, TelegramError } from 'telegraf';
import { type Download, download } from './download.ts';

/** What a call to the Bot API came to. */
export type ApiResult =
  | { readonly kind: 'ok'; readonly result: unknown }
  /** Telegram answered that it did not do it. */
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly description: string;
      /** Seconds, where it said when to come back. */
      readonly retryAfter?: number;
      /** The group has become a supergroup, with this id. */
      readonly migratedTo?: string;
    }
  /** The request never left: no address, no connection. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** The request left and no answer that can be read came back: nobody knows whether it was done. */
  | { readonly kind: 'unanswered'; readonly reason: string };

/** Calls to the Bot API. Resolves always; a failure is a value. */
export interface BotApi {
  call(method: string, payload: object, options?: CallOptions): Promise<ApiResult>;
  /** Fetches a file by the path that `getFile` gave, if it has no more bytes than that. */
  download(path: string, maxBytes: number): Promise<Download>;
}

export interface CallOptions {
  /** The call is given up after so many milliseconds; default 15,000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Hears of every call: its method, what it came to and how many milliseconds it took. */
export type CallObserver = (method: string, outcome: ApiResult['kind'], ms: number) => void;

export interface BotApiOptions {
  readonly token: string;
  /** Where the Bot API is, for a local server or an emulator; a path prefix needs its trailing slash. */
  readonly apiRoot?: string;
  readonly observe?: CallObserver;
}

const defaultTimeoutMs = 15_000;
const usualRoot = 'https://api.telegram.org';

/** The Bot API through telegraf's client, which is used for this and nothing else. */
export function createBotApi({ token, apiRoot, observe }: BotApiOptions): BotApi {
  const telegram = new Telegram(token, {
    webhookReply: false,
    ...(apiRoot === undefined ? {} : { apiRoot }),
  });
  // Telegraf's types stop at Bot API 7.1, and its methods at those types: a call here is a name and a payload.
  const callApi = telegram.callApi.bind(telegram) as unknown as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>;
  return {
    async call(method, payload, { timeoutMs = defaultTimeoutMs, signal } = {}) {
      const started = performance.now();
      // The timer of `AbortSignal.timeout` would outlive the call by its whole time, and hold what hangs on it.
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), timeoutMs);
      const outcome = await callApi(method, payload, {
        signal: signal === undefined ? deadline.signal : AbortSignal.any([signal, deadline.signal]),
      }).then((result): ApiResult => ({ kind: 'ok', result }), readFailure);
      clearTimeout(timer);
      observe?.(method, outcome.kind, performance.now() - started);
      return outcome;
    },
    async download(path, maxBytes) {
      const started = performance.now();
      const url = new URL(`./file/bot${token}/${path}`, apiRoot ?? usualRoot);
      const file = await download(url, maxBytes, defaultTimeoutMs);
      observe?.('download', file.kind === 'failed' ? 'unanswered' : 'ok', performance.now() - started);
      return file;
    },
  };
}

/** Codes of a connection that was never made; any other failure may have come after the request was read. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** A gateway's answers: it lost what the server behind it said. */
const lostBehindGateway = new Set([502, 504]);

function readFailure(error: unknown): ApiResult {
  if (error instanceof TelegramError) {
    if (lostBehindGateway.has(error.code)) return { kind: 'unanswered', reason: `HTTP ${error.code}` };
    const { retry_after: retryAfter, migrate_to_chat_id: migratedTo } = error.parameters ?? {};
    return {
      kind: 'refused',
      code: error.code,
      description: String(error.description),
      ...(Number.isFinite(retryAfter) ? { retryAfter: Number(retryAfter) } : {}),
      ...(migratedTo === undefined ? {} : { migratedTo: String(migratedTo) }),
    };
  }
  // Only the code or the kind of a failure: its message may quote the address, and with it the token.
  const { code, type, name } = error as { code?: string; type?: string; name?: string };
  const reason = code ?? type ?? name ?? 'unknown';
  return { kind: neverConnected.has(reason) ? 'unsent' : 'unanswered', reason };
}
