/** What a member may do for an account. Each role may also do what those after it may. */
export const memberRoles = ['owner', 'operator', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Acts on an account; the least role that may do each. */
export const leastRole = {
  /** See its network, peerings, members and history. */
  view: 'viewer',
  /** Change its network: peerings, routes, VPCs. */
  operate: 'operator',
  /** Invite, change roles, remove. */
  manage: 'owner',
} as const satisfies Record<string, MemberRole>;
export type AccountAct = keyof typeof leastRole;

/** A person who may act for an account. `person` is a channel's own name of them, e.g. `telegram:42`. */
export interface Member {
  readonly uin: string;
  readonly person: string;
  readonly role: MemberRole;
  /** What the person is called, as their channel last told; hostile text. */
  readonly name: string;
  /** Since when, ms since 1970. */
  readonly since: number;
}

/** A cloud account as people named it. */
export interface AccountProfile {
  readonly uin: string;
  readonly name: string;
  /** A sample account of `/demo`. */
  readonly demo: boolean;
  readonly createdAt: number;
}

/** A way into an account: once, for one person, until it expires. */
export interface Invitation {
  readonly code: string;
  readonly uin: string;
  readonly role: MemberRole;
  readonly by: string;
  readonly expires: number;
  readonly usedBy: string | null;
}

/** Whether a role is enough for an act. */
export function may(role: MemberRole | undefined, act: AccountAct): boolean {
  return role !== undefined && memberRoles.indexOf(role) <= memberRoles.indexOf(leastRole[act]);
}
