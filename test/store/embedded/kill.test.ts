import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Durability, openEmbedded } from '../../../src/store/index.ts';
import { contractCollections, counters, things } from '../../contract/collections.ts';
import { eachInNewFolder, opened } from './data-folder.ts';

const home = eachInNewFolder();
const child = fileURLToPath(new URL('./child.ts', import.meta.url));
const kills = Number(process.env.STORE_KILLS ?? 30);
const steps = [
  'journal written',
  'journal synced',
  'half a write',
  'segment made',
  'segment begun',
  'snapshot filled',
  'snapshot in place',
  'segments removed',
  'never',
];

/** Runs the child until it dies, or kills it after so many lines; what it printed, and how it ended. */
async function run(step: string, passes: number, atMostLines: number, durability: Durability = 'power') {
  const args = ['--import', 'tsx', child, home.path, step, `${passes}`, durability];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => started.on('exit', (code, signal) => resolve(signal ?? code)));
  const lines: string[] = [];
  for await (const line of createInterface(started.stdout)) {
    lines.push(line);
    if (lines.length === atMostLines) started.kill('SIGKILL');
  }
  return { lines, end: await ended };
}

describe('kill -9', () => {
  it.each<[Durability, number]>([
    ['power', kills],
    ['crash', Math.ceil(kills / 6)],
  ])(
    'with durability %s, %i times, inside commits and compaction, loses nothing acknowledged and halves nothing',
    async (durability, kills) => {
      const acknowledged = new Map<string, number>();
      let cuts = 0;
      for (let kill = 0; kill < kills; kill++) {
        const step = steps[kill % steps.length] as string;
        const { lines, end } = await run(
          step,
          (kill * 7) % 4,
          step === 'never' ? 30 + ((kill * 13) % 50) : 2_000,
          durability,
        );
        const [first = '', ...rest] = lines;
        expect(end).toBe('SIGKILL');
        expect(rest.length, step).toBeLessThan(1_999);
        // The first write is that of the last line once more, while opening: killed there, it has said nothing yet.
        if (step !== 'half a write' || first !== '') expect(first).toMatch(/^open \d+$/);
        if (first !== '' && first !== 'open 0') cuts++;
        for (const line of rest) {
          const [, name = '', n] = line.split(' ');
          acknowledged.set(name, Math.max(acknowledged.get(name) ?? 0, Number(n)));
        }
        const store = await opened(home.path);
        if (store.cut > 0) cuts++;
        for (const [name, n] of acknowledged) {
          await store.transact(async (tx) => {
            const found = (await tx.get(counters, name))?.n ?? 0;
            expect(found, `${step}: lane ${name}`).toBeGreaterThanOrEqual(n);
            expect(await tx.get(things, `${name}/twin`)).toEqual({ rank: -found });
            const ranks = await tx.find(things, 'rank', { equals: -found });
            expect(ranks.map(({ id }) => id)).toContain(`${name}/twin`);
          });
        }
        await store.close();
      }
      expect(acknowledged.size).toBe(3);
      if (kills >= steps.length) expect(cuts).toBeGreaterThan(0);
    },
    600_000,
  );
});

describe('two processes', () => {
  it('cannot open one folder: the second is refused by name and pid, until the first is dead', async () => {
    const args = ['--import', 'tsx', child, home.path];
    const first = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface(first.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('open 0');
    expect(await openEmbedded({ folder: home.path, collections: contractCollections })).toMatchObject({
      code: 'LOCKED',
      pid: first.pid,
    });
    expect(await run('never', 0, 100)).toEqual({ lines: [`refused LOCKED ${first.pid}`], end: 0 });

    // Stopped is not dead.
    first.kill('SIGSTOP');
    expect(await openEmbedded({ folder: home.path, collections: contractCollections })).toMatchObject({
      code: 'LOCKED',
    });
    first.kill('SIGKILL');
    await new Promise((resolve) => first.on('exit', resolve));
    await (await opened(home.path)).close();
  }, 60_000);
});
