/**
 * Every word the bot says, one catalogue a language; the compiler holds each against the English one.
 * Refuses to decide anything.
 */
import { chat as enChat } from './en/chat.ts';
import { importText as enImport } from './en/import.ts';
import { terminal as enTerminal } from './en/terminal.ts';
import { chat as zhChat } from './zh/chat.ts';
import { importText as zhImport } from './zh/import.ts';
import { terminal as zhTerminal } from './zh/terminal.ts';

export type { ChatText } from './en/chat.ts';
export { inline, quoted } from './markdown.ts';
export type { ImportText } from './zh/import.ts';

/** What the chat says, by language. */
export const chatText = { zh: zhChat, en: enChat } as const;

/** What the terminal itself says, by language. */
export const terminalText = { zh: zhTerminal, en: enTerminal } as const;

/** What the import of a raw FAQ says, by language. */
export const importText = { zh: zhImport, en: enImport } as const;
