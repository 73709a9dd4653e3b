import {
  type AssistantEvent,
  type Channel,
  collections,
  createAssistant,
  type Delivery,
  deskDialog,
  type Inbound,
  type OutboxMessage,
  type Receipt,
  type Store,
  type Transaction,
} from '../../../src/assistant/index.ts';
import type { DialogWorld } from '../../../src/dialog/index.ts';
import { documentOf, imageOf, shelfOf } from '../../../src/store/image.ts';
import { schemaOf } from '../../../src/store/schema.ts';
import { SerialisableStore } from '../../../src/store/serialisable-store.ts';
import { VirtualTime } from '../../assistant/virtual-time.ts';
import type { Commit } from '../stage.ts';
import { cast, configured, found } from './cast.ts';

/** How a play is set up. */
export interface Setup {
  readonly room: 'none' | 'plain' | 'topics';
  /** Customers see what agents are called. */
  readonly named: boolean;
  /** Who never wrote in private: the configuration names them, and they have no chat of their own with the bot. */
  readonly quiet: readonly string[];
}

/** One commit, and when it was made. */
export interface Committed {
  readonly commit: Commit;
  readonly at: number;
}

/** A button as it stands in a chat. */
export interface Shown {
  readonly label: string;
  readonly token: string;
  readonly message: string;
  /** The part of the chat. */
  readonly chat: string;
}

/** Where somebody sits: `cal` in private, `room/abi` in the staff's room, `group/cal` among strangers. */
export const personAt = (seat: string): string => seat.replace(/^.*\//, '').replace(/~.*$/, '');

const telling = new Set([
  ...[
    'inbox',
    'conversations',
    'buttons',
    'outbox',
    'lanes',
    'timers',
    'quotas',
    'history',
    'people',
    'dead',
  ],
  ...['tickets', 'ticketMessages', 'matters', 'staff', 'staffInvitations', 'ticketPlaces'],
]);

/** The process that asked is gone. */
export class Gone extends Error {}

/** A process: what it may still do of the store, and whether it still does anything. */
class Process implements Store {
  readonly #store: Store;
  /** Steps of transactions until it dies; below 0: it lives on. */
  fuse = -1;
  dead = false;

  constructor(store: Store) {
    this.#store = store;
  }

  async transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.#step();
    const value = await this.#store.transact(async (transaction) => {
      const worked = await work(transaction);
      this.#step();
      return worked;
    });
    this.#step();
    return value;
  }

  async close(): Promise<void> {}

  /** Before it begins, before it commits, and before it hears that it is committed, it may die. */
  #step(): void {
    if (this.fuse === 0) this.dead = true;
    this.fuse -= 1;
    if (this.dead) throw new Gone();
  }
}

/** Two processes of the whole assistant over one store, with chats that may be blocked, lost or moved. */
export class House {
  readonly time = new VirtualTime();
  readonly accidents: string[] = [];
  readonly setup: Setup;
  /** Chats that are closed to the bot. */
  readonly blocked = new Set<string>();
  /** Deliveries whose answer is lost the first time, one in so many; 0: none. */
  flaky = 0;
  roomGone = false;
  /** It is there, and takes nothing from the bot. */
  roomClosed = false;
  moved = false;
  /** Whom the configuration names; the next process goes by it. */
  members = configured;
  /** Since when somebody has been there to see. */
  upSince: number;
  /** What arrived, in order. */
  readonly arrived: { readonly chat: string; readonly message: OutboxMessage; readonly at: number }[] = [];
  /** Buttons by chat, oldest first; those of a message that was changed are gone. */
  readonly shown = new Map<string, Shown[]>();
  /** Messages of a chat and its parts, by the channel's own id, oldest first. */
  readonly messages = new Map<string, { readonly id: string; readonly chat: string }[]>();
  readonly #library: DialogWorld;
  readonly #store: SerialisableStore;
  readonly #names = new Map<string, string>();
  #commits: Committed[] = [];
  #topics = 0;
  #born = 0;
  readonly #running: { process: Process; assistant: ReturnType<typeof createAssistant> }[] = [];

  constructor(library: DialogWorld, setup: Setup) {
    this.#library = library;
    this.setup = setup;
    this.upSince = this.time.clock();
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
        if (read.length > 0) this.#commits.push({ commit: new Map(read), at: this.now });
      },
      durable: () => Promise.resolve(),
      close: () => Promise.resolve(),
    });
  }

  get now(): number {
    return this.time.clock();
  }

  /** What the staff's room is called now. */
  get room(): string {
    return this.moved ? 'super' : 'room';
  }

  async open(): Promise<void> {
    await this.change((transaction) => found(transaction, this.now, this.setup.quiet));
    await this.start(0);
    await this.start(1);
  }

  /** Begins a process in one of the two places. */
  async start(place: number): Promise<void> {
    if (this.#running.every(({ process }) => process.dead)) this.upSince = this.now;
    this.#born += 1;
    const process = new Process(this.#store);
    const { room, named } = this.setup;
    const assistant = createAssistant({
      store: process,
      dialog: deskDialog(this.#library),
      channels: [this.#channel(process)],
      clock: this.time.clock,
      after: (ms, wake) => this.time.after(ms, () => (process.dead ? undefined : wake())),
      random: () => 0.5,
      secretName: (seed) => {
        const name = this.#names.get(seed) ?? `secret${String(this.#names.size).padStart(10, '0')}`;
        this.#names.set(seed, name);
        return name;
      },
      lang: 'zh',
      process: `p${this.#born}`,
      staff: {
        members: this.members,
        namesShown: named,
        ...(room === 'none' ? {} : { room: { channel: 'none', chat: 'room' } }),
      },
      observe: (event) => this.#observe(process, event),
    });
    this.#running[place] = { process, assistant };
    await assistant.start();
  }

  /** Ends a process after so many more steps of its transactions, at any point of them; 0: now. */
  kill(place: number, steps = 0): void {
    const process = this.#running[place]?.process;
    if (process === undefined) return;
    if (steps === 0) process.dead = true;
    else process.fuse = steps;
  }

  /** Whether the process in this place is still there. */
  lives(place: number): boolean {
    return this.#running[place]?.process.dead === false;
  }

  /** Puts an input in at one of the two, as its channel would; rejects with `Gone`. */
  receive(place: number, inbound: Inbound): Promise<Receipt> {
    const { assistant } = this.#running[place] ?? {};
    return assistant === undefined ? Promise.reject(new Gone()) : assistant.receive(inbound);
  }

  /** What anybody sends, but for what it says. */
  from(seat: string, dedupeKey: string, part?: string): Omit<Inbound, 'input'> {
    const id = personAt(seat);
    const person = cast.find((each) => each.id === id);
    const [, whole] = /^(.*)\//.exec(seat) ?? [];
    const chat = whole === undefined ? seat : whole === 'room' ? (part ?? this.room) : whole;
    return {
      dedupeKey,
      conversation: seat,
      actor: id,
      name: person?.name ?? '',
      alone: whole === undefined,
      to: { channel: 'none', chat },
      lang: person?.lang ?? 'zh',
      message: `in-${dedupeKey}`,
    };
  }

  /** Changes the store behind the assistant's back, as a tool may. */
  change(work: (transaction: Transaction) => void): Promise<void> {
    return this.#store.transact(async (transaction) => work(transaction));
  }

  read<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#store.transact(work);
  }

  /** What was committed since this was asked last. */
  commits(): readonly Committed[] {
    const commits = this.#commits;
    this.#commits = [];
    return commits;
  }

  /** A document as it is now. */
  document(collection: string, id: string): unknown {
    const entry = documentOf(shelfOf(this.#store.image, collection), id);
    return entry === undefined ? undefined : JSON.parse(entry.json);
  }

  /** The group itself says that it has moved. */
  async moveRoom(): Promise<void> {
    this.moved = true;
    const [from, to] = ['room', 'super'].map((chat) => ({ channel: 'none', chat }));
    const { assistant } = this.#running.find(({ process }) => !process.dead) ?? {};
    if (from && to) await assistant?.chatMoved(from, to);
  }

  #channel(process: Process): Channel {
    return {
      name: 'none',
      deliver: async (message): Promise<Delivery> => {
        if (process.dead) return { kind: 'unknown', reason: 'nobody is there' };
        return this.#deliver(message);
      },
    };
  }

  #deliver(message: OutboxMessage): Delivery {
    const { chat } = message.to;
    const [whole = '', part] = chat.split(/[#/]/);
    const isRoom = whole === 'room' || whole === 'super';
    if (isRoom && this.moved && whole === 'room')
      return { kind: 'moved', chat: chat.replace(/^room/, 'super') };
    if (isRoom && this.roomGone) return { kind: 'gone', reason: 'kicked' };
    if (isRoom && this.roomClosed) return { kind: 'never', reason: 'closed' };
    if (this.blocked.has(chat)) return { kind: 'gone', reason: 'blocked' };
    if (chat.includes('#')) {
      this.#topics += 1;
      return { kind: 'moved', chat: this.setup.room === 'topics' ? `${whole}/${this.#topics}` : whole };
    }
    const luck = this.flaky > 0 && message.attempts === 0 ? this.arrived.length % this.flaky : -1;
    if (luck === 0) return { kind: 'later', afterMs: 2_000, reason: 'too many requests' };
    const id = message.edits ?? `m-${message.id}`;
    this.arrived.push({ chat, message, at: this.now });
    const place = part === undefined || !isRoom ? whole : chat;
    const of = isRoom ? 'room' : whole;
    const before = (this.shown.get(of) ?? []).filter((each) => each.message !== id);
    const buttons = message.outgoing.buttons.map((each) => ({ ...each, message: id, chat: place }));
    this.shown.set(of, [...before, ...buttons].slice(-400));
    const known = this.messages.get(of) ?? [];
    if (!known.some((each) => each.id === id))
      this.messages.set(of, [...known, { id, chat: place }].slice(-60));
    return luck === 1 ? { kind: 'unknown', reason: 'the answer was lost' } : { kind: 'sent', message: id };
  }

  #observe(process: Process, event: AssistantEvent): void {
    if (process.dead || process.fuse >= 0) return;
    if (event.kind === 'threw' || event.kind === 'store_failed') this.accidents.push(event.fault);
    if (event.kind === 'timer' && event.fault !== undefined) this.accidents.push(event.fault);
  }
}
