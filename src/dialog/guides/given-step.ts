import type { Step } from './guide.ts';

/** A value that a guide is begun with and carries along, taken as it is; absent, it is ''. */
export const givenStep = (slot: string): Step => ({
  slot,
  given: true,
  label: () => '',
  ask: () => '',
  read: (value) => ({ ok: true, value }),
  show: (value) => value,
  assume: () => '',
});
