import type { BuildText } from '../../zh/guides/build.ts';

/** Guides that add a VPC or a subnet, in English. */
export const buildEn: BuildText = {
  addVpc: {
    title: 'Add a VPC',
    region: 'Which region is the VPC in?',
    name: 'What is the VPC called?',
    cidr: {
      label: 'block',
      ask: 'Which CIDR block? Those below overlap none of your VPCs or their peers; you can also type one.',
    },
    overlaps: (vpc, block) =>
      `Overlaps ${vpc} (${block}). It can be added, but these two can never be peered.`,
    onlyHere: 'This only records the network; it creates nothing in the cloud.',
    commit: 'Add',
    done: (vpc) => `Added ${vpc}. Next: a subnet.`,
  },
  addSubnet: {
    title: 'Add a subnet',
    vpc: 'Which VPC is it in?',
    cidr: {
      label: 'block',
      ask: (blocks) => `Which block? It must lie within ${blocks} and overlap no other subnet.`,
    },
    noVpc: 'This account has no VPC yet. Add one first.',
    commit: 'Add',
    done: (id, cidr, vpc) => `Added subnet \`${id}\` (${cidr}) to ${vpc}.`,
    another: 'Add another subnet',
    details: 'Show this VPC',
    create: 'Create a peering',
  },
};
