import type { BuildText } from '../../zh/guides/build.ts';

/** Guides that add a VPC or a subnet, in English. */
export const buildEn: BuildText = {
  addVpc: {
    title: 'Add a VPC',
    region: 'In which region is the VPC?',
    name: 'Name the VPC:',
    cidr: {
      label: 'block',
      ask: 'Which CIDR block? Those below overlap none of your VPCs and their peers; you may type another.',
    },
    overlaps: (vpc, block) =>
      `Overlaps ${vpc} (${block}). It can be added, but these two can never be peered.`,
    onlyHere: 'This only records the network; it creates nothing in the cloud.',
    commit: 'Add',
    done: (vpc) => `${vpc} added. Next: a subnet.`,
  },
  addSubnet: {
    title: 'Add a subnet',
    vpc: 'In which VPC?',
    cidr: {
      label: 'block',
      ask: (blocks) => `Which block? Within ${blocks}, apart from the other subnets.`,
    },
    noVpc: 'This account has no VPC yet. Add one first.',
    commit: 'Add',
    done: (id, cidr, vpc) => `Subnet \`${id}\` (${cidr}) added to ${vpc}.`,
    another: 'Add another subnet',
    details: 'Show this VPC',
    create: 'Create a peering',
  },
};
