import { fileURLToPath } from 'node:url';
import { type Labelled, readLabelled } from '../eval/utterances.ts';
import { random } from './grow.ts';
import type { BenchDesk, Taken } from './guide-desk.ts';
import { asked, asking, FULL, nameOf, newcomer, vpcOf } from './guide-world.ts';

/** What a round measures: the CPU of its turns in ms, each under what it was. */
export type Round = Map<string, number[]>;

/** How a step is answered: by a text, or by the button of an action. */
type Tap = Parameters<BenchDesk['tap']>[1];
type Answer = string | Tap;
type Answers = Readonly<Record<string, Answer>>;

/** More steps than any walk has: one that does not end is a mistake of the bench. */
const stepsAtMost = 30;
/** FAQ questions of one round, and of those that end with the asker's own case. */
const questions = 12;
const tailQuestions = 6;
/** VPCs of the full account that stand on the first page of their region. */
const onOnePage = 16;
/** Entries that have something to say of an account with peerings. */
const tailed = new Set([
  'quotas',
  'bandwidth',
  'who-pays',
  'accept-request',
  'cross-account',
  'delete-effect',
]);

const faq = readLabelled(fileURLToPath(new URL('../../knowledge/tune.jsonl', import.meta.url))).filter(
  ({ group, context }) => group === 'faq' && !context,
);
const tails = faq.filter(({ entries }) => tailed.has(entries?.[0] ?? ''));

const doing =
  (what: string): Tap =>
  (action) =>
    action.do === what;
const choosing =
  (...values: readonly string[]): Tap =>
  (action) =>
    action.do === 'choose' && (values.length === 0 || values.includes(action.value));

/**
 * One person of one account in one round: questions, the page of peerings, a create guide, the routes of what was
 * accepted, a request of somebody else accepted with its routes, and a peering looked for among all and left alone.
 * `who` is how the turns are filed.
 */
export async function round(desk: BenchDesk, who: 'empty' | 'full', n: number): Promise<Round> {
  const taken: Round = new Map();
  const keep = (what: string, { cpu }: Taken) => taken.set(what, [...(taken.get(what) ?? []), cpu]);
  const uin = who === 'full' ? FULL : newcomer(n);
  // The full account has one person in all rounds: everybody in an account is told of everything.
  const me = who === 'full' ? 'full' : `empty${n}`;
  const [partner, requester] = [`asked${n}`, `asking${n}`];
  await desk.enter(me, uin);
  await desk.enter(partner, asked(n));
  await desk.enter(requester, asking(n));
  const walked = async (what: string, person: string, answers: Answers) => {
    for (let step = 0; step < stepsAtMost; step += 1) {
      const at = await desk.asked(person);
      if (at === undefined) return;
      const answer = answers[at];
      if (answer === undefined) throw new Error(`${who} is asked ${at} in ${what}`);
      const turn = await (typeof answer === 'string' ? desk.say(person, answer) : desk.tap(person, answer));
      keep(person === me ? what : 'others', turn);
      if (person === me) keep(`${what}: ${at.replace('/', ' ')}`, turn);
    }
    throw new Error(`${what} does not end`);
  };

  const next = random(n + 1);
  const drawn = (from: readonly Labelled[]) => from[next(from.length)]?.q ?? '';
  for (let i = 0; i < questions; i += 1) {
    const turn = await desk.say(me, drawn(faq));
    if (turn.as === 'answer') keep('faq', turn);
  }
  for (let i = 0; i < tailQuestions; i += 1) {
    const turn = await desk.say(me, drawn(tails));
    if (turn.as === 'answer') keep('tail', turn);
  }
  for (let i = 0; i < 3; i += 1) keep('peerings', await desk.say(me, '/peerings'));

  const turn = String(n).padStart(3, '0');
  const mine = n % (who === 'full' ? onOnePage : 2);
  const create = (region: string, own: number, account: string, theirs: string): Answers => ({
    'create/local_region': region,
    'create/local_vpc': n % 2 ? nameOf(own) : choosing(vpcOf(account, own)),
    'create/peer_region': theirs,
    'create/peer_kind': choosing('other'),
    'create/bandwidth_mbps': n % 2 ? '100M' : choosing('100'),
    'create/summary': doing('commit'),
  });
  const routes: Answers = { 'add_route/summary': doing('commit') };
  keep('create', await desk.say(me, '/create'));
  await walked('create', me, {
    ...create(mine % 2 && who === 'full' ? '北京' : '广州', mine, uin, '北京'),
    'create/name': `mine-${turn}`,
    'create/peer_account': asked(n),
    'create/peer_vpc': vpcOf(asked(n)),
  });
  await desk.tap(partner, doing('guide'));
  await walked('answer', partner, { 'accept/summary': doing('commit'), ...routes });
  keep('routes', await desk.tap(me, doing('guide')));
  await walked('routes', me, routes);

  await desk.say(requester, '/create');
  await walked('request', requester, {
    ...create('北京', 0, asking(n), '广州'),
    'create/local_vpc': choosing(),
    'create/name': `theirs-${turn}`,
    'create/peer_account': uin,
    'create/peer_region': mine % 2 && who === 'full' ? '北京' : '广州',
    'create/peer_vpc': vpcOf(uin, mine),
  });
  keep('accept', await desk.tap(me, doing('guide')));
  await walked('accept', me, { 'accept/summary': doing('commit'), ...routes });

  // A slip of the finger is the last likeness that a name is tried for.
  keep('choose', await desk.say(me, '/delete'));
  await walked('choose', me, {
    'delete/peering': n % 2 ? `mien-${turn}` : `MINE ${turn}`,
    'delete/summary': doing('cancel'),
  });
  return taken;
}
