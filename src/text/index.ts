/**
 * Every word the bot says, one catalogue a language; the compiler holds each against the English one.
 * Refuses to decide anything.
 */
import { chat as enChat } from './en/chat.ts';
import { importText as enImport } from './en/import.ts';
import { storeText as enStore } from './en/store.ts';
import { telegram as enTelegram } from './en/telegram.ts';
import { terminal as enTerminal } from './en/terminal.ts';
import { turnWords as enTurn } from './en/turn.ts';
import { chat as zhChat } from './zh/chat.ts';
import { importText as zhImport } from './zh/import.ts';
import { storeText as zhStore } from './zh/store.ts';
import { telegram as zhTelegram } from './zh/telegram.ts';
import { terminal as zhTerminal } from './zh/terminal.ts';
import { turnWords as zhTurn } from './zh/turn.ts';

export type { ChatText } from './en/chat.ts';
export { inline, paragraphs, quotation, quoted } from './markdown.ts';
export type { ImportText } from './zh/import.ts';
export type { StoreText } from './zh/store.ts';

/** What the chat says, by language. */
export const chatText = { zh: zhChat, en: enChat } as const;

/** What the terminal itself says, by language. */
export const terminalText = { zh: zhTerminal, en: enTerminal } as const;

/** What is said around a turn, by language. */
export const turnText = { zh: zhTurn, en: enTurn } as const;
/** What the Telegram channel itself says, by language. */
export const telegramText = { zh: zhTelegram, en: enTelegram } as const;

/** What the import of a raw FAQ says, by language. */
export const importText = { zh: zhImport, en: enImport } as const;

/** What is said about stored data, by language. */
export const storeText = { zh: zhStore, en: enStore } as const;

export { type ComputedText, computedText } from './computed.ts';
export { guideText } from './guides.ts';
export { agoText, leftText } from './notices.ts';
export { pageText } from './pages.ts';
export * from './peering.ts';
export { lastsText, supportText } from './support.ts';
export { type TeachText, teachText } from './teach.ts';
export { timeText } from './time.ts';
