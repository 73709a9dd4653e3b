import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Printer } from './printer.ts';
import { asksToLeave, type Session } from './session.ts';
import { looks, paint, span } from './style.ts';

/** The two ends of a terminal. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly printer: Printer;
  /** Ends the chat as Ctrl-C does, or without a word when nobody is left to read one. */
  readonly stop: AbortSignal;
  readonly colour: boolean;
  /** A terminal that cannot move its cursor (`TERM=dumb`). */
  readonly dumb: boolean;
}

/**
 * The chat for a person: a prompt with history and editing. Lines typed or pasted while one is in work wait their
 * turn. Ctrl-C leaves at once; Ctrl-D and /quit after what was sent before them. The terminal is as it was afterwards.
 *
 *   idle     你 › half a li▁          prompt and the line being typed
 *   in work  half a li▁               no prompt; typing ahead is echoed
 *   printing (line lifted off, answer written, line set down again below it)
 */
export function chatInteractively(
  session: Session,
  { input, output, printer, stop, colour, dumb }: Terminal,
  greeting: string | undefined,
): Promise<void> {
  // Readline keeps the row of its cursor here; untyped, but steady since Node 0.8.
  const rl: Interface & { prevRows?: number } = createInterface({
    input,
    output,
    terminal: true,
    historySize: 500,
    removeHistoryDuplicates: true,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const waiting: string[] = [];
  let working = true;
  let closed = false;
  /** Whether a blank line below an answer is the last on the screen, but for what is typed ahead. */
  let below = false;

  const showLine = (prompt: string) => {
    if (closed) return;
    rl.setPrompt(prompt);
    rl.prompt(true);
    if (dumb) output.write(rl.line);
  };
  const ready = () => {
    const prompt = paint([span(session.typist, looks.accent), span(' › ', looks.dim)], colour);
    below = false;
    showLine(prompt);
  };
  /** Writes above the line being typed, which is never torn. */
  const print = async (text: string) => {
    if (text === '') return;
    if (dumb) {
      if (rl.line !== '') await printer.write('\n');
    } else if (!closed) {
      moveCursor(output, 0, -rl.getCursorPos().rows);
      cursorTo(output, 0);
      clearScreenDown(output);
      rl.prevRows = 0;
    }
    await printer.write(`${below ? '' : '\n'}${text}\n\n`);
    below = true;
  };

  return new Promise((resolve) => {
    let left = false;
    const leave = async (goodbye: boolean) => {
      if (left) return;
      left = true;
      // The last word goes below a line that was being typed, wherever in it the cursor stood.
      if (!closed && rl.line !== '') {
        rl.write(null, { ctrl: true, name: 'e' });
        below = false;
      }
      closed = true;
      rl.close();
      if (goodbye) await printer.write(`${below ? '' : '\n'}${session.say(session.words.farewell)}\n`);
      resolve();
    };
    /** Puts a text on the screen, and what is being typed below it again; false where nobody is there any more. */
    const show = async (text: string) => {
      if (left) return false;
      await print(text);
      if (left) return !printer.gone.aborted;
      if (!working) ready();
      else if (rl.line !== '' && !dumb) showLine('');
      return !printer.gone.aborted;
    };
    session.attach(show);
    const work = async () => {
      working = true;
      for (let line = waiting.shift(); line !== undefined && !left; line = waiting.shift()) {
        if (asksToLeave(line)) return leave(true);
        const text = await session.answer(line);
        if (left) return;
        if (text !== '') await show(text);
      }
      working = false;
      if (closed) await leave(true);
      else ready();
    };

    rl.on('line', (line) => {
      below = false;
      if (line.trim() === '' && !working) return ready();
      if (line.trim() === '') return;
      waiting.push(line);
      rl.setPrompt('');
      if (!working) void work();
    });
    rl.on('SIGINT', () => void leave(true));
    rl.on('close', () => {
      closed = true;
      if (!working) void leave(true);
    });
    // The window was shut: there is nobody to say goodbye to. Readline repeats what its input reports, until closed.
    const lost = () => void leave(false);
    rl.on('error', lost);
    input.on('error', lost);
    const stopped = () => void leave(!printer.gone.aborted);
    stop.addEventListener('abort', stopped, { once: true });
    if (stop.aborted) stopped();

    const open = async () => {
      if (greeting !== undefined) await show(await session.answer(greeting));
      await print(session.say(session.words.hint));
      await work();
    };
    void open();
  });
}
