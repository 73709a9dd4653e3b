import type { StepsText } from '../../zh/guides/steps.ts';

/** Steps that several guides share, in English. */
export const stepsEn: StepsText = {
  vpc: {
    label: 'VPC',
    ask: 'Which VPC?',
    example: 'vpc-1a2b3c4d, or its name',
    shown: (name, id, cidr) => `${name} (${id}, ${cidr})`,
    button: (name, cidr) => `${name} · ${cidr}`,
  },
  region: {
    label: 'region',
    ask: 'Which region?',
    bad: (text) => `There is no region “${text}”. Try Guangzhou or ap-guangzhou.`,
  },
  name: { label: 'name', ask: 'What should it be called?' },
  bandwidth: {
    label: 'bandwidth cap',
    ask: 'What bandwidth cap?',
    bad: (text) => `“${text}” is not a bandwidth. Pick one, or type it like 100M.`,
    shown: (mbps) => `${mbps} Mbps`,
  },
  peering: {
    label: 'peering connection',
    ask: 'Which peering connection?',
    example: 'pcx-1a2b3c4d, or its name',
    button: (name, id, state) => `${name} · ${id} · ${state}`,
    none: 'This account has no peering connection that this can be done to.',
  },
  account: {
    label: 'account',
    ask: 'What is the other account’s ID (UIN)?',
    example: '100012345678',
    bad: (text) => `“${text}” is not an account ID. One has 5 to 20 digits, like 100012345678.`,
  },
};
