import {
  audit,
  buttons,
  collections,
  conversations,
  dead,
  inbox,
  lanes,
  outbox,
  timers,
} from '../../src/assistant/collections.ts';
import {
  type AssistantEvent,
  type AssistantParts,
  type Channel,
  createAssistant,
  type Delivery,
  type Inbound,
  type OutboxMessage,
  type Store,
} from '../../src/assistant/index.ts';
import type { Collection } from '../../src/assistant/ports.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { type Counted, countingDialog } from './counting-dialog.ts';
import { settle, VirtualTime } from './virtual-time.ts';

/** A channel that writes down what reaches it, and answers as told. */
export class FakeChannel implements Channel {
  readonly name: string;
  readonly ledger: OutboxMessage[] = [];
  /** How the delivery of a message goes; `sent` by default. Called after it was written down. */
  answer: (message: OutboxMessage, time: number) => Delivery | Promise<Delivery> = ({ id }) => ({
    kind: 'sent',
    message: `m-${id}`,
  });

  constructor(name = 'fake') {
    this.name = name;
  }

  async deliver(message: OutboxMessage): Promise<Delivery> {
    this.ledger.push(message);
    return this.answer(message, this.ledger.filter(({ id }) => id === message.id).length);
  }

  /** What was said to a chat, in order. */
  saidTo(chat: string): string[] {
    return this.ledger.filter(({ to }) => to.chat === chat).map(({ outgoing }) => outgoing.markdown);
  }
}

export interface DeskParts extends Partial<AssistantParts<Counted>> {
  readonly time?: VirtualTime;
  readonly channel?: FakeChannel;
}

/** An assistant with a counting dialog on a store in memory, and what a test wants to see of it. */
export function desk(parts: DeskParts = {}) {
  const time = parts.time ?? new VirtualTime();
  const store: Store = parts.store ?? createMemoryStore(collections);
  const channel = parts.channel ?? new FakeChannel();
  const events: AssistantEvent[] = [];
  const assistant = createAssistant<Counted>({
    store,
    dialog: countingDialog,
    channels: [channel],
    clock: time.clock,
    after: time.after,
    random: () => 0.5,
    secretName: (seed) => Buffer.from(seed).toString('base64url').slice(0, 43),
    lang: 'en',
    observe: (event) => events.push(event),
    ...parts,
  });
  const all = <T>(collection: Collection<T>) => documents(store, collection);
  return { assistant, store, channel, time, events, all, settle };
}

/** Every document of a collection; each of ours has an index that all of them stand in, but for two. */
export async function documents<T>(store: Store, collection: Collection<T>): Promise<Map<string, T>> {
  const index = { inbox: 'at', buttons: 'expires', audit: 'at', dead: 'at', timers: 'due' }[collection.name];
  if (index === undefined) throw new Error(`${collection.name} has no index over all`);
  const found = await store.transact((transaction) => transaction.find(collection, index, {}));
  return new Map(found.map(({ id, document }) => [id, document]));
}

/** What a conversation heard. */
export async function heardBy(store: Store, conversation: string): Promise<readonly string[]> {
  const record = await store.transact((transaction) => transaction.get(conversations, conversation));
  return (record?.state as Counted | undefined)?.heard ?? [];
}

let count = 0;
const nextKey = () => {
  count += 1;
  return `k${count}`;
};

/** Who sends, where, and under which key. */
interface Sent {
  readonly who?: string;
  readonly key?: string;
  readonly chat?: string;
  readonly replyTo?: string;
}

/** A text from a person, in their own chat unless told otherwise. */
export function text(
  said: string,
  { who = 'ann', key = nextKey(), chat = who, replyTo }: Sent = {},
): Inbound {
  return {
    dedupeKey: key,
    conversation: `${chat}/${who}`,
    actor: who,
    name: who,
    alone: chat === who,
    to: { channel: 'fake', chat },
    input: { kind: 'text', text: said },
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

/** A tap by a person. */
export function tap(
  token: string,
  { message, ...parts }: Sent & { readonly message?: string } = {},
): Inbound {
  return {
    ...text('', parts),
    input: { kind: 'button', token, ...(message === undefined ? {} : { message }) },
  };
}

export { audit, buttons, conversations, dead, inbox, lanes, outbox, timers };
