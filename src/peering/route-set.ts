import { blockAt, type Cidr, type Family, widthOf } from './cidr.ts';
import { contains, halves, overlap } from './cidr-set.ts';

/** One line of a route table. The Local route is implied by the VPC and never stored. */
export interface Route {
  readonly dest: Cidr;
  /** The cloud's word: PEERCONNECTION, NAT, VPN, CCN … */
  readonly nextHopType: string;
  readonly nextHop: string;
  readonly enabled: boolean;
}

/** The routes of one table, as a value: a prefix tree per family, so that the longest match is a walk down. */
export interface RouteSet {
  readonly size: number;
  readonly ipv4: Node | null;
  readonly ipv6: Node | null;
}

/**
 * A path-compressed prefix tree. A node without routes only parts the two below it:
 *
 *              10.0.0.0/8             decides what nothing below it decides
 *             /          \
 *     10.0.0.0/15      10.128.0.0/9   on the left no route, only a fork
 *       /      \
 *  10.0.0.0/16  10.1.0.0/16
 */
interface Node {
  readonly block: Cidr;
  /** More than one only where a profile allows equal destinations, or a world was imported that way. */
  readonly routes: readonly Route[];
  readonly low: Node | null;
  readonly high: Node | null;
}

/** A part of an asked range and the routes that decide it: those with the longest matching destination, or none. */
export interface Decided {
  readonly block: Cidr;
  readonly routes: readonly Route[];
}

/** A table without routes of its own. */
export const noRoutes: RouteSet = { size: 0, ipv4: null, ipv6: null };

/** A table with these routes. */
export const routesOf = (routes: Iterable<Route>): RouteSet => {
  let set = noRoutes;
  for (const route of routes) set = withRoute(set, route);
  return set;
};

/** The table with one more route; equal destinations stand side by side. */
export function withRoute(set: RouteSet, route: Route): RouteSet {
  const { family } = route.dest;
  return { ...set, size: set.size + 1, [family]: inserted(set[family], route.dest, [route]) };
}

/** The routes with exactly this destination. */
export function routesAt(set: RouteSet, dest: Cidr): readonly Route[] {
  let node = set[dest.family];
  while (node !== null && node.block.length < dest.length)
    node = contains(node.block, dest) ? childFor(node, dest) : null;
  return node !== null && node.block.text === dest.text ? node.routes : [];
}

/** The table with the routes to `dest` replaced; an empty list takes them away. */
export function withRoutesAt(set: RouteSet, dest: Cidr, routes: readonly Route[]): RouteSet {
  const removed = without(set[dest.family], dest);
  const node = routes.length === 0 ? removed : inserted(removed, dest, routes);
  return { ...set, size: set.size - routesAt(set, dest).length + routes.length, [dest.family]: node };
}

/** The table without the routes that `gone` picks. */
export function withoutRoutes(set: RouteSet, gone: (route: Route) => boolean): RouteSet {
  const doomed = allRoutes(set).filter(gone);
  return doomed.reduce(
    (left, { dest }) =>
      withRoutesAt(
        left,
        dest,
        routesAt(left, dest).filter((route) => !gone(route)),
      ),
    set,
  );
}

/** Every route, by family and address, broader before narrower. */
export function allRoutes(set: RouteSet): Route[] {
  const out: Route[] = [];
  const visit = (node: Node | null): void => {
    if (node === null) return;
    out.push(...node.routes);
    visit(node.low);
    visit(node.high);
  };
  visit(set.ipv4);
  visit(set.ipv6);
  return out;
}

/** Which routes decide which part of `range`: longest prefix, whether the route is alive or not. In address order. */
export function decide(set: RouteSet, range: Cidr): Decided[] {
  const out: Decided[] = [];
  descend(set[range.family], range, [], out);
  return out;
}

function descend(node: Node | null, range: Cidr, above: readonly Route[], out: Decided[]): void {
  if (node === null || overlap(node.block, range) === null) {
    out.push({ block: range, routes: above });
    return;
  }
  if (node.block.length > range.length) {
    // The node is a part of the range: what lies outside it is still decided from above.
    const [low, high] = halves(range) as readonly [Cidr, Cidr];
    const inLow = contains(low, node.block);
    if (!inLow) out.push({ block: low, routes: above });
    descend(node, inLow ? low : high, above, out);
    if (inLow) out.push({ block: high, routes: above });
    return;
  }
  const routes = node.routes.length > 0 ? node.routes : above;
  if (node.low === null && node.high === null) out.push({ block: range, routes });
  else if (node.block.length < range.length) descend(childFor(node, range), range, routes, out);
  else {
    const [low, high] = halves(range) as readonly [Cidr, Cidr];
    descend(node.low, low, routes, out);
    descend(node.high, high, routes, out);
  }
}

function inserted(node: Node | null, dest: Cidr, routes: readonly Route[]): Node {
  if (node === null) return { block: dest, routes, low: null, high: null };
  if (node.block.text === dest.text) return { ...node, routes: [...node.routes, ...routes] };
  if (contains(node.block, dest)) {
    const side = sideOf(node.block, dest);
    return { ...node, [side]: inserted(node[side], dest, routes) };
  }
  const top = contains(dest, node.block) ? dest : fork(node.block, dest);
  const parent: Node = { block: top, routes: [], low: null, high: null, [sideOf(top, node.block)]: node };
  return inserted(parent, dest, routes);
}

function without(node: Node | null, dest: Cidr): Node | null {
  if (node === null || !contains(node.block, dest)) return node;
  if (node.block.text === dest.text) return collapsed({ ...node, routes: [] });
  const side = sideOf(node.block, dest);
  return collapsed({ ...node, [side]: without(node[side], dest) });
}

/** A node that neither decides nor forks is no node. */
function collapsed(node: Node): Node | null {
  if (node.routes.length > 0 || (node.low !== null && node.high !== null)) return node;
  return node.low ?? node.high;
}

const childFor = (node: Node, inner: Cidr): Node | null => node[sideOf(node.block, inner)];

/** Which half of `outer` holds `inner`, by the first bit after the prefix. */
function sideOf(outer: Cidr, inner: Cidr): 'low' | 'high' {
  const bit = (inner.first >> BigInt(widthOf(outer.family) - outer.length - 1)) & 1n;
  return bit === 0n ? 'low' : 'high';
}

/** The longest prefix that holds two blocks of which neither holds the other. */
function fork(a: Cidr, b: Cidr): Cidr {
  const family: Family = a.family;
  const differing = (a.first ^ b.first).toString(2).length;
  return blockAt(family, a.first, widthOf(family) - differing);
}
