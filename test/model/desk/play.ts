import type { Inbound, Receipt } from '../../../src/assistant/index.ts';
import { staff } from '../../../src/assistant/support-collections.ts';
import type { Action, DialogWorld } from '../../../src/dialog/index.ts';
import { Wrong } from '../ledger.ts';
import { A, B, C, configured, firstQuotas, nameOf } from './cast.ts';
import { DeskLedger, wholeChat } from './desk-ledger.ts';
import { Gone, House, type Setup, type Shown } from './house.ts';
import type { Deed, Move, Seat, Single } from './moves.ts';
import type { OpenMinutes } from './open-minutes.ts';

type Input = Inbound['input'];
interface Put {
  readonly seat: string;
  readonly inbound: Inbound;
  readonly at: number;
}

/** What an agent's button of a card does. */
const doesDeed: Readonly<Record<Deed, (action: Action & { do: 'desk' }) => boolean>> = {
  claim: ({ act }) => act.act === 'claim',
  release: ({ act }) => act.act === 'release',
  solve: ({ act }) => act.act === 'solve',
  close: ({ act }) => act.act === 'close',
  grant: ({ act }) => act.act === 'decide' && act.approve,
  decline: ({ act }) => act.act === 'decide' && !act.approve,
  transfer: ({ act }) => act.act === 'transfer',
  urgent: ({ act }) => act.act === 'prioritise' && act.priority === 'urgent',
  high: ({ act }) => act.act === 'prioritise' && act.priority === 'high',
  normal: ({ act }) => act.act === 'prioritise' && act.priority === 'normal',
  low: ({ act }) => act.act === 'prioritise' && act.priority === 'low',
};
const menuOf: Readonly<Partial<Record<Deed, string>>> = {
  ...{ release: 'more', close: 'more', transfer: 'transfer' },
  ...{ urgent: 'priority', high: 'priority', normal: 'priority', low: 'priority' },
};
/** How long a channel goes on bringing an input again that it takes to be lost. */
const redeliveredMs = 86_400_000;

/** One play from an empty desk on: what is put in, everything that is said, and the ledger that watches. */
export class Play {
  readonly house: House;
  readonly ledger: DeskLedger;
  readonly lines: string[] = [];
  turns = 0;
  readonly #put: Put[] = [];
  #inputs = 0;
  #words = 0;

  constructor(library: DialogWorld, setup: Setup, minutes: OpenMinutes) {
    this.house = new House(library, setup);
    this.ledger = new DeskLedger(setup, minutes);
    this.lines.push(`-- room: ${setup.room}, agents ${setup.named ? 'by name' : 'without names'}`);
  }

  async open(): Promise<void> {
    await this.house.open();
    await this.#settle();
  }

  /** Does a move; where the staff have no room, what they do there they do in private. */
  move(move: Move): Promise<void> {
    if (this.house.setup.room !== 'none') return this.#move(move);
    return this.#move(JSON.parse(JSON.stringify(move).replaceAll('"room/', '"')));
  }

  async #move(move: Move): Promise<void> {
    const { house, ledger } = this;
    switch (move.do) {
      case 'race':
        await this.#atOnce(move.moves, move.dies, move.twice);
        return;
      case 'duel':
        for (const { who, deed } of move.sides) await this.#look(who, move.ticket, deed);
        await this.#atOnce(
          move.sides.map(({ who, deed }) => ({ do: 'press', who, ticket: move.ticket, deed, age: 0 })),
          move.dies,
        );
        return;
      case 'act':
        await this.#look(move.who, move.ticket, move.deed);
        await this.#one({ do: 'press', who: move.who, ticket: move.ticket, deed: move.deed, age: 0 });
        return;
      case 'open':
        await this.#openTicket(move.who, move.kind, move.n);
        return;
      case 'speak':
        // Where the way to a note is found, closing is as well.
        await this.#look(move.who, move.ticket, move.way === 'note' ? 'close' : undefined);
        await this.#pressWhere(
          move.who,
          (action) =>
            action.do === 'guide' && action.guide === 'answer_ticket' && action.values.how === move.way,
        );
        await this.#one(
          move.replying
            ? { do: 'reply', who: move.who, back: 0, note: false }
            : { do: 'tell', who: move.who },
        );
        await this.#pressWhere(move.who, ({ do: what }) => what === 'commit');
        return;
      case 'guess':
        await this.#guess(move.who, move.ticket, move.text);
        return;
      case 'dismiss':
        await this.#one({ do: 'say', who: move.who, text: `/dismiss ${nameOf(move.whom)}` });
        await this.#pressWhere(move.who, ({ do: what }) => what === 'commit');
        return;
      case 'oust':
        await this.#oust(move.whom, move.ticket, move.deed);
        return;
      case 'stuck':
        await this.#stuck(move.who);
        return;
      case 'reconfigure': {
        const all = configured.length === house.members.length;
        house.members = all ? configured.filter(({ person }) => person !== 'ann') : configured;
        this.lines.push(`-- by the configuration ann is ${all ? 'on the staff no more' : 'on the staff'}`);
        if (all) ledger.vanished.add('ann');
        ledger.configure(house.members);
        for (const place of [0, 1]) house.kill(place);
        await this.#revive();
        return;
      }
      case 'hire':
        await this.#hire(move.by, move.whom, move.role);
        return;
      case 'vanish':
        this.lines.push(`-- ${move.whom} is on the staff no more`);
        ledger.vanished.add(move.whom);
        await house.change((transaction) => transaction.delete(staff, move.whom));
        await this.#settle();
        return;
      case 'pass':
        await this.#pass(move.ms);
        return;
      case 'dark':
        this.lines.push(`-- nobody is there for ${move.ms / 3_600_000} h`);
        for (const place of [0, 1]) house.kill(place);
        await house.time.skip(move.ms);
        for (const place of [0, 1]) await house.start(place);
        // What a dead process held comes free with its lease.
        await house.time.pass(30_000);
        await this.#settle();
        return;
      case 'restart':
        this.lines.push(`-- process ${move.place} is killed`);
        house.kill(move.place);
        await this.#revive();
        return;
      case 'block':
        if (!house.blocked.delete(move.chat)) house.blocked.add(move.chat);
        this.lines.push(`-- ${move.chat} ${house.blocked.has(move.chat) ? 'blocks' : 'hears'} the bot`);
        return;
      case 'flaky':
        house.flaky = move.one;
        return;
      case 'room':
        if (house.setup.room === 'none') return;
        this.lines.push(`-- the room: ${move.what}`);
        house.roomGone = move.what === 'gone';
        house.roomClosed = move.what === 'closed';
        if (move.what === 'moves' && !house.moved) await house.moveRoom();
        await this.#settle();
        return;
      default:
        await this.#one(move);
    }
  }

  /** Everything that was to arrive has arrived, where it was to. */
  async end(): Promise<void> {
    const { house, ledger } = this;
    await this.#pass(60_000);
    for (const place of [0, 1]) if (!house.lives(place)) await house.start(place);
    await house.time.pass(60_000);
    await this.#settle();
    const arrived = new Map<string, Set<string>>();
    for (const { chat, message } of house.arrived)
      arrived.set(message.id, (arrived.get(message.id) ?? new Set()).add(wholeChat(chat)));
    for (const [id, record] of ledger.letters) {
      const chat = wholeChat(record.lane.replace(/^none:/, '').replaceAll('%2F', '/'));
      const places = [...(arrived.get(id) ?? [])].map(oneRoom);
      if (places.some((place) => place !== oneRoom(chat)))
        throw new Wrong(`${id} for ${chat} came to ${places.join()}`);
      if (record.state === 'sent' && places.length === 0) throw new Wrong(`${id} for ${chat} never arrived`);
      if (record.state !== 'sent' && !ledger.unreached.has(chat))
        throw new Wrong(`${id} for ${chat}: ${record.state}`);
    }
    this.#inOrder();
    for (const id of arrived.keys()) if (!ledger.letters.has(id)) throw new Wrong(`${id} came from nowhere`);
    await this.#queues();
  }

  /** Answers come one after the other, and every part of the room is about one ticket. */
  #inOrder(): void {
    const { house, ledger } = this;
    const last = new Map<string, number>();
    const parts = new Map<string, string>();
    const seen = new Set<string>();
    for (const { chat, message } of house.arrived) {
      const record = ledger.letters.get(message.id);
      const { ticket, message: n } = record?.about ?? {};
      if (ticket === undefined || seen.has(message.id)) continue;
      seen.add(message.id);
      if (n !== undefined) {
        if (n <= (last.get(ticket) ?? -1))
          throw new Wrong(`message ${n} of ${ticket} comes after ${last.get(ticket)}`);
        last.set(ticket, n);
      }
      if (record?.topic === undefined || !chat.includes('/')) continue;
      const part = parts.get(chat) ?? ticket;
      if (part !== ticket) throw new Wrong(`${ticket} is told of in ${chat}, which is about ${part}`);
      parts.set(chat, ticket);
    }
  }

  /** What the desk finds is what there is. */
  async #queues(): Promise<void> {
    const { house, ledger } = this;
    const { tickets } = await import('../../../src/assistant/support-collections.ts');
    const found = await house.read(async (transaction) => {
      const ids = async (index: string, range = {}) =>
        (await transaction.find(tickets, index, range))
          .map(({ id }) => id)
          .sort()
          .join();
      return { queue: await ids('queue'), all: await ids('opened') };
    });
    const all = [...ledger.tickets.values()];
    const ids = (some: typeof all) =>
      some
        .map(({ id }) => id)
        .sort()
        .join();
    const queue = ids(all.filter(({ live, assignee }) => live && assignee === null));
    if (found.queue !== queue) throw new Wrong(`the queue is ${found.queue}, not ${queue}`);
    if (found.all !== ids(all)) throw new Wrong(`there are ${found.all}, not ${ids(all)}`);
  }

  /** Shows a card and the menu in which a deed is found. */
  async #look(who: Seat, n: number, deed: Deed | undefined): Promise<void> {
    const id = this.#ticket(n);
    await this.#one({ do: 'say', who, text: `/ticket ${id}` });
    const menu = deed === undefined ? undefined : menuOf[deed];
    if (menu !== undefined) {
      await this.#pressWhere(who, (action) => action.do === 'card' && action.menu === 'more');
      if (menu !== 'more')
        await this.#pressWhere(who, (action) => action.do === 'card' && action.menu === menu);
    }
  }

  async #openTicket(who: Seat, kind: 'question' | 'quota' | 'bandwidth', n: number): Promise<void> {
    await this.#one({
      do: 'say',
      who,
      text: `/ticket ${this.#word()} ${n % 2 === 0 ? '对等连接不通' : 'please help'}`,
    });
    if (kind !== 'question') {
      await this.#pressWhere(who, (action) => action.do === 'edit' && action.slot === 'kind');
      await this.#pressWhere(who, (action) => action.do === 'choose' && action.value === kind);
      for (let asked = 0; asked < 4; asked += 1) {
        const at = this.#guideAt(who);
        if (at === 'account') await this.#one({ do: 'say', who, text: [A, B, C][n % 3] ?? A });
        else if (at === 'quota')
          await this.#one({ do: 'say', who, text: Object.keys(firstQuotas)[n % 2] ?? '' });
        else if (at === 'to')
          await this.#one({ do: 'say', who, text: String(kind === 'quota' ? 20 + n : 2000 + n) });
        else break;
      }
    }
    await this.#pressWhere(who, ({ do: what }) => what === 'commit');
  }

  /** To one who may not see it, a number that is taken is as one that is not. */
  async #guess(who: Seat, n: number, text: string): Promise<void> {
    const { ledger } = this;
    const foreign = [...ledger.tickets.values()].filter(({ customer }) => customer !== who).reverse();
    const id = foreign[n % Math.max(1, foreign.length)]?.id;
    if (id === undefined || ledger.staff.has(who)) return;
    const heard: string[] = [];
    for (const each of ['T-7000001', id, 'T-7000002']) {
      const number = text.includes('t{}') ? each.slice(2) : each;
      const said = await this.#one({ do: 'say', who, text: text.replace('{}', number) });
      const told = said.flatMap((receipt) => (receipt.kind === 'applied' ? receipt.replies : []));
      const words = told.map(({ markdown, buttons }) =>
        [markdown, ...buttons.map(({ label }) => label)].join('\n'),
      );
      heard.push(words.join('\n').replaceAll(each, 'T').replaceAll(each.slice(2), 'T'));
    }
    const [none, taken, noneAgain] = heard;
    if (none === noneAgain && taken !== none)
      throw new Wrong(`${who} sees that ${id} is there:\n${taken}\nnot:\n${none}`);
    ledger.counts.guessed = (ledger.counts.guessed ?? 0) + 1;
  }

  async #hire(by: Seat, whom: Seat, role: 'agent' | 'lead'): Promise<void> {
    await this.#one({ do: 'say', who: by, text: `/invite_staff ${role}` });
    const made = await this.#pressWhere(by, ({ do: what }) => what === 'commit');
    const said = made.flatMap((receipt) => (receipt.kind === 'applied' ? receipt.replies : []));
    const code = /\/join_staff (\w+)/.exec(said.map(({ markdown }) => markdown).join())?.[1];
    if (code === undefined) return;
    await this.#one({ do: 'say', who: whom, text: `/join_staff ${code}` });
    await this.#pressWhere(whom, ({ do: what }) => what === 'commit');
  }

  /** One is dismissed in the moment in which they act. */
  async #oust(whom: Seat, n: number, deed: Deed | 'answer'): Promise<void> {
    await this.#look(whom, n, deed === 'answer' ? undefined : deed);
    await this.#one({ do: 'say', who: 'lea', text: `/dismiss ${nameOf(whom)}` });
    const end = this.#find('lea', ({ do: what }) => what === 'commit', 0);
    const act: Single =
      deed === 'answer'
        ? { do: 'reply', who: whom, back: 0, note: false }
        : { do: 'press', who: whom, ticket: n, deed, age: 0 };
    const acted = this.#inputOf(act);
    await this.#bring([...(end === undefined ? [] : [this.#tapOf('lea', end)]), ...(acted ? [acted] : [])]);
  }

  /** Fills requests for peerings of one VPC with all others of the account, and asks for more where it is full. */
  async #stuck(who: 'cal' | 'cor' | 'zed'): Promise<void> {
    const n = { cal: 0, cor: 1, zed: 2 }[who];
    for (const other of [1, 2]) {
      await this.#one({
        do: 'say',
        who,
        text: `/create 我的 vpc-net${n}0abcd 到我的 vpc-net${n}${other}abcd`,
      });
      for (let asked = 0; asked < 5 && this.#guideAt(who) !== 'summary'; asked += 1)
        await this.#pressWhere(who, ({ do: what }) => what === 'choose');
      const { open = [] } = this.ledger.conversations.get(who) ?? {};
      const shown = this.ledger.buttons.get(open.at(-1) ?? '')?.buttons ?? [];
      const asks = shown.some(({ action }) => action.do === 'guide' && action.guide === 'open_ticket');
      if (!asks) {
        await this.#pressWhere(who, ({ do: what }) => what === 'commit');
        continue;
      }
      await this.#pressWhere(who, (action) => action.do === 'guide' && action.guide === 'open_ticket');
      await this.#pressWhere(who, ({ do: what }) => what === 'commit');
      return;
    }
  }

  async #pass(ms: number): Promise<void> {
    const { house, ledger } = this;
    this.lines.push(`-- ${ms / 3_600_000} h go by`);
    const end = house.now + ms;
    while (house.now < end) {
      const dues = [...ledger.timers.values()].flatMap(({ kind, due }) =>
        kind === 'dialog' && due > house.now ? [due] : [],
      );
      await house.time.skip(Math.min(end, ...dues) - house.now);
      this.#watch();
    }
    await this.#settle();
  }

  #ticket(n: number): string {
    const ids = [...this.ledger.tickets.keys()].reverse();
    return ids[n % Math.max(1, ids.length)] ?? 'T-1001';
  }

  #word(): string {
    this.#words += 1;
    return `zq${this.#words}z`;
  }

  #one(single: Single): Promise<readonly Receipt[]> {
    return this.#atOnce([single]);
  }

  async #atOnce(singles: readonly Single[], dies?: number, twice = false): Promise<readonly Receipt[]> {
    const inputs = singles.flatMap((single) => this.#inputOf(single) ?? []);
    return this.#bring(twice ? [...inputs, ...inputs] : inputs, dies);
  }

  /** Taps the button of the chat that does this, the latest such. */
  async #pressWhere(who: Seat, does: (action: Action) => boolean): Promise<readonly Receipt[]> {
    const button = this.#find(who, does, 0);
    return button === undefined ? [] : this.#bring([this.#tapOf(who, button)]);
  }

  /** Puts inputs in at once; what was lost with a process is brought again. */
  async #bring(puts: readonly Put[], dies?: number): Promise<readonly Receipt[]> {
    const { house, ledger } = this;
    if (puts.length > 1)
      this.lines.push(dies === undefined ? '-- at once:' : `-- at once, a process dies (${dies}):`);
    for (const { seat, inbound } of puts) ledger.putIn(inbound.dedupeKey, { seat, inbound });
    this.#put.push(...puts.filter((put) => !this.#put.includes(put)));
    this.turns += puts.length;
    const first = this.#inputs % 2;
    if (dies !== undefined) house.kill(first, dies);
    const receipts = await Promise.all(
      puts.map(({ inbound }, n) =>
        house.receive((first + n) % 2, inbound).catch((error: unknown) => {
          if (error instanceof Gone) return undefined;
          throw error;
        }),
      ),
    );
    if (dies !== undefined) {
      house.kill(first);
      await house.start(first);
    }
    const done: Receipt[] = [];
    for (const [n, put] of puts.entries()) {
      const receipt = receipts[n] ?? (await house.receive(first, put.inbound));
      this.lines.push(`${put.seat}: ${this.#shownAs(put.inbound.input)}`);
      this.#hear(receipt);
      done.push(receipt);
    }
    if (dies !== undefined) await house.time.pass(25_000);
    await this.#settle();
    return done;
  }

  async #revive(): Promise<void> {
    for (const place of [0, 1]) if (!this.house.lives(place)) await this.house.start(place);
    await this.house.time.pass(25_000);
    await this.#settle();
  }

  /** Lets what is on its way arrive, and looks at everything. */
  async #settle(): Promise<void> {
    await this.house.time.pass(6_000);
    this.#watch();
    const { house } = this;
    this.ledger.rest(house.now, house.upSince);
    const [accident] = house.accidents;
    if (accident !== undefined) throw new Wrong(`a turn threw: ${accident}`);
  }

  #watch(): void {
    for (const committed of this.house.commits()) {
      const known = new Set(this.ledger.letters.keys());
      this.ledger.take(committed, this.house.upSince);
      for (const [id, record] of this.ledger.letters) {
        if (known.has(id) || !/\/(?:tell|post)\//.test(id) || record.outgoing === undefined) continue;
        this.lines.push(
          `   (${record.lane.replace('none:', '')} is told: ${firstLine(record.outgoing.markdown)})`,
        );
      }
    }
  }

  #hear(receipt: Receipt): void {
    switch (receipt.kind) {
      case 'applied':
        for (const { markdown } of receipt.replies) this.lines.push(`   ${firstLine(markdown)}`);
        return;
      case 'refused':
        this.lines.push(`   (${receipt.toast})`);
        return;
      case 'repeated':
        this.lines.push('   (had that)');
        return;
      default:
        throw new Wrong(`an input came to nothing: ${receipt.kind}`);
    }
  }

  #shownAs(input: Input): string {
    if (input.kind === 'text') return JSON.stringify(input.text);
    if (input.kind === 'wordless') return `a picture ${input.attachment?.ref ?? ''}`;
    if (input.kind !== 'button') return input.kind;
    const label = [...this.house.shown.values()].flat().find(({ token }) => token === input.token)?.label;
    return `[${label ?? input.token}]`;
  }

  #inputOf(single: Single): Put | undefined {
    switch (single.do) {
      case 'replay': {
        const old = this.#put[this.#put.length - 1 - single.back];
        return old === undefined || this.house.now - old.at > redeliveredMs ? undefined : old;
      }
      case 'say':
        return this.#fresh(single.who, { kind: 'text', text: this.#filled(single.text) });
      case 'tell': {
        const word = this.#word();
        return this.#fresh(
          single.who,
          single.photo
            ? { kind: 'wordless', attachment: { kind: 'photo', channel: 'none', ref: word, name: '' } }
            : { kind: 'text', text: word },
        );
      }
      case 'tap': {
        const all = this.#buttons(single.who);
        const button = all[all.length - 1 - (single.back % Math.max(1, all.length))];
        return button && this.#tapOf(single.who, button);
      }
      case 'press': {
        const id = this.#ticket(single.ticket);
        const does = doesDeed[single.deed];
        const button = this.#find(
          single.who,
          (action) => action.do === 'desk' && action.ticket === id && does(action),
          single.age,
        );
        if (button !== undefined) return this.#tapOf(single.who, button);
        return this.#fresh(single.who, { kind: 'text', text: `/ticket ${id}` });
      }
      case 'own': {
        const kinds = [
          'stars',
          'close_ticket',
          'talk',
          'write_ticket',
          'guide',
          'export_ticket',
          'ask_bot',
          'stars',
          'my_ticket',
        ];
        const kind = kinds[single.n % kinds.length];
        const button = this.#find(single.who, ({ do: what }) => what === kind, single.n % 3);
        if (button !== undefined) return this.#tapOf(single.who, button);
        return this.#fresh(single.who, { kind: 'text', text: '/ticket {0}' });
      }
      case 'reply': {
        const chat = chatOf(single.who);
        const all = this.house.messages.get(chat) ?? [];
        const message = all[all.length - 1 - (single.back % Math.max(1, all.length))];
        if (message === undefined) return undefined;
        const text = `${single.note ? '// ' : ''}${this.#word()}`;
        return this.#fresh(single.who, { kind: 'text', text }, message.chat, message.id);
      }
      case 'go':
        return this.#onward(single.who, single.n);
      case 'forge': {
        const others = [...this.house.shown].flatMap(([chat, all]) =>
          chat === chatOf(single.who) ? [] : all.map(({ token }) => token),
        );
        const all = [
          '',
          'x',
          'secret0000000000-99',
          '__proto__-0',
          `${others[0] ?? ''}9`,
          ...others.reverse(),
        ];
        return this.#fresh(single.who, { kind: 'button', token: all[single.n % all.length] ?? '' });
      }
    }
  }

  #onward(who: Seat, n: number): Put {
    const last = this.#find(who, ({ do: what }) => what === 'commit' || what === 'choose', n % 3);
    if (last !== undefined) return this.#tapOf(who, last);
    return this.#fresh(who, {
      kind: 'text',
      text: ['/tickets', '/queue', '/mine', '/help'][n % 4] ?? '/help',
    });
  }

  #tapOf(who: Seat, { token, message, chat }: Shown): Put {
    return this.#fresh(who, { kind: 'button', token, message }, chat);
  }

  #fresh(seat: Seat, input: Input, part?: string, replyTo?: string): Put {
    this.#inputs += 1;
    const { house } = this;
    const moved = part !== undefined && house.moved ? part.replace(/^room/, 'super') : part;
    const inbound: Inbound = {
      input,
      ...house.from(seat, `k${this.#inputs}`, moved),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    return { seat, inbound, at: house.now };
  }

  #filled(text: string): string {
    return text.replace(/\{(\d+)\}/, (_, n: string) => this.#ticket(Number(n)));
  }

  #guideAt(seat: Seat): string | undefined {
    const state = this.ledger.conversations.get(seat)?.state as { guide?: { at: string } } | null | undefined;
    return state?.guide?.at;
  }

  #buttons(who: Seat): readonly Shown[] {
    return this.house.shown.get(chatOf(who)) ?? [];
  }

  /** The latest button of a chat that does this, or one so much older. */
  #find(who: Seat, does: (action: Action) => boolean, age: number): Shown | undefined {
    let left = age;
    let found: Shown | undefined;
    for (const button of [...this.#buttons(who)].reverse()) {
      const [, id = '', place] = /^(.*)-(\d+)$/.exec(button.token) ?? [];
      const action = this.ledger.buttons.get(id)?.buttons[Number(place)]?.action;
      if (action === undefined || !does(action)) continue;
      found = button;
      if (left === 0) break;
      left -= 1;
    }
    return found;
  }
}

/** The chat that a seat looks at, all its parts together. */
const chatOf = (seat: string): string => {
  const [, whole] = /^(.*)\//.exec(seat) ?? [];
  return whole ?? seat;
};
const oneRoom = (chat: string): string => (chat === 'super' ? 'room' : chat);

const firstLine = (markdown: string): string => {
  const [first = '', ...rest] = markdown.split('\n').filter((line) => line.trim() !== '');
  return rest.length === 0 ? first : `${first} …`;
};
