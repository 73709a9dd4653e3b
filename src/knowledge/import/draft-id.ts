import { createHash } from 'node:crypto';
import { type Language, normalise, toUnits } from '../../faq/index.ts';
import { framing } from './topic.ts';

const maxSlug = 48;
/** Names that file systems keep for themselves, and files of ours that stand in the same folder. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|report|readme|index)$/;
const filler = new Set(
  'a an the of to in on at by for from with and or is are do does can i my we our you your if it'.split(' '),
);

/**
 * Ids for headings, in their order: ascii, kebab-case, unique. An id follows from its heading alone (and from
 * which of several equal ones it is), so a second import of a longer export gives the old sections the old ids.
 * Chinese is named by the English words of the concepts in it, and a hash keeps apart what those words cannot:
 * `对等连接是否设有带宽限制？` -> `peering-bandwidth-limit-` and six hex digits.
 */
export function draftIds(headings: readonly string[], language: Language): string[] {
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  return headings.map((heading) => {
    const base = baseId(heading, language);
    let n = repeats.get(base) ?? 1;
    let id = n === 1 ? base : `${base}-${n}`;
    for (; taken.has(id); id = `${base}-${n}`) n += 1;
    repeats.set(base, n + 1);
    taken.add(id);
    return id;
  });
}

function baseId(heading: string, language: Language): string {
  const normal = normalise(heading);
  const hash = createHash('sha256').update(heading.trim()).digest('hex').slice(0, 6);
  const lossless =
    /^[\x20-\x7e\u2018\u2019\u201c\u201d\u2013\u2014]*$/.test(heading) && normal.length <= maxSlug * 2;
  const slug = cut(lossless ? latinWords(normal) : conceptWords(normal, language));
  if (slug === '' || reserved.test(slug) || !/[a-z]/.test(slug)) return `q-${hash}`;
  return lossless ? slug : `${slug}-${hash}`;
}

function latinWords(text: string): string[] {
  const words = text.replace(/['\u2019]/g, '').match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !filler.has(word));
  return telling.length > 0 ? telling : words;
}

function conceptWords(text: string, { lexicon }: Language): string[] {
  const english = new Map(
    lexicon.concepts.map(({ term, words }) => [term, words.find((word) => /^[a-z][a-z -]*$/.test(word))]),
  );
  const units = toUnits(text);
  const words: string[] = [];
  for (let at = 0; at < units.length; ) {
    const match = lexicon.longest(units, at);
    if (match && (match.term === '什么是' || !framing.has(match.term)))
      words.push(...(english.get(match.term) ?? '').split(/[ -]/));
    else if (!match && units[at]?.kind === 'latin')
      words.push((units[at]?.text ?? '').replace(/[^a-z0-9]/g, ''));
    at += match?.length ?? 1;
  }
  return [...new Set(words)].filter((word) => word !== '' && word !== 'connection');
}

/** Whole words while they fit. */
function cut(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > maxSlug) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return slug === '' ? (words[0] ?? '').slice(0, maxSlug) : slug;
}
