import type { Address, Inbound } from '../../assistant/ports.ts';
import type { TextFile } from './text-file.ts';
import type { InlineQuery } from './update-schema.ts';

/** The bot as Telegram knows it; `username` without the @. */
export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

/** Why an update is confirmed without being taken. */
export type SkipReason =
  /** A kind of update that means nothing here. */
  | 'unknown_kind'
  /** A known kind whose fields are not what they should be. */
  | 'malformed'
  /** Sent by a bot, a channel or an anonymous administrator: nobody to answer. */
  | 'no_person'
  /** Somebody joined, a message was pinned: nothing to read and nobody to answer. */
  | 'no_text'
  /** Talk in a group that is not meant for the bot. */
  | 'not_addressed'
  /** A command for another bot of the group. */
  | 'other_bot'
  /** Somebody else's command, passed on. */
  | 'forwarded_command'
  /** Inserted by inline mode: our own words. */
  | 'via_bot'
  /** A button of a message that inline mode inserted; we put none there. */
  | 'inline_message';

/** An update as read at the edge. */
export type Arrival =
  | { readonly kind: 'input'; readonly updateId: number; readonly inbound: Inbound; readonly tap?: string }
  /** A file that is still to be fetched before it is an input. */
  | {
      readonly kind: 'file';
      readonly updateId: number;
      readonly inbound: Omit<Inbound, 'input'>;
      readonly file: TextFile;
      /** What was written under it. */
      readonly caption?: string;
    }
  /** A group has become a supergroup, with another id. */
  | { readonly kind: 'migrated'; readonly updateId: number; readonly from: Address; readonly to: Address }
  /** A tap whose data no button of ours ever had. */
  | {
      readonly kind: 'stray_tap';
      readonly updateId: number;
      readonly tap: string;
      readonly lang?: 'zh' | 'en';
    }
  | {
      readonly kind: 'inline';
      readonly updateId: number;
      readonly query: InlineQuery;
      readonly lang?: 'zh' | 'en';
    }
  | { readonly kind: 'skip'; readonly updateId: number; readonly reason: SkipReason };
