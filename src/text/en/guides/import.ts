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
    ask: 'Paste the output of these commands, or send it as a file; several messages are fine:\n\n- `tccli vpc DescribeVpcs --output json`, and `DescribeSubnets`, `DescribeRouteTables`, `DescribeVpcPeeringConnections`\n- `terraform state pull`',
    more: (got) => `Got ${got} characters so far, and there is more to come. Send the rest, or /cancel.`,
    shown: (characters) => `${characters} characters`,
    tooLarge: (max) => `Too large: ${max} characters at most. Import region by region.`,
    notJson: 'This is not JSON. Paste the whole output of tccli with --output json, or a Terraform state.',
    notTheRest: (why) =>
      `This does not continue what came before: ${why}\nSend this piece again, or /cancel and start over.`,
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
  notes: 'Please note:',
  nothing: 'All of this is here already, so there is nothing to import. You can paste more.',
  overQuota: 'This would exceed the default quotas:',
  pasteMore: 'If there is more output, paste it too and import it all at once.',
  commit: 'Import',
  done: (counts) => `Imported: ${counts}.`,
  vpcs: 'Show VPCs',
  create: 'Create a peering',
};
