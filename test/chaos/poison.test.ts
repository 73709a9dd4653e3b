import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Run {
  readonly signal: NodeJS.Signals | null;
  readonly receipts?: readonly string[];
  readonly told?: readonly string[];
}

async function run(folder: string, said: readonly string[]): Promise<Run> {
  const child = fork(new URL('poison-bot.ts', import.meta.url), [folder, ...said], {
    execArgv: ['--import', 'tsx'],
  });
  let heard = {};
  child.on('message', (message) => {
    heard = message as object;
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return { signal, ...heard };
}

it('survives an input that kills the process with SIGKILL each time: four deaths, three of them counted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'poison-'));
  try {
    // The first run is calm: nothing was wrong before it. Each further one finds the run before it open.
    for (let death = 0; death < 4; death += 1)
      expect(await run(folder, [`before ${death}`, 'poison'])).toEqual({ signal: 'SIGKILL' });
    const last = await run(folder, ['poison', 'after']);
    expect(last).toMatchObject({ signal: null, receipts: ['poison', 'applied'] });
    expect(last.told).toEqual([expect.stringContaining('three times')]);
    expect(await run(folder, ['poison'])).toEqual({ signal: null, receipts: ['repeated'], told: [] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
