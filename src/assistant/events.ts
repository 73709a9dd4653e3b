import type { Delivery, Receipt } from './ports.ts';

/** What happened, for whoever counts and logs; never the words of a message, never a token. */
export type AssistantEvent =
  /** An input was taken; `ms` from its arrival to its receipt. */
  | { readonly kind: 'received'; readonly receipt: Receipt['kind']; readonly ms: number }
  /** A turn is committed; `as` is the dialog's name of what it came to, one of few. */
  | { readonly kind: 'answered'; readonly as: string }
  /** The dialog threw. */
  | { readonly kind: 'threw'; readonly key: string; readonly fault: string }
  /** A message was tried; `ms` since it was queued. */
  | {
      readonly kind: 'delivered';
      readonly delivery: Delivery['kind'];
      readonly ms: number;
      readonly reason?: string;
    }
  /** A lease was lost to another process while a message was on its way. */
  | { readonly kind: 'fenced'; readonly lane: string }
  | { readonly kind: 'timer'; readonly id: string; readonly fault?: string }
  /** The store failed: nothing is acknowledged and nothing delivered until it answers. */
  | { readonly kind: 'store_failed'; readonly fault: string };

export type Observe = (event: AssistantEvent) => void;

/** What an error says, for a log. */
export function faultOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
