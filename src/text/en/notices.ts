import type { NoticesText, PeeringFacts } from '../zh/notices.ts';
import { plural } from './plural.ts';

const facts = (p: PeeringFacts): string =>
  [
    `- Peering: ${p.name === '' ? p.id : `${p.name} (${p.id})`}`,
    `- From: ${p.from}, ${p.fromRegion}, account ${p.requester}`,
    `- To: ${p.to}, ${p.toRegion}, account ${p.accepter}`,
    ...(p.mbps === null ? [] : [`- Bandwidth cap: ${p.mbps} Mbps`]),
    `- Cost: ${payer(p.payer)}`,
  ].join('\n');

const payer = (who: PeeringFacts['payer']): string => {
  if (who === 'free') return 'same region, free';
  return who === 'each side'
    ? 'cross-region traffic, each side pays its own'
    : `cross-region traffic, paid by account ${who.uin}`;
};

const ends = (p: PeeringFacts): string =>
  p.name === '' ? `${p.id} (${p.from} ↔ ${p.to})` : `**${p.name}** (${p.id}, ${p.from} ↔ ${p.to})`;

/** What people are told unasked, in English. */
export const noticesEn: NoticesText = {
  you: 'You',
  account: (uin) => `Account ${uin}`,
  colleague: (name) => (name === '' ? 'Your colleague' : `Your colleague ${name}`),
  facts,

  request: (p, left) =>
    `**Account ${p.requester} wants to peer with you**\n\n${facts(p)}\n\nIt expires in ${left} unless somebody answers. Once accepted, both sides still have to add routes.`,
  requestToViewer: (p, left) =>
    `**Account ${p.requester} wants to peer with you**\n\n${facts(p)}\n\nIt expires in ${left} unless somebody answers. You are a viewer: ask an operator or an owner.`,
  events: {
    requested: (p, who) => `${who} requested ${ends(p)}. It is waiting for account ${p.accepter} to accept.`,
    reenabled: (p, who) =>
      `${who} re-enabled the request ${ends(p)}. It is waiting for account ${p.accepter} to accept.`,
    created: (p, who) => `${who} created ${ends(p)}. Traffic flows once both sides have routes.`,
    accepted: (p, who) =>
      `${who} accepted ${ends(p)}; it is active now. Traffic flows once both sides have routes.`,
    rejected: (p, who) => `${who} rejected ${ends(p)}. If you still need it, talk to them, then ask again.`,
    withdrawn: (p, who) => `${who} withdrew the request ${ends(p)}. There is nothing left to do.`,
    deleted: (p, who) => `${who} deleted ${ends(p)}: nothing passes through it any more.`,
    bandwidth: (p, who) =>
      p.mbps === null
        ? `${who} removed the bandwidth cap of ${ends(p)}.`
        : `${who} set the bandwidth cap of ${ends(p)} to ${p.mbps} Mbps.`,
    isolated: (p) => `${ends(p)} is suspended for an unpaid bill. It comes back when the payer tops up.`,
    restored: (p) => `${ends(p)} is active again.`,
    failed: (p) => `${ends(p)} could not be created. Delete it and create it again.`,
  },
  more: (count) => `And ${plural(count, 'more change')}; the button below lists them all.`,
  imported: (who, vpcs, peerings) =>
    `${who} imported a network: ${plural(vpcs, 'VPC')} and ${plural(peerings, 'peering')} were brought up to date.`,

  reminder: (p, left) =>
    `**The request of account ${p.requester} is still open and expires in ${left}**\n\n${facts(p)}`,
  reminderToViewer: (p, left) =>
    `**The request of account ${p.requester} is still open and expires in ${left}**\n\n${facts(p)}\n\nYou are a viewer: remind an operator or an owner.`,
  reminderToRequester: (p, left) =>
    `Account ${p.accepter} has not accepted ${ends(p)} yet. It expires in ${left}: you may want to remind them.`,
  expired: (p) =>
    `Nobody answered the request ${ends(p)} of account ${p.requester}, so it expired. If it is still needed, they must ask again.`,
  expiredToRequester: (p, again) =>
    `Account ${p.accepter} did not accept ${ends(p)}, so the request expired. ${again ? 'Re-enable it if you still need it.' : 'Create a new one if you still need it.'}`,

  answered: {
    accept: (id, who, ago) => `${who} accepted ${id} ${ago}. There is nothing left to do.`,
    reject: (id, who, ago) => `${who} rejected ${id} ${ago}.`,
    withdraw: (id, who, ago) => `${who} withdrew ${id} ${ago}.`,
    delete: (id, who, ago) => `${who} deleted ${id} ${ago}.`,
  },

  buttons: {
    accept: 'Accept',
    reject: 'Reject',
    details: 'Details',
    all: 'Show all',
    addRoutes: 'Add routes',
    reenable: 'Re-enable',
    create: 'Create again',
  },
  ago: {
    now: 'just now',
    minutes: (n) => `${plural(n, 'minute')} ago`,
    hours: (n) => `${plural(n, 'hour')} ago`,
    days: (n) => `${plural(n, 'day')} ago`,
  },
  left: {
    minutes: (n) => plural(n, 'minute'),
    hours: (n) => plural(n, 'hour'),
    days: (n) => plural(n, 'day'),
  },
};
