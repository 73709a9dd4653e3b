import type { PeeringsText } from '../../zh/pages/peerings.ts';

/** The list of peerings and the detail of one, in English. */
export const peeringsEn: PeeringsText = {
  heading: (account, n) => `**Peering connections of account ${account}** · ${n}, newest first`,
  part: (from, to) => `${from}–${to}. `,
  tap: 'Tap one for its details.',
  line: (name, id, state, end) => `- **${name}** \`${id}\` · ${state} · ${end}`,
  empty: (account) =>
    `Account ${account} has no peering connection yet. Create one below, or just say “connect my vpc-… with vpc-… of account …”.`,
  emptyViewer: (account) =>
    `Account ${account} has no peering connection yet. You are a viewer: ask an operator to create one.`,
  waitsForYou: 'waits for you',
  end: {
    own: (name, id, region) => `peer ${name} (${id}, ${region}, this account)`,
    theirs: (account, id, region) => `peer ${id} (account ${account}, ${region})`,
  },
  button: (name, state) => `${name} · ${state}`,
  more: 'More',
  back: 'Previous page',
  toList: 'Back to the list',
  detail: {
    heading: (name, id, state) => `**${name}** (\`${id}\`) · ${state}`,
    requester: (end) => `- Requester: ${end}`,
    accepter: (end) => `- Accepter: ${end}`,
    ownEnd: (name, id, cidr, region) => `your account · ${name} (${id}, ${cidr}) · ${region}`,
    theirEnd: (account, id, cidr, region) =>
      `account ${account} · ${id}${cidr === '' ? '' : ` (${cidr})`} · ${region}`,
    created: (ago) => `- Requested: ${ago}`,
    left: (time) => `- Time left to accept: ${time}`,
    bandwidth: (cap) => `- Bandwidth cap: ${cap}`,
    charge: (mode) => `- Charged by: ${mode}`,
    modes: { POSTPAID_BY_DAY_MAX: 'daily peak', POSTPAID_BY_MONTH_95: 'monthly 95th percentile' },
    cost: (words) => `- Cost: ${words}`,
    noRoutes: (vpc) => `${vpc} has no route through it, so nothing gets out to the peer.`,
    noRoutesYet: (vpc) => `${vpc} has no route through it yet.`,
    routes: (vpc, n) => `Routes of ${vpc} through it (${n}):`,
    route: (table, dest, enabled) => `- \`${table}\`: ${dest}${enabled ? '' : ' (disabled)'}`,
    more: (n) => `- and ${n} more`,
  },
};
