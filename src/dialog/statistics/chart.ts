import type { Figures } from '../../statistics/index.ts';
import { clockOf } from './clock-of.ts';
import { element, widthOf, words } from './svg.ts';

/** A week as the picture shows it. */
export interface ChartWeek {
  /** Its Monday, as it stands under the bars. */
  readonly label: string;
  readonly figures: Figures;
}

export interface ChartWords {
  readonly title: string;
  readonly asked: string;
  readonly answered: string;
  readonly unanswered: string;
  readonly handedOver: string;
  readonly firstReply: string;
  readonly resolution: string;
  readonly none: string;
}

const width = 920;
const height = 640;
const ink = { text: '#1f2933', faint: '#7b8794', grid: '#e4e7eb', asked: '#d5e3f3' } as const;
/** What stands in front of the questions asked, in its order. */
const series = [
  { name: 'answered', count: 'answered', colour: '#2f6fb0' },
  { name: 'unanswered', count: 'unanswered', colour: '#e0912f' },
  { name: 'handedOver', count: 'handed_over', colour: '#b5485d' },
] as const;

/**
 * Weeks as a picture, SVG of 920 by 640:
 *
 *     title and legend
 *     bars by week: asked behind; answered, unanswered and handed over in front of it
 *     the medians, each a line by week on a scale of its own
 */
export function drawChart(weeks: readonly ChartWeek[], text: ChartWords): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': 'sans-serif',
    },
    element('rect', { width, height, fill: '#ffffff' }),
    words(text.title, { x: 40, y: 48, size: 26, fill: ink.text }),
    legend(text),
    bars(weeks, { left: 84, top: 108, wide: 796, high: 260 }),
    medians(weeks, text, 'firstReply', '#3b7d5c', { left: 40, top: 432, wide: 400, high: 168 }),
    medians(weeks, text, 'resolution', '#7a5ba6', { left: 480, top: 432, wide: 400, high: 168 }),
  );
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
}

function legend(text: ChartWords): string {
  let x = 40;
  const items = [{ name: 'asked', colour: ink.asked } as const, ...series].map(({ name, colour }) => {
    const drawn =
      element('rect', { x, y: 68, width: 14, height: 14, rx: 3, fill: colour }) +
      words(text[name], { x: x + 21, y: 80, size: 15, fill: ink.text });
    x += 21 + widthOf(text[name], 15) + 28;
    return drawn;
  });
  return items.join('');
}

function bars(weeks: readonly ChartWeek[], { left, top, wide, high }: Box): string {
  const tallest = Math.max(1, ...weeks.map(({ figures }) => Math.max(figures.asked, figures.handed_over)));
  const step = stepFor(tallest);
  const most = Math.ceil(tallest / step) * step;
  const bottom = top + high;
  const up = (value: number) => (value / most) * high;
  const lines = Array.from({ length: Math.round(most / step) + 1 }, (_, i) => {
    const y = bottom - up(i * step);
    return (
      element('line', { x1: left, x2: left + wide, y1: y, y2: y, stroke: ink.grid }) +
      words(grouped(i * step), { x: left - 10, y: y + 5, size: 13, fill: ink.faint, anchor: 'end' })
    );
  });
  const slot = wide / Math.max(1, weeks.length);
  const broad = Math.min(72, slot * 0.74);
  const bar = (x: number, thick: number, value: number, fill: string) =>
    value > 0
      ? element('rect', { x, y: bottom - up(value), width: thick, height: up(value), rx: 2, fill })
      : '';
  const groups = weeks.map(({ label, figures }, i) => {
    const middle = left + slot * (i + 0.5);
    const from = middle - broad / 2;
    const thin = broad / series.length;
    return [
      bar(from, broad, figures.asked, ink.asked),
      ...series.map(({ count, colour }, at) => bar(from + at * thin + 3, thin - 6, figures[count], colour)),
      words(grouped(figures.asked), {
        x: middle,
        y: bottom - up(Math.max(figures.asked, figures.handed_over)) - 7,
        size: 13,
        fill: ink.text,
        anchor: 'middle',
      }),
      words(label, { x: middle, y: bottom + 22, size: 14, fill: ink.faint, anchor: 'middle' }),
    ].join('');
  });
  return lines.join('') + groups.join('');
}

function medians(
  weeks: readonly ChartWeek[],
  text: ChartWords,
  which: 'firstReply' | 'resolution',
  colour: string,
  { left, top, wide, high }: Box,
): string {
  const heading = words(text[which], { x: left, y: top, size: 16, fill: ink.text });
  const bottom = top + high;
  const floor = element('line', {
    x1: left,
    x2: left + wide,
    y1: bottom - 24,
    y2: bottom - 24,
    stroke: ink.grid,
  });
  const values = weeks.map(({ figures }) => figures[which]);
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  if (values.every((value) => value === undefined))
    return heading + floor + words(text.none, { x: left, y: top + high / 2, size: 15, fill: ink.faint });
  const slot = wide / Math.max(1, weeks.length);
  const points = values.map((value, i) =>
    value === undefined
      ? undefined
      : { x: left + slot * (i + 0.5), y: bottom - 48 - (value / most) * (high - 104), value },
  );
  // A week without tickets leaves a gap in the line.
  const path = points
    .map((point, i) =>
      point === undefined ? '' : `${points[i - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`,
    )
    .join('');
  const marks = points.map((point, i) => {
    const label = words(weeks[i]?.label ?? '', {
      x: left + slot * (i + 0.5),
      y: bottom - 5,
      size: 12,
      fill: ink.faint,
      anchor: 'middle',
    });
    if (point === undefined) return label;
    const { x, y, value } = point;
    return (
      label +
      element('circle', { cx: x, cy: y, r: 4, fill: colour }) +
      words(clockOf(value), {
        x,
        y: y + (isValley(points, i) ? 19 : -10),
        size: 13,
        fill: ink.text,
        anchor: 'middle',
      })
    );
  });
  const line = element('path', {
    d: path,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
  });
  return heading + floor + line + marks.join('');
}

/** 1, 2 or 5 times a power of ten, so that there are at most five steps. */
function stepFor(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 5));
  const step = [1, 2, 5, 10].find((times) => times * power * 5 >= most) ?? 10;
  return Math.max(1, step * power);
}

/** Whether the line comes down to a point and goes up from it, so that there is more room below it. */
function isValley(points: readonly ({ readonly y: number } | undefined)[], i: number): boolean {
  const y = points[i]?.y ?? 0;
  const [before = y, after = y] = [points[i - 1]?.y, points[i + 1]?.y];
  return (before + after) / 2 < y;
}

const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
