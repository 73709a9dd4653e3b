/**
 * Who may act for a cloud account.
 * Knows accounts by UIN, their members and roles, invitations.
 * Refuses to know networks, chats, clocks, and how anybody proves to be who they are.
 */

export * from './member.ts';
export * from './refusal.ts';
