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
    all: 'All missing routes',
    hand: 'Type one myself',
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
      `Which block on the far side should \`${table}\` route to? It has ${blocks}; part of one is fine.`,
    example: (block) => `For example ${block}.`,
  },
  into: (vpc, far) => `${vpc} → ${far}:`,
  adds: (table, dest, hop) => `\`${table}\`: \`${dest}\` → \`${hop}\``,
  enables: (table, dest, hop) => `\`${table}\`: switch on \`${dest}\` → \`${hop}\``,
  refused: 'These cannot be added:',
  because: (route, reason) => `${route}. ${reason}`,
  complete: 'Your side has all its routes.',
  pending: 'The peering is not accepted yet. You can add routes now; they carry traffic once it is.',
  bothSides: 'Both ends are yours, so both sides are done at once.',
  theirHalf: (account) => `Account ${account} adds the routes on its own side.`,
  more: (count) => `… and ${count} more`,
  commit: 'Add it',
  commitAll: 'Add them all',
  done: (count) => `Added ${count} ${count === 1 ? 'route' : 'routes'}.`,
  check: 'Check connectivity',
};
