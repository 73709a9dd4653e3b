import { chatText, inline } from '../text/index.ts';
import { type Frame, type Ran, withStep } from './guides/runner.ts';
import { plain } from './reply.ts';

/** What is said to a command that is none, and to one that is none for whoever sent it: nobody can tell the two apart. */
export function unknownCommand(frame: Frame, command: string): Promise<Ran> {
  const { unknownCommand: say } = chatText[frame.conversation.lang];
  return withStep(frame, [plain(say(inline(`/${command}`, 40)))]);
}
