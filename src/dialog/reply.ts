import type { Lang } from '../faq/index.ts';
import type { Command } from '../peering/index.ts';
import type { Attachment } from '../tickets/index.ts';
import type { GuideId, Values } from './guides/guide.ts';
import type { CardMenu } from './support/card-buttons.ts';
import type { DeskAct } from './support/desk-acts.ts';
import type { Listing } from './support/lists.ts';
import type { TeachingListing } from './teach/lists.ts';

/** What can be looked through, a page at a time. */
export type Page = 'peerings' | 'peering' | 'vpcs' | 'vpc' | 'account' | 'members' | 'history' | 'quotas';

/** What a button does. Stored with the conversation; a channel only ever sees a token for it. */
export type Action =
  /** `asked`, here and below: the question that it was offered or said to; absent where it was found otherwise. */
  | { readonly do: 'answer'; readonly entry: string; readonly asked?: string }
  | { readonly do: 'rate'; readonly entry: string; readonly helpful: boolean; readonly asked?: string }
  /** Looks through drafts, or through what was asked in vain. */
  | ({ readonly do: 'teaching' } & TeachingListing)
  | { readonly do: 'none_of_these'; readonly asked?: string }
  | { readonly do: 'person' }
  | { readonly do: 'topics'; readonly tag?: string; readonly page?: number }
  | { readonly do: 'language'; readonly lang: Lang }
  /** Starts a guide, with what is known already; as the account named, else as the one acted for. */
  | { readonly do: 'guide'; readonly guide: GuideId; readonly values: Values; readonly uin?: string }
  /** Within a run of a guide. */
  | { readonly do: 'choose'; readonly run: number; readonly step: string; readonly value: string }
  | { readonly do: 'back' | 'cancel' | 'commit'; readonly run: number; readonly step: string }
  | { readonly do: 'edit'; readonly run: number; readonly step: string; readonly slot: string }
  | { readonly do: 'turn_page'; readonly run: number; readonly step: string; readonly page: number }
  /** Goes on with the guide that was put aside, or drops it. */
  | { readonly do: 'resume' | 'drop'; readonly run: number }
  /** Looks at something; `uin`: of that account, else of the one acted for. */
  | {
      readonly do: 'show';
      readonly page: Page;
      readonly uin?: string;
      readonly id?: string;
      readonly from?: number;
    }
  /** Does it at once, as that account, and then goes on with a guide. */
  | {
      readonly do: 'perform';
      readonly uin: string;
      readonly commands: readonly Command[];
      readonly then?: { readonly guide: GuideId; readonly values: Values };
    }
  /** Asks the account at the other end of a peering to do its half. */
  | { readonly do: 'remind'; readonly uin: string; readonly peering: string }
  | { readonly do: 'switch_account'; readonly uin: string }
  /** Makes the sample accounts; `afresh`: in place of those there are. */
  | { readonly do: 'demo'; readonly afresh?: boolean }
  /** Acts on a ticket as one of the staff. */
  | { readonly do: 'desk'; readonly ticket: string; readonly act: DeskAct }
  /** Shows a ticket to one of the staff; `menu`: the same card with other buttons. */
  | { readonly do: 'card'; readonly ticket: string; readonly menu?: CardMenu }
  | { readonly do: 'macro'; readonly ticket: string; readonly macro: string }
  | { readonly do: 'messages' | 'export_ticket'; readonly ticket: string }
  | ({ readonly do: 'list' } & Listing)
  /** What a customer does about a ticket of theirs. */
  | { readonly do: 'my_ticket'; readonly ticket: string }
  | { readonly do: 'talk' | 'close_ticket'; readonly ticket: string }
  | {
      readonly do: 'write_ticket';
      readonly ticket: string;
      readonly text: string;
      readonly attachment?: Attachment;
    }
  /** Has the bot answer what went to a ticket, and what comes after it. */
  | { readonly do: 'ask_bot'; readonly text: string }
  /** Rates a closure of a ticket. */
  | { readonly do: 'stars'; readonly ticket: string; readonly stars: number };

/** Whether an action changes something by being done, so that its button works once. */
const uses = {
  answer: false,
  rate: true,
  none_of_these: true,
  teaching: false,
  person: false,
  topics: false,
  language: false,
  guide: false,
  choose: false,
  back: false,
  cancel: false,
  commit: false,
  edit: false,
  turn_page: false,
  resume: false,
  drop: false,
  show: false,
  perform: true,
  // Held by the hour that must lie between two: a second tap is told so.
  remind: false,
  switch_account: false,
  demo: true,
  // What the core of tickets refuses to do twice says so in words.
  desk: false,
  card: false,
  macro: false,
  messages: false,
  export_ticket: false,
  list: false,
  my_ticket: false,
  talk: false,
  close_ticket: false,
  write_ticket: true,
  // Asked twice, it would be counted twice.
  ask_bot: true,
  stars: false,
} satisfies Record<Action['do'], boolean>;

/** Whether the button of this action is used up by a tap. What belongs to a run of a guide is held by the run itself. */
export function usesUp(action: Action): boolean {
  return uses[action.do];
}

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** One thing said: Markdown of the small kind that every channel renders, and the buttons under it. */
export interface Reply {
  readonly markdown: string;
  readonly buttons: readonly Button[];
  /** Said by changing the message whose button was tapped, where the channel can; else it is a message of its own. */
  readonly inPlace?: true;
  /** Goes along with it, where the channel is the attachment's own. */
  readonly attachment?: Attachment;
  /** A file to keep: its name and text. */
  readonly file?: { readonly name: string; readonly text: string };
  /** The same as a picture, SVG, where the channel shows pictures: the words then stand under it. */
  readonly picture?: string;
  /** The ticket that it shows: an answer to it belongs there, and in the staff's room anybody may tap its buttons. */
  readonly ticket?: string;
  /** It is about an internal note: an answer to it is one as well. */
  readonly note?: true;
}

/** Words and nothing to tap. */
export const plain = (markdown: string): Reply => ({ markdown, buttons: [] });
