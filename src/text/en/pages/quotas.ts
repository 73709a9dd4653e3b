import type { QuotasText } from '../../zh/pages/quotas.ts';

/** The page of quotas, in English. */
export const quotasEn: QuotasText = {
  heading: (account) => `**Quotas of account ${account}**`,
  regions: 'VPCs, by region:',
  line: (what, used, limit, left) =>
    left <= 0 ? `- ${what}: ${used}/${limit}, **full**` : `- ${what}: ${used}/${limit}, ${left} left`,
  vpc: (name, id, region) => `**${name}** (${id}, ${region})`,
  per: {
    peeringsPerVpc: 'peering connections',
    subnetsPerVpc: 'subnets',
    routeTablesPerVpc: 'route tables',
    secondaryCidrsPerVpc: 'secondary CIDR blocks',
  },
  routesIn: (table) => `routes (${table})`,
  fullest: (table) => `routes (fullest table, ${table})`,
  counted: (states) => `Peerings count while ${states}, once for the VPC at each end.`,
  raise: 'Not enough? Delete what you do not use, or open a ticket for more.',
  noVpc: (account) => `Account ${account} has no VPC, so nothing is used. By default:`,
  default: (what, limit) => `- ${what}: ${limit}`,
  more: 'More',
  back: 'Previous page',
  peerings: 'Peering connections',
};
