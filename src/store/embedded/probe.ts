import { connect } from 'node:net';

/** What a lock socket says of its process. */
export interface Answer {
  readonly state: 'held' | 'trying' | 'dead';
  readonly pid: number | undefined;
}

const patience = 1_000;
/** Only these prove that no process listens; whatever else happens, somebody may. */
const proofsOfDeath: ReadonlySet<string | undefined> = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK']);

/** Asks the process behind a socket. One that does not answer in time is busy or stopped, not dead: it counts as holding. */
export function probe(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let heard = '';
    const answer = (found: Answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(found);
    };
    const silent: Answer = { state: 'held', pid: undefined };
    const timer = setTimeout(() => answer(silent), patience);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      heard += text;
      const [, state, pid] = /^(held|trying) (\d{1,10})\n/.exec(heard) ?? [];
      if (state === 'held' || state === 'trying') answer({ state, pid: Number(pid) });
      else if (heard.length > 100) answer(silent);
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      answer(proofsOfDeath.has(error.code) ? { state: 'dead', pid: undefined } : silent),
    );
    socket.on('end', () => answer(silent));
  });
}
