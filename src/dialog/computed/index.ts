import type { Frame } from '../guides/runner.ts';
import type { Reply } from '../reply.ts';
import type { Meaning } from '../understand.ts';

/** A question that carries data, worked out; undefined where there is nothing to work out. */
export async function computed(
  _frame: Frame,
  _meaning: Meaning,
  _text: string,
): Promise<readonly Reply[] | undefined> {
  return undefined;
}

/** What a general answer means for the asker's own network: two lines at most, or nothing. */
export async function ownCase(_frame: Frame, _entry: string): Promise<string | undefined> {
  return undefined;
}
