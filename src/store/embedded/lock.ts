import { randomBytes } from 'node:crypto';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, probe } from './probe.ts';
import type { DataRefusal } from './refusal.ts';
import { withShortPath } from './short-path.ts';

/** The right to be the only process that writes into a folder. */
export interface Lock {
  release(): Promise<void>;
}

const namePattern = /^lock-[0-9a-f]{16}\.sock$/;
const longestName = 'lock-0123456789abcdef.sock.new'.length;
const waitBetween = 20;
const waitAtMost = 5_000;
const mostTries = 50;

/**
 * Locks a folder for one process, with a socket that is gone when the process is, so that nothing goes stale:
 *
 *     listen under a new name, then show it as lock-<random>.sock   (a name that is seen always answers)
 *     ask every other lock-*.sock in the folder:
 *         dead     -> remove it: names are never used twice, so it cannot be anybody's
 *         held     -> withdraw, LOCKED
 *         trying   -> the greater name withdraws and comes back a little later, the lesser asks again
 *     nobody else left -> held
 *
 * Of two processes at least one sees the other, since each shows itself before it looks; so two never hold.
 */
export async function lockFolder(folder: string): Promise<Lock | DataRefusal> {
  for (let tries = 1; ; tries += 1) {
    const name = `lock-${randomBytes(8).toString('hex')}.sock`;
    const path = join(folder, name);
    let state: Answer['state'] = 'trying';
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(`${state} ${process.pid}\n`, () => socket.destroy());
    });
    try {
      await withShortPath(folder, longestName, (short) => listen(server, join(short, `${name}.new`)));
      await rename(`${path}.new`, path);
    } catch (error) {
      await close(server);
      // Somebody took the socket that was not yet shown for a dead one's.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && (await isThere(folder))) continue;
      throw error;
    }
    const release = async () => {
      await rm(path, { force: true });
      await close(server);
    };
    try {
      const other = await outlast(folder, name);
      if (other) {
        await release();
        // One that was only trying may have withdrawn as well: unless somebody holds, somebody must come to hold.
        if (other.state === 'trying' && tries < mostTries) {
          await sleep(waitBetween * (1 + Math.random()));
          continue;
        }
        return { code: 'LOCKED', folder, pid: other.pid };
      }
    } catch (error) {
      await release();
      throw error;
    }
    if (await isThere(path)) {
      state = 'held';
      return { release };
    }
    await release();
  }
}

/** Whether a process has the folder open now; takes no lock. */
export async function whoHolds(folder: string): Promise<Answer | undefined> {
  const names = await readdir(folder).catch(() => []);
  const answers = await ask(
    folder,
    names.filter((name) => namePattern.test(name)),
  );
  return answers.find(({ answer }) => answer.state === 'held')?.answer;
}

/** Waits until no other process is in the way; returns the one that stays. */
async function outlast(folder: string, mine: string): Promise<Answer | undefined> {
  for (let waited = 0; ; waited += waitBetween) {
    const sockets = (await readdir(folder)).filter((name) => name.startsWith('lock-') && name !== mine);
    const others = await ask(folder, sockets);
    for (const { name, answer } of others) {
      if (answer.state === 'dead') await rm(join(folder, name), { force: true });
    }
    const shown = others.filter(({ name, answer }) => namePattern.test(name) && answer.state !== 'dead');
    const inTheWay = shown.find(
      ({ name, answer }) => answer.state === 'held' || name < mine || waited >= waitAtMost,
    );
    if (inTheWay) return inTheWay.answer;
    if (shown.length === 0) return undefined;
    await sleep(waitBetween);
  }
}

function ask(folder: string, names: readonly string[]): Promise<{ name: string; answer: Answer }[]> {
  return withShortPath(folder, longestName, (short) =>
    Promise.all(names.map(async (name) => ({ name, answer: await probe(join(short, name)) }))),
  );
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, () => {
      server.off('error', reject);
      server.on('error', () => {});
      server.unref();
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
