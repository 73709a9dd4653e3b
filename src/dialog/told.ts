import type { Desk, Effect } from './desk.ts';

/**
 * How many people of an account hear of what is done. Undefined where it is only the one who does it: they need no word
 * of who was told.
 */
export async function toldIn(
  desk: Desk,
  account: string,
  effects: readonly Effect[],
): Promise<number | undefined> {
  const there = new Set((await desk.members(account)).map(({ person }) => person));
  const told = new Set(
    effects.flatMap((effect) => (effect.do === 'tell' && there.has(effect.person) ? [effect.person] : [])),
  );
  const others = [...there].some((person) => person !== desk.person.id);
  return there.has(desk.person.id) && !others ? undefined : told.size;
}
