import { normalise } from '../../faq/index.ts';
import type { Vpc } from '../../peering/index.ts';
import type { Slots } from '../slots.ts';
import type { At } from './guide.ts';
import { findNamed } from './named.ts';
import { ownVpcs } from './steps.ts';

const asNamed = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, names: [name] });

function named(text: string | undefined, items: readonly { id: string; names: readonly string[] }[]) {
  const naming = text === undefined ? undefined : findNamed(text, items);
  return naming?.kind === 'one' ? naming.item.id : undefined;
}

/** What was said, by side. What can only be the other side's is, though it was said first or alone. */
export function sidesOf(slots: Slots, at: At, said: string) {
  const mine = ownVpcs(at);
  const otherSide = slots.account !== undefined || /他们|对方|别人|客户|their|partner/.test(normalise(said));
  const strange = slots.local_vpc !== undefined && !mine.some(({ id }) => id === slots.local_vpc);
  const theirs =
    slots.peer_vpc ?? (strange && /^vpc-/.test(slots.local_vpc ?? '') ? slots.local_vpc : undefined);
  const there = slots.local_region;
  // "我的生产和对方北京的 vpc-x": the one region that is named is the peer's, where nothing of one's own is meant by it.
  const only = slots.peer_region === undefined && there !== undefined && (otherSide || theirs !== undefined);
  const swapped =
    only && spokenOf(said, there, mine) === undefined && spokenOf(said, undefined, mine) !== undefined;
  const localRegion = swapped ? undefined : there;
  const peerRegion = swapped ? there : slots.peer_region;
  const pair = otherSide || theirs !== undefined ? undefined : spokenPair(said, mine);
  const local = named(slots.local_vpc, mine.map(asNamed)) ?? pair?.[0] ?? spokenOf(said, localRegion, mine);
  const peer = theirs ?? (otherSide ? undefined : (pair?.[1] ?? spokenOf(said, peerRegion, mine, local)));
  return { mine, otherSide, local, localRegion, peer, peerRegion };
}

/** "把生产和测试打通": the two VPCs whose names stand in the text, in the order they stand there. */
function spokenPair(said: string, mine: readonly Vpc[]): readonly [string, string] | undefined {
  const [one, two, ...more] = mentioned(said, mine);
  return one === undefined || two === undefined || more.length > 0 ? undefined : [one, two];
}

/** The VPCs whose names, or parts of them, stand in a text, in order; 分支11 is no mention of 分支1. */
function mentioned(said: string, vpcs: readonly Vpc[]): readonly string[] {
  const normal = normalise(said);
  const spans = vpcs.flatMap(({ id, name }) => {
    const part = partsOf(name).find((each) => normal.includes(each));
    if (part === undefined) return [];
    const start = normal.indexOf(part);
    return [{ id, start, end: start + part.length }];
  });
  const within = (a: (typeof spans)[number], b: (typeof spans)[number]): boolean =>
    a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  return spans
    .filter((span) => !spans.some((other) => within(span, other)))
    .sort((a, b) => a.start - b.start)
    .map(({ id }) => id);
}

/** "广州的生产 VPC": the one VPC of that region whose name stands in the text. */
function spokenOf(
  said: string,
  region: string | undefined,
  mine: readonly Vpc[],
  not?: string,
): string | undefined {
  const there = mine.filter(
    (vpc) => vpc.id !== not && (region === undefined || vpc.region === region) && vpc.name.length >= 2,
  );
  const spoken = mentioned(said, there);
  return spoken.length === 1 ? spoken[0] : undefined;
}

/** A name and its parts: people say 生产 for 广州-生产, prod for gz-prod. */
const partsOf = (name: string): readonly string[] =>
  [normalise(name), ...normalise(name).split(/[\s_\-·.（）()]+/)].filter((part) => part.length >= 2);
