import { type DataSpan, findData, normalise } from '../../faq/index.ts';
import { amountOf, type ChargeType, type PriceStep, type Rules, refusal } from '../../peering/index.ts';
import { currencyWord, reasonSentence } from '../../text/index.ts';
import { anyOf } from '../any-of.ts';
import { entryButtons } from '../say.ts';
import { maskData } from '../task-recognition.ts';
import { items, type Kind, type Question, type Worked } from './question.ts';

/** Bandwidths worked out at once. */
const mostAtOnce = 4;
/** More than any line has; beyond it the figures would say nothing. */
const mostMbps = 10_000_000;

const asksPrice = anyOf(String.raw`
  多少钱 | 几钱 | 多少(?:费用?|元|块) | 什么价 | 啥价 | 价格 | 单价 | 费用 | 收费 | 花费 | 要花 | 成本 | 报价 | 贵不贵 | 便宜
  | (?<![a-z])(?:how much|prices?|pricing|costs?|fees?|charged?|expensive|cheaper|rates?)(?![a-z])
`);
const ofOthers = anyOf(String.raw`
  跨境 | 境外 | 云联网 | ccn | 专线 | (?<![a-z])(?:vpn|nat|clb|cdn|eip|direct connect|cross-border)(?![a-z])
  | 公网 | 弹性公网 | 云服务器
`);
const sameRegion = /同地域|同一个?地域|同区域|同城|(?<![a-z])(?:same|within (?:a|one|the)|intra)[- ]?region/;
const crossRegion = /跨地域|跨区|不同地域|异地|(?<![a-z])(?:cross|inter|different|between)[- ]?regions?/;
const byDay = /(?:一|每|按|单)?[天日](?!峰)|(?<![a-z])(?:daily|(?:per|a|each|by the|one) day)(?![a-z])/;
const byMonth = /月|(?<![a-z])(?:monthly|(?:per|a|each|one|by the) month)(?![a-z])/;
/** What may stand beside the figures of a follow-up: it asks nothing of its own. */
const fillers = anyOf(String.raw`
  那么? | 然后 | 如果 | 要是 | 假如 | 换成? | 改成 | 变成 | 升到 | 降到 | 用 | 是 | 呢 | 吗 | 啊 | 的话 | 的 | 带宽 | 多少钱? | 又 | 也 | 按 | 一个 | 一 | 每个? | 个 | 每
  | (?<![a-z])(?:and|what about|how about|what if|if|then|instead|for|with|at|it|is|was|i|use|take|so|or|ok|the|a|an|per|to|bandwidth|mbps|please|we|go|now|but|how much)(?![a-z])
`);

/** What a price depends on, as far as a text says it. */
interface Asked {
  readonly mbps: readonly number[];
  readonly place: 'same' | 'cross' | undefined;
  readonly period: 'day' | 'month' | undefined;
}

/** "100M 跨地域多少钱一天", and then "101M 呢": by the price list of the rules in force. */
export const priceKind: Kind = {
  hears: (question) => askedIn(question) !== undefined,
  async work(question) {
    const asked = askedIn(question);
    if (asked === undefined) return undefined;
    const { lang, frame, words } = question;
    const { rules } = frame.library.profile;
    const place = asked.place ?? 'cross';
    const [first] = asked.mbps;
    const lines = place === 'same' ? sameLines(question, rules, asked) : crossLines(question, rules, asked);
    const replies: Worked['replies'] = [
      { markdown: lines.join('\n\n'), buttons: entryButtons(['who-pays', 'bandwidth'], lang, frame.library) },
    ];
    return { replies, asked: words.price.asked(String(first ?? ''), place, asked.period) };
  },
};

/** What is asked: in the words themselves, or on top of the last question about a price. */
function askedIn({ frame, meaning, normal, data, mood }: Question): Asked | undefined {
  if (ofOthers.test(normal)) return undefined;
  const own = readAsked(normal, data, regionsIn(frame, normal, data));
  if (asksPrice.test(normal)) {
    if (own.mbps.length === 0 || (meaning.kind === 'task' && !mood.open && !mood.yesNo)) return undefined;
    return own;
  }
  if (!saysOnlyFigures(normal, data)) return undefined;
  const before = frame.conversation.heard.map(normalise).findLast((text) => asksPrice.test(text));
  if (before === undefined || ofOthers.test(before)) return undefined;
  const dataBefore = findData(before);
  const earlier = readAsked(before, dataBefore, regionsIn(frame, before, dataBefore));
  const mbps = own.mbps.length > 0 ? own.mbps : earlier.mbps;
  const said = own.mbps.length > 0 || own.place !== undefined || own.period !== undefined;
  if (!said || mbps.length === 0) return undefined;
  return { mbps, place: own.place ?? earlier.place, period: own.period ?? earlier.period };
}

function readAsked(normal: string, data: readonly DataSpan[], regions: readonly string[]): Asked {
  const mbps = data
    .filter(({ kind }) => kind === 'bandwidth')
    .map(({ value }) => Number(value))
    .filter((value) => value > 0 && value <= mostMbps);
  const words = maskData(normal, data, ' ');
  const [a, b] = regions;
  const place =
    sameRegion.test(words) || (a !== undefined && a === b)
      ? ('same' as const)
      : crossRegion.test(words) || b !== undefined
        ? ('cross' as const)
        : undefined;
  const period = byMonth.test(words) ? ('month' as const) : byDay.test(words) ? ('day' as const) : undefined;
  return { mbps: [...new Set(mbps)].slice(0, mostAtOnce), place, period };
}

const regionsIn = (frame: Question['frame'], normal: string, data: readonly DataSpan[]): readonly string[] =>
  frame.library.regions.find(normal, data).map(({ code }) => code);

/** Nothing but bandwidths, a period, a place and words that join them to what was asked before. */
function saysOnlyFigures(normal: string, data: readonly DataSpan[]): boolean {
  if (data.some(({ kind }) => kind !== 'bandwidth')) return false;
  let rest = maskData(normal, data, ' ');
  for (const known of [sameRegion, crossRegion, byMonth, byDay, fillers])
    rest = rest.replace(new RegExp(known.source, 'g'), ' ');
  return !/[\p{L}\p{N}]/u.test(rest);
}

function sameLines({ lang, words }: Question, rules: Rules, { mbps }: Asked): readonly string[] {
  const free = rules.sameRegionFreeMbps;
  if (free === null) return [reasonSentence(lang, refusal('NO_PRICE_LIST', { cloud: rules.cloud }))];
  return mbps.map((each) =>
    each <= free
      ? words.price.free(grouped(each), shownRate(free))
      : words.price.aboveFree(grouped(each), shownRate(free)),
  );
}

function crossLines({ lang, words }: Question, rules: Rules, { mbps, period }: Asked): readonly string[] {
  const { prices, cloud } = rules;
  const currency = currencyWord(lang, rules.currency);
  const { price } = words;
  if (prices === null)
    return [reasonSentence(lang, refusal('NO_PRICE_LIST', { cloud })), price.payer[rules.payer]];
  const figures = mbps.flatMap((each) => {
    const lines: string[] = [];
    if (period !== 'month')
      lines.push(
        price.day(
          ...rateOf(prices, 'POSTPAID_BY_DAY_MAX', each, currency),
          tierText(prices.POSTPAID_BY_DAY_MAX, each, words.price),
        ),
      );
    if (period !== 'day')
      lines.push(
        price.month(
          ...rateOf(prices, 'POSTPAID_BY_MONTH_95', each, currency),
          tierText(prices.POSTPAID_BY_MONTH_95, each, words.price),
        ),
      );
    if (period === 'month') {
      const day = amountOf(prices, { mode: 'POSTPAID_BY_DAY_MAX', peakInMbps: each, peakOutMbps: each });
      lines.push(price.thirtyDays(grouped(day * 30), currency));
    }
    return [price.head(grouped(each)), items(lines)];
  });
  const free = rules.sameRegionFreeMbps;
  const over =
    rules.crossRegionMaxMbps !== null && mbps.some((each) => each > Number(rules.crossRegionMaxMbps));
  return [
    ...(rules.crossRegion === 'discontinued' ? [price.discontinued] : []),
    ...figures,
    price.wholePeak,
    [price.payer[rules.payer], ...(free === null ? [] : [price.sameRegionFree(shownRate(free))])].join(
      lang === 'zh' ? '' : ' ',
    ),
    [price.mainland, ...(over ? [price.aboveMax(Number(rules.crossRegionMaxMbps))] : [])].join(
      lang === 'zh' ? '' : ' ',
    ),
  ];
}

/** The factors and the amount of one bandwidth, used to the full for a day or a whole month. */
function rateOf(
  prices: NonNullable<Rules['prices']>,
  mode: ChargeType,
  mbps: number,
  currency: string,
): [mbps: string, price: string, amount: string, currency: string] {
  const amount =
    mode === 'POSTPAID_BY_DAY_MAX'
      ? amountOf(prices, { mode, peakInMbps: mbps, peakOutMbps: mbps })
      : amountOf(prices, { mode, p95Mbps: mbps, validDays: 30, daysInMonth: 30 });
  return [grouped(mbps), grouped(stepOf(prices[mode], mbps).price), grouped(amount), currency];
}

/** The step of a price table that a bandwidth falls in. */
function stepOf(
  steps: readonly PriceStep[],
  mbps: number,
): { from: number; upTo: number | null; price: number } {
  const at = steps.findIndex(([upTo]) => upTo === null || mbps <= upTo);
  const [upTo, price] = steps[at] ?? [null, 0];
  return { from: steps[at - 1]?.[0] ?? 0, upTo, price };
}

function tierText(steps: readonly PriceStep[], mbps: number, words: Question['words']['price']): string {
  const { from, upTo } = stepOf(steps, mbps);
  if (upTo === null) return words.tierAbove(grouped(from));
  return from === 0 ? words.tierBelow(grouped(upTo)) : words.tier(grouped(from), grouped(upTo));
}

/** 12345.5 as 12,345.5 */
const grouped = (value: number): string => {
  const [whole = '', rest] = String(Math.round(value * 100) / 100).split('.');
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === undefined ? parts : `${parts}.${rest}`;
};

/** 5000 as 5 Gbps. */
const shownRate = (mbps: number): string => (mbps % 1000 === 0 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`);
