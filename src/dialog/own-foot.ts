import { ownCase } from './computed/index.ts';
import type { Frame } from './frame.ts';
import type { Reply } from './reply.ts';
import { withFoot } from './say.ts';

/** A general answer, and at its foot what it means for the asker's own network. */
export async function withOwnCase(
  frame: Frame,
  entry: string,
  replies: readonly Reply[],
): Promise<readonly Reply[]> {
  const own = await ownCase(frame, entry);
  const [first, ...rest] = replies;
  if (own === undefined || first === undefined) return replies;
  return [withFoot(first, own, frame.conversation.lang), ...rest];
}
