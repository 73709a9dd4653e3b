import { turnText } from '../text/index.ts';
import { mostTries } from './attempts.ts';
import { audit, conversations, dead, inbox, laneOf } from './collections.ts';
import { enqueue, type Queued } from './enqueue.ts';
import { outboxId } from './ids.ts';
import type { Inbound, Transaction } from './ports.ts';
import { type Done, stateOf, type TurnWorld } from './take-turn.ts';

/** Sets a poisonous input aside for whoever repairs the program, and tells the person; once. */
export async function setAside<State>(
  transaction: Transaction,
  inbound: Inbound,
  fault: string,
  world: TurnWorld<State>,
  now: number,
): Promise<Done> {
  const { dedupeKey, conversation, actor, input, to } = inbound;
  if ((await transaction.get(inbox, dedupeKey))?.done) return { receipt: { kind: 'repeated' } };
  const state = stateOf(await transaction.get(conversations, conversation), inbound, world);
  const { setAside: words } = turnText[world.dialog.language(state)];
  transaction.put(inbox, dedupeKey, { at: now, tries: mostTries, done: true });
  transaction.put(dead, dedupeKey, { at: now, conversation, actor, input, fault });
  transaction.put(audit, dedupeKey, { at: now, what: 'set_aside', where: conversation, actor });
  const claim = await enqueue(transaction, to, [line(dedupeKey, words)], now, world.claimant);
  return { receipt: { kind: 'poison' }, claims: claim ? [claim] : [] };
}

/** A flood that an earlier run spoke up against so recently is taken for the same one, in ms. */
const sameFloodMs = 60_000;

/**
 * The one polite line to someone who sends too fast; the input itself is not taken. Within a run, which floods are new
 * is in memory (`Flood`); `since` is its beginning: a chat that was told shortly before it is not told again.
 */
export async function askToSlowDown<State>(
  transaction: Transaction,
  inbound: Inbound,
  world: TurnWorld<State>,
  since: number,
  now: number,
): Promise<Done> {
  const key = `flood/${laneOf(inbound.to)}`;
  const told = (await transaction.get(inbox, key))?.at ?? Number.NEGATIVE_INFINITY;
  transaction.put(inbox, key, { at: now, tries: 1, done: true });
  if (told < since && now - told < sameFloodMs) return { receipt: { kind: 'flooded' } };
  const state = stateOf(await transaction.get(conversations, inbound.conversation), inbound, world);
  const { tooFast } = turnText[world.dialog.language(state)];
  const message = line(`flood/${inbound.dedupeKey}`, tooFast);
  const claim = await enqueue(transaction, inbound.to, [message], now, world.claimant);
  return { receipt: { kind: 'flooded' }, claims: claim ? [claim] : [] };
}

function line(key: string, markdown: string): Queued {
  return { id: outboxId(key, 0), outgoing: { markdown, buttons: [] }, policy: 'repeat' };
}
