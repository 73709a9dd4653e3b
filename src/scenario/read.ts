import {
  type Cidr,
  parseCidr,
  type Route,
  type Rules,
  routesOf,
  type World,
  worldOf,
} from '../peering/index.ts';
import { type Mistake, pathOf, readJson } from './json.ts';
import { misspeltKeys } from './misspelt.ts';
import { given, overridden, type ProfileFault, rulesOf, type WrittenProfile } from './profiles.ts';
import { type ScenarioCase, scenarioSchema, type WrittenWorld, worldSchema } from './schema.ts';

/** A case ready to run: its world built, its clock set (milliseconds since 1970). */
export interface ReadyCase {
  readonly id: string;
  readonly title: string;
  readonly world: World;
  readonly now: number;
  readonly steps: ScenarioCase['steps'];
}

export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads a scenario file whole: any mistake, and nothing of it is run. */
export function readScenarios(
  text: string,
  product: ReadonlyMap<string, Rules>,
): ReadResult<readonly ReadyCase[]> {
  const json = readJson(text);
  if (!json.ok) return json;
  const file = scenarioSchema.safeParse(json.value);
  if (!file.success) return { ok: false, mistakes: mistakesOf(file.error.issues) };
  const slips = misspeltKeys(scenarioSchema, json.value);
  if (slips.length > 0) return { ok: false, mistakes: slips };
  const profiles = new Map(Object.entries(file.data.profiles ?? {}));
  const mistakes: Mistake[] = [];
  const cases = file.data.cases.flatMap((each, i): ReadyCase[] => {
    const at = ['cases', i, 'world'];
    const built = buildWorld(each.world, { at, profiles, product });
    if (!built.ok) mistakes.push(...built.mistakes);
    else return [{ id: each.id, title: each.title ?? '', ...built.value, steps: each.steps }];
    return [];
  });
  mistakes.push(...duplicates(file.data.cases, ({ id }) => id, ['cases'], 'id'));
  for (const [name, { extends: parent }] of profiles) {
    const fault = rulesOf(name, profiles, product);
    if (typeof fault !== 'string') continue;
    const message =
      fault === 'cycle' ? 'profiles extend each other in a circle' : `no profile ${parent ?? name}`;
    mistakes.push({ path: pathOf(['profiles', name, 'extends']), message });
  }
  return mistakes.length === 0 ? { ok: true, value: cases } : { ok: false, mistakes };
}

/** Reads a file that is one world, as the `world` of a scenario is written. */
export function readWorld(
  text: string,
  product: ReadonlyMap<string, Rules>,
): ReadResult<{ readonly world: World; readonly now: number }> {
  const json = readJson(text);
  if (!json.ok) return json;
  const parsed = worldSchema.safeParse(json.value);
  if (!parsed.success) return { ok: false, mistakes: mistakesOf(parsed.error.issues) };
  const slips = misspeltKeys(worldSchema, json.value);
  if (slips.length > 0) return { ok: false, mistakes: slips };
  return buildWorld(parsed.data, { at: [], profiles: new Map(), product });
}

interface Place {
  readonly at: readonly (string | number)[];
  readonly profiles: ReadonlyMap<string, WrittenProfile>;
  readonly product: ReadonlyMap<string, Rules>;
}

function buildWorld(
  written: WrittenWorld,
  { at, profiles, product }: Place,
): ReadResult<{ readonly world: World; readonly now: number }> {
  const mistakes = referenceMistakes(written, at);
  const rules = rulesOf(written.profile, profiles, product);
  if (typeof rules === 'string') {
    mistakes.push({ path: pathOf([...at, 'profile']), message: profileMistake(rules, written.profile) });
  }
  if (mistakes.length > 0 || typeof rules === 'string') return { ok: false, mistakes };
  const inForce = overridden(rules, written.rules ?? {});
  return { ok: true, value: { world: worldFrom(written, inForce), now: Date.parse(written.now) } };
}

const profileMistake = (fault: ProfileFault, name: string): string =>
  fault === 'cycle' ? `profile ${name} extends itself` : `no profile ${name}`;

function worldFrom(written: WrittenWorld, rules: Rules): World {
  return worldOf({
    rules,
    accounts: written.accounts.map(({ uin, quotas }) => ({ uin, quotas: given(quotas ?? {}) })),
    vpcs: written.vpcs.map((vpc) => ({
      id: vpc.id,
      owner: vpc.owner,
      region: vpc.region,
      name: vpc.name ?? '',
      cidr: block(vpc.cidr),
      secondaryCidrs: (vpc.secondaryCidrs ?? []).map(block),
      ipv6Cidr: vpc.ipv6Cidr ? block(vpc.ipv6Cidr) : null,
    })),
    subnets: written.subnets.map((subnet) => ({
      id: subnet.id,
      vpc: subnet.vpc,
      cidr: block(subnet.cidr),
      ipv6Cidr: subnet.ipv6Cidr ? block(subnet.ipv6Cidr) : null,
      routeTable: subnet.routeTable,
    })),
    routeTables: written.routeTables.map((table) => ({
      id: table.id,
      vpc: table.vpc,
      default: table.default ?? false,
      routes: routesOf(
        table.routes.map((route): Route => {
          const { nextHopType, nextHop, enabled = true } = route;
          return { dest: block(route.dest), nextHopType, nextHop, enabled };
        }),
      ),
    })),
    peerings: written.peerings.map((peering) => ({
      id: peering.id,
      name: peering.name ?? '',
      requesterVpc: peering.requesterVpc,
      accepterVpc: peering.accepterVpc,
      state: peering.state,
      createdAt: Date.parse(peering.createdAt),
      bandwidthMbps: peering.bandwidthMbps ?? null,
      chargeType: peering.chargeType ?? null,
    })),
    gateways: (written.gateways ?? []).map(({ reaches, ...gateway }) => ({
      ...gateway,
      reaches: reachOf(reaches),
    })),
    classicHosts: (written.classicHosts ?? []).map((host) => ({
      ...host,
      linkedVpc: host.linkedVpc ?? null,
    })),
  });
}

/** A block, or a name for what lies beyond all private ranges. */
function reachOf(text: string): Cidr | 'internet' {
  const read = parseCidr(text);
  return read.ok ? read.cidr : 'internet';
}

/** The schema has read it already. */
function block(text: string): Cidr {
  const read = parseCidr(text);
  if (!read.ok) throw new Error(`checked text is no block: ${text}`);
  return read.cidr;
}

/** Ids that name nothing, and ids that name two things. Next hops may dangle: worlds are imported as they are. */
function referenceMistakes(world: WrittenWorld, at: readonly (string | number)[]): Mistake[] {
  const vpcs = new Set(world.vpcs.map(({ id }) => id));
  const uins = new Set(world.accounts.map(({ uin }) => uin));
  const tableVpc = new Map(world.routeTables.map(({ id, vpc }) => [id, vpc]));
  const mistakes: Mistake[] = [];
  const named = (
    known: { has(id: string): boolean },
    id: string | null | undefined,
    path: readonly (string | number)[],
    kind: string,
  ): void => {
    if (id !== null && id !== undefined && !known.has(id)) {
      mistakes.push({ path: pathOf([...at, ...path]), message: `no ${kind} ${id}` });
    }
  };
  world.vpcs.forEach(({ owner }, i) => {
    named(uins, owner, ['vpcs', i, 'owner'], 'account');
  });
  world.subnets.forEach(({ vpc, routeTable }, i) => {
    named(vpcs, vpc, ['subnets', i, 'vpc'], 'VPC');
    named(tableVpc, routeTable, ['subnets', i, 'routeTable'], 'route table');
    const where = tableVpc.get(routeTable);
    if (where !== undefined && where !== vpc) {
      const path = pathOf([...at, 'subnets', i, 'routeTable']);
      mistakes.push({ path, message: `route table ${routeTable} belongs to ${where}` });
    }
  });
  world.routeTables.forEach(({ vpc }, i) => {
    named(vpcs, vpc, ['routeTables', i, 'vpc'], 'VPC');
  });
  world.peerings.forEach(({ requesterVpc, accepterVpc }, i) => {
    named(vpcs, requesterVpc, ['peerings', i, 'requesterVpc'], 'VPC');
    named(vpcs, accepterVpc, ['peerings', i, 'accepterVpc'], 'VPC');
  });
  world.gateways?.forEach(({ vpc }, i) => {
    named(vpcs, vpc, ['gateways', i, 'vpc'], 'VPC');
  });
  world.classicHosts?.forEach(({ linkedVpc, owner }, i) => {
    named(vpcs, linkedVpc, ['classicHosts', i, 'linkedVpc'], 'VPC');
    named(uins, owner, ['classicHosts', i, 'owner'], 'account');
  });
  const id = ({ id: own }: { id: string }): string => own;
  mistakes.push(...duplicates(world.accounts, ({ uin }) => uin, [...at, 'accounts'], 'uin'));
  for (const kind of ['vpcs', 'subnets', 'routeTables', 'peerings', 'gateways', 'classicHosts'] as const) {
    mistakes.push(...duplicates<{ id: string }>(world[kind] ?? [], id, [...at, kind], 'id'));
  }
  return mistakes;
}

function duplicates<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  at: readonly (string | number)[],
  key: string,
): Mistake[] {
  const first = new Map<string, number>();
  return items.flatMap((item, i) => {
    const id = idOf(item);
    const before = first.get(id);
    if (before === undefined) first.set(id, i);
    else return [{ path: pathOf([...at, i, key]), message: `${id} is taken by ${pathOf([...at, before])}` }];
    return [];
  });
}

const mistakesOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Mistake[] => issues.map(({ path, message }) => ({ path: pathOf(path), message }));
