/**
 * A support ticket: what it holds, its statuses, its clocks, and who may do what to it.
 * Knows staff, customers, business hours and macros.
 * Refuses to know chats, networks, the FAQ, and how anybody proves to be who they are.
 */

export * from './ticket.ts';
