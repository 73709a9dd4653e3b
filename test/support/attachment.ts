import type { Attachment } from '../../src/tickets/index.ts';

/** Something that came over Telegram. */
export function ticketAttachment(kind: Attachment['kind'], ref: string, name = ''): Attachment {
  return { kind, channel: 'telegram', ref, name };
}
