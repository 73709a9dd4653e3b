import { createAccount } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import { applyCommand, type Command, isLive, mapGet, stateAt, type World } from '../peering/index.ts';
import { notDoneText } from '../text/accounts.ts';
import { guideText } from '../text/index.ts';
import { type Desk, type Effect, seenAfter } from './desk.ts';
import type { Frame, Ran } from './frame.ts';
import { ownPeerings } from './guides/steps.ts';
import { perform } from './perform.ts';
import type { Reply } from './reply.ts';

const home = 'ap-guangzhou';
const away = 'ap-beijing';

/**
 * Two small sample accounts of one person, to try everything with. Who has some already is asked first; `afresh` takes
 * those away and makes new ones.
 */
export async function demo(frame: Frame, afresh = false): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const say = (reply: Reply, effects: readonly Effect[] = []): Ran => ({
    conversation,
    replies: [reply],
    effects,
  });
  if (!desk.person.alone) return say({ markdown: guideText[lang].runner.inGroup, buttons: [] });
  const had = await ownDemos(desk);
  const words = guideText[lang].demo;
  const [first] = had;
  if (first !== undefined && !afresh) {
    return say({
      markdown: words.already,
      buttons: [
        { label: words.goOn, action: { do: 'switch_account', uin: first } },
        { label: words.reset, action: { do: 'demo', afresh: true } },
      ],
    });
  }
  const gone = await withoutDemos(desk, had);
  const built = await build(seenAfter(desk, gone), lang, had);
  if (!built.ok) return say({ markdown: built.words, buttons: [] });
  return say(built.reply, [...gone, ...built.effects]);
}

/** The sample accounts that a person owns, the first of them first. */
async function ownDemos(desk: Desk): Promise<readonly string[]> {
  const { memberships } = await desk.self();
  const found: string[] = [];
  for (const { uin, role } of memberships)
    if (role === 'owner' && (await desk.account(uin))?.demo) found.push(uin);
  return found;
}

/** Ends the peerings of sample accounts, so that nobody stays linked to what is gone, and lets everybody out. */
async function withoutDemos(desk: Desk, uins: readonly string[]): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const uin of uins) {
    const now = seenAfter(desk, effects);
    for (const peering of ownPeerings({ world: await now.network(), uin, now: desk.now })) {
      if (!isLive(peering.state)) continue;
      for (const op of ['delete', 'reject'] as const) {
        const done = await perform(seenAfter(desk, effects), uin, [{ op, peering: peering.id }]);
        if (!done.ok) continue;
        effects.push(...done.effects);
        break;
      }
    }
  }
  for (const uin of uins)
    for (const { person } of await desk.members(uin))
      effects.push({ do: 'member', uin, person, member: undefined });
  return effects;
}

type Built =
  | { readonly ok: true; readonly reply: Reply; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly words: string };

async function build(desk: Desk, lang: Lang, gone: readonly string[]): Promise<Built> {
  const words = guideText[lang].demo;
  const [one, two] = [await freeUin(desk, 0), await freeUin(desk, 1)];
  const memberships = (await desk.self()).memberships.filter(({ uin }) => !gone.includes(uin));
  const by = { person: desk.person.id, name: desk.person.name, memberships };
  const effects: Effect[] = [];
  for (const [uin, name] of [
    [one, words.first],
    [two, words.second],
  ] as const) {
    const owned = effects.flatMap((effect) =>
      effect.do === 'member' && effect.member ? [effect.member] : [],
    );
    const newcomer = { ...by, memberships: [...memberships, ...owned] };
    const outcome = createAccount({ uin, name, demo: true }, { uin, members: [] }, newcomer, desk.now);
    if (!outcome.ok) return { ok: false, words: notDoneText(lang, outcome.refusals) };
    const { account, member } = outcome;
    const line = {
      at: desk.now,
      uin,
      person: by.person,
      name: by.name,
      deed: { do: 'account_created' },
    } as const;
    effects.push(
      { do: 'account', account },
      { do: 'member', uin, person: by.person, member },
      { do: 'note', line, uins: [uin] },
    );
  }
  const network = sample(await desk.network(), desk, { one, two }, lang);
  const towards = (peer: string, name: string) => ({
    local_region: home,
    local_vpc: network.production,
    name: `${words.vpcs.production}-${name}`,
    peer_region: away,
    peer_kind: 'other',
    peer_account: two,
    peer_vpc: peer,
  });
  return {
    ok: true,
    reply: {
      markdown: words.ready(one, two),
      buttons: [
        {
          label: words.check,
          action: {
            do: 'guide',
            guide: 'check_connectivity',
            values: { from: network.production, to: network.test },
            uin: one,
          },
        },
        {
          label: words.create,
          action: {
            do: 'guide',
            guide: 'create',
            values: towards(network.standby, words.vpcs.standby),
            uin: one,
          },
        },
        {
          label: words.clash,
          action: {
            do: 'guide',
            guide: 'create',
            values: towards(network.clash, words.vpcs.clash),
            uin: one,
          },
        },
        { label: words.vpcsPage, action: { do: 'show', page: 'vpcs', uin: one } },
        { label: words.standby, action: { do: 'switch_account', uin: two } },
      ],
    },
    effects: [...effects, { do: 'network', world: network.world }, { do: 'act_for', uin: one }],
  };
}

/** Twelve digits that begin as no real account's do; the same when the turn runs again. */
async function freeUin(desk: Desk, from: number): Promise<string> {
  for (let n = from; ; n += 2) {
    const number = [...desk.secret(n)].reduce(
      (sum, sign) => (sum * 131n + BigInt(sign.codePointAt(0) ?? 0)) % 100_000_000_000n,
      0n,
    );
    const uin = `9${String(number).padStart(11, '0')}`;
    if ((await desk.account(uin)) === undefined) return uin;
  }
}

interface Sample {
  readonly world: World;
  readonly production: string;
  readonly test: string;
  readonly standby: string;
  readonly clash: string;
}

/**
 *     A   production 10.0/16 ══ active, no way back ══ test 10.1/16   Guangzhou     office 10.2/16   Beijing
 *     B   standby 10.8/16,  old-site 10.0/16 (overlaps production)                                   Beijing
 */
function sample(
  before: World,
  desk: Desk,
  { one, two }: { readonly one: string; readonly two: string },
  lang: Lang,
): Sample {
  const words = guideText[lang].demo;
  let world = before;
  let built = 0;
  const run = (actor: string, command: Command): void => {
    const outcome = applyCommand(world, { actor, now: desk.now }, command);
    if (outcome.ok) world = outcome.world;
  };
  const vpc = (uin: string, region: string, name: string, cidr: string, subnets: readonly string[]) => {
    const [id, routeTable] = [desk.freshId('vpc', built), desk.freshId('rtb', built)];
    run(uin, { op: 'create_vpc', id, routeTable, region, cidr, name });
    for (const [place, block] of subnets.entries())
      run(uin, {
        op: 'create_subnet',
        id: desk.freshId('subnet', built * 10 + place),
        vpc: id,
        cidr: block,
      });
    built += 1;
    return { id, routeTable };
  };
  const production = vpc(one, home, words.vpcs.production, '10.0.0.0/16', ['10.0.1.0/24', '10.0.2.0/24']);
  const test = vpc(one, home, words.vpcs.test, '10.1.0.0/16', ['10.1.1.0/24']);
  vpc(one, away, words.vpcs.office, '10.2.0.0/16', ['10.2.1.0/24']);
  const standby = vpc(two, away, words.vpcs.standby, '10.8.0.0/16', ['10.8.1.0/24']);
  const clash = vpc(two, away, words.vpcs.clash, '10.0.0.0/16', ['10.0.1.0/24']);
  const peering = desk.freshId('pcx', 0);
  run(one, {
    op: 'create_peering',
    id: peering,
    requesterVpc: production.id,
    accepterVpc: test.id,
    accepterUin: one,
    accepterRegion: home,
    name: words.peering,
  });
  const made = mapGet(world.peerings, peering);
  if (made !== undefined && stateAt(made, world.rules, desk.now) === 'PENDING')
    run(one, { op: 'accept', peering });
  const { routeTable } = production;
  run(one, {
    op: 'add_route',
    routeTable,
    dest: '10.1.0.0/16',
    nextHopType: 'PEERCONNECTION',
    nextHop: peering,
  });
  return { world, production: production.id, test: test.id, standby: standby.id, clash: clash.id };
}
