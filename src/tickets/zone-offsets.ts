const second = 1000;
const day = 86_400 * second;

/** A stretch of time during which a zone keeps its distance from UTC; `local = instant + offset`, all in ms. */
export interface OffsetStretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** The stretches between two instants, in order and without gaps. */
export function* offsetsBetween(timeZone: string, from: number, to: number): Generator<OffsetStretch> {
  let at = from;
  for (let year = new Date(from).getUTCFullYear(); at < to; year += 1) {
    for (const stretch of yearOf(timeZone, year)) {
      const end = Math.min(to, stretch.to);
      if (end <= at) continue;
      yield { from: at, to: end, offset: stretch.offset };
      at = end;
    }
  }
}

const years = new Map<string, readonly OffsetStretch[]>();

/** The stretches of a year by UTC, looked up once: a day at a time, and to the second where two days differ. */
function yearOf(timeZone: string, year: number): readonly OffsetStretch[] {
  const key = `${timeZone} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const stretches: OffsetStretch[] = [];
  let [from, offset] = [start, offsetAt(timeZone, start)];
  for (let at = start; at < end; at += day) {
    if (offsetAt(timeZone, at + day) === offset) continue;
    let [before, after] = [at, at + day];
    while (after - before > second) {
      const middle = before + Math.floor((after - before) / second / 2) * second;
      if (offsetAt(timeZone, middle) === offset) before = middle;
      else after = middle;
    }
    // A change at the first instant of the next year is that year's.
    if (after >= end) break;
    stretches.push({ from, to: after, offset });
    [from, offset] = [after, offsetAt(timeZone, after)];
  }
  stretches.push({ from, to: end, offset });
  years.set(key, stretches);
  return stretches;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at an instant, read off `GMT+05:30`, in ms. */
function offsetAt(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(format.format(at)) ?? [];
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * second;
  return sign === '-' ? -ahead : ahead;
}
