import { describe, expect, it } from 'vitest';
import { understand } from '../../src/dialog/index.ts';
import { normalise, TaughtShelf, taughtWordings } from '../../src/faq/index.ts';
import { shipped } from '../support/world.ts';
import { evaluate, figureNames, floors } from './evaluate.ts';
import { evaluateTaught, paraphrases, thirty, withTaught } from './taught.ts';
import { readLabelled, splits } from './utterances.ts';

const base = await shipped();
const taught = withTaught(base);

describe('with thirty taught answers in place', () => {
  const without = { tune: figures('tune', base), test: figures('test', base) };
  const beside = { tune: figures('tune', taught), test: figures('test', taught) };

  function figures(split: keyof typeof splits, world: typeof base) {
    return evaluate(readLabelled(splits[split]), world).figures;
  }

  it.each(figureNames)('the base FAQ loses nothing: %s', (name) => {
    for (const split of ['tune', 'test'] as const) expect(beside[split][name]).toBe(without[split][name]);
    const { least, most } = floors[name] ?? {};
    if (least !== undefined) expect(beside.test[name]).toBeGreaterThanOrEqual(least);
    if (most !== undefined) expect(beside.test[name]).toBeLessThanOrEqual(most);
  });

  it('finds what is asked in other words, on lines that no threshold was chosen by', () => {
    const { figures } = evaluateTaught(taught, 'held out');
    expect(figures['answered right']).toBeGreaterThanOrEqual(0.6);
    expect(figures['answered right or offered']).toBeGreaterThanOrEqual(0.88);
    expect(figures['answered wrong']).toBeLessThanOrEqual(0.03);
  });

  it('finds it in the middle of a talk about something else', () => {
    const before = readLabelled(splits.tune).filter(({ group }) => group === 'faq');
    const found = paraphrases.filter(({ q, entry }, i) => {
      const context = [before[(i * 37) % before.length]?.q ?? ''];
      const meaning = understand({ text: q, context }, taught);
      if (meaning.kind === 'answer') return meaning.entry === entry;
      return meaning.kind === 'suggest' && meaning.alternatives.includes(entry);
    });
    expect(found.length / paraphrases.length).toBeGreaterThanOrEqual(0.83);
  });

  it('answers every wording that was taught, unless it is an order', () => {
    for (const entry of thirty.entries) {
      for (const { text } of taughtWordings(entry)) {
        const meaning = understand({ text: ` ${text.toUpperCase()} ！` }, taught);
        if (meaning.kind === 'task') continue;
        expect(meaning, text).toMatchObject({ kind: 'answer', entry: entry.id });
      }
    }
  });
});

describe('the lines it is measured by', () => {
  it('are ninety, three for each answer, none of them a wording', () => {
    expect(paraphrases).toHaveLength(90);
    const bare = (text: string) => normalise(text).replace(/[^\p{L}\p{N}]/gu, '');
    const wordings = new Set(
      thirty.entries.flatMap((entry) => taughtWordings(entry).map(({ text }) => bare(text))),
    );
    expect(paraphrases.filter(({ q }) => wordings.has(bare(q)))).toEqual([]);
    for (const { id } of thirty.entries)
      expect(paraphrases.filter(({ entry }) => entry === id)).toHaveLength(3);
  });
});

describe('a thousand taught answers', () => {
  const rows = readLabelled(splits.tune);
  const source = rows.filter(({ group }) => ['faq', 'howto', 'near', 'far'].includes(group));
  const q = (n: number) => source[n % source.length]?.q ?? '';
  const entries = Array.from({ length: 1000 }, (_, i) => ({
    id: `many-${i}`,
    zh: {
      title: `${q(i * 7)} ${i}`,
      asks: [`${q(i * 13 + 5)} ${i % 17}`, `${q(i * 29 + 3)} ${i % 13}`],
      body: `第 ${i} 条`,
    },
    from: '',
    at: 0,
    by: '',
  }));
  const index = new TaughtShelf(base.faq).index({ revision: 1, entries, asks: [] }, base.entries);

  it('cost a question a fifth at most of what the base costs it', () => {
    const asked = rows.map((row) => ({ row, ranking: base.faq.rank(row.q) }));
    const time = (work: () => void) => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const best = (work: () => void) => Math.min(...Array.from({ length: 5 }, () => time(work)));
    const own = best(() => {
      for (const { row } of asked) understand({ text: row.q }, base);
    });
    const more = best(() => {
      for (const { ranking } of asked) index.rank(ranking.analysis.tokens, ranking.topic);
    });
    expect(more / own).toBeLessThan(0.2);
  });
});
