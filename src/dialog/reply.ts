import type { Lang } from '../faq/index.ts';

/** What a button does. Stored with the conversation; a channel only ever sees a token for it. */
export type Action =
  | { readonly do: 'answer'; readonly entry: string }
  | { readonly do: 'rate'; readonly entry: string; readonly helpful: boolean }
  | { readonly do: 'none_of_these' }
  | { readonly do: 'person' }
  | { readonly do: 'topics'; readonly tag?: string; readonly page?: number }
  | { readonly do: 'language'; readonly lang: Lang };

/** Whether an action changes something by being done, so that its button works once. */
const uses = {
  answer: false,
  rate: true,
  none_of_these: false,
  person: false,
  topics: false,
  language: false,
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
  /**
   * The present step of a guide, by a name of the guide's own. What is typed is answered by a new message, and the one
   * before stays as it was: what its buttons still mean is for the dialog to say.
   */
  readonly step?: string;
}
