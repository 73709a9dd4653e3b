import { accountPage } from './account.ts';
import { historyPage } from './history.ts';
import { membersPage } from './members.ts';
import type { Pages } from './page.ts';
import { peeringPage } from './peering.ts';
import { peeringsPage } from './peerings.ts';
import { quotasPage } from './quotas.ts';
import { vpcPage } from './vpc.ts';
import { vpcsPage } from './vpcs.ts';

/** Every page there is, by name. */
export const pages: Pages = new Map([
  ['account', accountPage],
  ['members', membersPage],
  ['history', historyPage],
  ['vpcs', vpcsPage],
  ['vpc', vpcPage],
  ['peerings', peeringsPage],
  ['peering', peeringPage],
  ['quotas', quotasPage],
]);
