import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/peering/cloud/import/json-text.ts';
import { importWorld, jsonText, worldFile } from '../../../../src/peering/cloud/index.ts';
import { readWorld } from '../../../../src/scenario/index.ts';
import { anyNetwork, describeCalls, terraformState } from '../../../support/cloud-world.ts';
import { profiles } from '../../../support/profiles.ts';

// FUZZ_RUNS=1000000 for the long run, by hand.
const runs = Number(process.env.FUZZ_RUNS ?? 150);

const assumed = { account: '100000000001', region: 'ap-guangzhou', now: 0 };
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    '',
    'x',
    '10.0.0.0/8',
    '::/0',
    [],
    {},
    [[]],
    '\ud800',
    '0',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'vpc-00000000', 'rtb-00000000'),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The same value with the part that `choice` leads to replaced, or its key renamed. */
function mutated(value: unknown, choices: readonly number[], into: unknown): unknown {
  const [choice = 0, ...rest] = choices;
  if (rest.length === 0 || typeof value !== 'object' || value === null) return into;
  if (Array.isArray(value))
    return value.map((each, n) => (n === choice % value.length ? mutated(each, rest, into) : each));
  const keys = Object.keys(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, each], n) => {
      if (n !== choice % keys.length) return [key, each];
      return choice % 7 === 0 && typeof into === 'string' ? [into, each] : [key, mutated(each, rest, into)];
    }),
  );
}

/** What an import must keep whatever it is fed: no exception, and no reference that leads nowhere. */
function check(text: string): void {
  const { parts, findings } = importWorld([{ file: 'f', text, account: null, region: null }], assumed);
  expect(parts === null).toBe(findings.some(({ level }) => level === 'mistake'));
  if (parts === null) return;
  // The reader of scenario files checks every type and every reference.
  const read = readWorld(jsonText(worldFile(parts, 0, 'tencent-seed')), profiles);
  expect(read.ok ? [] : read.mistakes).toEqual([]);
}

const documents = anyNetwork.map((parts) => [...describeCalls(parts), terraformState(parts)]);

describe('an import', { timeout: 600_000 }, () => {
  it('survives any value anywhere', () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat(50), { minLength: 1, maxLength: 9 }), junk, (all, way, into) => {
        check(
          all
            .map((each, n) =>
              JSON.stringify(n === (way[0] ?? 0) % 5 ? mutated(each, way.slice(1), into) : each),
            )
            .join('\n'),
        );
      }),
      { numRuns: runs },
    );
  });

  it('survives a text cut or spliced anywhere', () => {
    fc.assert(
      fc.property(
        documents,
        fc.nat(),
        fc.nat(40),
        fc.string({ unit: 'binary', maxLength: 5 }),
        (all, at, gone, put) => {
          const text = all.map((each) => JSON.stringify(each)).join('\n');
          const from = at % text.length;
          check(text.slice(0, from) + put + text.slice(from + gone));
          check(text.slice(0, from));
        },
      ),
      { numRuns: runs / 2 },
    );
  });

  it('reads JSON as JSON.parse does, and refuses what that refuses', () => {
    const same = (text: string): void => {
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expected = undefined;
      }
      const read = readJson(text);
      // Several documents in a row, and a byte order mark, are JSON here and not there; a key told twice is not.
      if (expected === undefined)
        expect(!read.ok || read.documents.length > 1 || text.startsWith('\ufeff')).toBe(true);
      else if (!read.ok) expect(['duplicate key', 'number']).toContain(read.mistake.fault);
      else expect(plain(read.documents[0])).toEqual(expected);
    };
    fc.assert(
      fc.property(fc.json(), fc.nat(5), (text, indent) =>
        same(JSON.stringify(JSON.parse(text), null, indent)),
      ),
      {
        numRuns: runs,
      },
    );
    const pieces = fc.constantFrom(
      ...'{}[]:,"\\ \n-+.eE0123456789nulltruefalse',
      '"a"',
      '":',
      '\\u00e9',
      '\ud800',
      'NaN',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => same(some.join(''))),
      { numRuns: runs * 12 },
    );
  });
});

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  const out: Record<string, unknown> = {};
  for (const [key, each] of value)
    Object.defineProperty(out, key, {
      value: plain(each),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return out;
}
