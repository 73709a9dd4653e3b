import type { MessageState } from './collections.ts';
import type { Address, Delivery, DeliveryPolicy } from './ports.ts';

/** What follows from how a delivery went. */
export type Outcome =
  /** The message is done with; the lane goes on. */
  | {
      readonly kind: 'done';
      readonly state: MessageState;
      readonly message?: string;
      readonly earlier?: readonly string[];
      readonly reason?: string;
    }
  /** The chat rests for so long, with the message still at its head. */
  | { readonly kind: 'rest'; readonly ms: number; readonly reason: string }
  /** The lane ends, with everything in it. */
  | { readonly kind: 'end'; readonly reason: string }
  /** Everything in the lane goes to another chat. */
  | { readonly kind: 'move'; readonly to: Address };

/** First rest after a failure; doubled by each further one, up to the longest. */
const restMs = 250;
const longestRestMs = 300_000;
/** After so long a message that cannot be delivered is given up. */
export const givenUpAfterMs = 24 * 3_600_000;

/** What is known of the message whose delivery was tried. */
export interface Tried {
  readonly policy: DeliveryPolicy;
  readonly to: Address;
  /** Failures in a row before this one. */
  readonly failures: number;
  /** Since it was queued. */
  readonly ageMs: number;
}

/**
 * Decides. `chance` is a random number from 0 to below 1: it spreads the rests of many chats.
 *
 *   delivery   repeat, edit          once
 *   sent       done: sent            done: sent
 *   later      rest                  rest            surely not there yet
 *   unknown    rest, then again      done: unknown   may be there already
 *   never      done: never           done: never
 *   gone       end of the lane       end of the lane
 *   moved      move                  move
 */
export function decide(delivery: Delivery, tried: Tried, chance: number): Outcome {
  switch (delivery.kind) {
    case 'sent':
      return {
        kind: 'done',
        state: 'sent',
        ...(delivery.message === undefined ? {} : { message: delivery.message }),
        ...(delivery.earlier === undefined ? {} : { earlier: delivery.earlier }),
        ...(delivery.lost === undefined ? {} : { reason: delivery.lost }),
      };
    case 'later':
      return rest(delivery.afterMs, delivery.reason, tried, chance);
    case 'unknown':
      if (tried.policy === 'once') return { kind: 'done', state: 'unknown', reason: delivery.reason };
      return rest(0, delivery.reason, tried, chance);
    case 'never':
      return { kind: 'done', state: 'never', reason: delivery.reason };
    case 'gone':
      return { kind: 'end', reason: delivery.reason };
    case 'moved':
      return { kind: 'move', to: { channel: tried.to.channel, chat: delivery.chat } };
  }
}

function rest(atLeast: number, reason: string, { failures, ageMs }: Tried, chance: number): Outcome {
  if (ageMs >= givenUpAfterMs) return { kind: 'done', state: 'never', reason };
  const longest = Math.min(longestRestMs, restMs * 2 ** Math.min(failures, 20));
  const jittered = longest * (0.5 + chance / 2);
  return { kind: 'rest', ms: Math.ceil(Math.max(atLeast, jittered)), reason };
}
