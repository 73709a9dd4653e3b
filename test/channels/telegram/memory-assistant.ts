import type {
  Address,
  Channel,
  Delivery,
  Inbound,
  MovableAssistant,
  OutboxMessage,
  Outgoing,
  Receipt,
} from '../../../src/assistant/ports.ts';
import type { Timing } from '../../../src/channels/telegram/timing.ts';

export type Turn = (inbound: Inbound) => Receipt | Promise<Receipt>;

export const say = (markdown: string, ...labels: string[]): Outgoing => ({
  markdown,
  buttons: labels.map((label) => ({ label, token: `t-${label.replace(/[^\w-]/g, '')}` })),
});

const spoken = (input: Inbound['input']) =>
  'text' in input ? input.text : input.kind === 'button' ? `[${input.token}]` : input.kind;

const echo: Turn = ({ input }) => ({
  kind: 'applied',
  replies: [say(input.kind === 'button' ? `tapped ${input.token}` : `got ${spoken(input)}`)],
});

/** An assistant of a few lines: dedupes, answers, and delivers in order per chat, trying again as told. */
export class MemoryAssistant implements MovableAssistant {
  /** Inputs that were applied, in order. */
  readonly applied: Inbound[] = [];
  readonly deliveries: (Delivery & { readonly id: string })[] = [];
  turn: Turn;
  /** Milliseconds that a turn of a conversation takes. */
  slow = new Map<string, number>();
  /** So many of the next turns cannot be committed. */
  failing = 0;
  /** So many of the next turns of a conversation cannot be committed. */
  readonly failingFor = new Map<string, number>();
  #channel: Channel | undefined;
  readonly #timing: Timing;
  readonly #seen = new Set<string>();
  readonly #lanes = new Map<string, Promise<void>>();
  #sent = 0;

  constructor(timing: Timing, turn: Turn = echo) {
    this.#timing = timing;
    this.turn = turn;
  }

  deliverBy(channel: Channel): void {
    this.#channel = channel;
  }

  async receive(inbound: Inbound): Promise<Receipt> {
    await this.#timing.sleep(this.slow.get(inbound.conversation) ?? 0);
    const failing = this.failingFor.get(inbound.conversation) ?? 0;
    if (failing > 0 || this.failing > 0) {
      if (failing > 0) this.failingFor.set(inbound.conversation, failing - 1);
      else this.failing -= 1;
      throw new Error(`cannot commit: ${JSON.stringify(inbound.input)}`);
    }
    if (this.#seen.has(inbound.dedupeKey)) return { kind: 'repeated' };
    const receipt = await this.turn(inbound);
    this.#seen.add(inbound.dedupeKey);
    this.applied.push(inbound);
    if (receipt.kind === 'applied') for (const outgoing of receipt.replies) this.send(inbound, outgoing);
    return receipt;
  }

  /** Chats that moved, as `from > to`. */
  readonly moves: string[] = [];

  async chatMoved(from: Address, to: Address): Promise<void> {
    this.moves.push(`${from.chat} > ${to.chat}`);
  }

  /** Puts a message into the outbox; resolves when its lane is through with it. */
  send({ to, message }: Pick<Inbound, 'to' | 'message'>, outgoing: Outgoing, edits?: string): Promise<void> {
    this.#sent += 1;
    const item: OutboxMessage = {
      id: `out-${this.#sent}`,
      to,
      seq: this.#sent,
      outgoing,
      policy: edits === undefined ? 'repeat' : 'edit',
      attempts: 0,
      ...(edits === undefined ? {} : { edits }),
      ...(message === undefined ? {} : { answers: message }),
    };
    const lane = (this.#lanes.get(to.chat) ?? Promise.resolve()).then(() => this.#deliver(item));
    this.#lanes.set(to.chat, lane);
    return lane;
  }

  async #deliver(item: OutboxMessage): Promise<void> {
    let message = item;
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      const delivery = await this.#channel?.deliver(message);
      if (delivery === undefined) return;
      this.deliveries.push({ ...delivery, id: item.id });
      if (delivery.kind === 'later') await this.#timing.sleep(delivery.afterMs);
      else if (delivery.kind === 'moved')
        message = { ...message, to: { ...message.to, chat: delivery.chat } };
      else if (delivery.kind !== 'unknown') return;
    }
  }

  /** What was said, a button as its token in brackets. */
  get said(): string[] {
    return this.applied.map(({ input }) => spoken(input));
  }
}
