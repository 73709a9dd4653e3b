import type { Attachment } from '../tickets/index.ts';

/** What the terminal chat says by itself, in one language. The same small Markdown as every message. */
export interface TerminalWords {
  /** Before the `›` of the prompt: who is typing. */
  readonly you: string;
  /** Under the greeting: how to choose, how to leave. */
  readonly hint: string;
  /** Somebody else types from now on: `/as NAME`. */
  readonly nowTyping: (name: string) => string;
  /** `/as` alone: who has typed in this run; for whom messages wait stands in `waiting`; lists are ready to print, or empty. */
  readonly people: (current: string, others: string, waiting: string) => string;
  /** What follows `/as` is no name. */
  readonly badName: (max: number) => string;
  /** A message came for somebody who is not at the screen. */
  readonly waits: (name: string) => string;
  /** The last line. */
  readonly farewell: string;
  /** A line was longer than `max` characters and has been thrown away unread. */
  readonly tooLong: (max: number) => string;
  /** The assistant failed on an input; it is a bug or a broken disk, nothing the person did. */
  readonly failed: string;
  /** What came along with a message and cannot be shown here, by its kind; see `attached`. */
  readonly things: Readonly<Record<Attachment['kind'], string>>;
  /** The line that stands for it; `name` is ready to be shown, and may be empty. */
  readonly attached: (thing: string, name: string) => string;
  /** `/upload` without a path. */
  readonly uploadHow: string;
  /** Why the file at `path`, ready to be shown, is not taken: nothing readable there, over a megabyte, not text. */
  readonly upload: Readonly<Record<'missing' | 'too_big' | 'no_text', (path: string) => string>>;
}
