import {
  changedBetween,
  emptyWorld,
  mapGet,
  type Peering,
  type Rules,
  siteOf,
  type World,
  withParts,
  worldOf,
} from '../peering/index.ts';
import { gateways, networkHead, peerings, quotas, sites } from './desk-collections.ts';
import {
  gatewayDocument,
  type PeeringDocument,
  peeringDocument,
  quotaDocument,
  readGateway,
  readPeering,
  readQuotas,
  readSite,
  siteDocument,
} from './network-documents.ts';
import type { Found, Transaction } from './ports.ts';

/** The network of all accounts as of one revision. */
export interface Snapshot {
  readonly rev: number;
  readonly world: World;
}

/** Snapshots kept for transactions that began before the latest; they share all but what differs. */
const kept = 8;
const head = 'head';

/**
 * The network in memory: only what was read from commits, so nothing in it can be taken back, and what other processes
 * wrote comes in with the next read.
 *
 *   head.rev = rev held           the world held                            one small read
 *   head.rev > rev held           documents of later revisions are added
 *   head.rev < all that is held   read anew: the transaction began long ago
 */
export class Network {
  readonly #rules: Rules;
  /** The latest first. */
  #held: readonly Snapshot[] = [];

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** The network as of this transaction, which must not have written to it. */
  async read(transaction: Transaction): Promise<Snapshot> {
    const rev = (await transaction.get(networkHead, head))?.rev ?? 0;
    const base = this.#held.find((each) => each.rev <= rev);
    if (base?.rev === rev) return base;
    const snapshot = { rev, world: await this.#built(transaction, base) };
    this.#held = [snapshot, ...this.#held.filter((each) => each.rev !== rev)]
      .sort((a, b) => b.rev - a.rev)
      .slice(0, kept);
    return snapshot;
  }

  /** Builds on a snapshot that is older, or from nothing. */
  async #built(transaction: Transaction, base: Snapshot | undefined): Promise<World> {
    const range = { from: (base?.rev ?? 0) + 1 };
    const additions = {
      accounts: (await transaction.find(quotas, 'rev', range)).map((each) =>
        readQuotas(each.id, each.document),
      ),
      sites: (await transaction.find(sites, 'rev', range)).map((each) => readSite(each.id, each.document)),
      peerings: inOrder(await transaction.find(peerings, 'rev', range)),
      gateways: (await transaction.find(gateways, 'rev', range)).map((each) =>
        readGateway(each.id, each.document),
      ),
    };
    if (base && base.rev > 0) return withParts(base.world, additions);
    if (additions.sites.length === 0) return withParts(emptyWorld(this.#rules), additions);
    return worldOf({
      ...additions,
      rules: this.#rules,
      vpcs: additions.sites.map(({ vpc }) => vpc),
      subnets: additions.sites.flatMap(({ subnets }) => subnets),
      routeTables: additions.sites.flatMap(({ tables }) => tables),
    });
  }

  /** Writes what differs, as the next revision. Reads nothing but what it must to keep the order of peerings. */
  async write(transaction: Transaction, before: Snapshot, after: World): Promise<void> {
    const changed = changedBetween(before.world, after);
    const rev = before.rev + 1;
    for (const id of changed.vpcs) {
      const site = siteOf(after, id);
      if (site) transaction.put(sites, id, siteDocument(site, rev));
    }
    for (const id of changed.peerings) {
      const peering = mapGet(after.peerings, id);
      const known = mapGet(before.world.peerings, id) && (await transaction.get(peerings, id));
      if (peering) transaction.put(peerings, id, peeringDocument(peering, rev, known?.born ?? rev));
    }
    for (const id of changed.gateways) {
      const gateway = mapGet(after.gateways, id);
      if (gateway) transaction.put(gateways, id, gatewayDocument(gateway, rev));
    }
    for (const uin of changed.accounts) {
      const account = mapGet(after.accounts, uin);
      if (account) transaction.put(quotas, uin, quotaDocument(account, rev));
    }
    if (Object.values(changed).some(({ length }) => length > 0)) transaction.put(networkHead, head, { rev });
  }
}

/** In the order they came, whichever changed last: every process lists them alike. */
function inOrder(found: readonly Found<PeeringDocument>[]): Peering[] {
  return [...found]
    .sort((a, b) => a.document.born - b.document.born || (a.id < b.id ? -1 : 1))
    .map(({ id, document }) => readPeering(id, document));
}
