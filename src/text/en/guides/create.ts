import type { CreateText } from '../../zh/guides/create.ts';

/** What “create a peering connection” says, in English. */
export const createEn: CreateText = {
  title: 'Create a peering connection',
  localRegion: { label: 'own region', ask: 'In which region is your VPC?' },
  localVpc: { label: 'own VPC', ask: 'Which of your VPCs?' },
  name: 'Give this peering connection a name:',
  peerRegion: { label: 'peer region', ask: 'In which region is the peer VPC?' },
  peerKind: {
    label: 'peer account',
    ask: 'Whose is the peer VPC?',
    mine: 'My account',
    other: 'Another account',
    bad: 'Please say “mine” or “another account”.',
  },
  peerAccount: { label: 'peer account ID', ask: 'What is the other account’s ID (UIN)? Ask them for it.' },
  peerVpc: {
    label: 'peer VPC',
    askMine: 'Which of your VPCs is the peer?',
    askOther: 'What is the ID of their VPC? Ask them for it; it looks like vpc-1a2b3c4d.',
    bad: (text) => `“${text}” is no VPC ID: that looks like vpc-1a2b3c4d.`,
    noneThere: (region) =>
      `You have no other VPC in ${region}. Go back and change the region or the account.`,
  },
  bandwidth: {
    ask: 'The two ends are in different regions. What bandwidth cap?',
    over: (max) => `The highest to choose from is ${max} Mbps; more needs a ticket.`,
  },
  blocked: 'This cannot be created yet:',
  sameRegionFree: 'Same region: traffic is free.',
  payer: {
    you: 'Cross-region traffic is charged, to the requester (your account).',
    each: 'Cross-region traffic is charged, to each side its own.',
  },
  tier: (mbps, day, month, currency) =>
    `- ${mbps} Mbps: at most ${day} ${currency} a day by daily peak, ${month} ${currency} a month by 95th percentile`,
  cost: (day, month, currency) =>
    `Used to the full: at most ${day} ${currency} a day by daily peak, or ${month} ${currency} a month by 95th percentile.`,
  waits: (account, hours) =>
    `It then waits for account ${account} to accept, for ${hours / 24} days. If they use me, they are told at once.`,
  commit: 'Create',
  active: (name, id) => `**${name}** (\`${id}\`) is active. Next: routes on both sides.`,
  pending: (name, id, account, hours) =>
    `**${name}** (\`${id}\`) is requested and waits for account ${account} to accept, for ${hours / 24} days. I will tell you when they do.`,
  told: (n) =>
    n === 0
      ? 'Nobody of that account uses me yet: please tell them yourself.'
      : n === 1
        ? 'One person there was told.'
        : `${n} people there were told.`,
  routeNow: 'Add my side’s routes now',
  details: 'Details',
  noVpc: 'This account has no VPC yet. Add one, or import what you have in the cloud.',
  addVpc: 'Add a VPC',
  importNow: 'Import',
};
