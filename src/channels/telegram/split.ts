import type { FormattedText } from './entities.ts';
import type { Entity } from './scribe.ts';

/**
 * UTF-16 units of one message. Telegram says 4,096 characters; a unit is the strictest way to count them.
 */
export const maxMessage = 4096;

/** Where a text may be cut, best first and as late as the limit allows: white space goes, a mark stays in front. */
const seams = [/\n{2,}/g, /\n/g, /[。！？；]|[.!?;](?=\s)/g, /\s|，/g];

/** A seam so early would leave a stub of a message; a worse seam further on is better. */
const leastFill = 0.25;

/**
 * The text as messages that fit: cut between paragraphs where possible, else lines, sentences, words; never inside a
 * surrogate pair, and inside an entity only if that alone is longer than a message (then it goes on in the next).
 * Joined again with the white space between them they are the same text.
 */
export function splitText(whole: FormattedText, limit = maxMessage): readonly FormattedText[] {
  const parts: FormattedText[] = [];
  let rest = whole;
  while (rest.text.length > limit) {
    const at = findCut(rest, limit);
    const head = slice(rest, 0, at);
    if (head.text !== '') parts.push(head);
    rest = slice(rest, at, rest.text.length);
  }
  if (rest.text !== '' || parts.length === 0) parts.push(rest);
  return parts;
}

function findCut({ text, entities }: FormattedText, limit: number): number {
  const inside = (at: number, skip: (entity: Entity) => boolean) =>
    entities.some((entity) => !skip(entity) && entity.offset < at && at < entity.offset + entity.length);
  const tooLong = (entity: Entity) => entity.length > limit;
  const window = text.slice(0, limit + 2);
  for (const skip of [() => false, tooLong]) {
    for (const seam of seams) {
      let best = 0;
      for (const found of window.matchAll(seam)) {
        const at = found.index + found[0].trimEnd().length;
        if (at <= limit && !inside(at, skip)) best = at;
      }
      if (best >= limit * leastFill) return best;
    }
    for (let at = limit; at >= limit * leastFill; at -= 1) {
      if (!breaksPair(text, at) && !inside(at, skip)) return at;
    }
  }
  // Nothing but entities end to end: before the one at the limit, if there is something before it.
  const blocking = entities.filter(({ offset, length }) => offset < limit && limit < offset + length);
  const start = Math.min(...blocking.map(({ offset }) => offset));
  if (Number.isFinite(start) && start > 0) return start;
  return breaksPair(text, limit) ? limit - 1 : limit;
}

function breaksPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/** A stretch of a text without the white space around it, its entities with it. */
function slice({ text, entities }: FormattedText, from: number, to: number): FormattedText {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const part = raw.trim();
  const moved: Entity[] = [];
  for (const entity of entities) {
    const offset = Math.max(entity.offset - start, 0);
    const end = Math.min(entity.offset + entity.length - start, part.length);
    const inside = part.slice(offset, Math.max(end, offset));
    const lead = inside.length - inside.trimStart().length;
    const length = inside.trim().length;
    if (length > 0) moved.push({ ...entity, offset: offset + lead, length });
  }
  return { text: part, entities: moved };
}
