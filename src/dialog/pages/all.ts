import type { Pages } from './page.ts';
import { peeringPage } from './peering.ts';
import { peeringsPage } from './peerings.ts';
import { quotasPage } from './quotas.ts';

/** Every page there is, by name. */
export const pages: Pages = new Map([
  ['peerings', peeringsPage],
  ['peering', peeringPage],
  ['quotas', quotasPage],
]);
