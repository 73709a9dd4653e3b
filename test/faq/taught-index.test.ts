import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nothingTaught, type Taught, TaughtShelf } from '../../src/faq/index.ts';
import { placed, weighed } from '../../src/faq/taught-postings.ts';
import { shipped } from '../support/world.ts';

const { faq, entries } = await shipped();
const answered = (id: string, title: string, asks: readonly string[] = [], body = '答案') => ({
  id,
  zh: { title, asks, body },
  from: '',
  at: 0,
  by: 'lead',
});
const taughtOf = (given: Partial<Taught>): Taught => ({ ...nothingTaught, revision: 1, ...given });
const index = (given: Partial<Taught>) => new TaughtShelf(faq).index(taughtOf(given), entries);
const rank = (given: Partial<Taught>, text: string) => {
  const { analysis, signals, topic } = faq.rank(text);
  return index(given).rank(analysis.tokens, signals.term === 1 ? topic : undefined);
};

describe('postings', () => {
  const weights: Readonly<Record<string, number>> = { a: 1, b: 2, c: 3, d: 0.5, e: 4 };
  const weigh = (token: string) => weights[token] ?? 2;
  const token = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const set = fc.uniqueArray(token, { minLength: 1 });
  const slowly = (sets: readonly (readonly string[])[], question: readonly string[]) => {
    const sum = (tokens: readonly string[]) => tokens.reduce((total, each) => total + weigh(each), 0);
    return sets.map(
      (own) => (2 * sum(own.filter((each) => question.includes(each)))) / (sum(own) + sum(question)),
    );
  };

  test('find what the slow twin finds', () => {
    fc.assert(
      fc.property(fc.array(set, { maxLength: 30 }), set, (sets, question) => {
        const found = new Map(
          placed(sets, weigh)
            .near(weighed(question, weigh), 0.2)
            .map(({ place, likeness }) => [place, likeness]),
        );
        for (const [place, likeness] of slowly(sets, question).entries()) {
          if (likeness < 0.2 - 1e-9) expect(found.has(place)).toBe(false);
          if (likeness > 0.2 + 1e-9) expect(found.get(place)).toBeCloseTo(likeness, 9);
        }
      }),
    );
  });

  test('among thousands, too, find the nearest, and are as empty after a question as before', () => {
    const sets = Array.from({ length: 5_000 }, (_, i) => ['common', 'usual', `own${i}`, `some${i % 50}`]);
    const postings = placed(sets, (each) => (each.startsWith('own') ? 5 : each.startsWith('some') ? 3 : 1));
    const question = weighed(['common', 'usual', 'own4321', 'some21'], (each) =>
      each.startsWith('own') ? 5 : each.startsWith('some') ? 3 : 1,
    );
    for (let round = 0; round < 3; round += 1) {
      const [first] = postings.near(question, 0.12).sort((a, b) => b.likeness - a.likeness);
      expect(first).toEqual({ place: 4321, likeness: 1 });
    }
  });
});

describe('what was taught', () => {
  const multicast = answered('taught-1', '对等连接能跑会议组播吗', ['视频会议的组播流']);

  it('is found by its wordings, the very wording first', () => {
    const printers = answered('taught-2', '打印服务器放在对端能打印吗', ['cups 跨网络']);
    const given = { entries: [multicast, printers] };
    expect(rank(given, '对端的打印服务器能打印吗')[0]).toMatchObject({ id: 'taught-2' });
    expect(rank(given, 'CUPS　跨网络？')[0]).toMatchObject({ id: 'taught-2', likeness: 1 });
    expect(rank(given, '')).toEqual([]);
    expect(rank({}, '打印')).toEqual([]);
  });

  it('is further away from a question about another known unknown', () => {
    const given = { entries: [answered('taught-3', '两个网络之间能跑组播吗')] };
    const [own] = rank(given, '两个网络之间能跑组播么');
    const [other] = rank(given, '两个网络之间能跑 IPv6 吗');
    expect(own?.nearness).toBeGreaterThan(0.8);
    expect(other?.nearness ?? 0).toBeLessThan((own?.nearness ?? 0) * 0.7);
  });

  it('leads nowhere for an entry that is nowhere, and gives way to an entry of the base of its id', () => {
    const given = {
      entries: [answered('encryption', '流量裸奔吗')],
      asks: [{ entry: 'gone', text: '没有主的问法' }],
    };
    expect(index(given).entries.size).toBe(0);
    expect(rank(given, '流量裸奔吗')).toEqual([]);
    expect(rank(given, '没有主的问法')).toEqual([]);
  });

  it('adds wordings to entries of the base and to its own', () => {
    const given = {
      entries: [multicast],
      asks: [
        { entry: 'encryption', text: '报文裸奔不' },
        { entry: 'taught-1', text: '直播推流能多点收吗' },
      ],
    };
    expect(rank(given, '报文裸奔不')[0]).toMatchObject({ id: 'encryption', likeness: 1 });
    const [own] = rank(given, '直播推流能多点收吗');
    expect(own?.id).toBe('taught-1');
    expect(own?.likeness).toBeCloseTo(1, 9);
  });

  it('in one language is there for readers of both', () => {
    const english = {
      ...answered('taught-4', ''),
      zh: undefined,
      en: { title: 'T', asks: ['a'], body: 'B' },
    };
    const { zh: _, ...only } = english;
    const entry = index({ entries: [only] }).entries.get('taught-4');
    expect(entry).toMatchObject({ only: 'en', taught: true, zh: { title: 'T', asks: [], body: 'B' } });
    const { en: __, ...none } = only;
    expect(index({ entries: [none] }).entries.size).toBe(0);
  });

  it('is laid out once for each revision', () => {
    const shelf = new TaughtShelf(faq);
    const taught = taughtOf({ entries: [multicast] });
    expect(shelf.index(taught, entries)).toBe(shelf.index(taught, entries));
  });

  it.each([
    ['signs only', '？！…'],
    ['controls', '\u0000\u0007\u202e\u200b'],
    ['a lone surrogate', '\ud800'],
    ['very long', '长'.repeat(5_000)],
    ['prototype keys', '__proto__ constructor toString hasOwnProperty'],
  ])('takes hostile wordings: %s', (_, text) => {
    const given = {
      entries: [answered('taught-5', text, [text, `${text} x`])],
      asks: [{ entry: 'taught-5', text }],
    };
    expect(() => rank(given, text)).not.toThrow();
    for (const { nearness } of rank(given, `对等 ${text}`)) expect(nearness).toBeLessThanOrEqual(1);
  });
});
