import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeLine } from '../../../src/store/embedded/line.ts';
import { readFolder } from '../../../src/store/embedded/read-folder.ts';
import { orRefusal } from '../../../src/store/embedded/refusal.ts';
import { type DataRefusal, openEmbedded } from '../../../src/store/index.ts';
import { schemaOf } from '../../../src/store/schema.ts';
import { contractCollections, counters, things } from '../../contract/collections.ts';
import { eachInNewFolder, opened } from './data-folder.ts';

const home = eachInNewFolder();
const schema = schemaOf(contractCollections);
const open = (folder: string) => openEmbedded({ folder, collections: contractCollections });

/** All documents, as text: what a folder holds, or the refusal. */
async function contents(folder: string): Promise<string | DataRefusal> {
  const data = await orRefusal(() => readFolder(folder, schema));
  if ('code' in data) return data;
  const documents = data.image.shelves.flatMap(({ name, documents: kept }) =>
    [...kept.all()].map(({ id, json }) => [name, id, json]),
  );
  return JSON.stringify(documents);
}

/** Some commits; what the folder held before and after each. `compactAfter` puts so many of them into a snapshot. */
async function commits(folder: string, count = 5, compactAfter = 0): Promise<string[]> {
  const store = await opened(folder);
  const states = [await contents(folder)];
  for (let i = 1; i <= count; i++) {
    await store.transact(async (tx) => {
      tx.put(things, `t${i % 3}`, { rank: i, body: '对' });
      tx.put(counters, '\ud800', { n: i });
      if (i === 4) tx.delete(things, 't1');
    });
    if (i === compactAfter) await store.compact();
    states.push(await contents(folder));
  }
  await store.close();
  return states as string[];
}

describe('a journal cut at any byte', () => {
  it('gives the commits before the cut, and takes new ones', async () => {
    const folder = join(home.path, 'd');
    const states = await commits(folder);
    const path = join(folder, 'journal-1.jsonl');
    const whole = await readFile(path);
    let reached = 0;
    for (let size = 0; size <= whole.length; size++) {
      await writeFile(path, whole.subarray(0, size));
      const state = states.indexOf((await contents(folder)) as string);
      expect(state, `cut at ${size}`).toBeGreaterThanOrEqual(reached);
      reached = state;
      if (size % 5 !== 0) continue;
      const store = await opened(folder);
      await store.transact(async (tx) => tx.put(counters, 'new', { n: size }));
      await store.close();
      const again = await opened(folder);
      expect(again.cut).toBe(0);
      expect(await again.transact((tx) => tx.get(counters, 'new'))).toEqual({ n: size });
      expect((await again.transact((tx) => tx.get(counters, '\ud800')))?.n ?? 0).toBe(state);
      await again.close();
    }
    expect(reached).toBe(5);
  }, 60_000);
});

describe('any bit flipped', () => {
  for (const [file, count, compactAfter, step] of [
    ['journal-1.jsonl', 2, 0, 1],
    ['journal-2.jsonl', 4, 3, 3],
    ['snapshot.jsonl', 4, 3, 3],
  ] as const) {
    it(`of ${file} gives a prefix or a refusal`, async () => {
      const folder = join(home.path, 'd');
      const states = await commits(folder, count, compactAfter);
      const path = join(folder, file);
      const bytes = await readFile(path);
      let refused = 0;
      for (let bit = 0; bit < bytes.length * 8; bit += step) {
        const [at, mask] = [bit >> 3, 1 << (bit & 7)];
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        await writeFile(path, bytes);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const found = await contents(folder);
        if (typeof found !== 'string') {
          refused++;
          expect(found, `bit ${bit}`).toMatchObject({ code: 'DAMAGED', file: path });
        } else {
          expect(file, `bit ${bit}`).not.toBe('snapshot.jsonl');
          expect(states.indexOf(found), `bit ${bit}`).toBeGreaterThanOrEqual(compactAfter);
        }
      }
      // Most are damage; what looks like the unfinished end of a write is cut.
      expect(refused).toBeGreaterThan((bytes.length * 8 * 9) / 10 / step);
    }, 120_000);
  }
});

describe('a damaged folder', () => {
  /** The folder byte for byte. */
  async function everything(folder: string): Promise<string> {
    const names = (await readdir(folder)).sort();
    const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
    return JSON.stringify([names, files]);
  }

  async function refusedUnchanged(folder: string): Promise<DataRefusal> {
    const before = await everything(folder);
    const refused = await open(folder);
    expect(await everything(folder)).toBe(before);
    if (!('code' in refused)) throw new Error('opened');
    return refused;
  }

  it('is refused and left as it is, with file, line, byte and fault', async () => {
    const folder = join(home.path, 'd');
    await commits(folder, 5, 3);
    const [snapshot, journal] = [join(folder, 'snapshot.jsonl'), join(folder, 'journal-2.jsonl')];
    const good = await readFile(snapshot);
    await writeFile(snapshot, good.subarray(0, -20));
    expect(await refusedUnchanged(folder)).toMatchObject({
      code: 'DAMAGED',
      file: snapshot,
      fault: 'CUT_SHORT',
    });
    await writeFile(snapshot, '');
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'DAMAGED', fault: 'CUT_SHORT', line: 1 });
    await writeFile(snapshot, Buffer.concat([good, good]));
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'DAMAGED', fault: 'FORM' });
    await writeFile(snapshot, good);

    const lines = (await readFile(journal, 'latin1')).split('\n');
    await writeFile(journal, [lines[0], lines[2], lines[1], ''].join('\n'), 'latin1');
    expect(await refusedUnchanged(folder)).toMatchObject({
      code: 'DAMAGED',
      file: journal,
      fault: 'GAP',
      line: 2,
    });
    await writeFile(journal, [lines[0], lines[1], lines[1], ''].join('\n'), 'latin1');
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'DAMAGED', fault: 'FORM', line: 3 });
    await writeFile(journal, [lines[0], lines[1]?.replace('t1', 't2'), lines[2], ''].join('\n'), 'latin1');
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'DAMAGED', fault: 'CHECKSUM', line: 2 });
  });

  it('is refused when a file is gone or belongs elsewhere', async () => {
    const folder = join(home.path, 'd');
    await commits(folder, 5, 3);
    const other = join(home.path, 'other');
    await cp(folder, other, { recursive: true });
    await rm(join(folder, 'snapshot.jsonl'));
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'SNAPSHOT_MISSING' });
    await rm(join(other, 'journal-2.jsonl'));
    expect(await refusedUnchanged(other)).toMatchObject({ code: 'JOURNAL_MISSING' });
    await cp(join(folder, 'journal-2.jsonl'), join(other, 'journal-3.jsonl'));
    expect(await refusedUnchanged(other)).toMatchObject({ code: 'DAMAGED', fault: 'FORM', line: 1 });
  });

  it('is refused when a newer version wrote it, or a restore was interrupted', async () => {
    const folder = join(home.path, 'd');
    await mkdir(folder);
    const header = { format: 'peering-assistant journal', version: 2, number: 1, after: 0 };
    await writeFile(join(folder, 'journal-1.jsonl'), encodeLine(JSON.stringify(header)));
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'NEWER_FORMAT', version: 2 });
    await writeFile(join(folder, 'restoring'), '');
    expect(await refusedUnchanged(folder)).toMatchObject({ code: 'RESTORE_UNFINISHED' });
  });
});

describe('collections that this version does not declare', () => {
  it('are kept, through journal and snapshot, with their indexes when they are declared again', async () => {
    const folder = join(home.path, 'd');
    const states = await commits(folder);
    const less = await opened(folder, { collections: [counters] });
    await expect(less.transact((tx) => tx.get(things, 't1'))).rejects.toThrow('not declared');
    await less.compact();
    await less.close();
    expect(await contents(folder)).toBe(states[5]);
    const again = await opened(folder);
    expect(await again.transact((tx) => tx.find(things, 'rank', { from: 3 }))).toHaveLength(2);
    await again.close();
  });
});

describe('what kills leave behind', () => {
  it('is swept: half snapshots, segments that were never begun', async () => {
    const folder = join(home.path, 'd');
    const states = await commits(folder, 5, 3);
    await writeFile(join(folder, 'snapshot.jsonl.123456'), 'half');
    await writeFile(join(folder, 'journal-3.jsonl'), '1234');
    const store = await opened(folder);
    expect((await readdir(folder)).filter((name) => !name.startsWith('lock-')).sort()).toEqual([
      'journal-2.jsonl',
      'snapshot.jsonl',
    ]);
    await store.close();
    expect(await contents(folder)).toBe(states[5]);
  });

  it('may be a torn line before a segment that was never begun, but not before one that was', async () => {
    const folder = join(home.path, 'd');
    const states = await commits(folder);
    const path = join(folder, 'journal-1.jsonl');
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, -5));
    await writeFile(join(folder, 'journal-2.jsonl'), '');
    expect(await contents(folder)).toBe(states[4]);
    const header = { format: 'peering-assistant journal', version: 1, number: 2, after: 4 };
    await writeFile(join(folder, 'journal-2.jsonl'), encodeLine(JSON.stringify(header)));
    expect(await contents(folder)).toMatchObject({ code: 'DAMAGED', file: path, fault: 'CUT_SHORT' });
  });

  it('may be commits that the snapshot already holds: they are passed over', async () => {
    const folder = join(home.path, 'd');
    const states = await commits(folder);
    const old = (await readFile(join(folder, 'journal-1.jsonl'), 'latin1')).split('\n');
    const store = await opened(folder);
    await store.compact();
    await store.close();
    for (const kept of [6, 4, 2]) {
      const lines = [...old.slice(0, kept), ''].join('\n');
      await writeFile(join(folder, 'journal-1.jsonl'), lines, 'latin1');
      expect(await contents(folder)).toBe(states[5]);
    }
  });

  it('may be a line with holes of zeros, as a power cut leaves', async () => {
    const folder = join(home.path, 'd');
    const states = await commits(folder);
    const path = join(folder, 'journal-1.jsonl');
    const whole = await readFile(path);
    whole.fill(0, whole.length - 40, whole.length - 3);
    await writeFile(path, whole);
    expect(await contents(folder)).toBe(states[4]);
  });
});
