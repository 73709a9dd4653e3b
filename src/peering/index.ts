/**
 * The network and its rules: values in, values out.
 * Knows CIDR blocks, VPCs, peerings, routes, what a cloud allows and what it charges.
 * Refuses to know chats, people's languages, clocks, ids it was not given, disks and networks.
 */

export * from './apply-fix.ts';
export * from './billing.ts';
export * from './changed-between.ts';
export * from './cidr.ts';
export * from './cidr-set.ts';
export * from './command.ts';
export * from './hide-foreign.ts';
export * from './merge/merge-parts.ts';
export {
  type LeftOut,
  type LeftOutArgs,
  type LeftOutCode,
  type MergeKind,
  type MergePreview,
  mergeAtMost,
  mergeKinds,
  type Tally,
} from './merge/preview.ts';
export * from './peering-changes.ts';
export * from './persistent-map.ts';
export * from './plan.ts';
export * from './preflight.ts';
export * from './reachability.ts';
export * from './refusal.ts';
export * from './route-changes.ts';
export * from './route-set.ts';
export * from './routes-needed.ts';
export * from './rules.ts';
export * from './state-machine.ts';
export * from './trace.ts';
export * from './vpc-changes.ts';
export * from './with-parts.ts';
export * from './world.ts';
