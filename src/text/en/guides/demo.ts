import type { DemoText } from '../../zh/guides/demo.ts';

/** What is said about the samples, in English. */
export const demoEn: DemoText = {
  first: 'Demo · Company A',
  second: 'Demo · Company B',
  vpcs: { production: 'production', test: 'test', office: 'office', standby: 'standby', clash: 'old-site' },
  peering: 'production-test',
  ready: (first, second) =>
    `The samples are ready. All of it is made up; change what you like.\n\n- **Demo · Company A** (${first}): production and test in Guangzhou, office in Beijing. You are here now\n- **Demo · Company B** (${second}): standby and old-site in Beijing\n\nBoth accounts are yours, so what is told to Company B reaches you, too. Try this:`,
  check: 'Why can production not reach test?',
  create: 'Connect with B’s standby',
  clash: 'Peer with the overlapping old-site',
  standby: 'Switch to Company B',
  vpcsPage: 'Show A’s VPCs',
  already:
    'You have the samples already. Go on with them, or start afresh? Afresh drops what you changed in them.',
  goOn: 'Go on',
  reset: 'Start afresh',
};
