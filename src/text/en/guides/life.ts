import type { LifeText } from '../../zh/guides/life.ts';
import { plural } from '../plural.ts';

/** What is said once a peering was asked for (accept, reject, delete, bandwidth, re-enable), in English. */
export const lifeEn: LifeText = {
  titles: {
    accept: 'Accept a request',
    reject: 'Reject a request',
    delete: 'Delete a peering connection',
    withdraw: 'Withdraw a request',
    modify: 'Change the bandwidth',
    reenable: 'Re-enable a request',
  },
  ask: {
    accept: 'Which request do you want to accept?',
    reject: 'Which request do you want to reject?',
    delete: 'Which peering connection should be deleted? One that is not accepted yet is withdrawn.',
    modify: 'Which peering’s bandwidth do you want to change?',
    reenable: 'Which request should be re-enabled?',
  },
  commit: {
    accept: 'Accept',
    reject: 'Reject',
    delete: 'Delete',
    modify: 'Change it',
    reenable: 'Re-enable',
  },
  withdraw: 'Withdraw the request',
  none: {
    accept: 'No request is waiting for you. I will tell you when one comes in.',
    reject: 'No request is waiting for your answer.',
    delete: 'This account has no peering connection to delete.',
    modify:
      'There is no peering whose bandwidth you can change: it must be cross-region, and only its requester can.',
    reenable: 'None of your requests has expired.',
  },
  blocked: 'This cannot be done now:',
  noBandwidth: {
    sameRegion: (id) =>
      `Both ends of ${id} are in one region: it has no bandwidth cap and is free, so there is nothing to change.`,
    noTiers: (id) => `There is no other bandwidth to choose for ${id}.`,
    already: (mbps) => `It already is ${mbps} Mbps. Pick another.`,
  },
  bandwidth: (now) => `It is ${now} now. What should it be?`,
  noCap: 'no cap',
  fromTo: (before, after) => `From ${before} to ${after}, effective at once.`,
  peerEnd: (end) => `Peer: ${end}`,
  bandwidthOf: (mbps) => `Bandwidth cap: ${mbps} Mbps`,
  cost: {
    free: 'Same region: traffic is free.',
    you: 'Cross-region traffic is billed to the requester: your account.',
    them: (account) =>
      `Cross-region traffic is billed to the requester, account ${account}; you pay nothing.`,
    each: 'Cross-region traffic is billed; each side pays for its own.',
    modes: { POSTPAID_BY_DAY_MAX: 'daily peak', POSTPAID_BY_MONTH_95: 'monthly 95th percentile' },
    units: { POSTPAID_BY_DAY_MAX: 'a day', POSTPAID_BY_MONTH_95: 'a month' },
    atMost: (mode, unit, amount, currency) =>
      `With the cap fully used: at most ${amount} ${currency} ${unit} (${mode}).`,
    change: (mode, unit, before, after, currency) =>
      `With the cap fully used: at most ${after} ${currency} ${unit} (${mode}), now ${before} ${currency}.`,
  },
  follows: {
    accept: 'It becomes active at once. Traffic flows once both sides have routes; those come next.',
    reject:
      'This is final: to connect later, they have to ask again. I only tell them it was rejected; give them the reason yourself.',
    withdraw: 'They can no longer accept it. To connect later, make a new request.',
    cut: 'It takes effect at once for both sides, without their consent, and cannot be undone.',
    clear: 'It does not carry traffic; this only clears the record.',
    reenable: (account, time) => `Account ${account} again has ${time} to accept.`,
    reenableOwn: (time) => `You again have ${time} to accept.`,
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
    accept: (name, id) => `Accepted **${name}** (\`${id}\`); it is active now. Next: routes on both sides.`,
    reject: (name, id) => `Rejected **${name}** (\`${id}\`).`,
    delete: (name, id) => `Deleted **${name}** (\`${id}\`).`,
    withdraw: (name, id) => `Withdrew the request **${name}** (\`${id}\`).`,
    modify: (name, id, mbps) => `The bandwidth cap of **${name}** (\`${id}\`) is now ${mbps} Mbps.`,
    reenable: (name, id) => `**${name}** (\`${id}\`) is re-enabled and waits to be accepted.`,
  },
  told: (account, n) =>
    n === 0
      ? `Nobody in account ${account} uses this bot yet. Please tell them yourself.`
      : `I told ${n === 1 ? 'one person' : `${n} people`} in account ${account}.`,
  late: {
    ACTIVE: (id) => `${id} is already active.`,
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
    DELETED: 'If it is still needed, the requester has to ask again.',
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
