/** What the Telegram channel says by itself, in one language. */
export interface TelegramWords {
  /** Commands with their descriptions (1-256 characters), as Telegram lists them, in order. */
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** Toast (at most 200 characters): a button that no message of ours has now. */
  readonly staleButton: string;
  /** Toast: what was tapped could not be handled; it was no fault of the person, and tapping again helps. */
  readonly failed: string;
  /** Toast: too many taps at once. */
  readonly slowDown: string;
}
