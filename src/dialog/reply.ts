import type { Lang } from '../faq/index.ts';
import type { Command } from '../peering/index.ts';
import type { GuideId, Values } from './guides/guide.ts';

/** What a button does. Stored with the conversation; a channel only ever sees a token for it. */
export type Action =
  | { readonly do: 'answer'; readonly entry: string }
  | { readonly do: 'rate'; readonly entry: string; readonly helpful: boolean }
  | { readonly do: 'none_of_these' }
  | { readonly do: 'person' }
  | { readonly do: 'topics'; readonly tag?: string; readonly page?: number }
  | { readonly do: 'language'; readonly lang: Lang }
  /** Starts a guide with answers given beforehand, as the account `uin` where it is named. */
  | { readonly do: 'guide'; readonly guide: GuideId; readonly values: Values; readonly uin?: string }
  /** Shows something of the network or the account. */
  | { readonly do: 'show'; readonly page: ShowPage; readonly id?: string; readonly from?: number }
  /** Carries out commands as an account, which is held against what its person may do then. */
  | { readonly do: 'perform'; readonly uin: string; readonly commands: readonly Command[] };

/** What there is to look at. */
export type ShowPage = 'peering' | 'peerings' | 'vpcs' | 'vpc' | 'account' | 'members' | 'history' | 'quotas';

/** Whether an action changes something by being done, so that its button works once. */
const uses = {
  answer: false,
  rate: true,
  none_of_these: false,
  person: false,
  topics: false,
  language: false,
  guide: false,
  show: false,
  perform: true,
} satisfies Record<Action['do'], boolean>;

/** Whether the button of this action is used up by a tap. */
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
}
