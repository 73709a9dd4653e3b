import type { LifeText } from '../../zh/guides/life.ts';

const plural = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** What is said once a peering was asked for (accept, reject, delete, bandwidth, re-enable), in English. */
export const lifeEn: LifeText = {
  titles: {
    accept: 'Accept a request',
    reject: 'Reject a request',
    delete: 'Delete a peering connection',
    modify: 'Change the bandwidth',
    reenable: 'Re-enable a request',
  },
  ask: {
    accept: 'Which request do you accept?',
    reject: 'Which request do you reject?',
    delete: 'Which peering connection goes? One that is not accepted yet is withdrawn.',
    modify: 'Whose bandwidth changes?',
    reenable: 'Which one is re-enabled?',
  },
  commit: { accept: 'Accept', reject: 'Reject', delete: 'Delete', modify: 'Change', reenable: 'Re-enable' },
  withdraw: 'Withdraw the request',
  none: {
    accept: 'No request waits for you now. I will tell you when one comes in.',
    reject: 'No request waits for your answer now.',
    delete: 'This account has no peering connection to delete.',
    modify:
      'This account has no peering connection whose bandwidth it can change: only the requester can, and only across regions.',
    reenable: 'There is no expired request of yours.',
  },
  blocked: 'This cannot be done now:',
  noBandwidth: {
    sameRegion: (id) =>
      `Both ends of ${id} are in one region: it has no bandwidth cap and is free, so there is nothing to change.`,
    noTiers: (id) => `There is no other bandwidth to choose for ${id}.`,
    already: (mbps) => `It is ${mbps} Mbps already. Pick another one.`,
  },
  bandwidth: (now) => `It is ${now} now. What shall it be?`,
  noCap: 'no cap',
  fromTo: (before, after) => `From ${before} to ${after}, at once.`,
  peerEnd: (end) => `Peer: ${end}`,
  bandwidthOf: (mbps) => `Bandwidth cap: ${mbps} Mbps`,
  cost: {
    free: 'Same region: traffic is free.',
    you: 'Cross-region traffic is charged, to the requester (your account).',
    them: (account) =>
      `Cross-region traffic is charged to the requester, account ${account}; you pay nothing.`,
    each: 'Cross-region traffic is charged, to each side its own.',
    modes: { POSTPAID_BY_DAY_MAX: 'daily peak', POSTPAID_BY_MONTH_95: 'monthly 95th percentile' },
    units: { POSTPAID_BY_DAY_MAX: 'a day', POSTPAID_BY_MONTH_95: 'a month' },
    atMost: (mode, unit, amount, currency) =>
      `Used to the full by ${mode}: at most ${amount} ${currency} ${unit}.`,
    change: (mode, unit, before, after, currency) =>
      `Used to the full by ${mode}: at most ${after} ${currency} ${unit} instead of ${before} ${currency}.`,
  },
  follows: {
    accept: 'It is active at once. Traffic flows when both sides have routes; I take you through those next.',
    reject: 'There is no way back: to connect later, the other side has to ask again.',
    withdraw: 'They can no longer accept it. To connect later, ask again.',
    cut: 'It takes effect at once for both sides, without their consent, and cannot be undone.',
    clear: 'It does not carry traffic; this only clears the record.',
    reenable: (account, time) => `It waits again for account ${account} to accept, for ${time}.`,
    reenableOwn: (time) => `It waits again for you to accept, for ${time}.`,
  },
  routes: {
    remove: (n) =>
      n === 0
        ? 'No route on your side points at it.'
        : `${plural(n, 'route')} on your side that ${n === 1 ? 'points' : 'point'} at it will be deleted too.`,
    removeTheirs: 'Routes on the other side that point at it will be deleted too.',
    blackhole: (n) =>
      n === 0
        ? 'No route on your side points at it.'
        : `${plural(n, 'route')} on your side that ${n === 1 ? 'points' : 'point'} at it will stay and lead nowhere: delete ${n === 1 ? 'it' : 'them'} yourself.`,
    blackholeTheirs: 'Routes on the other side that point at it will lead nowhere as well.',
    removed: (n) => `${plural(n, 'route')} on your side went with it.`,
    blackholed: (n) =>
      `${plural(n, 'route')} on your side now ${n === 1 ? 'leads' : 'lead'} nowhere: delete ${n === 1 ? 'it' : 'them'}.`,
  },
  done: {
    accept: (name, id) => `Accepted **${name}** (\`${id}\`): it is active. Next: routes on both sides.`,
    reject: (name, id) => `Rejected **${name}** (\`${id}\`).`,
    delete: (name, id) => `Deleted **${name}** (\`${id}\`).`,
    withdraw: (name, id) => `Withdrew the request **${name}** (\`${id}\`).`,
    modify: (name, id, mbps) => `The cap of **${name}** (\`${id}\`) is now ${mbps} Mbps.`,
    reenable: (name, id) => `**${name}** (\`${id}\`) is re-enabled and waits to be accepted.`,
  },
  told: (account, n) =>
    n === 0
      ? `Nobody of account ${account} uses me yet: please tell them yourself.`
      : `${n === 1 ? 'One person' : `${n} people`} of account ${account} ${n === 1 ? 'was' : 'were'} told.`,
  late: {
    ACTIVE: (id) => `${id} is active already.`,
    REJECTED: (id) => `${id} was rejected.`,
    DELETED: (id) => `${id} was deleted or withdrawn.`,
    EXPIRED: (id, time, requester) =>
      `Nobody accepted ${id} for ${time}, so it has expired. Its requester, account ${requester}, can re-enable it or ask again.`,
    PENDING: (id) => `${id} is waiting for the accepter.`,
    ISOLATED: (id) => `${id} is isolated for unpaid bills. Once its payer tops up it comes back by itself.`,
    FAILED: (id) => `${id} could not be created. Delete it and create a new one.`,
  },
  wayOn: {
    REJECTED: 'To connect after all, talk to each other; then the requester asks again.',
    DELETED: 'Create a new one if you still need it.',
  },
  buttons: {
    accept: 'Accept',
    reject: 'Reject',
    delete: 'Delete',
    withdraw: 'Withdraw',
    modify: 'Change bandwidth',
    reenable: 'Re-enable',
    addRoute: 'Add a route',
    check: 'Check connectivity',
    history: 'History',
    details: 'Details',
    list: 'All peering connections',
    create: 'Create a peering connection',
  },
};
