import { normalise } from '../../faq/index.ts';
import { guideText, inline } from '../../text/index.ts';
import { canonicalEnd, endOf, endsOfPeering, peerVpcs, readEnd, shownEnd } from '../connectivity/ends.ts';
import { sayDiagnosis } from '../connectivity/say-diagnosis.ts';
import type { Slots } from '../slots.ts';
import type { At, Choice, Done, Guide, Read, Step, Values } from './guide.ts';
import { ownVpcs, peeringAt } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].connectivity;

const ownChoices = (at: At): Choice[] =>
  ownVpcs(at).map(({ id, name, cidr }) => ({
    label: guideText[at.lang].steps.vpc.button(name === '' ? id : name, cidr.text),
    value: id,
  }));

const peerChoices = (at: At): Choice[] =>
  peerVpcs(at).map(({ id }) => ({ label: words(at).ends.theirButton(id), value: id }));

const shown = (value: string, at: At): string => {
  const end = endOf(value, at);
  return end === undefined ? inline(value, 60) : shownEnd(end, at);
};

const fromStep: Step = {
  slot: 'from',
  label: (at) => words(at).from.label,
  ask: (at) => words(at).from.ask,
  choices: (at) => [...ownChoices(at), ...peerChoices(at)],
  read: (text, at) => readEnd(text, at),
  show: shown,
};

const toStep: Step = {
  slot: 'to',
  label: (at) => words(at).to.label,
  ask: (at) => words(at).to.ask,
  choices: (at) => [...ownChoices(at), ...peerChoices(at)].filter(({ value }) => value !== at.values.from),
  read(text, at): Read {
    const from = endOf(at.values.from ?? '', at);
    const read = readEnd(text, at, from);
    const to = read.ok ? endOf(read.value, at) : undefined;
    if (from === undefined || to === undefined) return read;
    const { ends } = words(at);
    if (canonicalEnd(from) === canonicalEnd(to)) return { ok: false, words: ends.same };
    if (from.vpc.owner !== at.uin && to.vpc.owner !== at.uin) return { ok: false, words: ends.oneOwn };
    return read;
  },
  show: shown,
};

/** Asks for two ends and says whether they can talk both ways, why not, and what to do about it. */
export const checkConnectivity: Guide = {
  id: 'check_connectivity',
  needs: 'view',
  title: (at) => words(at).title,
  blocked(at) {
    if (ownVpcs(at).length > 0) return undefined;
    const { noVpc, addVpc, importNow } = guideText[at.lang].create;
    return {
      markdown: noVpc,
      buttons: [
        { label: addVpc, action: { do: 'guide', guide: 'add_vpc', values: {} } },
        { label: importNow, action: { do: 'guide', guide: 'import', values: {} } },
      ],
    };
  },
  steps: [fromStep, toStep],
  prefill: endsSaid,
  async commit(at): Promise<Done> {
    const [from, to] = [endOf(at.values.from ?? '', at), endOf(at.values.to ?? '', at)];
    if (from === undefined || to === undefined) return { ok: false, words: guideText[at.lang].runner.lost };
    return { ok: true, replies: [sayDiagnosis(at, from, to)], effects: [] };
  },
};

/**
 * The ends that an utterance names: ids and addresses by the sides it puts them on, else the own VPCs called by name, or
 * the only ones of the regions it names, in the order they stand.
 */
export function endsSaid(slots: Slots, at: At, said: string): Values {
  const peering = peeringAt(slots.peering, at);
  if (peering !== undefined && slots.ips === undefined && slots.subnet === undefined)
    return endsOfPeering(at, peering);
  const [address, second] = [...(slots.ips ?? []), ...(slots.cidrs ?? [])];
  const within = (text: string, vpc: string | undefined): string =>
    vpc === undefined ? text : `${text}@${vpc}`;
  const subnetHome = endOf(slots.subnet ?? '', at)?.vpc.id;
  // "vpc-a 到 subnet-b": a subnet that does not lie in the near VPC is the far end.
  const subnetIsFar =
    slots.subnet !== undefined && slots.local_vpc !== undefined && subnetHome !== slots.local_vpc;
  const nearVpc = slots.local_vpc ?? (slots.peer_vpc === undefined ? namedIn(slots, at, said)[0] : undefined);
  const farVpc = slots.peer_vpc ?? namedIn(slots, at, said).find((id) => id !== nearVpc);
  const from = slots.subnet !== undefined && !subnetIsFar ? slots.subnet : nearVpc;
  const facts: Record<string, string | undefined> =
    second !== undefined
      ? { from: within(address ?? '', slots.local_vpc), to: within(second, slots.peer_vpc) }
      : address !== undefined && from === undefined && farVpc !== undefined
        ? { from: address, to: farVpc }
        : address !== undefined
          ? { from, to: within(address, slots.peer_vpc) }
          : { from, to: subnetIsFar ? slots.subnet : farVpc };
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined),
  );
}

/** Own VPCs whose name stands in a text, in order; else the only one of each region that was named. */
function namedIn(slots: Slots, at: At, said: string): string[] {
  const normal = normalise(said);
  const mine = ownVpcs(at);
  const spoken = mine
    .map(({ id, name }) => ({ id, place: name.length < 2 ? -1 : normal.indexOf(normalise(name)) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id);
  if (spoken.length > 0) return spoken;
  return [slots.local_region, slots.peer_region].flatMap((region) => {
    const there = mine.filter((vpc) => region !== undefined && vpc.region === region);
    return there.length === 1 ? there.map(({ id }) => id) : [];
  });
}
