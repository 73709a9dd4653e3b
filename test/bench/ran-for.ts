import { readFileSync } from 'node:fs';

/** Milliseconds that the main thread has run; 0 where the system does not tell. */
export function ranFor(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
