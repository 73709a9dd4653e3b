import type { Lang } from '../../faq/index.ts';
import {
  type Figures,
  figuresOf,
  greatestError,
  mondayOf,
  sumOf,
  type Wording,
  weekOf,
  weeksUpTo,
} from '../../statistics/index.ts';
import { inline, pageText } from '../../text/index.ts';
import type { Desk } from '../desk.ts';
import type { DialogWorld } from '../frame.ts';
import { plain, type Reply } from '../reply.ts';
import type { Understanding } from '../understand.ts';
import { drawChart } from './chart.ts';
import { clockOf } from './clock-of.ts';
import { columns } from './columns.ts';
import { topUnanswered } from './top-unanswered.ts';

/** How many weeks are shown at most, this one the last, from the first of which anything is known. */
const shownWeeks = 8;
/** Texts asked in vain that are looked at, the most frequent ones. */
const mostTexts = 200;

interface ShownWeek {
  /** Its Monday: `11-16`. */
  readonly label: string;
  readonly figures: Figures;
}

/**
 * What was counted, week by week: a picture with the figures of this week, then the tables, medians and what was asked
 * most often in vain. Whoever may see it has been checked.
 */
export async function statsPage(desk: Desk, library: DialogWorld, lang: Lang): Promise<readonly Reply[]> {
  const words = pageText[lang].stats;
  const weekAt = (at: number) => weekOf(at, library.policy.hours.timeZone);
  const latest = weeksUpTo(weekAt(desk.now), shownWeeks);
  const kept = await desk.statistics.tallies(latest);
  const begun = kept.findIndex((tally) => Object.keys(tally).length > 0);
  const names = latest.slice(begun);
  const tallies = kept.slice(begun);
  const weeks = names.map((name, i) => ({
    label: new Date(mondayOf(name)).toISOString().slice(5, 10),
    figures: figuresOf(tallies[i] ?? {}),
  }));
  const first = latest[0] ?? '';
  const unanswered = (await desk.teach.unanswered(mostTexts)).filter(({ last }) => weekAt(last) >= first);
  if (begun < 0 && unanswered.length === 0) return [plain(`${words.heading}\n\n${words.nothing}`)];
  const tables = [
    table(words.tables.questions, weeks, (f) => [f.asked, f.answered, f.suggested, f.unanswered].map(String)),
    table(words.tables.outcome, weeks, (f) => [String(f.helped), String(f.handed_over), share(f.deflection)]),
    table(words.tables.times, weeks, (f) => [clockOf(f.firstReply), clockOf(f.resolution)]),
  ];
  const all = figuresOf(sumOf(tallies));
  return [
    {
      ...plain([words.heading, thisWeek(weeks, lang)].join('\n\n')),
      picture: drawChart(weeks, words.chart),
    },
    plain(
      [
        ...tables,
        words.medians(weeks.length, clockOf(all.firstReply), clockOf(all.resolution)),
        words.legend(greatestError * 100),
        unansweredPart(unanswered, library, lang),
      ].join('\n\n'),
    ),
  ];
}

function thisWeek(weeks: readonly ShownWeek[], lang: Lang): string {
  const last = weeks.at(-1);
  if (last === undefined) return '';
  const { handed_over: handedOver, deflection, ...counts } = last.figures;
  return pageText[lang].stats.thisWeek(last.label, { ...counts, handedOver, deflection: share(deflection) });
}

function table(
  words: { readonly title: string; readonly columns: readonly string[] },
  weeks: readonly ShownWeek[],
  cells: (figures: Figures) => readonly string[],
): string {
  const rows = weeks.map(({ label, figures }) => [label, ...cells(figures)]);
  return [words.title, '', '```', columns([words.columns, ...rows]), '```'].join('\n');
}

function unansweredPart(texts: readonly Wording[], { faq }: Understanding, lang: Lang): string {
  const words = pageText[lang].stats;
  const top = topUnanswered(texts, faq);
  if (top.length === 0) return words.noUnanswered;
  const lines = top.map(
    ({ head, others, count }, i) =>
      `${i + 1}. ${words.unanswered(inline(head.text, 80), count, others.length)}`,
  );
  return [words.unansweredHeading, '', ...lines].join('\n');
}

const share = (of: number | undefined): string => (of === undefined ? '–' : `${Math.round(of * 100)}%`);
