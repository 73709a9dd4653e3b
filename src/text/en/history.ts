import type { HistoryText } from '../zh/history.ts';
import { accountsEn } from './accounts.ts';
import { plural } from './plural.ts';

const { roles } = accountsEn;

/** What the history says, in English. */
export const historyEn: HistoryText = {
  commands: {
    create_peering: ({ id, requesterVpc, accepterVpc, bandwidthMbps }) =>
      `asked for peering ${id}: ${requesterVpc} → ${accepterVpc}${bandwidthMbps === undefined ? '' : `, ${bandwidthMbps} Mbps`}`,
    accept: ({ peering }) => `accepted ${peering}`,
    reject: ({ peering }) => `rejected ${peering}`,
    delete: ({ peering }) => `deleted ${peering}`,
    reenable: ({ peering }) => `re-enabled ${peering}`,
    modify: ({ peering, bandwidthMbps }) => `set the bandwidth of ${peering} to ${bandwidthMbps} Mbps`,
    add_route: ({ routeTable, dest, nextHop }) => `added route ${dest} → ${nextHop} to ${routeTable}`,
    delete_route: ({ routeTable, dest }) => `deleted route ${dest} from ${routeTable}`,
    enable_route: ({ routeTable, dest }) => `enabled route ${dest} in ${routeTable}`,
    disable_route: ({ routeTable, dest }) => `disabled route ${dest} in ${routeTable}`,
    create_vpc: ({ id, name, region, cidr }) => `created VPC ${id} (${name}): ${region}, ${cidr}`,
    create_subnet: ({ id, vpc, cidr }) => `created subnet ${id} in ${vpc}: ${cidr}`,
    add_secondary_cidr: ({ vpc, cidr }) => `added the secondary block ${cidr} to ${vpc}`,
  },
  deeds: {
    imported: (vpcs, peerings) =>
      `imported a network: ${plural(vpcs, 'VPC')} and ${plural(peerings, 'peering')} brought up to date`,
    reminded: (peering, account) => `reminded account ${account} about ${peering}`,
    granted: (what, ticket) => `${what} (ticket ${ticket})`,
    account_created: () => 'created the account',
    invited: (role) => `invited somebody as ${roles[role]}`,
    joined: (role) => `joined as ${roles[role]}`,
    role_set: (member, role) => `made ${member} ${roles[role]}`,
    removed: (member) => `removed ${member}`,
    left: () => 'left the account',
  },
  line: (when, who, what, where) => `${when} ${who}: ${what}${where === '' ? '' : ` (${where})`}`,
  account: (uin) => `account ${uin}`,
  support: 'Support',
};
