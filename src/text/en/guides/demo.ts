import type { DemoText } from '../../zh/guides/demo.ts';

/** What is said about the demo data, in English. */
export const demoEn: DemoText = {
  first: 'Demo · Company A',
  second: 'Demo · Company B',
  vpcs: { production: 'production', test: 'test', office: 'office', standby: 'standby', clash: 'old-site' },
  peering: 'production-test',
  ready: (first, second) =>
    `The demo data is ready. All of it is made up; change what you like.\n\n- **Demo · Company A** (${first}), where you are now: production and test in Guangzhou, office in Beijing\n- **Demo · Company B** (${second}): standby and old-site in Beijing\n\nBoth accounts are yours, so you also get Company B’s notices. Try this:`,
  check: 'Why can production not reach test?',
  create: 'Connect to B’s standby',
  clash: 'Connect to old-site (overlaps)',
  standby: 'Switch to Company B',
  vpcsPage: 'Show A’s VPCs',
  already: 'You already have demo data. Keep it, or start over? Starting over drops your changes.',
  goOn: 'Keep it',
  reset: 'Start over',
};
