import type { Call } from '../support/bot-api/bot-api.ts';
import { numberIn } from './talk.ts';

/** What became of everything that was said. */
export interface Verdict {
  readonly kills: number;
  readonly updates: number;
  readonly lost: number;
  readonly twice: number;
  readonly outOfOrder: number;
  readonly repliesMissing: number;
  readonly repliesOutOfOrder: number;
  /** Replies shown again: in all, because an answer was lost on the wire, because a kill met one on its way. */
  readonly doubled: number;
  readonly doubledByLoss: number;
  readonly doubledByKill: number;
  /** Replies shown again for no such reason. */
  readonly doubledBeyond: number;
}

/** Faults after which the bot cannot know whether a message is there. */
const lossy = new Set(['drop_after', 'garbage']);

/**
 * Compares what was said with what was applied and what was shown. `said` counts the messages of each person from 1;
 * `calls` are the messages that the bot sent and that were done, by person; `kills` the times, in order.
 */
export function judge(
  said: ReadonlyMap<number, number>,
  applied: ReadonlyMap<number, readonly number[]>,
  calls: readonly Call[],
  kills: readonly number[],
): Verdict {
  const sum = { updates: 0, lost: 0, twice: 0, outOfOrder: 0, repliesMissing: 0, repliesOutOfOrder: 0 };
  const double = { doubled: 0, doubledByLoss: 0, doubledByKill: 0, doubledBeyond: 0 };
  const byChat = new Map<number, Call[]>();
  for (const call of calls) {
    if (call.method !== 'sendMessage' || call.done !== true) continue;
    const chat = Number(call.params.chat_id);
    const sent = byChat.get(chat) ?? [];
    sent.push(call);
    byChat.set(chat, sent);
  }
  for (const [person, count] of said) {
    const heard = applied.get(person) ?? [];
    sum.updates += count;
    sum.lost += count - new Set(heard).size;
    sum.twice += heard.length - new Set(heard).size;
    sum.outOfOrder += inversions([...new Set(heard)]);
    const sent = byChat.get(person) ?? [];
    const shown = sent.map(({ params }) => numberIn(String(params.text)) ?? -1);
    sum.repliesMissing += count - new Set(shown).size;
    sum.repliesOutOfOrder += inversions([...new Set(shown)]);
    const seen = new Set<number>();
    sent.forEach((call, i) => {
      const n = shown[i] ?? -1;
      const again = seen.has(n);
      seen.add(n);
      if (!again) return;
      double.doubled += 1;
      // A lane sends its head until it is settled: only the message before this one in the chat can have been on its way.
      const before = sent[i - 1];
      const mine = before !== undefined && shown[i - 1] === n;
      if (mine && before.fault !== undefined && lossy.has(before.fault)) double.doubledByLoss += 1;
      else if (mine && kills.some((at) => at >= before.at && at <= call.at)) double.doubledByKill += 1;
      else double.doubledBeyond += 1;
    });
  }
  return { kills: kills.length, ...sum, ...double };
}

function inversions(numbers: readonly number[]): number {
  return numbers.filter((n, i) => i > 0 && n < (numbers[i - 1] ?? 0)).length;
}
