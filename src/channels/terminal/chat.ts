import type { Readable, Writable } from 'node:stream';
import type { Assistant } from '../../assistant/ports.ts';
import type { TerminalWords } from '../../text/terminal-words.ts';
import type { TerminalChannel } from './channel.ts';
import { Printer } from './printer.ts';
import { Session } from './session.ts';
import { colourOn } from './style.ts';

/** Lines longer than this are hard to read, however wide the window is. */
const widest = 88;
/** A window narrower than this is treated as this wide. */
const narrowest = 20;

/** What `runTerminal` needs from whoever starts it. */
export interface TerminalOptions {
  readonly assistant: Assistant;
  /** The channel under which the assistant delivers to this terminal. */
  readonly channel: TerminalChannel;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Where faults of the program are reported; never a word to the person. */
  readonly error: Writable;
  /** Read: NO_COLOR, FORCE_COLOR, TERM, COLUMNS. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked whenever the channel speaks to whoever types, so that the language may change while it runs. */
  readonly words: (actor: string) => TerminalWords;
  /** Names this run among all runs on the same store: a time, a random word. */
  readonly run: string;
  /** Who types; also the name of the conversation. `terminal:me` by default. */
  readonly actor?: string;
  /** A width to use instead of the terminal's. */
  readonly columns?: number;
  /** What is sent on behalf of a person who sits down, to be greeted; never from a pipe. */
  readonly greeting?: string;
  /** Leaves as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

/**
 * The chat in a terminal, or over pipes when either end is none. Resolves to the exit code once it is over and
 * everything is written: 0, or 1 when the assistant failed on a piped line or the streams broke.
 */
export async function runTerminal(options: TerminalOptions): Promise<number> {
  const { assistant, channel, input, output, error, env, words, run, signal, greeting } = options;
  const interactive = input.isTTY === true && output.isTTY === true;
  const colour = colourOn(env, output.isTTY === true);
  const complaints = new Printer(error);
  const printer = new Printer(output);
  const stop = signal === undefined ? printer.gone : AbortSignal.any([printer.gone, signal]);
  const session = new Session({
    assistant,
    channel,
    stop,
    words,
    actor: options.actor ?? 'terminal:me',
    run,
    look: () => ({ width: fitted(options.columns ?? output.columns ?? Number(env.COLUMNS)), colour }),
    ...(interactive ? {} : { complain: (message) => void complaints.write(`${message}\n`) }),
  });
  try {
    if (interactive) {
      const { chatInteractively } = await import('./interactive.ts');
      const terminal = { input, output, printer, stop, colour, dumb: env.TERM === 'dumb' };
      await chatInteractively(session, terminal, greeting);
    } else {
      const { chatPiped } = await import('./piped.ts');
      await chatPiped(session, input, printer, stop);
    }
  } catch (cause) {
    await complaints.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    return 1;
  } finally {
    session.close();
  }
  if (printer.failure !== undefined) {
    await complaints.write(`${printer.failure.message}\n`);
    return 1;
  }
  return interactive || session.failures === 0 ? 0 : 1;
}

function fitted(columns: number): number {
  if (!(columns > 0)) return widest;
  return Math.min(Math.max(Math.floor(columns), narrowest), widest);
}
