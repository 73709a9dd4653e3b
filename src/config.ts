import type { Lang } from './faq/index.ts';

/** Settings of the service, from the environment. */
export interface Config {
  /** Rule profile; `RULES`, default `tencent-seed`. Which there are is for the knowledge to say: it names them. */
  readonly rules: string;
  /** Language until the person shows theirs; `BOT_LANG`, default `zh`. */
  readonly lang: Lang;
  /** Folder of the knowledge; `KNOWLEDGE`, default the one that ships with the project. */
  readonly knowledge: string | undefined;
}

/** A setting that cannot be used, named. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment; the only place that does. Refuses what it does not understand, by name. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const lang = env.BOT_LANG || 'zh';
  if (lang !== 'zh' && lang !== 'en') throw new ConfigError(`BOT_LANG must be zh or en, not "${lang}"`);
  return { rules: env.RULES || 'tencent-seed', lang, knowledge: env.KNOWLEDGE || undefined };
}
