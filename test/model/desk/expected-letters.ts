import type { OutboxRecord } from '../../../src/assistant/collections.ts';
import type { StaffRole, Ticket, TicketMessage } from '../../../src/tickets/index.ts';

/** A message as a commit queued it. */
export interface Letter {
  readonly id: string;
  readonly chat: string;
  readonly record: OutboxRecord;
  /** All that can be read of it. */
  readonly text: string;
  /** To somebody who did not ask. */
  readonly told: boolean;
}

/** What a commit added to a ticket, and what stood around it. */
export interface Said {
  /** As it is from then on. */
  readonly ticket: Ticket;
  readonly lines: readonly TicketMessage[];
  readonly statusBefore: Ticket['status'] | undefined;
  readonly staff: ReadonlyMap<string, StaffRole>;
  /** Who left the staff with that. */
  readonly gone: readonly string[];
  /** Has a chat of their own with the bot. */
  readonly hears: (person: string) => boolean;
  /** There is a room, and it can be reached. */
  readonly reached: boolean;
  readonly room: boolean;
  /** Said in private. */
  readonly alone: boolean;
  readonly actor: string | undefined;
}

/** A letter to a customer: the message that it brings, words that stand in it, and whether it leads back to a guide. */
export interface Expected {
  readonly message?: number;
  readonly says: readonly string[];
  readonly goesOn?: true;
}

/** What the customer must hear, each in a letter of its own, and nothing else. */
export function customerLetters({ ticket, lines, statusBefore }: Said): readonly Expected[] {
  const decided = lines.some(({ content }) => content.kind === 'event' && content.event.what === 'decided');
  const says = [ticket.id];
  return lines.flatMap((line): readonly Expected[] => {
    const { by, content, n } = line;
    if (by?.side === 'customer' || content.kind === 'note') return [];
    if (content.kind === 'public') return [{ message: n, says: [...says, ...wordsOf(line)] }];
    switch (content.event.what) {
      case 'claimed':
        return lines.length === 1 && statusBefore === 'new' ? [{ says }] : [];
      case 'solved':
        return decided ? [] : [{ message: n, says }];
      case 'decided':
        return [
          content.event.approved && ticket.left !== undefined
            ? { message: n, says, goesOn: true }
            : { message: n, says },
        ];
      case 'closed':
      case 'auto_closed':
        return [{ says }];
      default:
        return [];
    }
  });
}

/** What the desk must hear: whom, and what stands in it. */
export function deskLetters(
  said: Said,
): readonly { readonly to: string; readonly says: readonly string[] }[] {
  const { ticket, lines, staff, actor, alone, room, reached, gone, hears } = said;
  const leads = [...staff].flatMap(([person, role]) => (role === 'lead' && hears(person) ? [person] : []));
  return lines.flatMap((line) => {
    const { by, content } = line;
    const says = [ticket.id, ...wordsOf(line)];
    const desk = (except?: string) =>
      deskOf(said).flatMap((to) => (to === except || gone.includes(to) ? [] : [{ to, says }]));
    const what = content.kind === 'event' ? content.event.what : content.kind;
    if (by?.side === 'customer') {
      // How it begins and begins anew is told with what was written.
      return what === 'opened' || what === 'reopened' ? [] : desk();
    }
    if (by?.side === 'agent') {
      if (what === 'transferred') return desk(actor);
      return alone && room && reached ? desk(actor) : [];
    }
    switch (what) {
      case 'reminded':
      case 'undelivered':
        return desk();
      case 'escalated':
        return leads.length > 0 ? leads.map((to) => ({ to, says })) : desk();
      case 'agent_left':
        return gone.length > 0 ? desk() : [];
      default:
        return [];
    }
  });
}

/**
 * Who hears of a ticket: the room, and who works on it in private; without a room who works on it, else everybody. Where
 * that is nobody, the room is tried all the same.
 */
export function deskOf({
  ticket: { assignee },
  staff,
  room,
  reached,
  hears,
}: Pick<Said, 'ticket' | 'staff' | 'room' | 'reached' | 'hears'>): readonly string[] {
  const named = assignee !== null && staff.has(assignee.person) && hears(assignee.person) ? [assignee] : [];
  if (reached) return ['room', ...named.filter(({ privately }) => privately).map(({ person }) => person)];
  if (named.length > 0) return named.map(({ person }) => person);
  const all = [...staff.keys()].filter(hears);
  return all.length === 0 && room ? ['room'] : all;
}

/** Words that nobody else said. */
function wordsOf({ content }: TicketMessage): readonly string[] {
  if (content.kind === 'event') return [];
  const said = `${content.text} ${content.attachment?.ref ?? ''}`;
  return [...said.matchAll(/zq\d+z/g)].map(([word]) => word);
}
