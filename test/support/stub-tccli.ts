import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What became of a script: its exit code, what it said, how tccli was called, and files that should not be there. */
export interface ScriptRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly (readonly string[])[];
  readonly strays: readonly string[];
}

// One file a call, arguments ended by NUL: nothing an argument can hold is mistaken for a separator.
const STUB = `#!/bin/bash
n=$(ls "$CALLS" | wc -l)
printf '%s\\0' "$@" > "$CALLS/$(printf '%03d' "$n")"
[[ $FAIL_AT == "$n" ]] && { echo 'stub: refused' >&2; exit 255; }
[[ $2 == CreateVpcPeeringConnection ]] && echo "$ANSWER"
exit 0
`;

/** Runs a bash script in an empty folder with a tccli first on PATH that only writes down what it was told. */
export function runWithStub(
  script: string,
  { answer = 'pcx-6gw5wvmk', failAt = -1, args = [] as readonly string[] } = {},
): ScriptRun {
  const home = mkdtempSync(join(tmpdir(), 'stub-tccli-'));
  try {
    const [bin, calls, work] = ['bin', 'calls', 'work'].map((name) => join(home, name)) as [
      string,
      string,
      string,
    ];
    for (const folder of [bin, calls, work]) mkdirSync(folder);
    writeFileSync(join(bin, 'tccli'), STUB);
    chmodSync(join(bin, 'tccli'), 0o755);
    writeFileSync(join(home, 'script.sh'), script);
    const run = spawnSync('bash', [join(home, 'script.sh'), ...args], {
      cwd: work,
      encoding: 'utf8',
      env: {
        PATH: `${bin}:/usr/bin:/bin`,
        HOME: work,
        LC_ALL: 'C',
        CALLS: calls,
        ANSWER: answer,
        FAIL_AT: String(failAt),
      },
    });
    return {
      code: run.status,
      out: run.stdout,
      err: run.stderr,
      calls: readdirSync(calls)
        .sort()
        .map((name) => readFileSync(join(calls, name), 'utf8').split('\0').slice(0, -1)),
      strays: readdirSync(work),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Does bash accept the script without running it? */
export const syntaxOf = (script: string): string =>
  spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;
