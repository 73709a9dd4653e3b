import { type Route, routesOf } from '../../route-set.ts';
import type { RouteTable } from '../../world.ts';
import type { Gathered, SubnetRecord, TableRecord } from './gathered.ts';
import { type Node, report } from './node.ts';

/** A route table, its routes in the order they were told, and where it was told of. */
export interface PlacedTable {
  readonly table: RouteTable;
  readonly routes: readonly Route[];
  readonly node: Node;
}

/**
 * The tables by id: those described, then an empty one for each that something points at and nobody described (with
 * the routes that Terraform tells apart from their table). A route whose table stays unknown is reported.
 */
export function placedTables(
  described: readonly TableRecord[],
  subnets: readonly SubnetRecord[],
  vpcNodes: ReadonlyMap<string, Node>,
  from: Gathered,
): ReadonlyMap<string, PlacedTable> {
  const apart = new Map<string, Route[]>();
  for (const { table, route } of from.routes) {
    const routes = apart.get(table);
    if (routes === undefined) apart.set(table, [route]);
    else routes.push(route);
  }
  const out = new Map<string, PlacedTable>();
  const add = (id: string, vpc: string, main: boolean, own: readonly Route[], node: Node): void => {
    const routes = [...own, ...(apart.get(id) ?? [])];
    out.set(id, { table: { id, vpc, default: main, routes: routesOf(routes) }, routes, node });
  };
  const standIn = (id: string, vpc: string, main: boolean, node: Node): void => {
    if (out.has(id)) return;
    report(node, 'ROUTES_UNKNOWN', { table: id });
    add(id, vpc, main, [], node);
  };
  for (const { id, vpc, default: main, routes, node } of described)
    add(id, vpc, main || from.defaultTables.get(id) === vpc, routes, node);
  for (const [id, vpc] of from.defaultTables) {
    const node = vpcNodes.get(vpc);
    if (node !== undefined) standIn(id, vpc, true, node);
  }
  const defaults = defaultsOf(out.values());
  for (const subnet of subnets) standIn(tableIdOf(subnet, from, defaults), subnet.vpc, false, subnet.node);
  for (const { table, node } of from.routes)
    if (!out.has(table)) report(node, 'UNKNOWN_REFERENCE', { kind: 'routeTable', id: table });
  return out;
}

/** VPC id to the id of its default table. */
export const defaultsOf = (tables: Iterable<PlacedTable>): ReadonlyMap<string, string> =>
  new Map([...tables].filter(({ table }) => table.default).map(({ table }) => [table.vpc, table.id]));

/** The table a subnet is associated with, else the one it says, else its VPC's default one. */
export const tableIdOf = (
  subnet: SubnetRecord,
  from: Gathered,
  defaults: ReadonlyMap<string, string>,
): string =>
  from.associations.get(subnet.id) ??
  subnet.routeTable ??
  defaults.get(subnet.vpc) ??
  `rtb-of-${subnet.id}`.slice(0, 64);
