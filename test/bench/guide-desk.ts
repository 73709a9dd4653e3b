import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ButtonsRecord } from '../../src/assistant/collections.ts';
import type { Input, Store } from '../../src/assistant/index.ts';
import type { Conversation } from '../../src/dialog/index.ts';
import type { Rules, World } from '../../src/peering/index.ts';

// What is deployed is what tsc built; the loader that runs this file would change its functions on the way in.
const built = (name: string) => import(new URL(`../../dist/${name}`, import.meta.url).href);
const { collections, createAssistant, deskDialog }: typeof import('../../src/assistant/index.ts') =
  await built('assistant/index.js');
const { buttons, conversations }: typeof import('../../src/assistant/collections.ts') =
  await built('assistant/collections.js');
const { accounts, memberId, members, people }: typeof import('../../src/assistant/desk-collections.ts') =
  await built('assistant/desk-collections.js');
const { Network }: typeof import('../../src/assistant/network.ts') = await built('assistant/network.js');
const { secretNames }: typeof import('../../src/commands/secret-names.ts') =
  await built('commands/secret-names.js');
const { loadUnderstanding }: typeof import('../../src/commands/understanding.ts') =
  await built('commands/understanding.js');
const { emptyWorld }: typeof import('../../src/peering/index.ts') = await built('peering/index.js');
const { createMemoryStore, openEmbedded }: typeof import('../../src/store/index.ts') =
  await built('store/index.js');

/** What is shipped, loaded once. */
export const understanding = await loadUnderstanding('tencent-seed');
export const rules: Rules = understanding.profile.rules;

/** One turn: its CPU in ms, all threads of the process, and what it came to. */
export interface Taken {
  readonly cpu: number;
  readonly as: string | undefined;
}

/** The built assistant over a store, without delivery: one person after another speaks, and each turn is measured. */
export class BenchDesk {
  readonly #store: Store;
  readonly #assistant: ReturnType<typeof createAssistant>;
  readonly #folder: string | undefined;
  #as: string | undefined;
  #inputs = 0;

  static async open(where: 'memory' | 'embedded', world: World): Promise<BenchDesk> {
    if (where === 'memory') return new BenchDesk(createMemoryStore(collections), undefined).#filled(world);
    const folder = await mkdtemp(join(tmpdir(), 'bench-guide-'));
    const store = await openEmbedded({ folder, collections });
    if ('code' in store) throw new Error(store.code);
    return new BenchDesk(store, folder).#filled(world);
  }

  constructor(store: Store, folder: string | undefined) {
    this.#store = store;
    this.#folder = folder;
    this.#assistant = createAssistant({
      store,
      dialog: deskDialog(understanding),
      channels: [],
      clock: Date.now,
      after: () => () => {},
      random: Math.random,
      secretName: secretNames('bench'),
      lang: 'zh',
      observe: (event) => {
        if (event.kind === 'answered') this.#as = event.as;
      },
    });
  }

  async close(): Promise<void> {
    await this.#store.close();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  /** Makes somebody the operator of an account, at the first word; `person` is their private chat as well. */
  async enter(person: string, uin: string): Promise<void> {
    const since = Date.now();
    await this.#store.transact(async (transaction) => {
      transaction.put(accounts, uin, { uin, name: uin, demo: false, createdAt: since });
      transaction.put(members, memberId(uin, person), { uin, person, role: 'operator', name: person, since });
      const home = { to: { channel: 'none', chat: person }, conversation: person };
      transaction.put(people, person, { uin, name: person, lang: 'zh', home });
    });
  }

  say(person: string, text: string): Promise<Taken> {
    return this.take(person, { kind: 'text', text });
  }

  /** Presses the first button of the latest message that does this. */
  async tap(person: string, wanted: (action: ButtonsRecord['buttons'][number]['action']) => boolean) {
    const token = await this.#store.transact(async (transaction) => {
      const name = (await transaction.get(conversations, person))?.open.at(-1) ?? '';
      const record = await transaction.get(buttons, name);
      const place = record?.buttons.findIndex(({ action }) => wanted(action)) ?? -1;
      if (place < 0) throw new Error(`no such button: ${JSON.stringify(record?.buttons)}`);
      return `${name}-${place}`;
    });
    return this.take(person, { kind: 'button', token, message: 'm1' });
  }

  /** The step that somebody is asked, `<guide>/<slot>`; undefined where no guide runs. */
  async asked(person: string): Promise<string | undefined> {
    const record = await this.#store.transact((transaction) => transaction.get(conversations, person));
    const { guide } = (record?.state ?? {}) as Partial<Conversation>;
    return guide && `${guide.id}/${guide.at}`;
  }

  async take(person: string, input: Input): Promise<Taken> {
    this.#inputs += 1;
    this.#as = undefined;
    const inbound = {
      dedupeKey: `bench/${this.#inputs}`,
      conversation: person,
      actor: person,
      name: person,
      alone: true,
      to: { channel: 'none', chat: person },
      input,
    };
    const before = process.cpuUsage();
    const receipt = await this.#assistant.receive(inbound);
    const { user, system } = process.cpuUsage(before);
    if (receipt.kind !== 'applied') throw new Error(`${JSON.stringify(input)} was ${receipt.kind}`);
    return { cpu: (user + system) / 1_000, as: this.#as };
  }

  async #filled(world: World): Promise<BenchDesk> {
    const network = new Network(rules);
    const before = { rev: 0, world: emptyWorld(rules) };
    await this.#store.transact((transaction) => network.write(transaction, before, world));
    return this;
  }
}
