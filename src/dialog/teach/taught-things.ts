import type { TaughtThing } from '../../faq/index.ts';
import type { DialogWorld } from '../frame.ts';

/** All that was taught and that the bot answers by, answers first and the latest of each first. */
export function taughtThings({ taught, entries }: Pick<DialogWorld, 'taught' | 'entries'>): TaughtThing[] {
  if (taught === undefined) return [];
  const { entries: answers, asks } = taught.taught;
  return [
    // One that has come into the base since is changed there.
    ...answers.filter(({ id }) => entries.get(id)?.taught === true).map((entry) => ({ entry })),
    ...asks.filter(({ entry }) => entries.has(entry)).map((ask) => ({ ask })),
  ].sort((a, b) => Number('ask' in a) - Number('ask' in b) || later(b) - later(a));
}

const later = (thing: TaughtThing): number => ('entry' in thing ? thing.entry.at : 0);

/** What tells one thing that was taught from all others, for buttons. */
export const thingId = (thing: TaughtThing): string =>
  'entry' in thing ? thing.entry.id : `${thing.ask.entry}: ${thing.ask.text}`;
