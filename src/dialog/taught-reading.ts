import { type Ranking, sameWording, type TaughtHit, type TaughtRanking } from '../faq/index.ts';
import type { Question } from './understand.ts';

/*
 * How what was taught stands beside the base. Figures are nearness, 0 to 1, on one scale for both; chosen on half of the
 * paraphrases in test/eval/taught.jsonl, such that nothing of the base's own questions moves.
 *
 *   the same wording                                       the taught answer, always
 *   near, and nearer than the base by a lead               the taught answer; where the base is sure, nearer yet
 *   somewhat near                                          among the suggestions, or beside the base's answer
 */
const answerAt = 0.4;
const lead = 0.06;
const doubt = 0.15;
const overrulesAt = 0.72;
const overrulesBy = 0.12;
const suggestAt = 0.2;
/** How much nearer the base may be than what is offered beside it. */
const behind = 0.05;
/** The lead over the next taught entry, without which the two are offered. */
const apart = 0.04;

/** Most entries offered at once, with those that were taught. */
const mostOffered = 4;

/**
 * A question with what was taught held against what the base makes of it: `base` its meaning, `alone` its reading of the
 * text by itself. `strongly`: what was taught must be much nearer to win.
 */
export function readTaught(
  base: Question,
  alone: Ranking,
  taught: TaughtRanking | undefined,
  strongly: boolean,
): Question {
  const subject = alone.signals.term === 1 ? alone.topic : undefined;
  const hits = taught?.rank(alone.analysis.tokens, subject) ?? [];
  const [first, second] = hits;
  if (first === undefined) return base;
  if (wins(first, second, strongly, alone)) {
    const others = base.kind === 'none' ? [] : base.kind === 'answer' ? [base.entry] : base.alternatives;
    return {
      lang: base.lang,
      slots: base.slots,
      confidence: first.likeness >= sameWording ? 1 : first.nearness,
      ranked: [{ id: first.id, score: first.nearness }, ...base.ranked.filter(({ id }) => id !== first.id)],
      kind: 'answer',
      entry: first.id,
      alternatives: others.filter((id) => id !== first.id).slice(0, 2),
    };
  }
  const close = hits
    .filter(({ nearness }) => nearness >= suggestAt && nearness >= alone.nearest - behind)
    .map(({ id }) => id)
    .slice(0, 2);
  return close.length === 0 ? base : offering(base, close, first.nearness > alone.nearest);
}

function wins(
  first: TaughtHit,
  second: TaughtHit | undefined,
  strongly: boolean,
  { nearest, confidence }: Ranking,
): boolean {
  if (first.likeness >= sameWording && first.likeness >= (second?.likeness ?? 0)) return true;
  if (first.nearness - (second?.nearness ?? 0) < apart) return false;
  return strongly
    ? first.nearness >= overrulesAt && first.nearness >= nearest + overrulesBy
    : first.nearness >= answerAt && first.nearness >= nearest + lead + doubt * confidence;
}

/** The base's meaning with taught entries among what is offered. */
function offering(base: Question, close: readonly string[], before: boolean): Question {
  const { lang, slots, confidence, ranked } = base;
  const common = { lang, slots, confidence, ranked: [...ranked, ...close.map((id) => ({ id, score: 0 }))] };
  if (base.kind === 'answer') {
    const others = [...close, ...base.alternatives].filter((id) => id !== base.entry);
    return { ...base, alternatives: [...new Set(others)].slice(0, 2) };
  }
  const own = base.kind === 'suggest' ? base.alternatives : [];
  // What the base offers is never pushed out.
  const more = close.filter((id) => !own.includes(id)).slice(0, mostOffered - own.length);
  return { ...common, kind: 'suggest', alternatives: before ? [...more, ...own] : [...own, ...more] };
}
