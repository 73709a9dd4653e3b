import type { Attachment, Party, StaffMember, StaffRole, TicketPriority } from './ticket.ts';

/** Who does something to a ticket. `privately`: in the agent's own chat, not in the room of the staff. */
export type TicketActor =
  | (Party & { readonly side: 'customer' })
  | (Party & { readonly side: 'agent'; readonly role: StaffRole; readonly privately: boolean });

/** What somebody does to a ticket. */
export type TicketAct =
  /** The customer writes; that reopens a solved ticket for `DeskPolicy.reopenMs`. */
  | Speech<'write'>
  /** An agent answers, asks back, or notes something for the staff. */
  | Speech<'answer'>
  | Speech<'ask_back'>
  | Speech<'note'>
  | { readonly act: 'claim' }
  | { readonly act: 'release' }
  | { readonly act: 'transfer'; readonly to: StaffMember }
  | { readonly act: 'prioritise'; readonly priority: TicketPriority }
  | { readonly act: 'solve' }
  | { readonly act: 'close' }
  /** How content the customer is, 1 to 5. */
  | { readonly act: 'rate'; readonly stars: number }
  /** Grants or declines what the ticket requests; the network is changed elsewhere. */
  | { readonly act: 'decide'; readonly approve: boolean }
  /** A question was taught from it, or it was decided not to. */
  | { readonly act: 'taught' };
export type TicketActName = TicketAct['act'];

interface Speech<Act extends string> {
  readonly act: Act;
  /** May be empty beside an attachment. */
  readonly text: string;
  readonly attachment?: Attachment;
}
