/**
 * Who may act for a cloud account.
 * Knows accounts by UIN, their members and roles, invitations, and what may change of them.
 * Refuses to know networks, chats, clocks, and how anybody proves to be who they are.
 */

export * from './create-account.ts';
export * from './invitations.ts';
export * from './limits.ts';
export * from './member.ts';
export * from './refusal.ts';
export * from './roster.ts';
