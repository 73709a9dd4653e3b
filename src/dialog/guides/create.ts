import { readUin } from '../../accounts/index.ts';
import { normalise } from '../../faq/index.ts';
import { amountOf, hideForeign, type PeeringRequest, preflight, siteOf } from '../../peering/index.ts';
import { notDoneText } from '../../text/accounts.ts';
import { currencyWord, guideText, inline, reasonSentence } from '../../text/index.ts';
import { perform } from '../perform.ts';
import { withRegionNames } from '../reason-regions.ts';
import { ticketButtons } from '../support/request.ts';
import { toldIn } from '../told.ts';
import type { At, Done, Guide, Step } from './guide.ts';
import { sidesOf } from './said-sides.ts';
import { bandwidthStep, nameStep, ownVpcStep, ownVpcs, regionStep } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].create;

const regionsWithOwn = (at: At): readonly string[] => [...new Set(ownVpcs(at).map(({ region }) => region))];
const localRegion = (at: At): string =>
  siteOf(at.world, at.values.local_vpc ?? '')?.vpc.region ??
  at.values.local_region ??
  regionsWithOwn(at)[0] ??
  '';
const crossesRegions = (at: At): boolean =>
  at.values.peer_region !== undefined && at.values.peer_region !== localRegion(at);
const isMine = ({ values }: At): boolean => values.peer_kind === 'mine';

const anyRegion = regionStep(
  {
    slot: 'local_region',
    applies: (at) => regionsWithOwn(at).length > 1,
    label: (at) => words(at).localRegion.label,
    ask: (at) => words(at).localRegion.ask,
  },
  regionsWithOwn,
);

/** Only a region that has a VPC to choose from. */
const localRegionStep: Step = {
  ...anyRegion,
  read(text, at) {
    const read = anyRegion.read(text, at);
    if (!read.ok || regionsWithOwn(at).includes(read.value)) return read;
    return { ok: false, words: words(at).localRegion.none(at.library.regions.show(read.value, at.lang)) };
  },
};

/** Whose the peer is. With no second VPC to choose from, it can only be another account's. */
const peerKind: Step = {
  slot: 'peer_kind',
  label: (at) => words(at).peerKind.label,
  ask: (at) => words(at).peerKind.ask,
  choices: (at) => [
    { label: words(at).peerKind.mine, value: 'mine' },
    { label: words(at).peerKind.other, value: 'other' },
  ],
  read(text, at) {
    const normal = normalise(text);
    if (/^(?:mine|我|自己|本账号|同账号|my|own|same)/.test(normal)) return { ok: true, value: 'mine' };
    if (/^(?:other|别人|其他|其它|对方|他|客户|another|their|different)/.test(normal))
      return { ok: true, value: 'other' };
    return { ok: false, words: words(at).peerKind.bad };
  },
  show: (kind, at) => (kind === 'mine' ? words(at).peerKind.mine : words(at).peerKind.other),
};

const peerAccount: Step = {
  slot: 'peer_account',
  applies: (at) => at.values.peer_kind === 'other',
  label: (at) => words(at).peerAccount.label,
  ask: (at) => words(at).peerAccount.ask,
  read(text, at) {
    const typed = readUin(text);
    // What can be registered can be asked for; people also say more around it.
    const uin = typed.ok ? typed.value : /(?<![\w-])(\d{5,20})(?![\w-])/.exec(normalise(text))?.[1];
    if (uin !== undefined) return { ok: true, value: uin };
    return { ok: false, words: guideText[at.lang].steps.account.bad(inline(text, 40)) };
  },
  show: (uin) => uin,
};

const ownPeerVpc = ownVpcStep(
  { slot: 'peer_vpc', label: (at) => words(at).peerVpc.label, ask: (at) => words(at).peerVpc.askMine },
  ({ id, region }, { values }) => id !== values.local_vpc && region === values.peer_region,
);

/** One of one's own is chosen; another account's is only known by the id that they tell. */
const peerVpc: Step = {
  ...ownPeerVpc,
  ask(at) {
    if (!isMine(at)) return words(at).peerVpc.askOther;
    if (ownPeerVpc.choices?.(at).length !== 0) return words(at).peerVpc.askMine;
    return words(at).peerVpc.noneThere(at.library.regions.show(at.values.peer_region ?? '', at.lang));
  },
  choices: (at) => (isMine(at) ? (ownPeerVpc.choices?.(at) ?? []) : []),
  read(text, at) {
    if (isMine(at)) return ownPeerVpc.read(text, at);
    const id = /(?<![a-z0-9-])vpc-[a-z0-9][a-z0-9-]{0,40}(?![a-z0-9-])/.exec(normalise(text))?.[0];
    if (id !== undefined) return { ok: true, value: id };
    return { ok: false, words: words(at).peerVpc.bad(inline(text, 40)) };
  },
};

/** Asks for a peering between two VPCs, step by step as the FAQ's quick start does in the console. */
export const create: Guide = {
  id: 'create',
  needs: 'operate',
  title: (at) => words(at).title,
  blocked(at) {
    if (ownVpcs(at).length > 0) return undefined;
    const { noVpc, addVpc, importNow } = words(at);
    return {
      markdown: noVpc,
      buttons: [
        { label: addVpc, action: { do: 'guide', guide: 'add_vpc', values: {} } },
        { label: importNow, action: { do: 'guide', guide: 'import', values: {} } },
      ],
    };
  },
  steps: [
    localRegionStep,
    ownVpcStep(
      {
        slot: 'local_vpc',
        label: (at) => words(at).localVpc.label,
        ask: (at) => words(at).localVpc.ask,
      },
      ({ region }, { values }) => values.local_region === undefined || region === values.local_region,
    ),
    nameStep(
      {
        slot: 'name',
        label: (at) => guideText[at.lang].steps.name.label,
        ask: (at) => words(at).name,
      },
      (at) => {
        const name = siteOf(at.world, at.values.local_vpc ?? '')?.vpc.name ?? '';
        return name === '' ? [] : [[...words(at).proposed(name)].slice(0, at.world.rules.nameMax).join('')];
      },
    ),
    regionStep(
      {
        slot: 'peer_region',
        label: (at) => words(at).peerRegion.label,
        ask: (at) => words(at).peerRegion.ask,
      },
      (at) => [...new Set([localRegion(at), ...regionsWithOwn(at), ...at.library.regions.codes()])],
    ),
    peerKind,
    peerAccount,
    peerVpc,
    bandwidthStep(
      {
        slot: 'bandwidth_mbps',
        applies: (at) => crossesRegions(at) && at.world.rules.bandwidthTiersMbps.length > 0,
        label: (at) => guideText[at.lang].steps.bandwidth.label,
        ask: (at) => [words(at).bandwidth.ask, tierLines(at).join('\n')].filter(Boolean).join('\n\n'),
      },
      (at) => [localRegion(at), at.values.peer_region ?? ''],
    ),
  ],
  prefill(slots, at, said) {
    const { mine, otherSide, local, localRegion, peer, peerRegion } = sidesOf(slots, at, said);
    const own = peer === undefined ? undefined : mine.find(({ id }) => id === peer);
    const facts: Record<string, string | undefined> = {
      local_region: mine.find(({ id }) => id === local)?.region ?? localRegion,
      local_vpc: local,
      name: slots.name,
      peer_region: peerRegion ?? own?.region,
      peer_kind: otherSide ? 'other' : own === undefined ? peer && 'other' : 'mine',
      peer_account: slots.account,
      peer_vpc: peer,
      bandwidth_mbps: slots.bandwidth_mbps === undefined ? undefined : String(slots.bandwidth_mbps),
    };
    return Object.fromEntries(
      Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined),
    );
  },
  summary(at) {
    const request = requestOf(at);
    const command = { op: 'create_peering', id: '', ...request } as const;
    const reasons = preflight(at.world, { actor: at.uin, now: at.now }, request);
    const found = hideForeign(at.world, at.uin, command, reasons);
    const says = words(at);
    if (found.length > 0) {
      const listed = found.map(
        (reason) =>
          `- ${inline(reasonSentence(at.lang, withRegionNames(reason, at.library.regions, at.lang)), 1000)}`,
      );
      const buttons = ticketButtons(at.lang, at.world, at.uin, reasons);
      return { lines: [[says.blocked, ...listed].join('\n')], blocked: true, buttons };
    }
    const waits = isMine(at) ? [] : [says.waits(request.accepterUin, at.world.rules.pendingTtlHours)];
    return { lines: [...costLines(at), ...waits], blocked: false };
  },
  commitLabel: (at) => words(at).commit,
  async commit(at, desk): Promise<Done> {
    const request = requestOf(at);
    const id = desk.freshId('pcx', 0);
    const done = await perform(desk, at.uin, [{ op: 'create_peering', id, ...request }]);
    const says = words(at);
    if (!done.ok) return { ok: false, words: notDoneText(at.lang, done.refusals) };
    const name = inline(request.name, 60);
    const details = { label: says.details, action: { do: 'show', page: 'peering', id } } as const;
    if (isMine(at) && at.world.rules.autoAcceptSameAccount) {
      return {
        ok: true,
        replies: [{ markdown: says.active(name, id), buttons: [] }],
        effects: done.effects,
        next: { guide: 'add_route', values: { peering: id } },
      };
    }
    const told = await toldIn(desk, request.accepterUin, done.effects);
    const waits = says.pending(name, id, request.accepterUin, at.world.rules.pendingTtlHours);
    const early = at.world.rules.routeToPending !== 'deny';
    const route = { do: 'guide', guide: 'add_route', values: { peering: id } } as const;
    return {
      ok: true,
      replies: [
        {
          markdown: told === undefined ? waits : `${waits}\n\n${says.told(told)}`,
          buttons: [...(early ? [{ label: says.routeNow, action: route }] : []), details],
        },
      ],
      effects: done.effects,
    };
  },
};

function requestOf(at: At): PeeringRequest {
  const { values } = at;
  return {
    requesterVpc: values.local_vpc ?? '',
    accepterVpc: values.peer_vpc ?? '',
    accepterUin: isMine(at) ? at.uin : (values.peer_account ?? ''),
    accepterRegion: values.peer_region ?? '',
    name: values.name ?? '',
    ...(values.bandwidth_mbps === undefined ? {} : { bandwidthMbps: Number(values.bandwidth_mbps) }),
  };
}

/** Who pays, and what the chosen cap costs at most. */
function costLines(at: At): string[] {
  const says = words(at);
  const { rules } = at.world;
  if (!crossesRegions(at)) return [says.sameRegionFree];
  const payer = rules.payer === 'requester' ? says.payer.you : says.payer.each;
  const most = says.cost(...atMost(at.values.bandwidth_mbps ?? '', at));
  return rules.prices === null || at.values.bandwidth_mbps === undefined ? [payer] : [payer, most];
}

/** What each cap costs at most, where the cloud has a price list. */
function tierLines(at: At): readonly string[] {
  const { rules } = at.world;
  if (rules.prices === null) return [];
  return rules.bandwidthTiersMbps.map((mbps) => words(at).tier(String(mbps), ...atMost(String(mbps), at)));
}

/** A day and a month of a cap used to the full, by either way of charging, and the currency. */
function atMost(
  cap: string,
  { lang, world: { rules } }: At,
): readonly [day: string, month: string, currency: string] {
  const mbps = Number(cap);
  const { prices } = rules;
  const currency = currencyWord(lang, rules.currency);
  if (prices === null) return ['', '', currency];
  const day = amountOf(prices, { mode: 'POSTPAID_BY_DAY_MAX', peakInMbps: mbps, peakOutMbps: mbps });
  const days = { validDays: 30, daysInMonth: 30 };
  const month = amountOf(prices, { mode: 'POSTPAID_BY_MONTH_95', p95Mbps: mbps, ...days });
  return [String(day), String(month), currency];
}
