/**
 * What was meant, and what is said next: a request with its slots, a question, talk; conversations and replies.
 * Knows the FAQ, the catalogue of words and the regions' names.
 * Refuses to know channels, stores, clocks and files.
 */

export { type Conversation, newConversation, readConversation } from './conversation.ts';
export type { Deed, Desk, Effect, HistoryLine, Person, Self, TimerAbout } from './desk.ts';
export { knowing } from './desk.ts';
export { fire } from './fire.ts';
export { firstAnswer, firstAnswerText } from './first-answer.ts';
export type { DialogWorld } from './frame.ts';
export { historyLine } from './history-line.ts';
export { type ImportPerformed, type Performed, perform, performImport } from './perform.ts';
export { type Region, RegionNames } from './region-names.ts';
export { type Action, type Button, type Page, type Reply, usesUp } from './reply.ts';
export { type Library, sayGreeting, sayMeaning } from './say.ts';
export type { Slots } from './slots.ts';
export type { StatisticsDesk, StatisticsEffect } from './statistics/statistics-desk.ts';
export type { Here, SupportDesk, SupportEffect } from './support/support-desk.ts';
export { type Task, tasks } from './tasks.ts';
export { type Draft, taughtBy } from './teach/draft.ts';
export {
  longestKept,
  type Shortcoming,
  type TeachDesk,
  type TeachEffect,
  type Unanswered,
  unansweredKey,
} from './teach/teach-desk.ts';
export type { TuneRow } from './teach/tune-row.ts';
export { withTaught } from './teach/with-taught.ts';
export { type DialogInput, turn } from './turn.ts';
export type { Turn, TurnKind } from './turn-outcome.ts';
export { type Meaning, type Understanding, type Utterance, understand } from './understand.ts';
