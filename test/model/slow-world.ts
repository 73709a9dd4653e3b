import type { Command } from '../../src/peering/index.ts';

/** One VPC as the slow world keeps it: blocks as text, routes by table and destination. */
export interface SlowVpc {
  readonly owner: string;
  readonly region: string;
  readonly cidr: string;
  readonly name: string;
  readonly secondary: string[];
  readonly subnets: Map<string, { readonly cidr: string; readonly table: string }>;
  readonly tables: Map<string, Map<string, { readonly hop: string; enabled: boolean }>>;
}

export interface SlowPeering {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  state: 'PENDING' | 'ACTIVE' | 'REJECTED' | 'DELETED';
  createdAt: number;
  mbps: number | null;
}

/** What became of a peering, as people must be told. */
export interface Happened {
  readonly deed:
    | 'requested'
    | 'created'
    | 'accepted'
    | 'rejected'
    | 'withdrawn'
    | 'deleted'
    | 'reenabled'
    | 'bandwidth';
  readonly peering: string;
}

/** A command stands in the history that the rules forbid, or that cannot have been done. */
export class Forbidden extends Error {}

const hour = 3_600_000;
const waits = 168 * hour;
const tiers = [10, 20, 50, 100, 200, 500, 1000];

/**
 * The network as a clerk would keep it in lists, by the rules of the profile `tencent-seed` written down a second time:
 * no code of the engine is in it. It takes the commands that the history names, one by one, and refuses what the rules
 * do not allow.
 */
export class SlowWorld {
  readonly vpcs = new Map<string, SlowVpc>();
  readonly peerings = new Map<string, SlowPeering>();
  readonly quotas = new Map<string, number>();

  /** Does what an account is noted to have done; tells what became of which peering. */
  apply(uin: string, command: Command, now: number): readonly Happened[] {
    switch (command.op) {
      case 'create_peering':
        return this.#create(uin, command, now);
      case 'accept':
      case 'reject':
      case 'delete':
      case 'reenable':
        return this.#move(uin, command.op, command.peering, now);
      case 'modify': {
        const peering = this.#known(command.peering);
        const state = this.stateOf(peering, now);
        demand(state === 'PENDING' || state === 'ACTIVE', `a cap is changed while ${state}`);
        demand(this.ownerOf(peering.from) === uin, 'a cap is changed by another than the requester');
        demand(this.#crosses(peering) && tiers.includes(command.bandwidthMbps), 'a cap that is not sold');
        if (peering.mbps === command.bandwidthMbps) return [];
        peering.mbps = command.bandwidthMbps;
        return [{ deed: 'bandwidth', peering: command.peering }];
      }
      default:
        this.#build(uin, command, now);
        return [];
    }
  }

  /** The state by the clock. */
  stateOf(peering: SlowPeering, now: number): SlowPeering['state'] | 'EXPIRED' {
    return peering.state === 'PENDING' && now - peering.createdAt > waits ? 'EXPIRED' : peering.state;
  }

  isLive(peering: SlowPeering, now: number): boolean {
    const state = this.stateOf(peering, now);
    return state === 'PENDING' || state === 'ACTIVE';
  }

  ownerOf(vpc: string): string {
    return this.vpcs.get(vpc)?.owner ?? '';
  }

  /** The accounts at the two ends, the accepter first. */
  partiesOf(id: string): readonly [accepter: string, requester: string] {
    const peering = this.#known(id);
    return [this.ownerOf(peering.to), this.ownerOf(peering.from)];
  }

  /** When those whom an open request concerns are reminded, and when they hear that it ran out. */
  timesOf({ createdAt }: SlowPeering): { readonly reminder: number; readonly expiry: number } {
    return { reminder: createdAt + waits - 24 * hour, expiry: createdAt + waits + 1 };
  }

  /** What must hold of a network at any time; the first thing that does not. */
  fault(now: number): string | undefined {
    const live = [...this.peerings].filter(([, peering]) => this.isLive(peering, now));
    for (const [id, { from, to }] of this.peerings)
      if (!this.vpcs.has(from) || !this.vpcs.has(to)) return `${id} has an end that is not there`;
    for (const [id, vpc] of this.vpcs) {
      const near = live.filter(([, { from, to }]) => from === id || to === id);
      const quota = this.quotas.get(vpc.owner) ?? 10;
      if (near.length > quota) return `${id} has ${near.length} live peerings of ${quota}`;
      const far = near.map(([, { from, to }]) => (from === id ? to : from));
      if (new Set(far).size < far.length) return `two live peerings join ${id} to one VPC`;
      for (const [place, one] of far.entries()) {
        if (this.#overlap(id, one)) return `${id} is peered with ${one}, which it overlaps`;
        for (const other of far.slice(place + 1))
          if (this.#overlap(one, other)) return `${id} is peered with ${one} and ${other}, which overlap`;
      }
      for (const { table } of vpc.subnets.values())
        if (!vpc.tables.has(table)) return `${table} of ${id} is not there`;
      for (const routes of vpc.tables.values())
        for (const { hop } of routes.values()) {
          const peering = this.peerings.get(hop);
          const over = peering === undefined || peering.state === 'DELETED';
          if (hop.startsWith('pcx-') && over) return `a route of ${id} leads to ${hop}, which is gone`;
        }
    }
    return undefined;
  }

  #create(uin: string, wanted: Extract<Command, { op: 'create_peering' }>, now: number): readonly Happened[] {
    const { id, requesterVpc: from, accepterVpc: to, bandwidthMbps: mbps, name } = wanted;
    demand(!this.peerings.has(id), `${id} is there already`);
    demand(this.ownerOf(from) === uin, 'the requester VPC is not of the account');
    demand(this.vpcs.has(to) && this.ownerOf(to) === wanted.accepterUin, 'the peer is of another account');
    demand(this.vpcs.get(to)?.region === wanted.accepterRegion, 'the peer is in another region');
    demand(name.trim() !== '' && [...name].length <= 60, 'a name that is none');
    const peering: SlowPeering = {
      ...{ name, from, to, createdAt: now, mbps: mbps ?? null },
      state: uin === wanted.accepterUin ? 'ACTIVE' : 'PENDING',
    };
    const sold = this.#crosses(peering) ? tiers.includes(mbps ?? 0) : mbps === undefined;
    demand(sold, 'a cap that is not sold');
    this.#mayJoin(from, to, now);
    this.peerings.set(id, peering);
    return [{ deed: peering.state === 'ACTIVE' ? 'created' : 'requested', peering: id }];
  }

  #move(
    uin: string,
    op: 'accept' | 'reject' | 'delete' | 'reenable',
    id: string,
    now: number,
  ): readonly Happened[] {
    const peering = this.#known(id);
    const state = this.stateOf(peering, now);
    const [accepter, requester] = this.partiesOf(id);
    demand(uin === accepter || uin === requester, `${op} of ${id} by a stranger to it`);
    switch (op) {
      case 'accept':
      case 'reject':
        demand(state === 'PENDING', `${op} of ${id} while ${state}`);
        demand(uin === accepter, `${op} of ${id} by its requester`);
        peering.state = op === 'accept' ? 'ACTIVE' : 'REJECTED';
        return [{ deed: op === 'accept' ? 'accepted' : 'rejected', peering: id }];
      case 'delete':
        demand(state === 'PENDING' || state === 'ACTIVE' || state === 'EXPIRED', `${op} while ${state}`);
        peering.state = 'DELETED';
        for (const { tables } of this.vpcs.values())
          for (const routes of tables.values())
            for (const [dest, { hop }] of routes) if (hop === id) routes.delete(dest);
        return [{ deed: state === 'PENDING' ? 'withdrawn' : 'deleted', peering: id }];
      case 'reenable':
        demand(state === 'EXPIRED', `${op} of ${id} while ${state}`);
        demand(uin === requester, `${op} of ${id} by its accepter`);
        this.#mayJoin(peering.from, peering.to, now);
        peering.createdAt = now;
        return [{ deed: 'reenabled', peering: id }];
    }
  }

  /** Routes, VPCs and subnets: of one's own, and nothing that is there already. */
  #build(uin: string, command: Command, now: number): void {
    switch (command.op) {
      case 'add_route': {
        const [vpc, routes] = this.#table(uin, command.routeTable);
        const peering = this.#known(command.nextHop);
        demand(this.isLive(peering, now), `a route to ${command.nextHop}, which is over`);
        demand(peering.from === vpc || peering.to === vpc, 'a route to a peering of other VPCs');
        const far = this.vpcs.get(peering.from === vpc ? peering.to : peering.from);
        demand(far !== undefined && inside(command.dest, far.cidr), `a route to ${command.dest}`);
        demand(!routes.has(command.dest), `a second route to ${command.dest}`);
        routes.set(command.dest, { hop: command.nextHop, enabled: true });
        return;
      }
      case 'enable_route':
      case 'disable_route':
      case 'delete_route': {
        const [, routes] = this.#table(uin, command.routeTable);
        const route = routes.get(command.dest);
        if (route === undefined) throw new Forbidden(`no route to ${command.dest}`);
        if (command.op === 'delete_route') routes.delete(command.dest);
        else route.enabled = command.op === 'enable_route';
        return;
      }
      case 'create_vpc': {
        const { id, region, cidr, name, routeTable } = command;
        demand(!this.vpcs.has(id), `${id} is there already`);
        const tables = new Map([[routeTable, new Map()]]);
        this.vpcs.set(id, { owner: uin, region, cidr, name, secondary: [], subnets: new Map(), tables });
        return;
      }
      case 'create_subnet': {
        const vpc = this.vpcs.get(command.vpc);
        if (vpc?.owner !== uin) throw new Forbidden(`a subnet in ${command.vpc}, of another account`);
        demand(inside(command.cidr, vpc.cidr), `${command.cidr} lies outside ${vpc.cidr}`);
        for (const { cidr } of vpc.subnets.values())
          demand(!meets(cidr, command.cidr), 'subnets that overlap');
        const [table = ''] = vpc.tables.keys();
        vpc.subnets.set(command.id, { cidr: command.cidr, table });
        return;
      }
      default:
        throw new Forbidden(`${command.op} is nothing that this model knows`);
    }
  }

  #mayJoin(from: string, to: string, now: number): void {
    demand(from !== to && !this.#overlap(from, to), `${from} and ${to} overlap`);
    for (const [near, far] of [
      [from, to],
      [to, from],
    ] as const) {
      const live = [...this.peerings.values()].filter(
        (each) => (each.from === near || each.to === near) && this.isLive(each, now),
      );
      for (const each of live) {
        const other = each.from === near ? each.to : each.from;
        demand(other !== far, `${near} and ${far} are joined already`);
        demand(!this.#overlap(other, far), `${far} overlaps ${other}, which is joined to ${near} already`);
      }
      const quota = this.quotas.get(this.ownerOf(near)) ?? 10;
      demand(live.length < quota, `${near} has no room for another peering`);
    }
  }

  #table(uin: string, id: string) {
    for (const [vpc, { owner, tables }] of this.vpcs) {
      const routes = tables.get(id);
      if (routes !== undefined && owner === uin) return [vpc, routes] as const;
    }
    throw new Forbidden(`${id} is no table of ${uin}`);
  }

  #known(id: string): SlowPeering {
    const peering = this.peerings.get(id);
    if (peering === undefined) throw new Forbidden(`${id} does not exist`);
    return peering;
  }

  #crosses({ from, to }: SlowPeering): boolean {
    return this.vpcs.get(from)?.region !== this.vpcs.get(to)?.region;
  }

  #overlap(a: string, b: string): boolean {
    const blocks = (id: string): string[] => {
      const vpc = this.vpcs.get(id);
      return vpc === undefined ? [] : [vpc.cidr, ...vpc.secondary];
    };
    return blocks(a).some((one) => blocks(b).some((other) => meets(one, other)));
  }
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Forbidden(otherwise);
}

/** First and last address of an IPv4 block. */
function range(block: string): readonly [number, number] {
  const [address = '', length = '32'] = block.split('/');
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(length)) - 1];
}

const meets = (a: string, b: string): boolean => {
  const [[a0, a1], [b0, b1]] = [range(a), range(b)];
  return a0 <= b1 && b0 <= a1;
};

const inside = (small: string, large: string): boolean => {
  const [[s0, s1], [l0, l1]] = [range(small), range(large)];
  return l0 <= s0 && s1 <= l1;
};
