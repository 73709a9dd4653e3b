import type { Lang } from './faq/index.ts';

/** Settings of the service, from the environment. */
export interface Config {
  /** Rule profile; `RULES`, default `tencent-seed`. Which there are is for the knowledge to say: it names them. */
  readonly rules: string;
  /** Language until the person shows theirs; `BOT_LANG`, default `zh`. */
  readonly lang: Lang;
  /** Folder of the knowledge; `KNOWLEDGE`, default the one that ships with the project. */
  readonly knowledge: string | undefined;
  /** Folder of the data; `DATA`. Without it the terminal forgets at its end, and Telegram keeps it in `data`. */
  readonly data: string | undefined;
  /** What a commit survives: `power` (default) a power cut, `crash` the end of the process; `DURABILITY`. */
  readonly durability: 'power' | 'crash';
  /** `LOG_LEVEL`, default `info`. */
  readonly logLevel: LogLevel;
  /** How long a stop may take, in ms; `DRAIN_SECONDS`, default 10. */
  readonly drainMs: number;
  /** The port that is listened on; `PORT`. By default 8080 with a webhook, none without. */
  readonly port: number | undefined;
  /** Whether customers see what agents are called; `STAFF_NAMES`, `hidden` (default) or `shown`. */
  readonly staffNames: 'hidden' | 'shown';
  /** Absent without `BOT_TOKEN`. */
  readonly telegram: TelegramConfig | undefined;
}

/** The bot at Telegram. */
export interface TelegramConfig {
  readonly token: string;
  /** A Bot API server of one's own, with its trailing slash; `TELEGRAM_API`. */
  readonly apiRoot: string | undefined;
  /** Absent without `WEBHOOK_URL`: updates are polled for. */
  readonly webhook: WebhookConfig | undefined;
  readonly staff: StaffConfig;
}

/** Who answers tickets, beside those whom a lead invites. */
export interface StaffConfig {
  /** Telegram's ids of people; `STAFF_LEADS`. */
  readonly leads: readonly string[];
  /** `STAFF_AGENTS`; whoever is a lead is not among them. */
  readonly agents: readonly string[];
  /** Telegram's id of their group; `STAFF_GROUP`. */
  readonly group: string | undefined;
}

/** Where Telegram posts updates to. */
export interface WebhookConfig {
  readonly url: string;
  readonly path: string;
  /** `WEBHOOK_SECRET`, and `WEBHOOK_SECRET_OLD` while the secret is changed. */
  readonly secrets: readonly [string, ...string[]];
}

/** Settings that mean nothing without the bot. */
const needToken = ['WEBHOOK_URL', 'WEBHOOK_SECRET', 'STAFF_LEADS', 'STAFF_AGENTS', 'STAFF_GROUP'] as const;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used, named. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment; the only place that does. Refuses what it does not understand, by name. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const lang = oneOf('BOT_LANG', env.BOT_LANG || 'zh', ['zh', 'en']);
  const telegram = readTelegram(env);
  return {
    rules: env.RULES || 'tencent-seed',
    lang,
    knowledge: env.KNOWLEDGE || undefined,
    data: env.DATA || (telegram ? 'data' : undefined),
    durability: oneOf('DURABILITY', env.DURABILITY || 'power', ['power', 'crash']),
    logLevel: oneOf('LOG_LEVEL', env.LOG_LEVEL || 'info', logLevels),
    drainMs: whole('DRAIN_SECONDS', env.DRAIN_SECONDS || '10', 0, 600) * 1000,
    port: env.PORT ? whole('PORT', env.PORT, 0, 65_535) : telegram?.webhook && 8080,
    staffNames: oneOf('STAFF_NAMES', env.STAFF_NAMES || 'hidden', ['hidden', 'shown']),
    telegram,
  };
}

function readTelegram(env: NodeJS.ProcessEnv): TelegramConfig | undefined {
  const token = env.BOT_TOKEN;
  if (!token) {
    const [orphan] = needToken.filter((name) => env[name]);
    if (orphan) throw new ConfigError(`${orphan} is set and BOT_TOKEN is not: set BOT_TOKEN too, or neither`);
    return undefined;
  }
  // A refused secret is never repeated: refusals end up in logs.
  if (!/^\d{1,20}:[\w-]{1,100}$/.test(token))
    throw new ConfigError('BOT_TOKEN must look like 123456:ABC-def…, as @BotFather gives it');
  const apiRoot = env.TELEGRAM_API ? httpUrl('TELEGRAM_API', env.TELEGRAM_API) : undefined;
  const root = apiRoot?.href.replace(/\/*$/, '/');
  return { token, apiRoot: root, webhook: readWebhook(env, apiRoot !== undefined), staff: readStaff(env) };
}

function readStaff(env: NodeJS.ProcessEnv): StaffConfig {
  const leads = userIds('STAFF_LEADS', env.STAFF_LEADS || '');
  const agents = userIds('STAFF_AGENTS', env.STAFF_AGENTS || '').filter((id) => !leads.includes(id));
  const group = env.STAFF_GROUP?.trim() || undefined;
  if (group !== undefined && !/^-[1-9]\d{0,15}$/.test(group))
    throw new ConfigError(`STAFF_GROUP must be the id of a group, such as -1001234567890, not "${group}"`);
  return { leads, agents, group };
}

/** Ids with commas between them, each once. */
function userIds(name: string, list: string): readonly string[] {
  const ids = list
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const wrong = ids.find((id) => !/^[1-9]\d{0,15}$/.test(id));
  if (wrong === undefined) return [...new Set(ids)];
  throw new ConfigError(
    `${name} must be ids of Telegram users with commas between them, such as 123456789,987654321; "${wrong}" is none`,
  );
}

function readWebhook(env: NodeJS.ProcessEnv, ownServer: boolean): WebhookConfig | undefined {
  const { WEBHOOK_URL: given, WEBHOOK_SECRET: secret, WEBHOOK_SECRET_OLD: old } = env;
  if (!given) return undefined;
  const url = httpUrl('WEBHOOK_URL', given);
  if (url.protocol !== 'https:' && !ownServer)
    throw new ConfigError('WEBHOOK_URL must begin with https://: Telegram posts nowhere else');
  if (!secret)
    throw new ConfigError(
      'WEBHOOK_SECRET must be set with WEBHOOK_URL: without it anyone could post updates',
    );
  for (const [name, value] of [
    ['WEBHOOK_SECRET', secret],
    ['WEBHOOK_SECRET_OLD', old || undefined],
  ] as const) {
    if (value !== undefined && !/^[\w-]{1,256}$/.test(value))
      throw new ConfigError(`${name} must be 1 to 256 of A-Z, a-z, 0-9, _ and -`);
  }
  return { url: url.href, path: url.pathname, secrets: old ? [secret, old] : [secret] };
}

function httpUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new ConfigError(`${name} must be a URL, not "${value}"`);
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new ConfigError(
    `${name} must be ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${value}"`,
  );
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not "${value}"`);
}
