import type { Desk } from '../desk.ts';
import type { Frame, Ran } from '../frame.ts';
import { withStep } from '../guides/runner.ts';
import { staffMember } from '../support/staff.ts';
import { statsPage } from './stats-page.ts';

/** Shows the statistics to staff, in their own chat or in their room; undefined for everybody else, who have no such command. */
export async function showStats(frame: Frame): Promise<Ran | undefined> {
  const { desk, library, conversation } = frame;
  if (!(await maySee(desk))) return undefined;
  return withStep(frame, await statsPage(desk, library, conversation.lang));
}

/** Whoever reads the room of the staff may; elsewhere only staff, and not where others read along. */
async function maySee(desk: Desk): Promise<boolean> {
  if ((await desk.support.here()).room) return true;
  return desk.person.alone && (await staffMember(desk)) !== undefined;
}
