import { type DestinationStream, type Logger, pino } from 'pino';

/** What may stand beside a log line: codes, counts, ids. Never what a person wrote or is called. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Structured lines; the event is a fixed name, e.g. `poll_conflict`, by which lines are found. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface LogOptions {
  readonly level?: string;
  /** Values that must never be written, whatever they stand in: tokens, webhook secrets. */
  readonly secrets: readonly string[];
  readonly destination?: DestinationStream;
}

/** Fields under these names come from people; whoever logs one by mistake gets it blanked. */
const personal = [
  'text',
  'caption',
  'data',
  'query',
  'markdown',
  'first_name',
  'last_name',
  'username',
  'title',
  'token',
];

/** The shape of a bot token, wherever one comes from. */
const tokenShape = /\d{5,}:[\w-]{20,}/g;

/** A log that blanks secrets in the finished line, so that no path through it can leak one. */
export function createLog({ level = 'info', secrets, destination }: LogOptions): Log {
  const hidden = secrets.filter((secret) => secret !== '');
  const options = {
    level,
    base: null,
    redact: { paths: personal, censor: '[private]' },
    hooks: {
      streamWrite: (line: string) => {
        let clean = line.replace(tokenShape, '[secret]');
        for (const secret of hidden) clean = clean.replaceAll(secret, '[secret]');
        return clean;
      },
    },
  };
  const logger: Logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (event, fields) => logger.info({ ...fields, event }),
    warn: (event, fields) => logger.warn({ ...fields, event }),
    error: (event, fields) => logger.error({ ...fields, event }),
  };
}

/** What of an unknown failure may be logged: its kind and code. A message may quote what a person wrote. */
export function failureFields(error: unknown): LogFields {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return {
    failure: typeof name === 'string' ? name.slice(0, 80) : typeof error,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code).slice(0, 80) } : {}),
  };
}
