import type { Member } from '../../src/accounts/index.ts';
import { memberId, members } from '../../src/assistant/desk-collections.ts';
import type { Inbound, Receipt } from '../../src/assistant/index.ts';
import type { Action, DialogWorld } from '../../src/dialog/index.ts';
import { cast, companies, vpcIds } from './companies.ts';
import { Ledger, Wrong } from './ledger.ts';
import type { Move, Seat, Single } from './moves.ts';
import { personOf, Stage } from './stage.ts';

type Input = Inbound['input'];
/** How long a channel goes on bringing an input again that it takes to be lost. */
const redeliveredMs = 86_400_000;

interface Shown {
  readonly label: string;
  readonly token: string;
}
/** Buttons as they are stored. */
interface Laid {
  readonly buttons: readonly { readonly action: Action }[];
}
interface Guide {
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
}

/** One play from an empty house on: what is put in, everything that is said, and the ledger that watches. */
export class Play {
  readonly ledger = new Ledger();
  readonly lines: string[] = [];
  turns = 0;
  readonly #stage: Stage;
  /** Every button that a seat was shown, oldest first. */
  readonly #shown = new Map<string, Shown[]>();
  readonly #put: { readonly seat: Seat; readonly input: Input; readonly key: string; readonly at: number }[] =
    [];

  constructor(library: DialogWorld) {
    this.#stage = new Stage(library);
  }

  async open(): Promise<void> {
    await this.#stage.open();
    this.#watch();
  }

  async move(move: Move): Promise<void> {
    const stage = this.#stage;
    switch (move.do) {
      case 'race':
        await this.#atOnce(move.moves);
        return;
      case 'ask':
        for (const { who, from, to } of move.requests) await this.#ask(who, from, vpcIds[to] ?? '');
        await this.#atOnce(move.requests.map(({ who }) => ({ do: 'go', who, n: 1 })));
        return;
      case 'duel':
        for (const { who, op } of move.sides) {
          await this.#one({ do: 'say', who, text: `${op} {${move.n}}` });
          // A new cap is chosen first.
          if (op === '/bandwidth') await this.#one({ do: 'go', who, n: 2 });
        }
        await this.#atOnce(move.sides.map(({ who }) => ({ do: 'go', who, n: 1 })));
        return;
      case 'pass': {
        const from = stage.now;
        this.lines.push(`-- ${move.ms / 3_600_000} h go by`);
        const next = (): number => {
          const due = [...this.ledger.timers.values()].flatMap(({ kind, due }) =>
            kind === 'dialog' && due > stage.now ? [due] : [],
          );
          return Math.min(Number.POSITIVE_INFINITY, ...due);
        };
        const end = from + move.ms;
        while (stage.now < end) {
          await stage.pass(Math.max(1, Math.min(end, next()) - stage.now), next);
          this.#watch();
        }
        this.ledger.passed(from, stage.now);
        return;
      }
      case 'oust': {
        const { peerings } = this.ledger.world;
        const all = [...peerings.values()].reverse();
        const { from, to } = all[move.n % Math.max(1, all.length)] ?? { from: 'vpc-a', to: 'vpc-b' };
        await this.#one({ do: 'say', who: move.who, text: `/check ${from} ${to}` });
        for (const { uin, person } of [...this.ledger.members.values()])
          if (person === personOf(move.who)) await this.#member(person, uin, move.role);
        await this.#one({ do: 'press', who: move.who, n: 0 });
        return;
      }
      case 'member':
        await this.#member(move.who, move.uin, move.role);
        return;
      default:
        await this.#one(move);
    }
  }

  /** Changes who is in an account, behind the assistant's back. */
  async #member(person: string, uin: string, role: Member['role'] | 'gone'): Promise<void> {
    const stage = this.#stage;
    this.lines.push(`-- ${person} is ${role} of ${uin}`);
    const name = cast.find(({ id }) => id === person)?.name ?? person;
    await stage.change((transaction) => {
      const id = memberId(uin, person);
      if (role === 'gone') transaction.delete(members, id);
      else transaction.put(members, id, { uin, person, role, name, since: stage.now });
    });
    this.#watch();
  }

  #one(single: Single): Promise<void> {
    return this.#atOnce([single]);
  }

  async #atOnce(singles: readonly Single[]): Promise<void> {
    const inputs = singles.flatMap((single) => this.#inputOf(single) ?? []);
    if (inputs.length > 1) this.lines.push('-- at once:');
    const said = inputs.map(({ seat, input, key }) => {
      const { ledger } = this;
      const text = input.kind === 'text' ? input.text : '';
      if (!ledger.inputs.has(key)) ledger.inputs.set(key, { seat, text });
      ledger.knows(personOf(seat), [text.normalize('NFKC').toLowerCase(), text]);
      const again = this.#put.some((each) => each.key === key);
      this.#put.push({ seat, input, key, at: this.#stage.now });
      return { seat, line: `${seat}${again ? ' (again)' : ''}: ${this.#shownAs(input)}` };
    });
    this.turns += inputs.length;
    const receipts = await Promise.all(
      inputs.map(({ seat, input, key }) => this.#stage.receive(seat, input, key)),
    );
    for (const [place, receipt] of receipts.entries()) {
      this.lines.push(said[place]?.line ?? '');
      this.#hear(inputs[place]?.seat ?? 'sal', receipt);
    }
    this.#watch();
  }

  /** Takes all commits since into the ledger. */
  #watch(): void {
    const stage = this.#stage;
    for (const commit of stage.commits()) {
      this.ledger.take(commit, stage.now);
      for (const [id, record] of commit.get('outbox') ?? []) {
        const { lane, outgoing } = (record ?? {}) as {
          lane?: string;
          outgoing?: { markdown: string; buttons: Shown[] };
        };
        if (!id.includes('/tell/') || outgoing === undefined || lane === undefined) continue;
        const chat = lane.replace('none:', '').replaceAll('%2F', '/');
        if (this.#shows(chat, outgoing.buttons))
          this.lines.push(`   (${chat} is told: ${firstLine(outgoing.markdown)})`);
      }
    }
    this.ledger.rest(stage.now);
    const [accident] = stage.accidents;
    if (accident !== undefined) throw new Wrong(`a turn threw: ${accident}`);
  }

  #hear(seat: Seat, receipt: Receipt): void {
    switch (receipt.kind) {
      case 'applied':
        for (const { markdown, buttons } of receipt.replies) {
          this.lines.push(`   ${firstLine(markdown)}`);
          this.#shows(seat, buttons);
        }
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

  /** Remembers buttons; false where they were there before. */
  #shows(seat: string, buttons: readonly Shown[]): boolean {
    const known = this.#shown.get(seat) ?? [];
    const fresh = buttons.filter(({ token }) => !known.some((each) => each.token === token));
    this.#shown.set(seat, [...known, ...fresh]);
    return buttons.length === 0 || fresh.length > 0;
  }

  #shownAs(input: Input): string {
    if (input.kind === 'text')
      return JSON.stringify(input.text.length > 60 ? `${input.text.slice(0, 60)}…` : input.text);
    if (input.kind !== 'button') return input.kind;
    const label = [...this.#shown.values()].flat().find(({ token }) => token === input.token)?.label;
    return `[${label ?? input.token}]`;
  }

  /** Fills the request with one text and answers what is still asked, up to the summary. */
  async #ask(who: Seat, n: number, to: string): Promise<void> {
    const { world, members } = this.ledger;
    const own = [...members.values()].flatMap(({ person, uin }) => (person === personOf(who) ? [uin] : []));
    const near = vpcIds.filter((id) => own.includes(world.ownerOf(id)) && id !== to);
    const from = near[n % Math.max(1, near.length)] ?? 'vpc-none0000';
    const owner = world.ownerOf(to);
    const other = owner === world.ownerOf(from) ? '' : `对方账号 ${owner} 的 `;
    await this.#one({ do: 'say', who, text: `/create 我的 ${from} 到${other}${to}` });
    for (let asked = 0; asked < 5; asked += 1) {
      const guide = this.#guideOf(who);
      if (guide === undefined || guide.at === 'summary') return;
      if (guide.at === 'peer_region') {
        const region = this.ledger.world.vpcs.get(to)?.region ?? '';
        await this.#one({ do: 'say', who, text: region });
      } else await this.#one({ do: 'go', who, n: asked });
    }
  }

  #inputOf(single: Single): { readonly seat: Seat; readonly input: Input; readonly key: string } | undefined {
    const fresh = (seat: Seat, input: Input) => ({
      seat,
      input,
      key: `k${this.#put.length}.${this.turns}.${seat}`,
    });
    switch (single.do) {
      case 'replay': {
        const old = this.#put[this.#put.length - 1 - single.back];
        return old === undefined || this.#stage.now - old.at > redeliveredMs ? undefined : old;
      }
      case 'tap': {
        const all = this.#shown.get(single.who) ?? [];
        const button = all[all.length - 1 - (single.back % Math.max(1, all.length))];
        return button && fresh(single.who, { kind: 'button', token: button.token });
      }
      case 'press': {
        const all = (this.#shown.get(single.who) ?? []).filter(({ token }) => this.#changes(token));
        const button = all[all.length - 1 - (single.n % Math.max(1, all.length))];
        return button && fresh(single.who, { kind: 'button', token: button.token });
      }
      case 'forge': {
        const others = [...this.#shown].flatMap(([seat, all]) =>
          personOf(seat) === personOf(single.who) ? [] : all.map(({ token }) => token),
        );
        const stray = ['', 'x', 'secret0000000000-99', '__proto__-0', `${others[0] ?? ''}9`];
        const all = [...stray, ...others.reverse()];
        return fresh(single.who, { kind: 'button', token: all[single.n % all.length] ?? '' });
      }
      case 'say':
        return fresh(single.who, { kind: 'text', text: this.#filled(single.text) });
      case 'go':
        return fresh(single.who, this.#onward(single.who, single.n));
    }
  }

  /** The text with the ids that there are by now. */
  #filled(text: string): string {
    const { world, invitations } = this.ledger;
    const pick = (all: readonly string[], n: string): string =>
      all[Number(n) % Math.max(1, all.length)] ?? '';
    return text
      .replace(/\{(\d+)\}/, (_, n: string) => pick([...world.peerings.keys()].reverse(), n) || 'pcx-none0000')
      .replace(/<(\d+)>/, (_, n: string) => pick([...invitations.keys()].reverse(), n) || 'NOSUCHCODE');
  }

  #guideOf(seat: Seat): Guide | undefined {
    const record = this.#stage.document('conversations', seat) as
      | { state?: { guide?: Guide } | null }
      | undefined;
    return record?.state?.guide;
  }

  /** A fitting answer where the step wants one typed, else a button of the last message that leads on. */
  #onward(seat: Seat, n: number): Input {
    const guide = this.#guideOf(seat);
    const typed = guide && this.#typed(guide, n);
    if (typed !== undefined) return { kind: 'text', text: typed };
    const leading = this.#leading(seat);
    const last = leading.find(({ action }) => action.do === 'commit');
    if (last !== undefined && n % 6 !== 0) return { kind: 'button', token: last.token };
    const button = leading[n % Math.max(1, leading.length)];
    if (button !== undefined) return { kind: 'button', token: button.token };
    return { kind: 'text', text: ['/create', '/peerings', '/route', '/account'][n % 4] ?? '/create' };
  }

  #typed({ at, values }: Guide, n: number): string | undefined {
    switch (at) {
      case 'peer_account':
        return companies[n % companies.length]?.uin;
      case 'peer_vpc': {
        if (values.peer_kind !== 'other') return undefined;
        const theirs = vpcIds.filter((id) => this.ledger.world.ownerOf(id) === values.peer_account);
        return theirs[n % Math.max(1, theirs.length)] ?? 'vpc-none0000';
      }
      case 'name':
        return `link-${n}`;
      case 'cidr':
        return n % 2 === 0 ? `10.${40 + n}.0.0/16` : `10.21.${100 + n}.0/24`;
      case 'uin':
        return `20000000000${n}`;
      case 'text':
        return '{"VpcSet":[{"VpcId":"vpc-imp00001","VpcName":"taken-in","CidrBlock":"10.90.0.0/16"}]}';
      default:
        return undefined;
    }
  }

  /** Whether a button is still known and would change something. */
  #changes(token: string): boolean {
    const [, id = '', place] = /^(.*)-(\d+)$/.exec(token) ?? [];
    const laid = this.#stage.document('buttons', id) as Laid | undefined;
    const action = laid?.buttons[Number(place)]?.action.do;
    return action === 'perform' || action === 'commit' || action === 'remind';
  }

  /** The buttons of the last message that has some, without those that only lead away. */
  #leading(seat: Seat): readonly { readonly token: string; readonly action: Action }[] {
    const record = this.#stage.document('conversations', seat) as { open?: readonly string[] } | undefined;
    const id = record?.open?.at(-1);
    if (id === undefined) return [];
    const laid = this.#stage.document('buttons', id) as Laid | undefined;
    const away = new Set([
      'back',
      'cancel',
      'rate',
      'person',
      'topics',
      'language',
      'answer',
      'drop',
      'none_of_these',
    ]);
    return (laid?.buttons ?? []).flatMap(({ action }, place) =>
      away.has(action.do) ? [] : [{ token: `${id}-${place}`, action }],
    );
  }
}

const firstLine = (markdown: string): string => {
  const [first = '', ...rest] = markdown.split('\n').filter((line) => line.trim() !== '');
  return rest.length === 0 ? first : `${first} …`;
};
