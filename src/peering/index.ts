/**
 * The network and its rules: values in, values out.
 * Knows CIDR blocks, VPCs, peerings, routes, what a cloud allows and what it charges.
 * Refuses to know chats, people's languages, clocks, ids it was not given, disks and networks.
 */
export * from './cidr.ts';
export * from './cidr-set.ts';
export * from './persistent-map.ts';
export * from './refusal.ts';
export * from './route-set.ts';
export * from './rules.ts';
export * from './world.ts';
