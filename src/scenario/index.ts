/**
 * Rehearsals: a network, things people do to it, and what should come of each.
 * Knows the file format, its mistakes and its output lines. Refuses to know rules (peering/ has them), words (text/)
 * and where files lie.
 */
export * from './check.ts';
export * from './json.ts';
export * from './profiles.ts';
export * from './read.ts';
export * from './run.ts';
export * from './run-step.ts';
export * from './say.ts';
export * from './schema.ts';
