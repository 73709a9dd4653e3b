import type { Lang } from '../faq/index.ts';
import type { Refusal } from '../peering/index.ts';
import type { RegionNames } from './region-names.ts';

/** A reason with regions by name in place of their codes, for people; it reads the same otherwise. */
export function withRegionNames(reason: Refusal, regions: RegionNames, lang: Lang): Refusal {
  const known = new Set(regions.codes());
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === 'string' && known.has(value) ? regions.show(value, lang) : value;
  };
  const args = Object.fromEntries(Object.entries(reason.args).map(([key, value]) => [key, named(value)]));
  return { ...reason, args } as Refusal;
}
