import type { Draft } from '../../src/dialog/teach/draft.ts';
import {
  type TeachDesk,
  type TeachEffect,
  type Unanswered,
  unansweredKey,
} from '../../src/dialog/teach/teach-desk.ts';
import { nothingTaught, type Taught } from '../../src/faq/index.ts';

/** All that is stored of what is taught, in memory, as a store would keep it. */
export class FakeTeach {
  taught: Taught = nothingTaught;
  readonly drafts = new Map<string, Draft>();
  readonly unanswered = new Map<string, Unanswered>();

  /** What a turn reads, as it is now. */
  desk(): TeachDesk {
    const { taught } = this;
    const drafts = [...this.drafts.values()];
    const unanswered = [...this.unanswered.values()];
    return {
      taught: async () => taught,
      nextDraft: async () => drafts.length + 1,
      draft: async (id) => drafts.find((draft) => draft.id === id),
      drafts: async (most) =>
        drafts
          .filter(({ state }) => state === 'waiting')
          .sort((a, b) => a.at - b.at)
          .slice(0, most),
      unanswered: async (most) =>
        unanswered.sort((a, b) => b.count - a.count || b.last - a.last).slice(0, most),
    };
  }

  carryOut(effect: TeachEffect, now: number): void {
    const { revision, entries, asks } = this.taught;
    switch (effect.do) {
      case 'draft':
        this.drafts.set(effect.draft.id, effect.draft);
        break;
      case 'teach_entry': {
        const others = entries.filter(({ id }) => id !== effect.entry.id);
        this.taught = { revision: revision + 1, entries: [...others, effect.entry], asks };
        break;
      }
      case 'teach_ask': {
        const key = unansweredKey(effect.ask.text);
        const others = asks.filter(({ text }) => unansweredKey(text) !== key);
        this.taught = { revision: revision + 1, entries, asks: [...others, effect.ask] };
        break;
      }
      case 'withdraw': {
        const { thing } = effect;
        this.taught = {
          revision: revision + 1,
          entries: entries.filter((each) => !('entry' in thing && each.id === thing.entry.id)),
          asks: asks.filter((each) => !('ask' in thing && each.text === thing.ask.text)),
        };
        break;
      }
      case 'unanswered': {
        const { text, lang, answered } = effect;
        const key = unansweredKey(text);
        const before = this.unanswered.get(key);
        const first = before ?? { text, lang, count: 0 };
        this.unanswered.set(key, { ...first, count: first.count + 1, last: now, answered });
        break;
      }
      case 'answered':
        this.unanswered.delete(unansweredKey(effect.text));
        break;
    }
  }
}
