import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Section } from './section.ts';
import { printTable, printVerdict, quantile } from './table.ts';

const built = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const question = '对等连接的流量加密吗？\n';

/** Makes the pipes of a child look like a terminal, so that the chat greets and prompts. */
const asTerminal = `data:text/javascript,${encodeURIComponent(
  'for (const end of [process.stdin, process.stdout]) end.isTTY = true; process.stdin.setRawMode = () => process.stdin;',
)}`;

interface Run {
  /** From the start of the process to its first output. */
  readonly ms: number;
  /** Largest resident set up to then; NaN where the system does not tell. */
  readonly megabytes: number;
}

/** Start-up as a person meets it: processes of the built product, medians of seven. */
export const cold: Section = async ({ quick }) => {
  const runs = quick ? 3 : 7;
  const prompt = await median(runs, ['--import', asTerminal, built('main.js')]);
  const answer = await median(runs, [built('main.js')], question);
  const help = await median(runs, [built('cli.js'), '--help']);
  printTable(
    ['', 'ms', 'MB'],
    Object.entries({
      'first prompt of the chat': prompt,
      'first answer over a pipe': answer,
      '--help': help,
    }).map(([name, { ms, megabytes }]) => [name, ms.toFixed(0), megabytes.toFixed(0)]),
  );
  console.log();
  printVerdict(prompt.ms < 500, `first prompt under 500 ms (${prompt.ms.toFixed(0)} ms)`);
  printVerdict(answer.ms <= 700, `first answer within 700 ms (${answer.ms.toFixed(0)} ms)`);
  printVerdict(answer.megabytes <= 150, `at most 150 MB resident (${answer.megabytes.toFixed(0)} MB)`);
  printVerdict(help.ms < 150, `--help under 150 ms (${help.ms.toFixed(0)} ms)`);
};

async function median(runs: number, args: readonly string[], input = ''): Promise<Run> {
  const all: Run[] = [];
  for (let i = 0; i < runs; i += 1) all.push(await run(args, input));
  return {
    ms: quantile(
      all.map(({ ms }) => ms),
      0.5,
    ),
    megabytes: quantile(
      all.map(({ megabytes }) => megabytes),
      0.5,
    ),
  };
}

/** Starts a process, types `input`, takes time and memory when the first output comes, then ends its input. */
function run(args: readonly string[], input: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let seen: Run | undefined;
    child.stdin.on('error', () => {}); // the child may be gone before its input ends
    if (input) child.stdin.write(input);
    child.stdout.on('data', () => {
      if (seen) return;
      seen = { ms: performance.now() - started, megabytes: peak(child.pid) };
      child.stdin.end();
    });
    child.on('error', reject);
    child.on('close', () => (seen ? resolve(seen) : reject(new Error(`${args.join(' ')} said nothing`))));
  });
}

function peak(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
