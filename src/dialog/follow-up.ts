import type { Faq, Ranking } from '../faq/index.ts';
import { anyOf } from './any-of.ts';
import { moodOf } from './mood.ts';

/** "那跨地域的呢", "what about the same region", "classic network too?": names what differs and leaves the rest unsaid. */
const contrasting = anyOf(String.raw`
  ^(?:那|那么|那如果|如果|要是|假如|换成|咁|还有|然后|而)(?!边)
  | ^(?:and|what about|how about|what if|but|so|then|or|also|even|in that case)(?![a-z])
  | (?:呢|的话|也行|也可以|也能|也是|也一样|一样吗|可以不|行不)[?？。]*$ | (?<![a-z])(?:too|as well|either|instead)[?.]*$
`);
/** Whether a text has the form of a follow-up. */
export const contrasts = (normal: string): boolean => contrasting.test(normal);
/** Below this a question does not stand alone; above it, it is not bent towards what was asked before. */
const standsAlone = 0.3;
const longestFollowUp = 16;
/** A text of whose words the base knows less than this adds nothing to any question: "weather?", "😀". */
export const leastKnown = 0.2;
/** Below this share of belief in the whole FAQ, a text names nothing of it by itself: "really?", "' OR 1=1". */
const ownSubject = 0.3;
/** Tokens that carry no subject. */
const bareWords = new Set(
  'c:原因 c:怎么 c:什么是 c:支持 w:为什么 w:为啥 w:那 w:呢 w:啊 w:吗 w:为 w:什么 w:啥 b:为什 b:什么 b:为啥 b:那为 w:点解 w:how w:come w:why w:so w:真的 b:真的 b:的吗 w:really w:then'.split(
    ' ',
  ),
);

/**
 * The utterance read on top of what was said before, where it needs that: it only names a difference, or alone the base
 * makes little of it. A clear new question is left alone.
 */
export function onTopOf(
  context: readonly string[],
  text: string,
  alone: Ranking,
  { faq, answerAt }: { readonly faq: Faq; readonly answerAt: number },
): Ranking {
  const { normal } = alone.analysis;
  const length = normal.replace(/[a-z]+/g, 'x').replace(/[^\p{L}\p{N}]/gu, '').length;
  if (
    context.length === 0 ||
    length === 0 ||
    length > longestFollowUp ||
    alone.talk !== undefined ||
    alone.signals.known < leastKnown
  )
    return alone;
  // "为啥", "how come": nothing of its own; it asks more of what was asked before.
  if (isBare(alone)) return faq.rank(context.at(-1) ?? text);
  const contrast = contrasts(normal);
  const asksItself = moodOf(normal.replace(/^(?:what about|how about|what if)/, '')).open;
  const sure = alone.confidence >= answerAt;
  if (sure && (!contrast || asksItself)) return alone;
  const joined = faq.rank(text, context.slice(-2).join(' '));
  if (contrast || alone.confidence < standsAlone) {
    return joined.confidence >= alone.confidence * 0.9 || joined.signals.inside > alone.signals.inside
      ? joined
      : alone;
  }
  // Half clear alone: what was said before may settle it, but only between the entries that are close already.
  const close = alone.hits.slice(0, 3).some(({ id }) => id === joined.hits[0]?.id);
  return close && joined.confidence > alone.confidence ? joined : alone;
}

/**
 * Whether a reading is merely the last question again, because the text added no subject of its own: worth showing, not
 * worth asserting.
 */
export function echoes(context: readonly string[], reading: Ranking, alone: Ranking, faq: Faq): boolean {
  if (reading === alone || alone.signals.inside >= ownSubject || isBare(alone)) return false;
  return faq.rank(context.slice(-2).join(' ')).hits[0]?.id === reading.hits[0]?.id;
}

function isBare({ analysis }: Ranking): boolean {
  return analysis.tokens.every((token) => bareWords.has(token));
}
