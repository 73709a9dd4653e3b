import type { Desk } from '../desk.ts';
import { type Frame, type Ran, withStep } from '../guides/runner.ts';
import { unknownCommand } from '../unknown-command.ts';
import { statsPage } from './stats-page.ts';

/** Shows the statistics to staff, in their own chat or in their room; for everybody else there is no such command. */
export async function showStats(frame: Frame, command: string): Promise<Ran> {
  const { desk, library, conversation } = frame;
  if (!(await maySee(desk))) return unknownCommand(frame, command);
  return withStep(frame, await statsPage(desk, library, conversation.lang));
}

async function maySee({ support, person }: Desk): Promise<boolean> {
  if ((await support.here()).room) return true;
  return person.alone && (await support.staff()).some((member) => member.person === person.id);
}
