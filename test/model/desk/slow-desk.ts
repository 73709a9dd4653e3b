import type { StaffRole, Ticket, TicketMessage } from '../../../src/tickets/index.ts';
import { Wrong } from '../ledger.ts';
import type { OpenMinutes } from './open-minutes.ts';

export type Status = 'new' | 'open' | 'pending' | 'solved' | 'closed';
export type Clock = 'firstReply' | 'nextReply' | 'resolution';
/** What somebody means to do to a ticket. */
export type Wish =
  | { readonly do: 'nothing' }
  | { readonly do: 'write' | 'answer' | 'ask_back' | 'note' }
  | { readonly do: 'claim' | 'release' | 'solve' | 'close' | 'grant' | 'decline' | 'rate' }
  | { readonly do: 'prioritise'; readonly priority: string }
  | { readonly do: 'transfer'; readonly to: string };

/** What the desk promises, as a clerk has it on a slip: minutes, by priority. */
const promised: Readonly<Record<string, Readonly<Record<Clock, number>>>> = {
  urgent: { firstReply: 30, nextReply: 60, resolution: 540 },
  high: { firstReply: 60, nextReply: 120, resolution: 1080 },
  normal: { firstReply: 240, nextReply: 480, resolution: 1620 },
  low: { firstReply: 540, nextReply: 1080, resolution: 2700 },
};
const minute = 60_000;
const week = 7 * 24 * 60 * minute;

interface Watch {
  spent: number;
  reminded: boolean;
  escalated: boolean;
}

/** A ticket as a clerk would keep it: stop watches, and a line for what is said. */
export class SlowTicket {
  status: Status = 'new';
  priority = 'normal';
  assignee: string | null = null;
  decided: boolean | undefined;
  messages = 0;
  closures = 0;
  ratedAt: number | undefined;
  solvedAt: number | undefined;
  unreached = false;
  took: { first?: number; solution?: number } = {};
  readonly watches = new Map<Clock, Watch>();
  readonly id: string;
  readonly customer: string;
  readonly request: Ticket['request'];
  readonly #minutes: OpenMinutes;
  #readAt: number;
  #dues = new Map<string, number>();

  constructor({ id, customer, request }: Ticket, minutes: OpenMinutes, now: number) {
    this.id = id;
    this.customer = customer.person;
    this.request = request;
    this.#minutes = minutes;
    this.#readAt = now;
    this.#start('firstReply');
    this.#start('resolution');
  }

  get live(): boolean {
    return this.status !== 'solved' && this.status !== 'closed';
  }
  get #runs(): boolean {
    return this.status === 'new' || this.status === 'open';
  }

  /** Looks at the watches. */
  read(now: number): void {
    if (this.#runs) {
      const more = this.#minutes.between(this.#readAt, now);
      for (const watch of this.watches.values()) watch.spent += more;
    }
    this.#readAt = now;
  }

  target(clock: Clock): number {
    return (promised[this.priority]?.[clock] ?? 0) * minute;
  }
  mark(clock: Clock, what: 'reminded' | 'escalated'): number {
    return this.target(clock) * (what === 'reminded' ? 0.75 : 1);
  }

  /** Reckons when time will do what, if nobody does anything before. */
  reckon(now: number): void {
    this.read(now);
    this.#dues = new Map();
    if (this.status === 'solved') this.#dues.set('auto_closed', (this.solvedAt ?? 0) + week);
    if (!this.#runs) return;
    for (const [clock, watch] of this.watches)
      for (const what of ['reminded', 'escalated'] as const)
        if (!watch[what])
          this.#dues.set(`${what} ${clock}`, this.#minutes.after(now, this.mark(clock, what) - watch.spent));
  }

  /** Something that should have happened by now, for a minute and more. */
  missed(now: number, upSince: number): string | undefined {
    return [...this.#dues].find(([, at]) => now - Math.max(at, upSince) > minute)?.[0];
  }

  /** What follows if somebody does that now, as its lines will tell; undefined where it is refused. */
  foresee(
    by: { readonly person: string; readonly role?: StaffRole | undefined; readonly side: string },
    wish: Wish,
    staff: ReadonlyMap<string, StaffRole>,
    now: number,
  ): readonly string[] | undefined {
    if (by.side === 'customer') return this.#customerMay(by.person, wish, staff, now);
    if (by.role === undefined) return undefined;
    const gone = this.live && this.assignee !== null && !staff.has(this.assignee);
    const assignee = gone ? null : this.assignee;
    const left = gone ? ['agent_left'] : [];
    const mine = assignee === by.person;
    const may = by.role === 'lead' || mine;
    const takes = assignee === null ? ['claimed'] : [];
    const { status } = this;
    switch (wish.do) {
      case 'note':
        return [...left, 'note'];
      case 'claim':
        if (!this.live || (assignee !== null && !mine)) return undefined;
        return mine ? left : [...left, 'claimed'];
      case 'answer':
        return status === 'closed' || !(may || assignee === null) ? undefined : [...left, ...takes, 'public'];
      case 'ask_back':
        return !this.live || !(may || assignee === null) ? undefined : [...left, ...takes, 'asks'];
      case 'solve':
        return !this.live || !(may || assignee === null) ? undefined : [...left, ...takes, 'solved'];
      case 'close':
        return status === 'closed' || !may ? undefined : [...left, 'closed'];
      case 'grant':
      case 'decline': {
        if (this.request === undefined || this.decided !== undefined || status === 'closed') return undefined;
        if (by.person === this.customer || !(may || assignee === null)) return undefined;
        if (wish.do === 'decline') return [...left, ...takes, 'decided'];
        return [...left, ...takes, 'decided', ...(this.live ? ['solved'] : [])];
      }
      case 'release':
        if (!this.live || !may) return undefined;
        return assignee === null ? left : [...left, 'released'];
      case 'prioritise':
        if (!this.live || !may) return undefined;
        return this.priority === wish.priority ? left : [...left, 'prioritised'];
      case 'transfer':
        if (!this.live || !may || !staff.has(wish.to)) return undefined;
        return assignee === wish.to ? left : [...left, 'transferred'];
      default:
        return undefined;
    }
  }

  #customerMay(
    person: string,
    wish: Wish,
    staff: ReadonlyMap<string, StaffRole>,
    now: number,
  ): readonly string[] | undefined {
    if (person !== this.customer) return undefined;
    const gone = this.assignee !== null && !staff.has(this.assignee) ? ['agent_left'] : [];
    const over = this.status === 'closed' || (this.solvedAt ?? now) + week <= now;
    switch (wish.do) {
      case 'write':
        if (this.live) return [...gone, 'public'];
        return over ? undefined : [...gone, 'reopened', 'public'];
      case 'close':
        return this.status === 'closed' ? undefined : this.live ? [...gone, 'closed'] : ['closed'];
      case 'rate':
        return this.live || this.ratedAt === this.closures ? undefined : ['rated'];
      default:
        return undefined;
    }
  }

  /** Takes the next line of what was said and happened. Throws where that cannot be. */
  take({ n, at, by, content }: TicketMessage, staff: ReadonlyMap<string, StaffRole>, upSince: number): void {
    const where = `${this.id} #${n}`;
    must(n === this.messages, `${where} comes as number ${this.messages}`);
    this.messages += 1;
    this.read(at);
    const person = by?.person ?? '';
    const role = staff.get(person);
    const agent = by?.side === 'agent';
    if (agent) must(role !== undefined, `${where}: ${person} is not on the staff`);
    if (by?.side === 'customer') {
      must(person === this.customer, `${where}: ${person} is not its customer`);
      this.unreached = false;
    }
    const first = n === 0;
    if (content.kind === 'public') {
      if (by?.side === 'customer') {
        if (n === 1) return;
        must(this.live, `${where}: written while ${this.status}`);
        if (this.status === 'pending') this.#goTo('open', at);
        if (this.took.first !== undefined && !this.watches.has('nextReply')) this.#start('nextReply');
      } else {
        must(agent, `${where}: said by nobody`);
        must(role === 'lead' || this.assignee === person, `${where}: ${person} is not responsible`);
        must(this.status !== 'closed', `${where}: answered while closed`);
        must(this.live || !content.asks, `${where}: asked back while ${this.status}`);
        this.#replied();
        if (this.live) this.#goTo(content.asks ? 'pending' : 'open', at);
      }
      return;
    }
    if (content.kind === 'note') {
      must(agent, `${where}: a note by the customer`);
      return;
    }
    const { event } = content;
    const responsible = role === 'lead' || this.assignee === person;
    switch (event.what) {
      case 'opened':
        must(first && by?.side === 'customer', `${where}: opened later`);
        break;
      case 'claimed':
        must(agent && this.status !== 'closed', `${where}: claimed while ${this.status}`);
        must(this.assignee === null, `${where}: claimed from ${this.assignee}`);
        this.assignee = person;
        if (this.status === 'new') this.#goTo('open', at);
        break;
      case 'released':
        must(agent && this.live && responsible && this.assignee !== null, `${where}: released`);
        this.assignee = null;
        break;
      case 'transferred':
        must(agent && this.live && responsible, `${where}: transferred by ${person}`);
        must(staff.has(event.to.person), `${where}: transferred to ${event.to.person}`);
        this.assignee = event.to.person;
        if (this.status === 'new') this.#goTo('open', at);
        break;
      case 'prioritised':
        must(agent && this.live && responsible, `${where}: prioritised by ${person}`);
        this.priority = event.priority;
        for (const [clock, watch] of this.watches) {
          watch.reminded &&= watch.spent >= this.mark(clock, 'reminded');
          watch.escalated &&= watch.spent >= this.mark(clock, 'escalated');
        }
        break;
      case 'solved':
        must(agent && this.live && responsible, `${where}: solved by ${person} while ${this.status}`);
        this.#end('solved', at);
        this.solvedAt = at;
        break;
      case 'closed':
        must(this.status !== 'closed', `${where}: closed twice`);
        must(by?.side === 'customer' || (agent && responsible), `${where}: closed by ${person}`);
        this.#end('closed', at);
        break;
      case 'reopened':
        must(by?.side === 'customer' && this.status === 'solved', `${where}: reopened from ${this.status}`);
        must(at < (this.solvedAt ?? 0) + week, `${where}: reopened too late`);
        this.solvedAt = undefined;
        this.#goTo('open', at);
        this.#start('resolution', this.took.solution ?? 0);
        delete this.took.solution;
        break;
      case 'decided':
        must(agent && responsible && person !== this.customer, `${where}: decided by ${person}`);
        must(this.request !== undefined && this.decided === undefined, `${where}: decided again`);
        must(this.status !== 'closed', `${where}: decided while closed`);
        this.decided = event.approved;
        this.#replied();
        if (this.status === 'new') this.#goTo('open', at);
        break;
      case 'rated':
        must(by?.side === 'customer' && !this.live, `${where}: rated while ${this.status}`);
        must(this.ratedAt !== this.closures, `${where}: rated twice`);
        this.ratedAt = this.closures;
        break;
      case 'agent_left':
        must(by === null && this.assignee !== null && this.status !== 'closed', `${where}: nobody left`);
        this.assignee = null;
        break;
      case 'undelivered':
        must(by === null, `${where}: not delivered by ${person}`);
        this.unreached = true;
        break;
      case 'reminded':
      case 'escalated': {
        const watch = this.watches.get(event.clock);
        must(by === null && watch !== undefined && this.#runs, `${where}: ${event.clock} does not run`);
        const mark = this.mark(event.clock, event.what);
        must(!watch[event.what], `${where}: ${event.what} ${event.clock} twice`);
        must(watch.spent >= mark, `${where}: ${event.what} ${event.clock} at ${watch.spent} of ${mark}`);
        this.#inTime(`${event.what} ${event.clock}`, at, upSince);
        watch[event.what] = true;
        break;
      }
      case 'auto_closed':
        must(by === null && this.status === 'solved', `${where}: closed by the clock while ${this.status}`);
        must(at >= (this.solvedAt ?? at) + week, `${where}: closed too early`);
        this.#inTime('auto_closed', at, upSince);
        this.#goTo('closed', at);
        break;
    }
  }

  /** By the clock, to the minute: as soon as it was due, and somebody was there to see. */
  #inTime(what: string, at: number, upSince: number): void {
    const late = at - Math.max(this.#dues.get(what) ?? 0, upSince);
    must(late <= minute, `${this.id}: ${what} comes ${late / minute} minutes late`);
  }

  #replied(): void {
    const first = this.watches.get('firstReply');
    if (first !== undefined) this.took.first = first.spent;
    this.watches.delete('firstReply');
    this.watches.delete('nextReply');
  }

  #end(status: 'solved' | 'closed', at: number): void {
    if (this.live) {
      this.closures += 1;
      this.took.solution = this.watches.get('resolution')?.spent ?? 0;
      this.watches.delete('resolution');
      this.watches.delete('nextReply');
    }
    this.#goTo(status, at);
  }

  #goTo(status: Status, at: number): void {
    this.read(at);
    this.status = status;
  }

  #start(clock: Clock, spent = 0): void {
    const reminded = spent > 0 && spent >= this.mark(clock, 'reminded');
    const escalated = spent > 0 && spent >= this.mark(clock, 'escalated');
    this.watches.set(clock, { spent, reminded, escalated });
  }
}

export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Wrong(otherwise);
}
