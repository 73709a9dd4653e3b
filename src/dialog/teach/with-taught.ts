import { type Taught, TaughtShelf } from '../../faq/index.ts';
import type { DialogWorld } from '../frame.ts';

interface Shelf {
  readonly shelf: TaughtShelf;
  readonly worlds: WeakMap<Taught, DialogWorld>;
}

/** For each world without teaching what was laid out beside it; it lives as long as that world does. */
const shelves = new WeakMap<DialogWorld, Shelf>();

/** The world with what was taught in it: made once for each revision, and the same object after that. */
export function withTaught(world: DialogWorld, taught: Taught): DialogWorld {
  if (taught.entries.length === 0 && taught.asks.length === 0) return world;
  const { shelf, worlds } = shelfOf(world);
  const before = worlds.get(taught);
  if (before) return before;
  const index = shelf.index(taught, world.entries);
  const made = { ...world, taught: index, entries: new Map([...world.entries, ...index.entries]) };
  worlds.set(taught, made);
  return made;
}

function shelfOf(world: DialogWorld): Shelf {
  const before = shelves.get(world);
  if (before) return before;
  const made = { shelf: new TaughtShelf(world.faq), worlds: new WeakMap<Taught, DialogWorld>() };
  shelves.set(world, made);
  return made;
}
