import type { MergeKind } from '../../../peering/index.ts';
import type { ImportGuideText } from '../../zh/guides/import.ts';

const kinds: Record<MergeKind, string> = {
  vpc: 'VPCs',
  routeTable: 'route tables',
  subnet: 'subnets',
  gateway: 'gateways',
  peering: 'peerings',
  route: 'routes',
};
const one: Record<MergeKind, string> = {
  vpc: 'VPC',
  routeTable: 'route table',
  subnet: 'subnet',
  gateway: 'gateway',
  peering: 'peering',
  route: 'route',
};

/** The guide that imports a network, in English. */
export const importEn: ImportGuideText = {
  title: 'Import a network',
  text: {
    label: 'content',
    ask: 'Paste what the cloud tools print, or send it as a file:\n\n- `tccli vpc DescribeVpcs --output json`; `DescribeSubnets`, `DescribeRouteTables`, `DescribeVpcPeeringConnections` likewise\n- a Terraform state (`terraform state pull`)\n\nSeveral pastes are fine.',
    more: (got) => `Got ${got} characters; it goes on. Send the rest, or /cancel.`,
    shown: (characters) => `${characters} characters`,
    tooLarge: (max) => `Too large: ${max} characters at most. Import region by region.`,
    notJson: 'This is no JSON. Paste what tccli prints with --output json, or a Terraform state.',
    notTheRest: (why) =>
      `This does not continue what came before: ${why}\nSend this piece again, or /cancel and begin anew.`,
    wrongWithin: (why) =>
      `Put together, something in it is wrong: ${why}\nCorrect this piece and send it again, or /cancel and start over.`,
    andMore: (n) => `And ${n} more.`,
  },
  region: { label: 'region', ask: 'The content does not say which region these VPCs are in. Which one?' },
  added: (counts) => `Added: ${counts}`,
  changed: (counts) => `Updated: ${counts}`,
  unchanged: (counts) => `Unchanged: ${counts}`,
  leftOut: (n) => `Left out (${n}):`,
  count: (kind, n) => `${n} ${n === 1 ? one[kind] : kinds[kind]}`,
  andMore: (n) => `and ${n} more`,
  notes: 'Found while reading:',
  nothing: 'All of it is here already; there is nothing to change. You may paste more.',
  overQuota: 'Beyond the default quotas afterwards:',
  pasteMore: 'You may paste more and import it all together.',
  commit: 'Import',
  done: (counts) => `Imported: ${counts}.`,
  vpcs: 'Show VPCs',
  create: 'Create a peering',
};
