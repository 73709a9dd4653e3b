/** What is said around a turn, in one language: toasts of at most 200 characters, and two messages. */
export interface TurnWords {
  /** The button belongs to a message or a step that is over. */
  readonly stale: string;
  /** The button is another person's. */
  readonly foreign: string;
  /** The button was used already and works once. */
  readonly used: string;
  /** More was sent than is taken at once; what follows is dropped without a word until there is room. */
  readonly tooFast: string;
  /** An input failed three times and has been set aside. */
  readonly setAside: string;
}
