import { supportText } from '../../text/index.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { plain } from '../reply.ts';

/**
 * What is said in place of anything about tickets where others read along: in any chat that is neither private nor the
 * staff's room, whoever asks. Undefined where it may be said.
 */
export async function amongOthers(frame: Frame): Promise<Ran | undefined> {
  const { conversation, desk } = frame;
  if (desk.person.alone || (await desk.support.here()).room) return undefined;
  return saying(frame, plain(supportText[conversation.lang].customer.inGroup));
}
