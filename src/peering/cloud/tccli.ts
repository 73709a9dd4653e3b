import { apiOf, patience, stateField } from './api.ts';
import type { CloudPlan, CloudStep } from './plan.ts';
import { commentText, jsonText, shellWord } from './quoting.ts';
import type { ExportWords } from './words.ts';

/**
 * The plan as a bash script of tccli calls. Each call names the profile of its account and its region; the profile
 * is called like the account's UIN unless the person changes the line at the top. No credentials: tccli has them.
 * A step that fails ends the script with the line that takes back what there is so far.
 */
export function tccliScript(plan: CloudPlan, words: ExportWords): string {
  const [create, ...rest] = plan.steps;
  if (create === undefined) return '';
  const undo = plan.undo.map((step) => callOf(plan, step).replaceAll(' \\\n  ', ' '));
  return script([
    ...comments(words.header(plan)),
    ...comments(plan.leftOut.map(words.leftOut)),
    'set -euo pipefail',
    '',
    ...profiles(plan, words, plan.steps),
    '',
    ...comments([words.step(create)]),
    `pcx=$(${callOf(plan, create)} \\\n  --filter PeeringConnectionId --output text)`,
    `case $pcx in pcx-*) ;; *) printf '%s %s\\n' ${shellWord(words.noId)} "$pcx" >&2; exit 1 ;; esac`,
    '',
    ...comments([words.undo]),
    ...undo.map((line) => `# ${line}`),
    'hint() {',
    `  printf '%s\\n' ${shellWord(words.failed)} ${undo.map(printed).join(' ')} >&2`,
    '}',
    'trap hint ERR',
    '',
    ...rest.flatMap((step) => [...comments([words.step(step)]), callOf(plan, step), '']),
    `printf '%s %s\\n' ${shellWord(words.done)} "$pcx"`,
  ]);
}

/** The way back as a script of its own: `bash undo.sh pcx-…`. */
export function tccliUndo(plan: CloudPlan, words: ExportWords): string {
  return script([
    ...comments([...words.undoHeader(plan), words.undoId]),
    'set -euo pipefail',
    '',
    `case \${1-} in pcx-*) pcx=$1 ;; *) printf '%s\\n' ${shellWord(words.usage)} >&2; exit 2 ;; esac`,
    ...profiles(plan, words, plan.undo),
    '',
    ...plan.undo.flatMap((step) => [...comments([words.step(step)]), callOf(plan, step)]),
  ]);
}

const script = (lines: readonly string[]): string => `#!/usr/bin/env bash\n${lines.join('\n')}\n`;

const comments = (lines: readonly string[]): string[] => lines.map((line) => `# ${commentText(line)}`);

/** `requester_profile=…  # of account …`, one line a role that has a step. */
function profiles(plan: CloudPlan, words: ExportWords, steps: readonly CloudStep[]): string[] {
  return [...new Set(steps.map(({ role }) => role))].map((role) => {
    const { uin } = plan.peering[role];
    return `${role}_profile=${shellWord(uin)}  # ${commentText(words.profile(uin))}`;
  });
}

/** One tccli call, a parameter a line. */
function callOf(plan: CloudPlan, step: CloudStep): string {
  const { action, body, until } = apiOf(plan, step);
  const head = `tccli vpc ${action} --profile "$${step.role}_profile" --region ${shellWord(step.region)}`;
  const params = Object.entries(body).map(([key, value]) => parameter(key, value));
  return [head, ...params, ...(until === undefined ? [] : [waiter()])].join(' \\\n  ');
}

/**
 * `--Key value`. A value that begins with a dash would be read as an option by tccli's argparse, hence `--Key=value`.
 * Lists and objects go as JSON (tccli `argument.py`), with the shell variable outside the quotes:
 * `'…"GatewayId":"'"$pcx"'"}]'`. No text of a person is inside them; a peering may well be called `$pcx`.
 */
function parameter(key: string, value: unknown): string {
  if (key === 'PeeringConnectionId') return `--${key} "$pcx"`;
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    return `--${key}${text.startsWith('-') ? '=' : ' '}${shellWord(text)}`;
  }
  const pieces = jsonText(value).split('"$pcx"');
  return `--${key} '${pieces.map((piece) => piece.replaceAll("'", `'\\''`)).join(`"'"$pcx"'"`)}'`;
}

/** The waiter must be JSON: newer tccli parses it as such, older ones evaluated it as Python, which reads the same. */
const waiter = (): string => {
  const { timeoutSeconds: timeout, intervalSeconds: interval } = patience;
  return `--waiter '${jsonText({ expr: stateField, to: 'ACTIVE', timeout, interval })}'`;
};

/** A call as one word that prints it, with its variables filled in. */
const printed = (call: string): string =>
  call
    .split(/("\$\w+")/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^"\$\w+"$/.test(piece) ? piece : shellWord(piece)))
    .join('');
