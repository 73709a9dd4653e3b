import type { Lang } from './faq/index.ts';

/** Settings of the service, from the environment. */
export interface Config {
  /** Rule profile of `knowledge/rules`; `RULES`, default `tencent-seed`. */
  readonly rules: string;
  /** Language until the person shows theirs; `BOT_LANG`, default `zh`. */
  readonly lang: Lang;
  /** Folder of the knowledge; `KNOWLEDGE`, default the one that ships with the project. */
  readonly knowledge: string | undefined;
}

/** A setting that cannot be used, named. */
export class ConfigError extends Error {}

/** Reads the environment; the only place that does. Refuses what it does not understand, by name. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const lang = env.BOT_LANG || 'zh';
  if (lang !== 'zh' && lang !== 'en') throw new ConfigError(`BOT_LANG must be zh or en, not "${lang}"`);
  const rules = env.RULES || 'tencent-seed';
  if (!/^[a-z0-9-]+$/.test(rules))
    throw new ConfigError(`RULES must be the name of a rule profile, not "${rules}"`);
  return { rules, lang, knowledge: env.KNOWLEDGE || undefined };
}
