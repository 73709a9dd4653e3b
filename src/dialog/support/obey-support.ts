import { supportText } from '../../text/index.ts';
import type { Frame, Ran } from '../frame.ts';
import { startGuide } from '../guides/runner.ts';
import { showStats } from '../statistics/show-stats.ts';
import { showCard } from './desk-acts.ts';
import { exportTicket, exportTickets, showOwnTicket, showTickets, ticketIdIn } from './lists.ts';
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
      return showTickets(frame, { list: 'tickets' });
    case 'human':
      return startGuide(frame, 'open_ticket', asked(frame, rest));
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
      return (await staffMember(frame.desk)) === undefined ? undefined : staffCommand(frame, command, rest);
    default:
      return undefined;
  }
}

type StaffCommand = 'queue' | 'mine' | 'search' | 'desk' | 'staff' | 'invite_staff' | 'dismiss' | 'export';

async function staffCommand(frame: Frame, command: StaffCommand, rest: string): Promise<Ran | undefined> {
  const { conversation, desk } = frame;
  const words = supportText[conversation.lang].agent;
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
    case 'invite_staff':
      return startGuide(frame, 'invite_staff', rest === '' ? {} : { role: rest });
    case 'dismiss':
      return startGuide(frame, 'dismiss_staff', rest === '' ? {} : { who: rest });
    case 'export': {
      const id = ticketIdIn(rest);
      if (id !== undefined) return exportTicket(frame, id);
      // Staff who act for an account as well export its network with words behind the command.
      return rest === '' ? exportTickets(frame) : undefined;
    }
  }
}

/** A number shows that ticket, a text opens one, nothing asks what it is about. */
async function ticketCommand(frame: Frame, rest: string): Promise<Ran> {
  const id = ticketIdIn(rest);
  if (id === undefined) return startGuide(frame, 'open_ticket', asked(frame, rest));
  const staff = await staffMember(frame.desk);
  const own = await ownTicket(frame, id);
  return staff === undefined || own !== undefined ? showOwnTicket(frame, id) : showCard(frame, id);
}

/** What a person would be asked: what stands behind the command, else what was asked last. */
export function asked({ conversation }: Pick<Frame, 'conversation'>, rest: string): Record<string, string> {
  const summary = rest === '' ? conversation.heard.at(-1) : rest;
  return summary === undefined ? {} : { summary: [...summary.replace(/\s+/g, ' ')].slice(0, 200).join('') };
}
