import type { Cidr, Fix, Hop, Refusal, Trace } from '../peering/index.ts';
import { peeringEn } from './en/peering.ts';
import { type PeeringText, peeringZh } from './zh/peering.ts';

/** Languages the bot speaks. */
export type PeeringLanguage = 'zh' | 'en';

const catalogues: Record<PeeringLanguage, PeeringText> = { zh: peeringZh, en: peeringEn };

/** The peering section of a language. */
export const peeringText = (lang: PeeringLanguage): PeeringText => catalogues[lang];

/** One reason as a sentence, with the next step where the engine knows one that the sentence does not say. */
export function reasonSentence(lang: PeeringLanguage, reason: Refusal): string {
  const words = peeringText(lang);
  const say = words.reasons[reason.code] as (args: Refusal['args']) => string;
  const sentence = say(reason.args);
  const next = reason.code === 'INVALID_STATE' || reason.code === 'NOT_OWNER' ? reason.suggest : undefined;
  if (next === undefined) return sentence;
  return lang === 'zh'
    ? `${sentence}${words.suggestions[next]}。`
    : `${sentence} Next: ${words.suggestions[next]}.`;
}

/** A refusal with all its reasons, one a line. */
export function refusalText(lang: PeeringLanguage, refusals: readonly Refusal[]): string {
  const [only, ...more] = refusals;
  if (only !== undefined && more.length === 0) return reasonSentence(lang, only);
  return [peeringText(lang).denied, ...refusals.map((reason) => `- ${reasonSentence(lang, reason)}`)].join(
    '\n',
  );
}

/** A fix as a step, without whose it is. */
export function fixStep(lang: PeeringLanguage, fix: Fix): string {
  const say = peeringText(lang).fixes[fix.op] as (fix: Fix) => string;
  return say(fix);
}

/** One stop of a trace. */
export function hopLine(lang: PeeringLanguage, hop: Hop): string {
  const say = peeringText(lang).hops[hop.at] as (hop: Hop) => string;
  return say(hop);
}

/** A whole answer for `actor`: verdict, ranges, every reason with whose move it is, then the steps in order. */
export function traceText(
  lang: PeeringLanguage,
  trace: Trace,
  ask: { readonly from: string; readonly to: string; readonly actor: string },
): string {
  const words = peeringText(lang);
  const who = (uin: string): string => (uin === ask.actor ? words.you : words.account(uin));
  const lines = [words.verdicts[trace.verdict](ask.from, ask.to)];
  for (const key of ['reachableDest', 'unreachableDest', 'reachableSource', 'unreachableSource'] as const) {
    if (trace[key].length > 0) lines.push(words.ranges[key](list(lang, trace[key])));
  }
  if (trace.blockers.length > 0) lines.push(words.blockersHead);
  lines.push(...trace.blockers.map(({ reason }) => `- ${reasonSentence(lang, reason)}`));
  if (trace.fixes.length > 0) lines.push(words.fixesHead);
  lines.push(...trace.fixes.map((fix, i) => `${i + 1}. ${words.byWhom(who(fix.by), fixStep(lang, fix))}`));
  const theirs = askedOf(trace, ask.actor);
  lines.push(...theirs.map((uin) => words.theirMove(uin)));
  if (trace.verdict !== 'REACHABLE' && trace.fixes.length + theirs.length === 0)
    lines.push(words.nothingToDo);
  return lines.join('\n');
}

/** Other accounts whose tables are in the way, and whom no step tells what to do: only they can see it. */
function askedOf({ blockers, fixes }: Trace, actor: string): readonly string[] {
  const owners = blockers.flatMap(({ by, side }) =>
    side === null || by === null || by === actor ? [] : [by],
  );
  return [...new Set(owners)].filter((uin) => !fixes.some(({ op, by }) => by === uin && op === 'add_route'));
}

const list = (lang: PeeringLanguage, blocks: readonly Cidr[]): string =>
  blocks.map(({ text }) => text).join(lang === 'zh' ? '、' : ', ');

/** A currency as people of a language write it behind an amount. */
export const currencyWord = (lang: PeeringLanguage, code: string): string =>
  lang === 'zh' && code === 'CNY' ? '元' : code;
