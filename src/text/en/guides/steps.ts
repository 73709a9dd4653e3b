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
  region: { label: 'region', ask: 'In which region?', example: 'Guangzhou, or ap-guangzhou' },
  name: { label: 'name', ask: 'What name shall it have?' },
  bandwidth: {
    label: 'bandwidth cap',
    ask: 'What bandwidth cap?',
    example: '100M',
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
    bad: (text) => `“${text}” is no account ID: that is 5 to 20 digits, for example 100012345678.`,
  },
};
