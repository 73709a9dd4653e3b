import { findData, normalise } from '../../faq/index.ts';
import {
  type Command,
  commandOf,
  type Fix,
  type Plan,
  type PlannedLink,
  plan as planned,
  type Wish,
} from '../../peering/index.ts';
import { currencyWord, guideText, reasonSentence } from '../../text/index.ts';
import { diagnose } from '../connectivity/diagnose.ts';
import { endOf } from '../connectivity/ends.ts';
import { fixSteps } from '../connectivity/say-fix.ts';
import type { Desk } from '../desk.ts';
import { perform } from '../perform.ts';
import type { Button } from '../reply.ts';
import type { At, Done, Guide, Step, Summary } from './guide.ts';
import { listed } from './listed.ts';
import { ownVpcs, readNamed } from './steps.ts';
import { calledVpc, idsIn, vpcSetStep } from './vpc-set.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].plan;

/** Room in the summary, in characters: with the answers and the cost it stays below what one message holds. */
const room = { links: 900, impossible: 800, steps: 1000, quotas: 500 };
/** Links whose reasons are offered after all is done. */
const whyAtOnce = 4;

const wish: Step = {
  slot: 'wish',
  applies: ({ values }) => idsIn(values.vpcs).length > 2,
  label: (at) => words(at).wish.label,
  ask: (at) => words(at).wish.ask,
  choices: (at) => [
    { label: words(at).wish.mesh, value: 'mesh' },
    { label: words(at).wish.hub, value: 'hub' },
  ],
  read(text, at) {
    const normal = normalise(text);
    if (/mesh|两两|互相|全互|彼此|每个|each|every|full/.test(normal)) return { ok: true, value: 'mesh' };
    if (/hub|中心|星型|星形|枢纽|star|one/.test(normal)) return { ok: true, value: 'hub' };
    return { ok: false, words: words(at).wish.bad };
  },
  show: (value, at) => (value === 'hub' ? words(at).wish.hub : words(at).wish.mesh),
};

const hub: Step = {
  slot: 'hub',
  applies: ({ values }) => values.wish === 'hub',
  label: (at) => words(at).hub.label,
  ask: (at) => words(at).hub.ask,
  choices: (at) => idsIn(at.values.vpcs).map((id) => ({ label: calledVpc(id, at), value: id })),
  read(text, at) {
    const picked = idsIn(at.values.vpcs);
    const items = ownVpcs(at).filter(({ id }) => picked.includes(id));
    return readNamed(
      text,
      items.map(({ id, name }) => ({ id, names: [name] })),
      at,
      guideText[at.lang].steps.vpc.example,
    );
  },
  show: (id, at) => calledVpc(id, at),
};

/** Plans what it takes that a set of own VPCs reach each other or a hub, and does it all. */
export const plan: Guide = {
  id: 'plan',
  needs: 'operate',
  title: (at) => words(at).title,
  blocked(at) {
    if (ownVpcs(at).length > 1) return undefined;
    const { addVpc, importNow } = guideText[at.lang].create;
    return {
      markdown: words(at).needTwo,
      buttons: [
        { label: addVpc, action: { do: 'guide', guide: 'add_vpc', values: {} } },
        { label: importNow, action: { do: 'guide', guide: 'import', values: {} } },
      ],
    };
  },
  steps: [vpcSetStep('vpcs'), wish, hub],
  prefill(_slots, at, said) {
    const normal = normalise(said);
    const ids = findData(normal).flatMap(({ kind, value }) => (kind === 'vpc' ? [value] : []));
    const spoken = ownVpcs(at).filter(
      ({ id, name }) => ids.includes(id) || (name.length >= 2 && normal.includes(normalise(name))),
    );
    const mesh = /mesh|两两|互相|互通|full/.test(normal);
    return {
      ...(spoken.length > 1 ? { vpcs: spoken.map(({ id }) => id).join(',') } : {}),
      ...(mesh ? { wish: 'mesh' } : {}),
    };
  },
  summary: summaryOf,
  commitLabel: (at) => words(at).commit,
  async commit(at, desk): Promise<Done> {
    const made = planOf(at);
    const own = made.fixes.filter(({ by }) => by === at.uin);
    const commands = commandsOf(at, own, desk);
    const done = await perform(desk, at.uin, commands);
    if (!done.ok) return { ok: false, words: done.words(at.lang) };
    const peerings = own.filter(({ op }) => op === 'create_peering').length;
    const routes = own.filter(({ op }) => op.endsWith('_route')).length;
    const after = { ...at, world: done.world };
    const { lines, buttons } = verdicts(after, made.links);
    const result = listed(lines, room.links + room.steps, words(at).more).join('\n');
    const all: Button = { label: words(at).peerings, action: { do: 'show', page: 'peerings', uin: at.uin } };
    return {
      ok: true,
      replies: [{ markdown: `${words(at).done(peerings, routes)}\n\n${result}`, buttons: [...buttons, all] }],
      effects: done.effects,
    };
  },
};

function wishOf({ values }: At): Wish {
  return values.wish === 'hub' && values.hub !== undefined
    ? { kind: 'hub', hub: values.hub }
    : { kind: 'mesh' };
}

const planOf = (at: At): Plan =>
  planned(at.world, { actor: at.uin, now: at.now }, idsIn(at.values.vpcs), wishOf(at));

function summaryOf(at: At): Summary {
  const says = words(at);
  const made = planOf(at);
  const { links, fixes } = made;
  const called = (id: string): string => calledVpc(id, at);
  const possible = links.flatMap((link) => (link.possible ? [`- ${linkLine(link, at)}`] : []));
  const impossible = links.flatMap((link) => {
    if (link.possible) return [];
    const reasons = link.refusals.map((reason) => reasonSentence(at.lang, reason)).join(' ');
    return [`- ${says.not(called(link.a), called(link.b), reasons)}`];
  });
  const steps = fixSteps(at, fixes).map((step, place) => `${place + 1}. ${step}`);
  const quotas = made.quotas
    .filter(({ before, after }) => before !== after)
    .map(({ vpc, before, after, limit }) => `- ${says.quota(called(vpc), before, after, limit)}`);
  const cost =
    made.monthlyCeiling > 0
      ? [says.ceiling(String(made.monthlyCeiling), currencyWord(at.lang, made.currency))]
      : costless(at, made);
  const section = (head: string, lines: readonly string[], most: number): string[] =>
    lines.length === 0 ? [] : [[head, ...listed(lines, most, says.more)].join('\n')];
  return {
    lines: [
      ...section(says.links, possible, room.links),
      ...section(says.impossible, impossible, room.impossible),
      ...section(says.steps(steps.length), steps, room.steps),
      ...section(says.quotas, quotas, room.quotas),
      ...(fixes.length === 0 && impossible.length === 0 ? [says.nothing] : cost),
    ],
    blocked: fixes.length === 0,
  };
}

/** That it is free, where that is certain: no link leaves its region. */
function costless(at: At, { links }: Plan): string[] {
  const regionOf = (id: string): string | undefined => ownVpcs(at).find((vpc) => vpc.id === id)?.region;
  return links.every(({ a, b }) => regionOf(a) === regionOf(b)) ? [words(at).free] : [];
}

function linkLine(link: PlannedLink & { possible: true }, at: At): string {
  const says = words(at);
  const [a, b] = [calledVpc(link.a, at), calledVpc(link.b, at)];
  if (link.exists) return says.exists(a, b, link.peering, link.fixes.length);
  const create = link.fixes.find(({ op }) => op === 'create_peering');
  const mbps = create?.op === 'create_peering' ? create.bandwidthMbps : undefined;
  return says.new(a, b, mbps === undefined ? '' : says.mbps(mbps));
}

/** The plan's fixes as commands, with ids of the cloud's shape in place of the plan's own. */
function commandsOf(at: At, fixes: readonly Fix[], desk: Desk): Command[] {
  const made = fixes.flatMap((fix) => (fix.op === 'create_peering' ? [fix.as] : []));
  const ids = new Map(made.map((as, n) => [as, desk.freshId('pcx', n)]));
  const named = (id: string): string => ids.get(id) ?? id;
  return fixes.map((fix) => {
    const renamed: Fix =
      fix.op === 'create_peering'
        ? { ...fix, as: named(fix.as) }
        : fix.op === 'accept'
          ? { ...fix, peering: named(fix.peering) }
          : fix.op === 'add_route'
            ? { ...fix, nextHop: named(fix.nextHop) }
            : fix;
    return commandOf(at.world, renamed);
  });
}

/** How the wished links stand now, and buttons to see why where one does not carry. */
function verdicts(at: At, links: readonly PlannedLink[]): { lines: string[]; buttons: Button[] } {
  const buttons: Button[] = [];
  const lines = links.flatMap(({ a, b }) => {
    const [from, to] = [endOf(a, at), endOf(b, at)];
    const found = from && to && diagnose(at, from, to);
    if (!found?.ok) return [];
    const { verdict } = found.diagnosis;
    const [nameA, nameB] = [calledVpc(a, at), calledVpc(b, at)];
    if (verdict !== 'REACHABLE' && buttons.length < whyAtOnce)
      buttons.push({
        label: `${words(at).why} · ${nameA} ↔ ${nameB}`.replace(/\\/g, ''),
        action: { do: 'guide', guide: 'check_connectivity', values: { from: a, to: b }, uin: at.uin },
      });
    return [`- ${words(at).verdict[verdict](nameA, nameB)}`];
  });
  return { lines, buttons };
}
