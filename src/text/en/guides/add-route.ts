import type { AddRouteText } from '../../zh/guides/add-route.ts';

/** What “add routes” says, in English. */
export const addRouteEn: AddRouteText = {
  title: 'Add routes',
  peering: 'Routes for which peering connection?',
  none: 'This account has no peering that is pending or active. Create one first.',
  create: 'Create a peering connection',
  way: {
    label: 'which routes',
    ask: 'Add all that are missing, or type one yourself?',
    all: 'All that are missing',
    hand: 'One by hand',
    bad: 'Please say “all” or “by hand”.',
  },
  table: {
    label: 'route table',
    ask: 'Into which route table?',
    example: 'rtb-1a2b3c4d',
    button: (id, vpc) => `${id} · ${vpc}`,
  },
  dest: {
    label: 'destination',
    ask: (table, blocks) =>
      `Which block of the far side shall \`${table}\` lead to? It has ${blocks}; a part of that will do.`,
    example: (block) => `For example ${block}.`,
  },
  into: (vpc, far) => `${vpc} → ${far}:`,
  adds: (table, dest, hop) => `\`${table}\`: \`${dest}\` → \`${hop}\``,
  enables: (table, dest, hop) => `\`${table}\`: switch on \`${dest}\` → \`${hop}\``,
  refused: 'These cannot be added:',
  because: (route, reason) => `${route}. ${reason}`,
  complete: 'Your side has all its routes.',
  pending: 'The peering is not accepted yet: the routes carry nothing until it is.',
  bothSides: 'Both ends are yours: both sides at once.',
  theirHalf: (account) => `This is your half; account ${account} has to add routes on its own side too.`,
  more: (count) => `… and ${count} more`,
  commit: 'Add it',
  commitAll: 'Add them all',
  done: (count) => (count === 1 ? 'One route was added.' : `${count} routes were added.`),
  check: 'Check connectivity',
};
