import type { CreateText } from '../../zh/guides/create.ts';

/** What “create a peering connection” says, in English. */
export const createEn: CreateText = {
  title: 'Create a peering connection',
  localRegion: {
    label: 'your region',
    ask: 'Which region is your VPC in?',
    none: (region) =>
      `You have no VPC in ${region} yet. Pick a region where you have one, or add one first: /addvpc.`,
  },
  localVpc: { label: 'your VPC', ask: 'Which of your VPCs is this end?' },
  name: 'What should this peering connection be called?',
  proposed: (vpc) => `${vpc}-peering`,
  peerRegion: { label: 'peer region', ask: 'Which region is the peer VPC in?' },
  peerKind: {
    label: 'peer owner',
    ask: 'Whose account is the peer VPC in?',
    mine: 'My account',
    other: 'Another account',
    bad: 'Please say “mine” or “another account”.',
  },
  peerAccount: { label: 'peer account', ask: 'What is the other account’s ID (UIN)? Ask them for it.' },
  peerVpc: {
    label: 'peer VPC',
    askMine: 'Which of your VPCs is the peer?',
    askOther: 'What is the ID of their VPC? Ask them for it; it looks like vpc-1a2b3c4d.',
    bad: (text) => `“${text}” is not a VPC ID. One looks like vpc-1a2b3c4d.`,
    noneThere: (region) =>
      `You have no other VPC in ${region}. Go back and change the region or the account.`,
  },
  bandwidth: {
    ask: 'The two ends are in different regions. What should the bandwidth cap be?',
    over: (max) => `The highest you can choose is ${max} Mbps; for more, open a ticket.`,
  },
  blocked: 'This cannot be created yet:',
  sameRegionFree: 'Same region: traffic is free.',
  payer: {
    you: 'Cross-region traffic is billed to the requester: your account.',
    each: 'Cross-region traffic is billed; each side pays for its own.',
  },
  tier: (mbps, day, month, currency) =>
    `- ${mbps} Mbps: at most ${day} ${currency} a day (daily peak) or ${month} ${currency} a month (95th percentile)`,
  cost: (day, month, currency) =>
    `With the cap fully used: at most ${day} ${currency} a day (daily peak) or ${month} ${currency} a month (95th percentile).`,
  waits: (account, hours) =>
    `Account ${account} then has ${hours / 24} days to accept. Its people who use this bot are told at once.`,
  commit: 'Create',
  active: (name, id) => `**${name}** (\`${id}\`) is active. Next: routes on both sides.`,
  pending: (name, id, account, hours) =>
    `Requested **${name}** (\`${id}\`). Account ${account} has ${hours / 24} days to accept; I will tell you what they answer.`,
  told: (n) =>
    n === 0
      ? 'Nobody in that account uses this bot yet. Please tell them yourself.'
      : n === 1
        ? 'I told one person there.'
        : `I told ${n} people there.`,
  routeNow: 'Add routes on my side now',
  details: 'Details',
  noVpc: 'This account has no VPC yet. Add one, or import what you have in the cloud.',
  addVpc: 'Add a VPC',
  importNow: 'Import',
};
