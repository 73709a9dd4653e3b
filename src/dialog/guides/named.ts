import { normalise } from '../../faq/index.ts';

/** Something that has an id, and names that people use for it. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** What a text names: one thing, several that it could be, or nothing. */
export type Naming<T> =
  | { readonly kind: 'one'; readonly item: T }
  | { readonly kind: 'several'; readonly items: readonly T[] }
  | { readonly kind: 'none' };

/**
 * What is meant by a typed name, as forgivingly as stays unambiguous: the id or a whole name first, then the beginning
 * of an id, then names that the text contains or that contain it, then names one slip of the finger away. The first
 * kind of likeness that fits anything decides.
 */
export function findNamed<T extends Named>(text: string, items: readonly T[]): Naming<T> {
  const wanted = bare(text);
  if (wanted === '') return { kind: 'none' };
  const likenesses: readonly ((name: string, isId: boolean) => boolean)[] = [
    (name) => name === wanted,
    (name, isId) => isId && wanted.length >= 5 && name.startsWith(wanted),
    (name, isId) => !isId && (wanted.length >= 2 || /\p{Script=Han}/u.test(wanted)) && name.includes(wanted),
    (name, isId) => (isId || name.length >= 2) && wanted.includes(name),
    (name) => Math.min(name.length, wanted.length) >= 4 && oneSlip(name, wanted),
  ];
  const spelled = items.map((item) => ({
    item,
    id: bare(item.id),
    names: item.names.filter((name) => name !== '').map(bare),
  }));
  for (const alike of likenesses) {
    const found = spelled
      .filter(({ id, names }) => alike(id, true) || names.some((name) => alike(name, false)))
      .map(({ item }) => item);
    const [only, ...more] = found;
    if (only !== undefined)
      return more.length === 0 ? { kind: 'one', item: only } : { kind: 'several', items: found };
  }
  return { kind: 'none' };
}

/** Spelling that people vary: case, width, spaces, dashes and quotes; and the word VPC around a name. */
const bare = (text: string): string => {
  const plain = normalise(text).replace(/[\s_\-·"'“”‘’「」『』]/g, '');
  if (!plain.includes('vpc')) return plain;
  const without = plain.replace(/^(?:vpc)?(.*?)(?:的?vpc)?$/, '$1');
  return /^[a-z0-9]{8}$/.test(without) || without === '' ? plain : without;
};

/** Whether two texts differ by one letter put in, left out, changed, or swapped with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const rest = (text: string, skip: number): string => text.slice(from + skip);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const swapped = a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2);
  return swapped || rest(a, 1) === rest(b, 1);
}
