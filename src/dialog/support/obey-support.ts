import { supportText } from '../../text/index.ts';
import { readTicketId } from '../../tickets/index.ts';
import { type Frame, type Ran, saying } from '../frame.ts';
import { startGuide, withStep } from '../guides/runner.ts';
import { showStats } from '../statistics/show-stats.ts';
import { showTeaching } from '../teach/lists.ts';
import { amongOthers } from './among-others.ts';
import { showCard } from './desk-acts.ts';
import { exportTicket, exportTickets, showOwnTicket, showTickets } from './lists.ts';
import { ownTicket } from './matter.ts';
import { staffMember } from './staff.ts';
import { shownName } from './tell-desk.ts';

/**
 * Obeys a command of the support desk; undefined for one that is none, or is none for whoever gave it: to customers,
 * the commands of the staff are not there. `rest`: what stands behind it.
 */
export async function obeySupport(frame: Frame, command: string, rest: string): Promise<Ran | undefined> {
  switch (command) {
    case 'ticket':
      return ticketCommand(frame, rest);
    case 'tickets':
      return (await amongOthers(frame)) ?? showTickets(frame, { list: 'tickets' });
    case 'human':
      return askForPerson(frame, rest);
    case 'join_staff':
      return startGuide(frame, 'join_staff', rest === '' ? {} : { code: rest });
    case 'stats':
      return showStats(frame);
    case 'queue':
    case 'mine':
    case 'search':
    case 'desk':
    case 'staff':
    case 'invite_staff':
    case 'dismiss':
    case 'export':
    case 'teach':
    case 'review':
    case 'drafts':
    case 'unanswered':
    case 'taught':
      return (await staffMember(frame.desk)) === undefined ? undefined : staffCommand(frame, command, rest);
    default:
      return undefined;
  }
}

type StaffCommand =
  | 'queue'
  | 'mine'
  | 'search'
  | 'desk'
  | 'staff'
  | 'invite_staff'
  | 'dismiss'
  | 'export'
  | 'teach'
  | 'review'
  | 'drafts'
  | 'unanswered'
  | 'taught';

async function staffCommand(frame: Frame, command: StaffCommand, rest: string): Promise<Ran | undefined> {
  const { conversation, desk } = frame;
  const words = supportText[conversation.lang].agent;
  // Staff who act for an account as well export its network with words behind the command.
  if (command === 'export' && rest !== '' && readTicketId(rest) === undefined) return undefined;
  const elsewhere = await amongOthers(frame);
  if (elsewhere !== undefined) return elsewhere;
  switch (command) {
    case 'queue':
      return showTickets(frame, { list: 'queue' });
    case 'mine':
      return showTickets(frame, { list: 'mine' });
    case 'search':
      return showTickets(frame, { list: 'search', words: rest });
    case 'desk':
      return { conversation, replies: [{ markdown: words.help, buttons: [] }], effects: [] };
    case 'staff': {
      const all = await desk.support.staff();
      const lines = all.map((member) =>
        words.staff.line(
          shownName(member),
          words.role[member.role],
          member.by === null ? words.staff.byConfig : '',
        ),
      );
      const markdown = `${words.staff.heading(all.length)}\n\n${lines.join('\n')}`;
      return { conversation, replies: [{ markdown, buttons: [] }], effects: [] };
    }
    case 'teach':
    case 'review':
      return startGuide(frame, command, (guide, at) => guide.prefill?.({}, at, rest) ?? {});
    case 'drafts':
    case 'unanswered':
    case 'taught':
      return showTeaching(frame, { list: command });
    case 'invite_staff':
      return startGuide(frame, 'invite_staff', rest === '' ? {} : { role: rest });
    case 'dismiss':
      return startGuide(frame, 'dismiss_staff', rest === '' ? {} : { who: rest });
    case 'export': {
      const id = readTicketId(rest);
      return id === undefined ? exportTickets(frame) : exportTicket(frame, id);
    }
  }
}

/** A number shows that ticket, a text opens one, nothing asks what it is about. */
async function ticketCommand(frame: Frame, rest: string): Promise<Ran> {
  const id = readTicketId(rest);
  if (id === undefined) return askForPerson(frame, rest);
  const elsewhere = await amongOthers(frame);
  if (elsewhere !== undefined) return elsewhere;
  const staff = await staffMember(frame.desk);
  const own = await ownTicket(frame, id);
  return staff === undefined || own !== undefined ? showOwnTicket(frame, id) : showCard(frame, id);
}

/**
 * Begins a ticket with what a person would be asked: `said`, else what was asked of the bot last. Who is at it already
 * goes on; `silently`: somebody else shows the step.
 */
export async function askForPerson(frame: Frame, said: string, silently = false): Promise<Ran> {
  const { guide, heard } = frame.conversation;
  if (guide?.id === 'open_ticket' && said === '') return silently ? saying(frame) : withStep(frame, []);
  const problem = said === '' ? heard.at(-1) : said;
  return startGuide(frame, 'open_ticket', problem === undefined ? {} : { problem });
}
