import type { Rules } from '../../src/peering/index.ts';
import { compare, readScenarios, runCase, sayRace, sayStep } from '../../src/scenario/index.ts';
import { profiles } from './profiles.ts';
import { scenarioFiles } from './scenarios.ts';

/** What a fuzz run saw. A crash is an exception, a refusal without a path, or a line that is no JSON. */
export interface FuzzReport {
  readonly runs: number;
  readonly refused: number;
  readonly ran: number;
  readonly slowestMs: number;
  readonly crashes: readonly { readonly seed: number; readonly text: string; readonly error: string }[];
}

type Random = () => number;
type Node = Record<string | number, unknown>;

/** Small and repeatable (mulberry32): a crash is found again by its seed. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Every case as a file of its own: as text, and with the values it holds by key, to be put where they do not belong. */
const originals = scenarioFiles.flatMap(([, text]) => {
  const { cases } = JSON.parse(text) as { cases: Node[] };
  return cases.map((each) => JSON.stringify({ format: 'peering-scenarios/1', cases: [each] }));
});

/** What starts with @ is written bare: numbers that JSON.stringify would not write. */
const oddValues: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, '@1e999', '@NaN', 2 ** 53, -0, 1e-320, '', ' ', [], {}, [[]], [null]],
  ...['__proto__', 'constructor', 'toString', '\ud800', '\u0000', '\u202e', '\uffff', 'x'.repeat(3000)],
  ...['0.0.0.0/0', '255.255.255.255/32', '10.0.0.0/8', '::/0', '::1/128', '10.20.1.0/24', '10.30.5.0/24'],
  ...['pcx-1', 'vpc-shop', 'rtb-shop', 'nat-1', 'internet', 'LOCAL', 'PEERCONNECTION', '251000001'],
  ...['PENDING', 'DELETED', 'aws', 'tencent-current', 'ipv6', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z'],
  { subnet: 'subnet-web' },
  { ip: '0.0.0.0/0', vpc: 'vpc-shop' },
  { external: '::/0', via: 'nat-1' },
];

/** The text of `seed`'s mutant: one change or a few to one of our cases, mostly to its tree, sometimes to its text. */
export function mutantOf(seed: number): string {
  const random = randomOf(seed);
  const original = pick(random, originals);
  if (random() < 0.15) return torn(random, original);
  const tree = JSON.parse(original) as Node;
  for (let more = 1; random() < more; more /= 3) changeOne(random, tree);
  return JSON.stringify(tree).replace(/"@(1e999|NaN)"/g, '$1');
}

function torn(random: Random, text: string): string {
  const at = Math.floor(random() * text.length);
  const other = Math.floor(random() * text.length);
  const bits = ['"', '\\', '{', ']', ',', ':', 'e9', '\u0000', '\ud800', '0', '"__proto__":1,', '//'];
  return pick(random, [
    () => text.slice(0, at),
    () => text.slice(at),
    () => text.slice(0, at) + pick(random, bits) + text.slice(at),
    () => text.slice(0, at) + pick(random, bits) + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(Math.min(at, other), Math.max(at, other)) + text.slice(at),
  ])();
}

function changeOne(random: Random, tree: Node): void {
  const places: [Node, string | number][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node);
    for (const key of keys) {
      places.push([node as Node, key]);
      visit((node as Node)[key]);
    }
  };
  visit(tree);
  if (places.length === 0) return;
  const [node, key] = pick(random, places);
  const [donor, donorKey] = pick(random, places);
  const copy = (value: unknown): unknown => (value === undefined ? null : structuredClone(value));
  pick(random, [
    () => {
      node[key] = copy(pick(random, oddValues));
    },
    () => {
      node[key] = copy(donor[donorKey]);
    },
    () => {
      if (Array.isArray(node)) node.splice(Number(key), 1);
      else delete node[key];
    },
    () => {
      if (Array.isArray(node)) node.push(copy(donor[donorKey]));
      else node[`${pick(random, ['x', 'hasOwnProperty', `${key}s`, `${donorKey}`])}`] = copy(donor[donorKey]);
    },
    () => {
      // Two places change their contents: ids, states and blocks end up in each other's shoes.
      const held = copy(node[key]);
      node[key] = copy(donor[donorKey]);
      donor[donorKey] = held;
    },
    () => {
      const value = node[key];
      if (typeof value === 'string') node[key] = torn(random, value.slice(0, 500));
      else if (typeof value === 'number') node[key] = value * pick(random, [-1, 0, 1.5, 1e6, 1e-6]);
    },
  ])();
}

/** Reads and, where that succeeds, runs `runs` mutants in both languages, from `seed` on. */
export function fuzz(runs: number, seed: number, product: ReadonlyMap<string, Rules> = profiles): FuzzReport {
  const crashes: { seed: number; text: string; error: string }[] = [];
  let [refused, ran, slowestMs] = [0, 0, 0];
  for (let at = seed; at < seed + runs; at++) {
    const text = mutantOf(at);
    const start = performance.now();
    try {
      if (rehearsed(text, product)) ran++;
      else refused++;
    } catch (error) {
      crashes.push({ seed: at, text, error: error instanceof Error ? (error.stack ?? '') : String(error) });
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  return { runs, refused, ran, slowestMs, crashes };
}

function rehearsed(text: string, product: ReadonlyMap<string, Rules>): boolean {
  const read = readScenarios(text, product);
  if (!read.ok) {
    if (read.mistakes.length === 0) throw new Error('refused without a mistake');
    const lost = read.mistakes.find(({ path, message }) => !path.startsWith('$') || message === '');
    if (lost !== undefined) throw new Error(`a mistake without path or words: ${JSON.stringify(lost)}`);
    return false;
  }
  for (const ready of read.value) {
    for (const lang of ['zh', 'en'] as const) {
      const lines = runCase(
        ready,
        (step, result) => sayStep(lang, step, result),
        (sentences) => sayRace(lang, sentences),
      );
      for (const line of lines) {
        compare(line, ready.steps[line.step]?.expect ?? {});
        const back = JSON.parse(JSON.stringify(line)) as { text: string; amount?: unknown };
        if (back.text === '' || back.amount === null) throw new Error(`a line without words: ${back.text}`);
        if (/undefined|NaN|\[object/.test(back.text) && !/undefined|NaN|\[object/.test(text))
          throw new Error(`not said well: ${back.text}`);
      }
    }
  }
  return true;
}
