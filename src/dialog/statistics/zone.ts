import type { Library } from '../say.ts';

/** The time zone in which the desk counts its weeks. */
export function zoneOf(_library: Library): string {
  return 'Asia/Shanghai';
}
