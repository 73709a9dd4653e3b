import type { VpcPageText } from '../../zh/pages/vpcs.ts';
import { plural } from '../plural.ts';

/** The pages of VPCs, in English. */
export const vpcPageEn: VpcPageText = {
  heading: (total) => `**VPCs** (${total}):`,
  region: (region) => `**${region}**`,
  line: (name, id, cidr, subnets, peerings) =>
    `- ${name} \`${id}\` ${cidr}, subnets: ${subnets}, peerings: ${peerings}`,
  none: 'This account has no VPC yet. Add one, or import from the cloud.',
  add: 'Add a VPC',
  import: 'Import',
  button: (name, cidr) => `${name} · ${cidr}`,
  more: 'More',
  previous: 'Previous page',
  notFound: (text) => `There is no VPC “${text}”. /vpcs lists them.`,
  several: (text, names) => `“${text}” could be ${names}. Please say more of it.`,
  detail: (name, id, region) => `**${name}** \`${id}\` · ${region}`,
  blocks: (blocks) => `Blocks: ${blocks}`,
  subnets: (n) => `Subnets (${n}):`,
  noSubnets: 'No subnets yet.',
  subnet: (id, cidr, table) => `- \`${id}\` ${cidr}, route table \`${table}\``,
  table: (id, isDefault) => `Route table \`${id}\`${isDefault ? ' (default)' : ''}:`,
  local: (blocks) => `- ${blocks} → Local`,
  route: (dest, hop, state) => `- ${dest} → ${hop}${state}`,
  routeStates: {
    active: '',
    disabled: ', disabled',
    waiting: ', the peering is not accepted yet: no traffic',
    dead: ', the next hop is dead: packets are dropped',
  },
  peerings: (n) => `Peerings (${n}):`,
  noPeerings: 'No peerings.',
  peering: (name, id, far, state) => `- ${name} \`${id}\` → ${far}, ${state}`,
  quota: (peerings, subnets) => `Room left: ${plural(peerings, 'peering')}, ${plural(subnets, 'subnet')}.`,
  andMore: (n) => `- and ${n} more`,
  addSubnet: 'Add a subnet',
  check: 'Check connectivity',
  create: 'Create a peering',
  back: 'Back to the list',
};
