import type { Readable } from 'node:stream';
import { readLines } from './lines.ts';
import type { Printer } from './printer.ts';
import { asksToLeave, maxLine, type Session } from './session.ts';

/**
 * The chat for a program or a file: a line in, an answer out, a blank line between two answers, nothing else. Returns
 * when the input ends, when a line asks to, or when `stop` aborts, as it does when nobody reads
 * any more. Takes a line only when the one before it is
 * answered, so that a fast writer waits instead of filling the memory.
 */
export async function chatPiped(
  session: Session,
  input: Readable,
  printer: Printer,
  stop: AbortSignal,
): Promise<void> {
  const drop = () => input.destroy();
  stop.addEventListener('abort', drop, { once: true });
  if (stop.aborted) drop();
  let separator = '';
  const print = async (text: string) => {
    if (text === '') return true;
    const before = separator;
    separator = '\n';
    await printer.write(`${before}${text}\n`);
    return !printer.gone.aborted;
  };
  session.attach(print);
  try {
    for await (const read of readLines(input, maxLine)) {
      if (stop.aborted) break;
      if (read.kind === 'too-long') await print(session.say(session.words.tooLong(maxLine)));
      else if (asksToLeave(read.text)) {
        await print(session.say(session.words.farewell));
        break;
      } else if (read.text.trim() !== '') await print(await session.answer(read.text));
    }
  } catch (error) {
    // Destroying the input is how a read that waits is ended.
    if (!stop.aborted) throw error;
  } finally {
    stop.removeEventListener('abort', drop);
  }
}
