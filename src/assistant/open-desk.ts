import { createHash } from 'node:crypto';
import type { AccountProfile, Invitation, Member } from '../accounts/index.ts';
import type {
  Desk,
  HistoryLine,
  Person,
  Self,
  StatisticsDesk,
  SupportDesk,
  TeachDesk,
} from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';
import { mapHas, type World } from '../peering/index.ts';
import {
  accounts,
  history,
  invitations,
  linesOf,
  members,
  ofAccount,
  ofPeering,
  people,
} from './desk-collections.ts';
import type { Network, Snapshot } from './network.ts';
import { OpenSupportDesk } from './open-support-desk.ts';
import { OpenTeachDesk } from './open-teach-desk.ts';
import type { Transaction } from './ports.ts';
import { Reads } from './reads.ts';
import type { Staffing, Where } from './room.ts';
import { readTallies } from './tallies.ts';
import type { Teaching } from './teaching.ts';

/** What a desk is opened over, beside its transaction. */
export interface DeskFrame {
  readonly now: number;
  readonly person: Person;
  /** The dedupe key of what the turn answers; ids and secrets come from it. */
  readonly key: string;
  readonly network: Network;
  readonly teaching: Teaching;
  readonly staffing: Staffing;
  readonly where: Where;
  readonly secretName: (seed: string) => string;
  /** Language of whoever never showed theirs. */
  readonly lang: Lang;
}

/** The desk of one turn: every read goes to the turn's own transaction, once, and is remembered. */
export class OpenDesk implements Desk {
  readonly now: number;
  readonly person: Person;
  readonly statistics: StatisticsDesk = {
    tallies: (weeks) =>
      this.#reads.once(`tallies ${weeks.join(' ')}`, () => readTallies(this.#transaction, weeks)),
  };
  readonly support: SupportDesk;
  readonly teach: TeachDesk;
  readonly #transaction: Transaction;
  readonly #frame: DeskFrame;
  readonly #reads = new Reads();
  #world: World | undefined;

  constructor(transaction: Transaction, frame: DeskFrame) {
    this.#transaction = transaction;
    this.#frame = frame;
    this.now = frame.now;
    this.person = frame.person;
    this.support = new OpenSupportDesk(transaction, this.#reads, frame.staffing, frame.where);
    this.teach = new OpenTeachDesk(transaction, this.#reads, frame.teaching);
  }

  self(): Promise<Self> {
    return this.#reads.once('self', async () => {
      const person = await this.#transaction.get(people, this.person.id);
      const found = await this.#transaction.find(members, 'person', { equals: this.person.id });
      const memberships = found
        .map(({ document }) => document)
        .sort((a, b) => a.since - b.since || (a.uin < b.uin ? -1 : 1));
      const uin = person?.uin ?? null;
      return { uin: memberships.some((member) => member.uin === uin) ? uin : null, memberships };
    });
  }

  async network(): Promise<World> {
    return (await this.snapshot()).world;
  }

  /** The network with its revision, for whoever writes what changed in it. */
  snapshot(): Promise<Snapshot> {
    return this.#reads.once('network', async () => {
      const snapshot = await this.#frame.network.read(this.#transaction);
      this.#world = snapshot.world;
      return snapshot;
    });
  }

  account(uin: string): Promise<AccountProfile | undefined> {
    return this.#reads.once(`account ${uin}`, () => this.#transaction.get(accounts, uin));
  }

  members(uin: string): Promise<readonly Member[]> {
    return this.#reads.once(`members ${uin}`, async () => {
      const found = await this.#transaction.find(members, 'uin', { equals: uin });
      return found
        .map(({ document }) => document)
        .sort((a, b) => a.since - b.since || (a.person < b.person ? -1 : 1));
    });
  }

  invitation(code: string): Promise<Invitation | undefined> {
    return this.#reads.once(`invitation ${code}`, () => this.#transaction.get(invitations, code));
  }

  history(
    about: { readonly uin: string } | { readonly peering: string },
    most: number,
  ): Promise<readonly HistoryLine[]> {
    const of = 'uin' in about ? ofAccount(about.uin) : ofPeering(about.peering);
    return this.#reads.once(`history ${most} ${of}`, async () => {
      const range = { ...linesOf(of), limit: most, reverse: true };
      return (await this.#transaction.find(history, 'of', range)).map(({ document }) => document.line);
    });
  }

  language(person: string): Promise<Lang> {
    return this.#reads.once(`language ${person}`, async () => {
      return (await this.#transaction.get(people, person))?.lang ?? this.#frame.lang;
    });
  }

  /** Checked against the network where that was read before, as whoever builds in it has. */
  freshId(prefix: 'pcx' | 'vpc' | 'rtb' | 'subnet', n: number): string {
    // What differs stands in front: a name may come from no more than the beginning of its seed.
    const name = this.#frame.secretName(`${prefix}${n}/${this.#frame.key}`);
    for (let attempt = 0; ; attempt += 1) {
      const id = `${prefix}-${eightSigns(`${name}/${attempt}`)}`;
      if (this.#world === undefined || !isTaken(this.#world, id)) return id;
    }
  }

  secret(n: number): string {
    return this.#frame.secretName(`secret${n}/${this.#frame.key}`);
  }

  /** Throws what the store failed with, if it did. */
  check(): void {
    this.#reads.check();
  }
}

/** Eight of a-z0-9, as in the cloud's ids; as good as random, and the same for the same seed. */
function eightSigns(seed: string): string {
  const number = createHash('sha256').update(seed).digest().readBigUInt64BE();
  return (number % 36n ** 8n).toString(36).padStart(8, '0');
}

function isTaken({ peerings, sites, tableVpc, subnetVpc }: World, id: string): boolean {
  return [peerings, sites, tableVpc, subnetVpc].some((map) => mapHas<unknown>(map, id));
}
