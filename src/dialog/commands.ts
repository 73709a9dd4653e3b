import type { GuideId } from './guides/guide.ts';
import type { Page } from './reply.ts';

/** What a command begins: a guide, with what stands behind the command told to it, or a page. */
export type Begun =
  | { readonly kind: 'guide'; readonly guide: GuideId }
  | { readonly kind: 'page'; readonly page: Page };

const guide = (name: GuideId): Begun => ({ kind: 'guide', guide: name });
const page = (name: Page): Begun => ({ kind: 'page', page: name });

/** Commands that begin something, by name. What talks about the bot itself stands in `turn.ts`. */
export const beginnings: ReadonlyMap<string, Begun> = new Map([
  ['create', guide('create')],
  ['accept', guide('accept')],
  ['reject', guide('reject')],
  ['delete', guide('delete')],
  ['bandwidth', guide('modify_bandwidth')],
  ['reenable', guide('reenable')],
  ['route', guide('add_route')],
  ['check', guide('check_connectivity')],
  ['plan', guide('plan')],
  ['export', guide('export')],
  ['addvpc', guide('add_vpc')],
  ['addsubnet', guide('add_subnet')],
  ['import', guide('import')],
  ['register', guide('create_account')],
  ['join', guide('join')],
  ['invite', guide('invite')],
  ['peering', page('peering')],
  ['peerings', page('peerings')],
  ['vpc', page('vpcs')],
  ['vpcs', page('vpcs')],
  ['account', page('account')],
  ['members', page('members')],
  ['history', page('history')],
  ['quotas', page('quotas')],
]);
