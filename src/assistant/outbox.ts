import { type After, Alarm } from './alarm.ts';
import { lanes } from './collections.ts';
import { decide } from './delivery.ts';
import { type Claim, type Claimant, claimHead } from './enqueue.ts';
import { faultOf, type Observe } from './events.ts';
import type { Channel, Clock, Delivery, OutboxMessage, Store } from './ports.ts';
import { lastSaidOf, wholeOf } from './room.ts';
import { type Settled, settle, takeUp } from './settle.ts';

/** What delivery rests on. */
export interface DelivererParts {
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly after: After;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly claimant: Claimant;
  /** No other process uses the store: leases of this owner that it finds at the start are its own dead self's. */
  readonly alone: boolean;
  /** Most chats delivered to at once. */
  readonly abreast?: number;
  readonly observe: Observe;
}

/** How often the store is asked for lanes that fell due without this process knowing, in ms. */
const lookMs = 1_000;
/** Lanes taken up in one commit. */
const atOnce = 64;
/** The part of a lease that must be left for a delivery to begin. */
const leaseLeft = 0.5;

/**
 * Delivers what waits: each chat in order and one message at a time, many chats abreast.
 *
 *   commit of a turn ─ claim ─┐
 *   lane that fell due ─ claim ┴─ deliver ─ settle (fence checked) ─ next claim of the lane, or rest, or empty
 */
export class Deliverer {
  readonly #parts: DelivererParts;
  readonly #channels: ReadonlyMap<string, Channel>;
  readonly #alarm: Alarm;
  readonly #abreast: number;
  /** Claims that wait for a free place. */
  readonly #ready: Claim[] = [];
  /** Lanes this process works on, and the work. */
  readonly #working = new Map<string, Promise<void>>();
  #looking: Promise<void> | undefined;
  #state: 'idle' | 'running' | 'stopped' = 'idle';

  constructor(parts: DelivererParts) {
    this.#parts = parts;
    this.#channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
    this.#abreast = parts.abreast ?? 32;
    this.#alarm = new Alarm(parts.after, parts.clock, () => this.wake());
  }

  /** Begins to deliver, first of all what an earlier run of this process left in flight. */
  async start(): Promise<void> {
    if (this.#parts.alone) await this.#recover();
    this.#state = 'running';
    for (const claim of this.#ready.splice(0)) this.claimed(claim);
    this.wake();
  }

  /** Takes a claim that a commit carries. */
  claimed(claim: Claim): void {
    if (this.#state !== 'running' || this.#working.size >= this.#abreast || this.#working.has(claim.lane)) {
      this.#ready.push(claim);
      return;
    }
    this.#work(claim);
  }

  /** Looks for lanes that are due. */
  wake(): void {
    if (this.#state !== 'running' || this.#looking) return;
    this.#looking = this.#look()
      .catch((error: unknown) => {
        this.#parts.observe({ kind: 'store_failed', fault: faultOf(error) });
        this.#alarm.at(this.#parts.clock() + lookMs);
      })
      .finally(() => {
        this.#looking = undefined;
      });
  }

  /** Resolves when nothing waits that could be delivered now, or at the deadline. Rests are not waited for. */
  async flush(deadline: number): Promise<boolean> {
    const late = this.#late(deadline);
    this.wake();
    for (;;) {
      await Promise.race([this.#looking, late.promise]);
      if (late.passed()) return false;
      const works = [...this.#working.values()];
      if (works.length === 0 && this.#ready.length === 0) {
        late.cancel();
        return true;
      }
      await Promise.race([...works, late.promise]);
      if (late.passed()) return false;
    }
  }

  /** Ends delivery: begins nothing new, waits until the deadline for what is on its way, and gives its claims back. */
  async stop(deadline: number): Promise<void> {
    this.#state = 'stopped';
    this.#alarm.off();
    const late = this.#late(deadline);
    await Promise.race([Promise.allSettled([this.#looking, ...this.#working.values()]), late.promise]);
    late.cancel();
    const { store, clock } = this.#parts;
    for (const claim of this.#ready.splice(0)) {
      await store.transact(async (transaction) => {
        const lane = await transaction.get(lanes, claim.lane);
        if (lane?.fence !== claim.fence) return;
        const { lease: _, ...free } = lane;
        transaction.put(lanes, claim.lane, { ...free, due: clock() });
      });
    }
  }

  #late(deadline: number) {
    let passed = false;
    let cancel = () => {};
    const promise = new Promise<void>((resolve) => {
      cancel = this.#parts.after(Math.max(0, deadline - this.#parts.clock()), () => {
        passed = true;
        resolve();
      });
    });
    return { promise, passed: () => passed, cancel: () => cancel() };
  }

  /** Makes the leases of this process's dead self due at once. */
  async #recover(): Promise<void> {
    const { store, clock, claimant } = this.#parts;
    const held = await store.transact((transaction) => transaction.find(lanes, 'due', { from: clock() }));
    const left = held.filter(({ id, document: { lease, fence } }) => {
      return lease?.owner === claimant.owner && !this.#holds(id, fence);
    });
    for (const { id, document } of left) {
      await store.transact(async (transaction) => {
        const lane = await transaction.get(lanes, id);
        if (lane?.fence === document.fence) transaction.put(lanes, id, { ...lane, due: clock() });
      });
    }
  }

  #holds(lane: string, fence: number): boolean {
    return (
      this.#working.has(lane) || this.#ready.some((claim) => claim.lane === lane && claim.fence === fence)
    );
  }

  async #look(): Promise<void> {
    const { store, clock, claimant, alone } = this.#parts;
    const room = Math.min(atOnce, this.#abreast - this.#working.size);
    if (room <= 0) return this.#alarm.at(clock() + lookMs);
    // Read on its own, so that it conflicts with nobody; each lane is then claimed by itself.
    const [due, [next]] = await store.transact(async (transaction) => [
      await transaction.find(lanes, 'due', { below: clock() + 1, limit: room + this.#working.size }),
      await transaction.find(lanes, 'due', { from: clock() + 1, limit: 1 }),
    ]);
    const free = due.filter(({ id, document }) => !this.#holds(id, document.fence)).slice(0, room);
    for (const { id } of free) {
      const taken = await store.transact(async (transaction) => {
        const lane = await transaction.get(lanes, id);
        if (lane?.due === undefined || lane.due > clock()) return undefined;
        return takeUp(transaction, id, lane, clock(), claimant);
      });
      if (taken?.kind === 'next') this.claimed(taken.claim);
    }
    const more = free.length === room ? clock() : (next?.document.due ?? Number.POSITIVE_INFINITY);
    // A store that others write to may hold something that this process never heard of.
    this.#alarm.at(alone ? more : Math.min(more, clock() + lookMs));
  }

  #work(first: Claim): void {
    const work = this.#deliver(first)
      .catch((error: unknown) => {
        this.#parts.observe({ kind: 'store_failed', fault: faultOf(error) });
        // What is delivered now could not be written down. Claims that wait die with their leases, and are found again.
        this.#ready.length = 0;
        this.#alarm.at(this.#parts.clock() + lookMs);
      })
      .finally(() => {
        this.#working.delete(first.lane);
        if (this.#state !== 'running') return;
        const next = this.#ready.findIndex(({ lane }) => !this.#working.has(lane));
        const [claim] = next < 0 ? [] : this.#ready.splice(next, 1);
        if (claim) this.#work(claim);
      });
    this.#working.set(first.lane, work);
  }

  async #deliver(first: Claim): Promise<void> {
    const { store, clock, random, claimant, observe } = this.#parts;
    for (let claim: Claim | undefined = first; claim; ) {
      const held: Claim | undefined = await this.#inTime(claim);
      if (!held) return;
      const delivery = await this.#try(held);
      const { record, failures } = held;
      const ageMs = clock() - record.at;
      const outcome = decide(delivery, { policy: record.policy, to: held.to, failures, ageMs }, random());
      const settled: Settled = await store.transact((transaction) =>
        settle(transaction, held, outcome, clock(), this.#state === 'running' ? claimant : undefined),
      );
      if (settled.kind === 'fenced') observe({ kind: 'fenced', lane: held.lane });
      else {
        const reason = 'reason' in delivery ? { reason: delivery.reason } : {};
        observe({ kind: 'delivered', delivery: delivery.kind, ms: ageMs, ...reason });
      }
      if (settled.kind === 'rests') this.#alarm.at(settled.due);
      claim = settled.kind === 'next' ? settled.claim : undefined;
    }
  }

  /** The claim, renewed where it waited so long that it might die under way; undefined where it is another's by now. */
  async #inTime(claim: Claim): Promise<Claim | undefined> {
    const { store, clock, claimant, observe } = this.#parts;
    if (clock() <= claim.until - claimant.leaseMs * leaseLeft) return claim;
    const renewed = await store.transact(async (transaction) => {
      const lane = await transaction.get(lanes, claim.lane);
      if (lane?.fence !== claim.fence) return undefined;
      return claimHead(transaction, claim.lane, lane, [claim.id, claim.record], clock(), claimant);
    });
    if (!renewed) observe({ kind: 'fenced', lane: claim.lane });
    return renewed;
  }

  async #try({ id, lane, to, record }: Claim): Promise<Delivery> {
    const channel = this.#channels.get(to.channel);
    if (!channel) return { kind: 'later', afterMs: 60_000, reason: `no channel ${to.channel}` };
    const { seq, policy, edits, attempts, outgoing, topic, about } = record;
    if (!outgoing) return { kind: 'never', reason: 'it says nothing' };
    // In a room without parts, what is said of a ticket answers what was said of it there before.
    const apart = topic === undefined || about === undefined || wholeOf(to).chat !== to.chat;
    const answers = apart
      ? record.answers
      : await this.#parts.store.transact((transaction) => lastSaidOf(transaction, about.ticket, lane));
    const message: OutboxMessage = {
      id,
      to,
      seq,
      outgoing,
      policy,
      attempts,
      ...(edits === undefined ? {} : { edits }),
      ...(answers === undefined ? {} : { answers }),
      ...(topic === undefined ? {} : { topic }),
    };
    try {
      return await channel.deliver(message);
    } catch (error) {
      return { kind: 'unknown', reason: faultOf(error) };
    }
  }
}
