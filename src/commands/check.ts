import { type Endpoint, type Family, reachability, siteOf, subnetOf, type World } from '../peering/index.ts';
import { forTerminal, nameOf, readWorld } from '../scenario/index.ts';
import { hopLine, type PeeringLanguage, refusalText, traceText } from '../text/peering.ts';
import type { CommandIo, ExitCode } from './io.ts';
import { readText } from './simulate.ts';

export interface CheckOptions {
  readonly world: string;
  /** `subnet-x`, `vpc-x:10.0.1.7`, `vpc-x:10.0.1.0/24`, a classic host, or `internet@nat-x` / `203.0.113.0/24@vpngw-x`. */
  readonly from: string;
  readonly to: string;
  /** Who asks; by default the account the source belongs to. Decides whose tables are shown. */
  readonly as?: string;
  readonly family?: Family;
  readonly json?: boolean;
  readonly lang?: PeeringLanguage;
}

/**
 * `check WORLD.json --from … --to … [--json] [--lang]`: one reachability question on a world file. Exit 0 if REACHABLE,
 * 1 if not or only in part, 2 if the file or the question is at fault.
 */
export async function run(options: CheckOptions, io: CommandIo): Promise<ExitCode> {
  const lang = options.lang ?? 'zh';
  const text = await readText(options.world, io);
  if (text === null) return 2;
  const read = readWorld(text, io.profiles);
  if (!read.ok) {
    for (const { path, message } of read.mistakes)
      io.err(forTerminal(`${options.world}: ${path}: ${message}`));
    return 2;
  }
  const { world, now } = read.value;
  const [from, to] = [endOf(options.from), endOf(options.to)];
  const actor = options.as ?? ownerOf(world, from) ?? ownerOf(world, to) ?? '';
  const answer = reachability(world, { actor, now }, { from, to, family: options.family });
  if (!answer.ok) {
    io.err(forTerminal(refusalText(lang, answer.refusals)));
    return 2;
  }
  const { trace } = answer;
  if (options.json === true) io.out(JSON.stringify(plain(trace)));
  else {
    io.out(forTerminal(traceText(lang, trace, { from: nameOf(from), to: nameOf(to), actor })));
    for (const hop of trace.hops) io.out(forTerminal(`  ${hopLine(lang, hop)}`));
  }
  return trace.verdict === 'REACHABLE' ? 0 : 1;
}

/** Reads an end of the question as a person types it. */
export function endOf(text: string): Endpoint {
  const at = text.lastIndexOf('@');
  if (at > 0) return { external: text.slice(0, at), via: text.slice(at + 1) };
  const colon = text.indexOf(':');
  if (text.startsWith('vpc-') && colon > 0) return { vpc: text.slice(0, colon), ip: text.slice(colon + 1) };
  return text.startsWith('ins-') ? { host: text } : { subnet: text };
}

function ownerOf(world: World, end: Endpoint): string | undefined {
  if ('subnet' in end) return subnetOf(world, end.subnet)?.site.vpc.owner;
  return 'vpc' in end ? siteOf(world, end.vpc)?.vpc.owner : undefined;
}

/** A trace as JSON: blocks as text, since numbers of that size are no JSON. */
const plain = (trace: object): unknown =>
  JSON.parse(
    JSON.stringify(trace, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'first' in value && 'text' in value ? value.text : value,
    ),
  );
