import type { FaqEntry, TaughtAsk, TaughtThing } from '../../faq/index.ts';
import type { DialogWorld } from '../frame.ts';
import { unansweredKey } from './teach-desk.ts';

/** All that was taught and that the bot answers by, answers first and the latest of each first. */
export function taughtThings({ taught, entries }: Pick<DialogWorld, 'taught' | 'entries'>): TaughtThing[] {
  if (taught === undefined) return [];
  const { entries: answers, asks } = taught.taught;
  return [
    // One that has come into the base since is changed there.
    ...answers.filter(({ id }) => entries.get(id)?.taught === true).map((entry) => ({ entry })),
    ...asks.filter((ask) => !standsInBase(ask, entries.get(ask.entry))).map((ask) => ({ ask })),
  ].sort((a, b) => Number('ask' in a) - Number('ask' in b) || later(b) - later(a));
}

/** A wording that leads nowhere, or that has come into the base since. */
function standsInBase({ text }: TaughtAsk, entry: FaqEntry | undefined): boolean {
  if (entry === undefined) return true;
  const key = unansweredKey(text);
  return !entry.taught && [...entry.zh.asks, ...entry.en.asks].some((ask) => unansweredKey(ask) === key);
}

const later = (thing: TaughtThing): number => ('entry' in thing ? thing.entry.at : 0);

/** What tells one thing that was taught from all others, for buttons. */
export const thingId = (thing: TaughtThing): string =>
  'entry' in thing ? thing.entry.id : `${thing.ask.entry}: ${thing.ask.text}`;
