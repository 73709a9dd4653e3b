import type { Attachment } from '../../tickets/index.ts';
import type { Desk } from '../desk.ts';

/** What somebody wrote or sent. */
export interface Said {
  readonly text: string;
  readonly attachment?: Attachment;
  /** It came behind others of one album: when the first of them did. */
  readonly album?: number;
}

/**
 * What the first of an album became in a ticket, as who sent it said it there: the others are the same. Undefined where
 * it went somewhere else, or nowhere.
 */
export async function albumIn(
  desk: Desk,
  ticket: string,
  album: number,
): Promise<'note' | 'public' | undefined> {
  const last = (await desk.support.ticketMessages(ticket, 20)).findLast(
    ({ by, content }) => by?.person === desk.person.id && content.kind !== 'event',
  );
  if (last === undefined || last.content.kind === 'event' || last.at < album) return undefined;
  return last.content.attachment === undefined ? undefined : last.content.kind;
}
