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
] as const;
export type Task = (typeof tasks)[number];

/** The entry that explains how to do it by hand; none where there is nothing to explain. */
export const howTo: Readonly<Record<Task, string | undefined>> = {
  create: 'quick-start',
  accept: 'accept-request',
  reject: 'accept-request',
  delete: 'delete-effect',
  modify_bandwidth: 'bandwidth',
  reenable: 'accept-request',
  add_route: 'configure-routes',
  check_connectivity: 'configure-routes',
  list_peerings: undefined,
  show_map: undefined,
  export: undefined,
  talk_to_human: undefined,
  ticket_status: undefined,
};
