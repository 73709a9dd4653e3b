import type { CidrFault, ConnectionState, Quotas, RequiredRole, ResourceKind } from '../../peering/index.ts';
import type { PeeringText } from '../zh/peering.ts';

const states = {
  PENDING: 'waiting for acceptance',
  ACTIVE: 'active',
  REJECTED: 'rejected',
  EXPIRED: 'expired',
  DELETED: 'deleted',
  ISOLATED: 'suspended',
  FAILED: 'failed',
} satisfies Record<ConnectionState, string>;

const roles = {
  requester: 'the requester',
  accepter: 'the accepter',
  'requester or accepter': 'the requester or the accepter',
  owner: 'the owning account',
} satisfies Record<RequiredRole, string>;

const quotas = {
  peeringsPerVpc: 'peerings per VPC',
  routesPerTable: 'routes per table',
  routeTablesPerVpc: 'route tables per VPC',
  subnetsPerVpc: 'subnets per VPC',
  secondaryCidrsPerVpc: 'secondary CIDR blocks per VPC',
  vpcsPerRegion: 'VPCs per region',
} satisfies Record<keyof Quotas, string>;

const kinds = {
  vpc: 'VPC',
  subnet: 'subnet',
  routeTable: 'route table',
  route: 'route',
  gateway: 'gateway',
  classicHost: 'classic-network host',
} satisfies Record<ResourceKind, string>;

const faults = {
  empty: () => 'there is nothing in it',
  'too-long': () => 'it is too long',
  characters: (part) => `“${part}” does not belong there`,
  'no-mask': () => 'the mask is missing',
  mask: (part) => `“${part}” is no mask`,
  'mask-range': (part) => `mask /${part} is out of range`,
  netmask: (part) => `write the prefix length, not ${part}`,
  'octet-count': (part) => `“${part}” does not have four parts`,
  octet: (part) => `“${part}” is not a number`,
  'octet-range': (part) => `${part} is above 255`,
  octal: (part) => `“${part}” starts with 0 and could be read as octal`,
  ipv6: (part) => `“${part}” is not an IPv6 address`,
  'ipv4-mapped': (part) => `“${part}” is an IPv4-mapped address; write the IPv4 block`,
  zone: (part) => `an interface name (“${part}”) cannot be part of it`,
} satisfies Record<CidrFault, (part: string) => string>;

/** What the peering engine's values say in English. */
export const peeringEn: PeeringText = {
  states,
  roles,
  quotas,
  kinds,
  reasons: {
    CIDR_OVERLAP: ({ a, b, aVpc, bVpc, overlap }) =>
      `Address ranges overlap: ${a === b ? `${aVpc} and ${bVpc} both use ${a}` : `${a} of ${aVpc} and ${b} of ${bVpc} both hold ${overlap}`}. Choose a VPC that does not overlap, or renumber one of them.`,
    PEER_CIDR_OVERLAP: ({ a, b, vpc, peering, role }) =>
      vpc === null
        ? `${a} overlaps another VPC that ${roles[role]} is already peered with. Ask the other account to check, and use a VPC that does not clash.`
        : `${a} overlaps ${vpc} (${b}), already peered through ${peering}. Delete ${peering} first, or use a VPC that does not clash.`,
    SELF_PEERING: ({ vpc }) => `Both ends are ${vpc}. A VPC already reaches itself; choose another peer.`,
    DUPLICATE_PEERING: ({ peering, state }) =>
      `These two VPCs already have ${peering} (${states[state]}). Use it, or delete it before making a new one.`,
    PEER_NOT_FOUND: ({ vpc, role }) =>
      `There is no VPC ${vpc} for ${roles[role]}. Check the VPC id, the account and the region.`,
    OWNER_MISMATCH: ({ vpc, stated }) =>
      `Account ${stated} does not own ${vpc}. Ask the other side for its UIN.`,
    REGION_MISMATCH: ({ vpc, stated }) => `${vpc} is not in ${stated}. Ask the other side for its region.`,
    NOT_OWNER: ({ requiredRole, actor }) =>
      `Account ${actor} may not do this, only ${roles[requiredRole]} may. Switch accounts, or ask them to do it.`,
    QUOTA_EXCEEDED: ({ quota, limit, used, vpc, routeTable, region }) =>
      `${vpc ?? routeTable ?? region ?? ''} is full: ${quotas[quota]}, limit ${limit}${used === null ? '' : `, used ${used}`}. Remove what is not needed, or open a ticket for more.`,
    CLASSIC_NETWORK: ({ endpoint }) =>
      `${endpoint} is in the classic network, which cannot use peering. Move the host into a VPC first.`,
    CROSS_REGION_UNSUPPORTED: ({ from, to }) =>
      `${from} and ${to} are different regions, and cross-region peering has ended. Use CCN instead.`,
    BANDWIDTH_REQUIRED: ({ tiers }) =>
      `A cross-region peering needs a bandwidth cap: ${tiers.join(', ')} Mbps.`,
    BANDWIDTH_NOT_ALLOWED_SAME_REGION: ({ region, bandwidthMbps }) =>
      `Both ends are in ${region}, where bandwidth cannot be set. Leave out the ${bandwidthMbps} Mbps.`,
    BANDWIDTH_NOT_A_TIER: ({ bandwidthMbps, tiers }) =>
      tiers.length === 0
        ? `There is no ${bandwidthMbps} Mbps tier: no cap can be set here. Leave the bandwidth out.`
        : `There is no ${bandwidthMbps} Mbps tier. Choose ${tiers.join(', ')} Mbps.`,
    BANDWIDTH_OVER_LIMIT: ({ bandwidthMbps, maxMbps }) =>
      `${bandwidthMbps} Mbps is above the ceiling of ${maxMbps} Mbps. Choose less, or open a ticket for more.`,
    QOS_NOT_AVAILABLE: ({ qos, because, regions }) =>
      because === 'unknown'
        ? `There is no service level ${qos}. Choose PT (platinum), AU (gold) or AG (silver).`
        : because === 'charge type'
          ? `Service level ${qos} needs monthly 95th-percentile billing. Change the charge type, or choose AU (gold).`
          : `Service level ${qos} is sold only across these regions: ${regions.join(', ')}. Choose AU (gold).`,
    INVALID_NAME: ({ length, max }) =>
      length === 0
        ? 'The name is empty. Give it one.'
        : `The name has ${length} characters, ${max} are allowed. Shorten it.`,
    INVALID_STATE: ({ state }) => `The peering is ${states[state]}, so this cannot be done.`,
    EXPIRED: ({ peering, hours, requester }) =>
      `Nobody accepted ${peering} within ${hours} hours, so it expired. The requester, ${requester}, must ask again.`,
    PEERING_NOT_FOUND: ({ peering }) =>
      `There is no peering ${peering} that you can see. Check the id and the account.`,
    BUSY: ({ resource }) => `Another task is running on ${resource}. Try again in a moment.`,

    CIDR_SIZE: ({ cidr, minMask, maxMask }) =>
      `${cidr} is the wrong size: the mask must be between /${minMask} and /${maxMask}.`,
    CIDR_NOT_PRIVATE: ({ cidr, ranges }) =>
      `${cidr} is outside the allowed ranges. Choose from ${ranges.join(', ')}.`,
    HOST_BITS_SET: ({ cidr, canonical, host }) =>
      `${cidr} has host bits set. For the network write ${canonical}, for the single address ${host}.`,
    INVALID_CIDR: ({ cidr, fault, part, intent }) =>
      `“${cidr}” is not a CIDR block: ${faults[fault](part)}. ${intent === null ? 'Write it like 10.0.0.0/16.' : `Did you mean ${intent}?`}`,
    SUBNET_OUT_OF_VPC: ({ cidr, vpc, blocks }) =>
      `${cidr} is not inside ${vpc}. Carve it out of ${blocks.join(', ')}.`,
    SUBNET_OVERLAP: ({ cidr, subnet, other }) =>
      `${cidr} overlaps subnet ${subnet} (${other}). Choose another range.`,

    ROUTE_OVERLAPS_LOCAL: ({ dest, local }) =>
      `${dest} lies in this VPC's own ${local}, where Local already routes. Use the peer's range.`,
    ROUTE_DEST_NOT_IN_PEER: ({ dest, vpc, blocks }) =>
      `${dest} is not inside ${vpc}. A peering leads only to the peer's own addresses: use ${blocks.join(', ')} or a part of it.`,
    ROUTE_CONFLICT: ({ dest, nextHop }) =>
      `There is a route to ${dest} already (next hop ${nextHop}), and peering routes cannot be equal. Delete it first, or use a narrower range.`,
    NEXT_HOP_INVALID: ({ nextHop, because, state }) =>
      ({
        missing: `Next hop ${nextHop} does not exist. Check the id.`,
        elsewhere: `Next hop ${nextHop} does not belong to this table's VPC. Choose one that does.`,
        gone: `Next hop ${nextHop} is ${state === null ? 'gone' : states[state]}. Make a new peering first.`,
        pending: `${nextHop} has not been accepted. Add the route once it is.`,
      })[because],
    SYSTEM_ROUTE: ({ dest }) =>
      `${dest} is the system's Local route and cannot be changed. Nothing more is needed inside the VPC.`,
    RESOURCE_NOT_FOUND: ({ kind, id }) => `There is no ${kinds[kind]} ${id}. Check it and try again.`,

    NO_PEERING: ({ from, to, obstacles }) =>
      obstacles.length === 0
        ? `No live peering joins ${from} and ${to}. Create one first.`
        : `No peering joins ${from} and ${to}, and none can be made (${obstacles.join(', ')}). Settle that first.`,
    NOT_TRANSITIVE: ({ from, to, hubs, obstacles }) =>
      `${from} and ${to} are only both joined to ${hubs.join(', ')}, and peering does not pass traffic on. ${obstacles.length === 0 ? 'Peer the two directly.' : `They cannot be peered directly either (${obstacles.join(', ')}).`}`,
    PENDING_ACCEPTANCE: ({ peering, accepter, hoursLeft }) =>
      `${peering} waits for account ${accepter} to accept it, ${hoursLeft} hours left. Ask them to press Accept.`,
    REJECTED: ({ peering }) =>
      `The last request, ${peering}, was rejected. Talk to the other side, then ask again.`,
    DELETED: ({ peering }) =>
      `The peering that was there, ${peering}, has been deleted. Make a new one if you need it.`,
    ISOLATED: ({ peering }) =>
      `${peering} is suspended for an unpaid bill. It comes back when the payer tops up.`,
    NO_ROUTE_LOCAL: ({ dest, table, subnet }) =>
      `${table === null ? 'The source side' : `Table ${table} of source ${subnet ?? ''}`} has no usable route to ${dest}. Add one through the peering.`,
    NO_ROUTE_RETURN: ({ dest, table, subnet }) =>
      `${table === null ? 'The other side' : `Table ${table} of destination ${subnet ?? ''}`} has no usable route back to ${dest}. Add one there.`,
    ROUTE_DISABLED: ({ dest, nextHop, table }) =>
      `The route to ${dest} (${nextHop}) in ${table} is switched off. Enable it.`,
    ROUTE_WRONG_NEXT_HOP: ({ dest, nextHop, table }) =>
      `The longest match in ${table}, ${dest}, sends the traffic to ${nextHop}. Delete it, or add a narrower route.`,
    BLACKHOLE: ({ dest, nextHop, table }) =>
      `The route to ${dest} in ${table} points at ${nextHop}, which is dead, so packets are dropped. Delete it and route to a live peering.`,
    LOCAL_ROUTE_WINS: ({ dest, local, vpc }) =>
      `${dest} also lies in ${vpc}'s own ${local}, so Local keeps the traffic. Only renumbering helps.`,
    SECONDARY_CIDR_UNSUPPORTED: ({ block, vpc }) =>
      `${block} is a secondary block of ${vpc}, which a peering does not carry. Use a subnet in the primary block, or CCN.`,
    EDGE_TO_EDGE: ({ gateway, vpc, target }) =>
      `${gateway} belongs to ${vpc} and cannot be used through a peering to reach ${target}. Set up a gateway in your own VPC.`,
    IPV6_UNSUPPORTED: ({ because, id }) =>
      because === 'rules'
        ? `The documents do not say whether peering carries IPv6, so no answer is given here. Reach ${id} by IPv4.`
        : `${id} has no address of that family. Assign a block first, or ask about the other family.`,
    NO_PRICE_LIST: ({ cloud }) => `There is no price list for ${cloud}. Go by the cloud's own bill.`,
  },
  suggestions: {
    accept: 'wait for the accepter',
    delete: 'delete it instead',
    reject: 'reject it instead',
    create_peering: 'create a new peering',
    'requester must re-enable or re-create': 'the requester must re-enable it or make a new one',
    'requester must re-create': 'the requester must make a new one',
    'top up': 'top up first',
    'open a ticket': 'a ticket can raise it',
    'use CCN': 'use CCN',
    'try again': 'try again shortly',
  },
  fixes: {
    create_peering: (fix) =>
      `request a peering from ${fix.requesterVpc} to ${fix.accepterVpc}${fix.bandwidthMbps === undefined ? '' : ` with ${fix.bandwidthMbps} Mbps`}`,
    accept: (fix) => `accept peering ${fix.peering}`,
    add_route: (fix) => `add route ${fix.dest} → ${fix.nextHop} to ${fix.routeTable}`,
    delete_route: (fix) => `delete route ${fix.dest} from ${fix.routeTable}`,
    enable_route: (fix) => `enable route ${fix.dest} in ${fix.routeTable}`,
  },
  hops: {
    source: (hop) => `source ${hop.id} (${hop.blocks.join(', ')})`,
    destination: (hop) => `destination ${hop.id} (${hop.blocks.join(', ')})`,
    table: (hop) =>
      `${hop.side === 'local' ? 'table on the way out' : 'table on the way back'} ${hop.id}: ${hop.decisions
        .map(
          ({ block, outcome, nextHop }) =>
            `${block} ${outcomes[outcome]}${nextHop === null ? '' : ` ${nextHop}`}`,
        )
        .join('; ')}`,
    'hidden table': (hop) =>
      `${hop.side === 'local' ? 'table on the way out' : 'table on the way back'}, account ${hop.owner}'s: ${hop.through ? 'has a route' : 'no usable route'}`,
    peering: (hop) => `peering ${hop.id}: ${states[hop.state]}`,
    local: (hop) => `Local inside ${hop.id}`,
    gateway: (hop) => `gateway ${hop.id}`,
  },
  verdicts: {
    REACHABLE: (from, to) => `${from} and ${to} can talk to each other.`,
    UNREACHABLE: (from, to) => `${from} and ${to} cannot talk to each other.`,
    PARTIAL: (from, to) => `${from} and ${to} can talk to each other only in part.`,
  },
  ranges: {
    reachableDest: (blocks) => `Destinations that answer: ${blocks}`,
    unreachableDest: (blocks) => `Destinations that do not: ${blocks}`,
    reachableSource: (blocks) => `Sources that get through: ${blocks}`,
    unreachableSource: (blocks) => `Sources that do not: ${blocks}`,
  },
  denied: 'Not done:',
  blockersHead: 'Why:',
  fixesHead: 'What to do:',
  theirMove: (uin) =>
    `Account ${uin} has to look into its own route tables: ask it to put the same question from its side.`,
  nothingToDo: 'There is nothing that could be done for you here.',
  you: 'you',
  account: (uin) => `account ${uin}`,
  byWhom: (who, what) => `${who}: ${what}`,
  done: {
    create_peering: (id, state) => `Requested ${id}: ${state}.`,
    pendingNext: (accepter) => `It works once account ${accepter} accepts it.`,
    activeNext: 'Add a route on each side, then traffic flows.',
    peering: (id, state) => `${id}: ${state}.`,
    bandwidth: (id, mbps) => `The cap of ${id} is now ${mbps} Mbps.`,
    billed: (payer) => `Cross-region traffic is billed to ${payer}.`,
    made: (id) => `Created ${id}.`,
    secondary: (vpc, cidr) => `${vpc} now has the secondary block ${cidr}.`,
    routeAdded: (dest, nextHop) => `Added the route ${dest} → ${nextHop}.`,
    routeBlackhole: 'The peering is not open yet, so the route leads nowhere for now.',
    routeChanged: {
      delete_route: (dest) => `Deleted the route to ${dest}.`,
      enable_route: (dest) => `Enabled the route to ${dest}.`,
      disable_route: (dest) => `Disabled the route to ${dest}.`,
    },
    bill: (amount, currency, payer) => `${amount} ${currency}, paid by ${payer}.`,
    free: 'Same-region traffic is free.',
    time: (now) => `It is now ${now}.`,
    parallel: (steps) => `${steps} operations raced; they took effect one after the other:`,
  },
};

const outcomes = {
  through: '→',
  local: 'stays Local',
  none: 'has no route',
  disabled: 'has a disabled route to',
  dead: 'vanishes in',
  elsewhere: 'is sent to',
} as const;
