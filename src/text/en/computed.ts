import type { ComputedText } from '../zh/computed.ts';
import { plural } from './plural.ts';

/** Answers worked out from data, in English. */
export const computedEn: ComputedText = {
  join: ', ',
  named: (name, id) => (name === '' ? `\`${id}\`` : `${name} (\`${id}\`)`),
  more: (count) => `… and ${count} more`,
  details: 'Details',

  overlap: {
    same: (a) => `Both sides are ${a}: a full overlap, they cannot be peered. One side needs another range.`,
    pair: (a, b, shared) => `${a} and ${b} overlap in **${shared}**.`,
    consequence:
      'VPCs whose ranges overlap cannot be peered: take another VPC, or give one side another range.',
    none: (blocks) => `${blocks} do not overlap: as far as ranges go, they can be peered.`,
    restFine: 'The others do not overlap.',
    readAs: (typed, canonical) => `${typed} has host bits set; it is taken as ${canonical} here.`,
    atMost: (count) => `That is too many: only the first ${count} are compared.`,
    end: (name, block) => `${block} of ${name}`,
    fits: (a, b) => `${a} and ${b} can be peered: the ranges do not overlap and the quotas allow it.`,
    doesNotFit: (a, b) => `${a} and ${b} cannot be peered now:`,
    create: 'Create this peering',
  },

  remaining: {
    head: (limit) => `A VPC can have ${limit} peerings. What yours still have room for:`,
    vpc: (vpc, left, used, limit) =>
      left === 0 ? `${vpc}: full (${used}/${limit})` : `${vpc}: **${left}** more (${used}/${limit} used)`,
    counted: (states) =>
      `Counted are the states ${states}. The VPC at the other end needs room, too; a ticket raises the quota.`,
    allFree: (count, left) =>
      `${plural(count, 'other VPC')} ${count === 1 ? 'has' : 'have'} room for ${left} or more${count === 1 ? '' : ' each'}.`,
    page: 'See all quotas',
  },

  price: {
    head: (mbps) => `**${mbps} Mbps** cross-region, used to the full:`,
    modes: { POSTPAID_BY_DAY_MAX: 'By daily peak', POSTPAID_BY_MONTH_95: 'By monthly 95th percentile' },
    day: (mbps, price, amount, currency, tier) =>
      `By daily peak: ${mbps} × ${price} = **${amount} ${currency} a day** (${tier})`,
    month: (mbps, price, amount, currency, tier) =>
      `By monthly 95th percentile: ${mbps} × ${price} = **${amount} ${currency} a month** (${tier}; on application only)`,
    thirtyDays: (amount, currency) => `By daily peak, 30 days at the full peak: **${amount} ${currency}**`,
    tier: (from, to) => `tier ${from} to ${to} Mbps`,
    tierBelow: (to) => `tier up to ${to} Mbps`,
    tierAbove: (from) => `tier above ${from} Mbps`,
    wholePeak:
      'The whole peak takes the price of its tier, it is not added up tier by tier; use less and you pay less.',
    payer: {
      requester: 'The requester pays all of it, the accepter nothing.',
      'each-side': 'Each side pays its own part.',
    },
    sameRegionFree: (gbps) => `Same-region is free (up to ${gbps}).`,
    free: (mbps, gbps) =>
      `${mbps} Mbps within a region is free: same-region traffic costs nothing up to ${gbps}.`,
    aboveFree: (mbps, gbps) =>
      `Same-region traffic is free up to ${gbps}; ${mbps} Mbps is more, which takes a ticket, and the answer to it names the price.`,
    aboveMax: (max) => `A cap can be at most ${max} Mbps; more takes a ticket.`,
    discontinued:
      'New cross-region peerings are no longer sold; these are the prices from before. For new projects use CCN.',
    mainland: 'These are the prices between regions of the Chinese mainland; across its border they differ.',
    asked: (mbps, place, period) =>
      `how much is ${mbps} Mbps ${place === 'same' ? 'same-region' : 'cross-region'}${period === undefined ? '' : ` per ${period}`}`,
  },

  owner: {
    inSubnet: (address, subnet, block, vpc) =>
      `${address} is in your subnet \`${subnet}\` (${block}) of ${vpc}.`,
    inVpc: (address, vpc, block) =>
      `${address} is within ${block} of your ${vpc}, but in none of its subnets, so no host can have it now.`,
    behind: (address, vpc, account, block, peering) =>
      `${address} is in \`${vpc}\` (account ${account}, ${block}), the other end of ${peering}.`,
    bad: (text) => `“${text}” is no IP address. One looks like 10.0.3.7.`,
    nowhere: (address) => `${address} is in none of your VPCs, and in none that is peered with them.`,
  },

  status: {
    head: (peering, state) => `${peering}: **${state}**.`,
    yourMove: (account, left) => `Account ${account} asks; it is yours to accept, and expires in ${left}.`,
    theirMove: (account, left) =>
      `The other side (account ${account}) has not accepted yet; it expires in ${left}. Remind them.`,
    states: {
      ACTIVE: 'The connection is up. If nothing gets through, look at the routes on both sides.',
      REJECTED: 'The other side rejected it. Talk to them, then create it again.',
      EXPIRED: 'Nobody accepted it in time.',
      DELETED: 'It is deleted. Create it again if it is needed.',
      ISOLATED: 'It is suspended for an overdue bill, and comes back once whoever pays tops up.',
      FAILED: 'It could not be created. Delete it and create it again.',
    },
    youRejected: 'Your side rejected it. Either side may create it again.',
    reenableYours: 'You asked for it, so you can re-enable it.',
    reenableTheirs: (account) => `Only the requester (account ${account}) can re-enable it.`,
    recreate: 'It can only be created again.',
    left: (days, hours, minutes) => {
      const some = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
      if (days > 0) return hours > 0 ? `${some(days, 'day')} ${some(hours, 'hour')}` : some(days, 'day');
      return hours > 0 ? some(hours, 'hour') : some(Math.max(1, minutes), 'minute');
    },
    accept: 'Accept',
    reject: 'Reject',
    reenable: 'Re-enable',
    noneWaiting: 'No request of yours is waiting to be accepted. The latest one:',
  },

  own: {
    lead: 'In your network:',
    quota: (vpc, used, limit) =>
      used >= limit
        ? `${vpc} has no room for another peering (${used}/${limit}).`
        : `${vpc} is the fullest, with ${used}/${limit} peerings: ${limit - used} more fit.`,
    table: (table, used, limit) => `Route table \`${table}\` holds ${used}/${limit} routes.`,
    caps: (list) => `the cross-region caps are ${list}.`,
    cap: (peering, mbps) => `${peering} ${mbps === null ? 'no cap' : `${mbps} Mbps`}`,
    payYou: (count) => `You pay for ${count} cross-region ${count === 1 ? 'peering' : 'peerings'}.`,
    payThem: (count) =>
      `The other side pays for ${count} cross-region ${count === 1 ? 'peering' : 'peerings'}.`,
    payEach: (count) =>
      `You have ${count} cross-region ${count === 1 ? 'peering' : 'peerings'} and pay your own side.`,
    payNone: (count) =>
      count === 1
        ? 'Your one peering is same-region and costs nothing.'
        : `All ${count} of your peerings are same-region and cost nothing.`,
    overlap: (a, b, shared) => `${a} and ${b} overlap (${shared}) and cannot be peered.`,
    missingRoutes: (peering, steps) => `${peering} still lacks routes: ${steps}.`,
    missingTheirs: (peering, account) =>
      `${peering} still lacks the route back, on the side of account ${account}.`,
    waitYou: (count, peering, account, left) =>
      `${count === 1 ? '1 request waits' : `${count} requests wait`} for you, the latest is ${peering} from account ${account}, which expires in ${left}.`,
    waitThem: (count, peering, account, left) =>
      `You wait for the other side with ${count === 1 ? '1 request' : `${count} requests`}, the latest is ${peering} to account ${account}, which expires in ${left}.`,
    chain: (a, hub, b) =>
      `${a} and ${b} are both peered with ${hub} but not with each other: no way through.`,
    regions: (cross, same) => `You have ${cross} cross-region and ${same} same-region peerings.`,
    crossAccount: (count, accounts) =>
      `You have ${count} cross-account ${count === 1 ? 'peering' : 'peerings'}, with ${accounts}.`,
    routesLost: (peerings, routes, stay) =>
      `You have ${peerings} active, with ${routes} ${routes === 1 ? 'route' : 'routes'} in your tables pointing at them; delete one, and its routes ${stay ? 'turn into blackholes' : 'go with it'}.`,
    secondary: (vpc, blocks) => `${vpc} has the secondary range ${blocks}, which a peering does not carry.`,
  },
};
