/** What arrived, whatever the channel. */
export interface Inbound {
  /** Names this delivery; the same key twice is the same input delivered twice. */
  readonly dedupeKey: string;
  /** Lasting state hangs on this: one person in one chat. */
  readonly conversation: string;
  /** Who acts, in the channel's own terms, e.g. `terminal:me`. */
  readonly actor: string;
  readonly input: Input;
}

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  /** A tapped button, by the token it was shown with. */
  | { readonly kind: 'button'; readonly token: string };

/** A button as a channel sees it: what it says, and an opaque token to send back when it is tapped. */
export interface ShownButton {
  readonly label: string;
  readonly token: string;
}

/** One message to the person. */
export interface Outgoing {
  /**
   * Markdown of a small kind: paragraphs, **bold**, `code`, lists, numbered steps, fenced text, links. What people
   * typed is escaped before it gets here.
   */
  readonly markdown: string;
  readonly buttons: readonly ShownButton[];
}

/** The product as a channel sees it. */
export interface Assistant {
  /** Takes one input and returns what is said, in order. Inputs of one conversation are taken one by one. */
  receive(inbound: Inbound): Promise<readonly Outgoing[]>;
}
