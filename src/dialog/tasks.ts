/** What a person can ask the bot to do. */
export const tasks = [
  'create',
  'accept',
  'reject',
  'delete',
  'modify_bandwidth',
  'reenable',
  'add_route',
  'check_connectivity',
  'list_peerings',
  'show_map',
  'export',
  'talk_to_human',
  'ticket_status',
  'plan',
  'add_vpc',
  'add_subnet',
  'import',
  'create_account',
  'join',
  'invite',
  'switch_account',
  'list_vpcs',
  'show_quotas',
  'show_history',
  'list_members',
  'demo',
] as const;
export type Task = (typeof tasks)[number];

/** The entry that explains how to do it by hand; none where there is nothing to explain. */
export const howTo: Readonly<Partial<Record<Task, string>>> = {
  create: 'quick-start',
  accept: 'accept-request',
  reject: 'accept-request',
  delete: 'delete-effect',
  modify_bandwidth: 'bandwidth',
  reenable: 'accept-request',
  add_route: 'configure-routes',
  check_connectivity: 'configure-routes',
};
