import {
  type Assistant,
  type AssistantEvent,
  collections,
  createAssistant,
  deskDialog,
  type Inbound,
  type Receipt,
  type Transaction,
} from '../../src/assistant/index.ts';
import type { DialogWorld } from '../../src/dialog/index.ts';
import { documentOf, imageOf, shelfOf } from '../../src/store/image.ts';
import { schemaOf } from '../../src/store/schema.ts';
import { SerialisableStore } from '../../src/store/serialisable-store.ts';
import { VirtualTime } from '../assistant/virtual-time.ts';
import { cast, found } from './companies.ts';

/** What one commit wrote: collection, id, and the document as it is now, undefined where it is gone. */
export type Commit = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Collections that say something of what was done, the rest is book-keeping. */
const telling = new Set([
  ...['inbox', 'conversations', 'outbox', 'timers', 'network', 'sites', 'peerings'],
  ...['accounts', 'members', 'invitations', 'people', 'history'],
]);

/** The whole assistant over a store that writes down every commit in the order in which they were made. */
export class Stage {
  readonly time = new VirtualTime();
  readonly assistant: Assistant;
  /** Nothing of this kind may happen. */
  readonly accidents: string[] = [];
  readonly #store: SerialisableStore;
  #commits: Commit[] = [];
  #started: Promise<void> | undefined;
  readonly #start: () => Promise<void>;

  constructor(library: DialogWorld) {
    const schema = schemaOf(collections);
    this.#store = new SerialisableStore(schema, imageOf(schema, 0), {
      failure: undefined,
      append: (_, writes) => {
        const read = [...writes].flatMap(([name, entries]) =>
          telling.has(name)
            ? [
                [
                  name,
                  new Map([...entries].map(([id, entry]) => [id, entry && JSON.parse(entry.json)])),
                ] as const,
              ]
            : [],
        );
        if (read.length > 0) this.#commits.push(new Map(read));
      },
      durable: () => Promise.resolve(),
      close: () => Promise.resolve(),
    });
    const names = new Map<string, string>();
    const assistant = createAssistant({
      store: this.#store,
      dialog: deskDialog(library),
      channels: [{ name: 'none', deliver: async () => ({ kind: 'sent' }) }],
      clock: this.time.clock,
      after: this.time.after,
      random: () => 0.5,
      secretName(seed) {
        const name = names.get(seed) ?? `secret${String(names.size).padStart(10, '0')}`;
        names.set(seed, name);
        return name;
      },
      lang: 'zh',
      observe: (event) => this.#observe(event),
    });
    this.assistant = assistant;
    this.#start = () => assistant.start();
  }

  get now(): number {
    return this.time.clock();
  }

  async open(): Promise<void> {
    await this.change((transaction) => found(transaction, this.now));
  }

  /** One of the cast in a chat of theirs: `abe` in private, `abe#2` on another device, `group/abe` among others. */
  receive(seat: string, input: Inbound['input'], dedupeKey: string): Promise<Receipt> {
    const id = personOf(seat);
    const person = cast.find((each) => each.id === id);
    return this.assistant.receive({
      dedupeKey,
      conversation: seat,
      actor: id,
      name: person?.name ?? '',
      alone: !seat.startsWith('group/'),
      to: { channel: 'none', chat: seat.startsWith('group/') ? 'group' : seat },
      input,
      lang: person?.lang ?? 'zh',
    });
  }

  /** Changes the store behind the assistant's back, as another process may. */
  change(work: (transaction: Transaction) => void): Promise<void> {
    return this.#store.transact(async (transaction) => work(transaction));
  }

  /** What was committed since this was asked last. */
  commits(): readonly Commit[] {
    const commits = this.#commits;
    this.#commits = [];
    return commits;
  }

  /** A document as it is now. */
  document(collection: string, id: string): unknown {
    const entry = documentOf(shelfOf(this.#store.image, collection), id);
    return entry === undefined ? undefined : JSON.parse(entry.json);
  }

  /** Lets so many ms go by, from one timer to the next. */
  async pass(ms: number, next: () => number): Promise<void> {
    this.#started ??= this.#start();
    await this.#started;
    const end = this.now + ms;
    while (this.now < end) await this.time.skip(Math.max(0, Math.min(end, next()) - this.now));
  }

  #observe(event: AssistantEvent): void {
    if (event.kind === 'threw' || event.kind === 'store_failed') this.accidents.push(event.fault);
    if (event.kind === 'timer' && event.fault !== undefined) this.accidents.push(event.fault);
  }
}

/** Who sits on a seat. */
export const personOf = (seat: string): string => seat.replace(/^group\//, '').replace(/#.*$/, '');
