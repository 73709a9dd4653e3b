import { findData, normalise } from '../../faq/index.ts';
import {
  blocksOf,
  type Cidr,
  contains,
  farVpc,
  type Peering,
  parseAddress,
  parseCidr,
  type Refusal,
  refusal,
  siteOf,
  sitesOf,
  stateAt,
  subnetOf,
  type Vpc,
} from '../../peering/index.ts';
import { guideText, inline, reasonSentence } from '../../text/index.ts';
import type { At, Read } from '../guides/guide.ts';
import { findNamed, type Named } from '../guides/named.ts';

/** What is needed to know whose network is looked at, and when. */
export type Looking = Pick<At, 'world' | 'uin' | 'now' | 'lang'>;

/** One end of a question about connectivity. `address` is an address or a block within the VPC. */
export type End =
  | { readonly kind: 'vpc'; readonly vpc: Vpc }
  | { readonly kind: 'subnet'; readonly vpc: Vpc; readonly subnet: string; readonly cidr: Cidr }
  | { readonly kind: 'address'; readonly vpc: Vpc; readonly address: string };

/**
 * The VPCs of other accounts that may be asked about: those behind the account's own peerings, unless the other side
 * has refused. All else is, to the asker, not there.
 */
export function peerVpcs({ world, uin, now }: Looking): Vpc[] {
  const found = new Map<string, Vpc>();
  for (const { vpc, peerings } of sitesOf(world, uin)) {
    for (const peering of peerings) {
      const state = stateAt(peering, world.rules, now);
      const far = siteOf(world, farVpc(peering, vpc.id))?.vpc;
      if (far !== undefined && far.owner !== uin && state !== 'REJECTED' && state !== 'FAILED')
        found.set(far.id, far);
    }
  }
  return [...found.values()];
}

const ownVpcs = ({ world, uin }: Looking): Vpc[] => sitesOf(world, uin).map(({ vpc }) => vpc);

/**
 * The end that a canonical text names: the id of a VPC or of an own subnet, or `10.0.0.5@vpc-…`. Undefined where the
 * asker may not see it, whether it is there or not.
 */
export function endOf(text: string, looking: Looking): End | undefined {
  const [, address, inside] = /^([^@]+)@(.+)$/.exec(text) ?? [];
  const vpc = seenVpc(inside ?? text, looking);
  if (address !== undefined) {
    const block = blockOf(address);
    if (vpc === undefined || !block.ok || !holds(vpc, block.cidr)) return undefined;
    return { kind: 'address', vpc, address: shortened(block.cidr) };
  }
  if (vpc !== undefined) return { kind: 'vpc', vpc };
  const found = subnetOf(looking.world, text);
  if (found === undefined || found.site.vpc.owner !== looking.uin) return undefined;
  return { kind: 'subnet', vpc: found.site.vpc, subnet: found.subnet.id, cidr: found.subnet.cidr };
}

/** The two VPCs of a peering as the ends of a question, one's own first. */
export function endsOfPeering(
  { world, uin }: Pick<At, 'world' | 'uin'>,
  { requesterVpc, accepterVpc }: Pick<Peering, 'requesterVpc' | 'accepterVpc'>,
): { readonly from: string; readonly to: string } {
  const mine = siteOf(world, requesterVpc)?.vpc.owner === uin;
  return mine ? { from: requesterVpc, to: accepterVpc } : { from: accepterVpc, to: requesterVpc };
}

/** An end in the form that {@link endOf} reads. */
export const canonicalEnd = (end: End): string =>
  end.kind === 'vpc' ? end.vpc.id : end.kind === 'subnet' ? end.subnet : `${end.address}@${end.vpc.id}`;

/** An end as people see it, Markdown. */
export function shownEnd(end: End, { uin, lang }: Looking): string {
  const { ends } = guideText[lang].connectivity;
  const { id, name, owner } = end.vpc;
  const vpc =
    owner !== uin
      ? ends.theirs(`\`${id}\``)
      : name === ''
        ? `\`${id}\``
        : ends.own(inline(name, 40), `\`${id}\``);
  if (end.kind === 'vpc') return vpc;
  return ends.within(end.kind === 'subnet' ? `\`${end.subnet}\`` : `\`${end.address}\``, vpc);
}

/**
 * Reads an end as typed: a subnet or VPC by id, an own VPC by name, an address or block with or without its VPC. What
 * belongs to others gets the same words as what does not exist. `near` is the other end, whose peers are meant first.
 */
export function readEnd(text: string, looking: Looking, near?: End): Read {
  const known = endOf(text.trim(), looking);
  if (known !== undefined) return { ok: true, value: canonicalEnd(known) };
  const normal = normalise(text);
  const data = findData(normal);
  const first = (...kinds: readonly string[]) => data.find(({ kind }) => kinds.includes(kind))?.value;
  const address = first('cidr', 'ip') ?? /^[\d.:a-f]+(?:\/\d+)?$/.exec(normal.trim())?.[0];
  if (address !== undefined) return readAddress(address, first('vpc'), looking, near);
  const subnet = first('subnet');
  if (subnet !== undefined && !isEnd(subnet, looking)) return no(looking, missing('subnet', subnet));
  const vpc = first('vpc');
  if (vpc !== undefined && !isEnd(vpc, looking)) return no(looking, missing('vpc', vpc));
  return readNamedEnd(subnet ?? vpc ?? text, looking);
}

const isEnd = (id: string, looking: Looking): boolean => endOf(id, looking) !== undefined;

/** By id a subnet or VPC, by name an own VPC. An id that is not there word for word is none. */
function readNamedEnd(text: string, looking: Looking): Read {
  if (isEnd(text, looking)) return { ok: true, value: text };
  const { runner, connectivity } = guideText[looking.lang];
  const own: Named[] = ownVpcs(looking).map(({ id, name }) => ({ id, names: [name] }));
  const naming = findNamed(text, own);
  if (naming.kind === 'one') return { ok: true, value: naming.item.id };
  const shown = inline(text, 40);
  if (naming.kind === 'none') return { ok: false, words: runner.noMatch(shown, connectivity.ends.example) };
  return {
    ok: false,
    words: runner.several(
      shown,
      listed(
        looking,
        naming.items.map(({ id }) => id),
      ),
    ),
  };
}

function readAddress(text: string, inside: string | undefined, looking: Looking, near?: End): Read {
  const { ends } = guideText[looking.lang].connectivity;
  const block = blockOf(text);
  if (!block.ok) return no(looking, block.refusal);
  const seen = [...ownVpcs(looking), ...peerVpcs(looking)];
  if (inside !== undefined && !seen.some(({ id }) => id === inside))
    return no(looking, missing('vpc', inside));
  const all = seen.filter((vpc) => holds(vpc, block.cidr) && (inside === undefined || vpc.id === inside));
  const beyond = near === undefined ? all : all.filter(({ id }) => peersOf(near, looking).includes(id));
  const fitting = beyond.length === 1 || near === undefined ? beyond : all;
  const [only, ...more] = fitting;
  const shown = shortened(block.cidr);
  if (only === undefined) {
    const where = inside === undefined ? ends.nowhere(shown) : ends.notWithin(shown, inline(inside, 60));
    return { ok: false, words: where };
  }
  if (more.length === 0) return { ok: true, value: `${shown}@${only.id}` };
  const ids = fitting.map(({ id }) => id);
  return { ok: false, words: ends.severalVpcs(shown, listed(looking, ids), `${shown}@${only.id}`) };
}

/** The VPCs that the peerings of an end lead to. */
const peersOf = ({ vpc }: End, { world }: Looking): string[] =>
  siteOf(world, vpc.id)?.peerings.map((peering) => farVpc(peering, vpc.id)) ?? [];

function seenVpc(id: string, looking: Looking): Vpc | undefined {
  const vpc = siteOf(looking.world, id)?.vpc;
  if (vpc === undefined || vpc.owner === looking.uin) return vpc;
  return peerVpcs(looking).find((peer) => peer.id === id);
}

const blockOf = (text: string) => (text.includes('/') ? parseCidr(text) : parseAddress(text));
const shortened = ({ text }: Cidr): string => text.replace(text.includes(':') ? /\/128$/ : /\/32$/, '');
const holds = (vpc: Vpc, block: Cidr): boolean => blocksOf(vpc).some((own) => contains(own, block));
const missing = (kind: 'vpc' | 'subnet', id: string): Refusal => refusal('RESOURCE_NOT_FOUND', { kind, id });
const no = ({ lang }: Looking, reason: Refusal): Read => ({ ok: false, words: reasonSentence(lang, reason) });

function listed(looking: Looking, ids: readonly string[]): string {
  const shown = ids.slice(0, 5).map((id) => {
    const end = endOf(id, looking);
    return end === undefined ? '' : shownEnd(end, looking);
  });
  return shown.filter(Boolean).join(looking.lang === 'zh' ? '、' : ', ');
}
