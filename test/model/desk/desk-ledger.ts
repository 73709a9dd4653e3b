import type {
  ButtonsRecord,
  ConversationRecord,
  LaneRecord,
  OutboxRecord,
} from '../../../src/assistant/collections.ts';
import type { HistoryRecord, PersonRecord } from '../../../src/assistant/desk-collections.ts';
import type { Inbound } from '../../../src/assistant/index.ts';
import type { TicketPlace } from '../../../src/assistant/support-collections.ts';
import type { StaffMember, StaffRole, Ticket, TicketMessage } from '../../../src/tickets/index.ts';
import { read, Wrong } from '../ledger.ts';
import { A, B, C, cast, configured, firstQuotas, surname } from './cast.ts';
import { customerLetters, deskLetters, type Letter, type Said } from './expected-letters.ts';
import { type Committed, personAt, type Setup } from './house.ts';
import type { OpenMinutes } from './open-minutes.ts';
import { must, SlowTicket, type Wish } from './slow-desk.ts';

/** What was put in under a dedupe key. */
export interface PutIn {
  readonly seat: string;
  readonly inbound: Inbound;
}

/** A word that somebody said and nobody else: whose it is, and who may hear it. */
interface Token {
  readonly by: string;
  readonly chats: Set<string>;
  readonly customers: Set<string>;
  note: boolean;
}

interface Conversed {
  readonly guide?: {
    readonly id: string;
    readonly run: number;
    readonly at: string;
    readonly values: Record<string, string>;
  };
}

/** So many tickets of one customer may be in progress. */
const liveAtMost = 10;

/** Words that stand for themselves. */
export const tokenShape = /zq\d+z/g;

/**
 * Reads every commit in order and holds it against the slow desk: every line of every ticket must be one that may
 * follow, by who may say it; what is stored must be what the lines come to; what somebody meant to do must be done where
 * they may; whoever it concerns is told, and nobody else ever hears of it.
 */
export class DeskLedger {
  readonly tickets = new Map<string, SlowTicket>();
  /** The last line of each ticket. */
  readonly inputs = new Map<string, PutIn>();
  readonly tokens = new Map<string, Token>();
  readonly timers = new Map<string, { readonly due: number; readonly kind: string }>();
  readonly conversations = new Map<string, ConversationRecord>();
  readonly buttons = new Map<string, ButtonsRecord>();
  readonly letters = new Map<string, OutboxRecord>();
  readonly counts: Record<string, number> = {};
  staff: ReadonlyMap<string, StaffRole>;
  readonly #setup: Setup;
  #configured: readonly StaffMember[] = configured;
  readonly #minutes: OpenMinutes;
  readonly #staffStored = new Map<string, StaffMember>();
  readonly #docs = new Map<string, Ticket>();
  readonly #lanes = new Map<string, LaneRecord>();
  readonly #matters = new Map<string, string>();
  readonly #places = new Map<string, TicketPlace>();
  readonly #limits = new Map<string, number>();
  readonly #done = new Set<string>();
  readonly #typed = new Map<string, Set<string>>();
  /** Messages that did not reach their customer, and since when nobody was told. */
  readonly #lost = new Map<string, number>();
  /** Tickets of which the room was to hear and did not, and since when nobody else was told. */
  readonly #unposted = new Map<string, number>();
  /** Who has a chat of their own with the bot. */
  readonly #homes = new Map<string, string>();
  /** Chats of which something did not arrive. */
  readonly unreached = new Set<string>();
  /** Who left without a word. */
  readonly vanished = new Set<string>();

  /** The configuration names somebody else from now on. */
  configure(members: readonly StaffMember[]): void {
    this.#configured = members;
    this.staff = this.#allStaff();
  }

  constructor(setup: Setup, minutes: OpenMinutes) {
    this.#setup = setup;
    this.#minutes = minutes;
    this.staff = this.#allStaff();
    for (const uin of [A, B, C])
      for (const [name, limit] of Object.entries(firstQuotas)) this.#limits.set(`${uin} ${name}`, limit);
  }

  /** Something is about to be put in. */
  putIn(key: string, put: PutIn): void {
    if (!this.inputs.has(key)) this.inputs.set(key, put);
    const { input, to } = put.inbound;
    const person = personAt(put.seat);
    const text = input.kind === 'text' ? input.text : '';
    const ref = input.kind === 'wordless' ? (input.attachment?.ref ?? '') : '';
    for (const [token] of `${text} ${ref}`.matchAll(tokenShape)) {
      const known = this.tokens.get(token) ?? {
        by: person,
        chats: new Set(),
        customers: new Set(),
        note: false,
      };
      known.chats.add(wholeChat(to.chat));
      this.tokens.set(token, known);
    }
    const typed = this.#typed.get(person) ?? new Set();
    for (const [digits] of text.normalize('NFKC').matchAll(/\d{4,}/g)) typed.add(`T-${Number(digits)}`);
    this.#typed.set(person, typed);
  }

  /** Takes the next commit; throws `Wrong`. */
  take({ commit, at }: Committed, upSince: number): void {
    const key = [...read<{ done: boolean }>(commit, 'inbox')].find(([, record]) => record?.done)?.[0];
    if (key !== undefined) must(!this.#done.has(key), `${key} was done twice`);
    if (key !== undefined) this.#done.add(key);
    must(read(commit, 'dead').size === 0, 'an input was set aside');
    const put = key === undefined ? undefined : this.inputs.get(key);
    const before = this.staff;
    const reached = this.roomReached(put);
    const wished = put && this.#wishOf(put, at);
    // As it was before anything was said.
    const heard = [...before.keys()].filter((person) => this.#hears(person));
    const hears = (person: string): boolean => heard.includes(person);
    this.#keepStaff(commit);
    const lines = linesOf(commit);
    const letters = this.#newLetters(commit);
    const statuses = new Map([...lines.keys()].map((id) => [id, this.tickets.get(id)?.status]));
    for (const id of new Set([...lines.keys(), ...read<Ticket>(commit, 'tickets').keys()]))
      this.#takeTicket(id, lines.get(id) ?? [], commit, { put, before, at, upSince });
    if (wished !== undefined) this.#fulfilled(wished, lines);
    this.#granted(commit, lines);
    for (const [id, all] of lines) {
      const said: Said = {
        ticket: this.#docs.get(id) as Ticket,
        lines: all,
        statusBefore: statuses.get(id),
        staff: before,
        gone: [...before.keys()].filter((person) => !this.staff.has(person)),
        reached,
        hears,
        room: this.#setup.room !== 'none',
        alone: put?.inbound.alone ?? false,
        actor: put === undefined ? undefined : personAt(put.seat),
      };
      this.#told(said, letters, commit);
    }
    this.#dismissed(commit, before, put);
    this.#mattersStay(commit, lines);
    for (const { chat, record, told } of letters)
      if (told && (record.topic !== undefined || (this.staff.has(personAt(chat)) && record.about?.desk)))
        this.#unposted.delete(record.about?.ticket ?? '');
    for (const letter of letters) this.#leaks(letter, put, before);
    this.#keep(commit, at);
  }

  /** What must hold when nothing is on its way. */
  rest(now: number, upSince: number): void {
    for (const ticket of this.tickets.values()) {
      const missed = ticket.missed(now, upSince);
      must(missed === undefined, `${ticket.id}: ${missed} never came`);
      const { assignee } = ticket;
      const kept = assignee === null || this.staff.has(assignee) || this.vanished.has(assignee);
      must(kept || !ticket.live, `${ticket.id} is with ${assignee}, who has left`);
    }
    for (const [lost, since] of this.#lost)
      must(now - Math.max(since, upSince) <= 60_000, `nobody was told that ${lost} did not arrive`);
    // Where nobody is left who hears, whoever comes finds it in the queue.
    if (![...this.staff.keys()].some((person) => this.#hears(person))) this.#unposted.clear();
    for (const [id, since] of this.#unposted)
      must(
        now - Math.max(since, upSince) <= 60_000,
        `${id} was to be told where nobody heard it, and nobody else was told`,
      );
  }

  /** Whether somebody has a chat of their own, which is not closed as far as anybody knows. */
  #hears(person: string): boolean {
    const chat = this.#homes.get(person);
    return chat !== undefined && this.#lanes.get(`none:${chat}`)?.ended === undefined;
  }

  /** Whether the staff's room can be reached, as far as anybody knows. */
  roomReached(put: PutIn | undefined): boolean {
    if (this.#setup.room === 'none') return false;
    if (put?.seat.startsWith('room/')) return true;
    let lane = this.#lanes.get('none:room');
    while (lane?.movedTo !== undefined) lane = this.#lanes.get(`none:${lane.movedTo.chat}`);
    return lane?.ended === undefined;
  }

  #takeTicket(
    id: string,
    lines: readonly TicketMessage[],
    commit: Committed['commit'],
    {
      put,
      before,
      at,
      upSince,
    }: {
      readonly put: PutIn | undefined;
      readonly before: ReadonlyMap<string, StaffRole>;
      readonly at: number;
      readonly upSince: number;
    },
  ): void {
    const doc = read<Ticket>(commit, 'tickets').get(id);
    if (doc === undefined) throw new Wrong(`${id} has lines and is not stored`);
    const ticket = this.tickets.get(id) ?? new SlowTicket(doc, this.#minutes, at);
    if (!this.tickets.has(id)) {
      must(doc.customer.person === personAt(put?.seat ?? ''), `${id} is opened for somebody else`);
      must(id === `T-${1001 + this.tickets.size}`, `${id} is opened out of turn`);
      const live = [...this.tickets.values()].filter(
        (each) => each.live && each.customer === doc.customer.person,
      );
      must(live.length < liveAtMost, `${doc.customer.person} opens ${id} beside ${live.length}`);
    }
    this.tickets.set(id, ticket);
    this.#docs.set(id, doc);
    ticket.read(at);
    for (const line of lines) {
      if (line.by !== null)
        must(line.by.person === personAt(put?.seat ?? ''), `${id}: ${line.by.person} did nothing`);
      must(line.at === at, `${id}: a line of another time`);
      ticket.take(line, before, upSince);
      this.#count(line);
      const { content } = line;
      if (content.kind === 'event') {
        if (content.event.what === 'undelivered') this.#lost.delete(`${id}/${content.event.message}`);
        continue;
      }
      for (const [token] of `${content.text} ${content.attachment?.ref ?? ''}`.matchAll(tokenShape)) {
        const known = this.tokens.get(token);
        if (known === undefined) continue;
        if (content.kind === 'note') known.note = true;
        else known.customers.add(ticket.customer);
      }
    }
    ticket.reckon(at);
    const tended = lines.some(
      ({ content }) => content.kind !== 'event' || content.event.what !== 'undelivered',
    );
    if (tended && ticket.live)
      must(
        ticket.assignee === null || this.staff.has(ticket.assignee),
        `${id} goes on with ${ticket.assignee}`,
      );
    same(doc, ticket, at, this.#minutes);
  }

  #count({ content }: TicketMessage): void {
    const what = content.kind === 'event' ? content.event.what : content.kind;
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /** What an input is meant to do, where that is plain: known before anything was done. */
  #wishOf(
    { seat, inbound }: PutIn,
    now: number,
  ):
    | { readonly ticket: string; readonly wish: Wish; readonly lines: readonly string[] | undefined }
    | undefined {
    const found = this.#wanted(seat, inbound);
    const ticket = found && this.tickets.get(found.ticket);
    if (found === undefined || ticket === undefined) return undefined;
    const person = personAt(seat);
    ticket.read(now);
    const by = { person, side: found.side, role: this.staff.get(person) };
    return { ...found, lines: ticket.foresee(by, found.wish, this.staff, now) };
  }

  #wanted(
    seat: string,
    { input, replyTo, to, alone }: Inbound,
  ): { readonly ticket: string; readonly wish: Wish; readonly side: 'agent' | 'customer' } | undefined {
    const person = personAt(seat);
    const state = this.conversations.get(seat)?.state as Conversed | null | undefined;
    if (input.kind === 'button') {
      const [, id = '', place] = /^(.*)-(\d+)$/.exec(input.token) ?? [];
      const action = this.buttons.get(id)?.buttons[Number(place)]?.action;
      switch (action?.do) {
        case 'desk': {
          const { act } = action;
          const wish: Wish =
            act.act === 'decide'
              ? { do: act.approve ? 'grant' : 'decline' }
              : act.act === 'transfer'
                ? { do: 'transfer', to: act.to }
                : act.act === 'prioritise'
                  ? { do: 'prioritise', priority: act.priority }
                  : { do: act.act };
          return { ticket: action.ticket, wish, side: 'agent' };
        }
        case 'close_ticket':
          return { ticket: action.ticket, wish: { do: 'close' }, side: 'customer' };
        case 'write_ticket':
          return { ticket: action.ticket, wish: { do: 'write' }, side: 'customer' };
        case 'stars':
          return { ticket: action.ticket, wish: { do: 'rate' }, side: 'customer' };
        case 'commit': {
          const guide = state?.guide;
          if (guide?.id !== 'answer_ticket' || guide.run !== action.run || guide.at !== 'summary')
            return undefined;
          const { how, text: typed = '' } = guide.values;
          const way = typed.startsWith('//') || how === 'note' ? 'note' : how === 'ask_back' ? how : 'answer';
          return { ticket: guide.values.ticket ?? '', wish: { do: way }, side: 'agent' };
        }
        default:
          return undefined;
      }
    }
    const text = input.kind === 'text' ? input.text : input.kind === 'wordless' ? '' : undefined;
    if (text === undefined || (text === '' ? input.kind !== 'wordless' : !/^(?:\/\/ )?zq\d+z/.test(text)))
      return undefined;
    const lane = `none:${to.chat.replaceAll('/', '%2F')}`;
    const place =
      replyTo === undefined
        ? undefined
        : (this.#places.get(`${lane}/${replyTo}`) ?? this.#places.get(`${lane}/`));
    const about = place?.ticket;
    if (about !== undefined) {
      const { aside } = place ?? {};
      // It is for the guide that asked, which says nothing before it is told to.
      if (
        state?.guide !== undefined &&
        (takesReply(state.guide, about) || (aside?.conversation === seat && aside.run === state.guide.run))
      )
        return state.guide.values.ticket === about && state.guide.at !== 'text'
          ? undefined
          : { ticket: about, wish: { do: 'nothing' }, side: 'agent' };
      // What answers a guide that is over goes nowhere, but for customers, who talk on.
      const own = alone && this.tickets.get(about)?.customer === person;
      if (aside !== undefined && !own) return { ticket: about, wish: { do: 'nothing' }, side: 'agent' };
      if (aside === undefined && alone && this.tickets.get(about)?.customer === person)
        return { ticket: about, wish: { do: 'write' }, side: 'customer' };
      const note = text.startsWith('//') || place?.note === true;
      if (aside === undefined && this.staff.has(person) && (alone || seat.startsWith('room/')))
        return { ticket: about, wish: { do: note ? 'note' : 'answer' }, side: 'agent' };
    }
    const matter = this.#matters.get(person);
    if (!alone || matter === undefined || (input.kind === 'text' && state?.guide !== undefined))
      return undefined;
    if (this.tickets.get(matter)?.status === 'closed') return undefined;
    return { ticket: matter, wish: { do: 'write' }, side: 'customer' };
  }

  /** What was meant was done, neither more nor less; what may not be done was not. */
  #fulfilled(
    {
      ticket,
      wish,
      lines,
    }: { readonly ticket: string; readonly wish: Wish; readonly lines: readonly string[] | undefined },
    all: ReadonlyMap<string, readonly TicketMessage[]>,
  ): void {
    const done = (all.get(ticket) ?? []).map(({ content }) =>
      content.kind === 'event'
        ? content.event.what
        : content.kind === 'public' && content.asks
          ? 'asks'
          : content.kind,
    );
    // Whose label says the same as another's may be pressed by typing it.
    must(
      done.join() === (lines ?? []).join(),
      `${wish.do} of ${ticket} comes to [${done.join()}], not to [${lines?.join() ?? 'nothing'}]`,
    );
    this.counts[lines === undefined ? 'refused' : 'foreseen'] =
      (this.counts[lines === undefined ? 'refused' : 'foreseen'] ?? 0) + 1;
  }

  /** Limits change where a ticket that asked for it is granted, and nowhere else; once, and the account can read so. */
  #granted(commit: Committed['commit'], lines: ReadonlyMap<string, readonly TicketMessage[]>): void {
    const granted = [...lines].flatMap(([id, all]) =>
      all.some(
        ({ content }) =>
          content.kind === 'event' && content.event.what === 'decided' && content.event.approved,
      )
        ? [this.tickets.get(id) as SlowTicket]
        : [],
    );
    must(granted.length < 2, 'two are granted at once');
    const [ticket] = granted;
    const request = ticket?.request;
    const changed: string[] = [];
    for (const [uin, document] of read<{ quotas: Record<string, number>; allowedMbps?: number }>(
      commit,
      'quotas',
    ))
      for (const [name, limit] of Object.entries({ ...document?.quotas, bandwidth: document?.allowedMbps })) {
        if (limit === undefined || this.#limits.get(`${uin} ${name}`) === limit) continue;
        changed.push(`${uin} ${name} ${limit}`);
        this.#limits.set(`${uin} ${name}`, limit);
      }
    const notes = [...read<HistoryRecord>(commit, 'history').values()].flatMap((record) =>
      record?.line.deed.do === 'granted' ? [`${record.of} ${record.line.deed.ticket}`] : [],
    );
    const what = request && `${request.uin} ${request.raise === 'quota' ? request.quota : 'bandwidth'}`;
    if (request === undefined || ticket === undefined || what === undefined) {
      must(changed.length === 0, `${changed.join()} without anybody's word`);
      must(notes.length === 0, `${notes.join()} is noted and was not granted`);
      return;
    }
    if (changed.length === 0) {
      must((this.#limits.get(what) ?? 0) >= request.to, `${ticket.id} is granted and ${what} is not changed`);
      must(notes.length === 0, `${notes.join()} is noted and was not granted`);
      return;
    }
    this.counts.granted = (this.counts.granted ?? 0) + 1;
    must(changed.join() === `${what} ${request.to}`, `${ticket.id} is granted and ${changed.join()} changed`);
    must(notes.join() === `account/${request.uin} ${ticket.id}`, `noted is ${notes.join()} of ${ticket.id}`);
  }

  #told(said: Said, letters: readonly Letter[], commit: Committed['commit']): void {
    const { id, customer } = said.ticket;
    const about = letters.filter((letter) => letter.record.about?.ticket === id && letter.told);
    const toCustomer = customerLetters(said);
    const own = about.filter(({ chat }) => personAt(chat) === customer.person);
    for (const { message, says, goesOn } of toCustomer) {
      const found = own.find(
        ({ record, text }) => record.about?.message === message && says.every((each) => text.includes(each)),
      );
      must(
        found !== undefined,
        `${customer.person} is not told of ${id}: ${says.join()} (message ${message})`,
      );
      // Nobody's words but our own: in the customer's language.
      if (!says.some((each) => /zq/.test(each)))
        must(
          /[\u4e00-\u9fff]/.test(found.text) === (said.ticket.lang === 'zh') || this.#setup.named,
          `${customer.person} is told of ${id} in another language:\n${found.text}`,
        );
      if (goesOn) {
        const { left } = said.ticket;
        const on = buttonsOf(commit, found.record).some(
          ({ action }) =>
            action.do === 'guide' && JSON.stringify(action.values) === JSON.stringify(left?.values),
        );
        must(on, `${customer.person} cannot go on with what ${id} stopped:\n${found.text}`);
        this.counts.goesOn = (this.counts.goesOn ?? 0) + 1;
      }
    }
    if (!said.staff.has(customer.person))
      must(
        own.length === toCustomer.length,
        `${customer.person} gets ${own.length} letters about ${id}, not ${toCustomer.length}:\n${own.map(({ text }) => text).join('\n')}`,
      );
    for (const { to, says } of deskLetters(said)) {
      const found = about.some(
        ({ chat, record, text }) =>
          (to === 'room'
            ? record.topic !== undefined
            : personAt(chat) === to && record.topic === undefined) &&
          says.every((each) => text.includes(each)),
      );
      must(found, `${to} is not told of ${id}: ${says.join()}`);
    }
    this.counts.letters = (this.counts.letters ?? 0) + about.length;
  }

  /** The end of a ticket is no end of another that its customer talks in. */
  #mattersStay(commit: Committed['commit'], lines: ReadonlyMap<string, readonly TicketMessage[]>): void {
    for (const [person, matter] of read<{ ticket: string }>(commit, 'matters')) {
      const before = this.#matters.get(person);
      if (matter !== undefined || before === undefined) continue;
      for (const [id, all] of lines) {
        const ended = all.some(
          ({ content }) => content.kind === 'event' && /closed$/.test(content.event.what),
        );
        must(!ended || id === before, `${before} is the matter of ${person} no more as ${id} is closed`);
      }
    }
  }

  /** Whoever is dismissed leaves nothing behind that is in progress. */
  #dismissed(
    commit: Committed['commit'],
    before: ReadonlyMap<string, StaffRole>,
    put: PutIn | undefined,
  ): void {
    for (const [person, member] of read<StaffMember>(commit, 'staff')) {
      if (put === undefined || member !== undefined) continue;
      must(before.get(personAt(put.seat)) === 'lead', `${person} is dismissed by ${put.seat}`);
      this.counts.dismissed = (this.counts.dismissed ?? 0) + 1;
      for (const ticket of this.tickets.values())
        must(!ticket.live || ticket.assignee !== person, `${ticket.id} left with ${person}`);
    }
  }

  /** Nobody hears of a ticket but its customer and the staff, of notes only the staff, and of agents only by one name. */
  #leaks(
    { chat, record, text, told }: Letter,
    put: PutIn | undefined,
    before: ReadonlyMap<string, StaffRole>,
  ): void {
    const whole = wholeChat(chat);
    if (whole === 'room' || whole === 'super') return;
    const person = personAt(chat);
    const isStaff = this.staff.has(person) || (!told && before.has(person));
    if (whole !== 'group' && isStaff) {
      // What numbers there are they know from then on.
      const heard = this.#typed.get(person) ?? new Set();
      for (const [id] of text.matchAll(/T-\d+/g)) heard.add(id);
      this.#typed.set(person, heard);
      return;
    }
    const hears = whole === 'group' ? 'the group' : person;
    const about = record.about?.ticket;
    const owns = (id: string): boolean => whole !== 'group' && this.#docs.get(id)?.customer.person === person;
    if (about !== undefined && told) must(owns(about), `${hears} hears of ${about}:\n${text}`);
    for (const [token] of text.matchAll(tokenShape)) {
      const known = this.tokens.get(token);
      const may =
        whole === 'group'
          ? known?.chats.has('group')
          : known?.by === person || (!known?.note && known?.customers.has(person));
      must(may === true, `${hears} hears ${token}, ${known?.note ? 'a note ' : ''}of ${known?.by}:\n${text}`);
    }
    const typed = this.#typed.get(personAt(put?.seat ?? ''));
    // The help shows how a number is written.
    for (const [id] of text.replaceAll(/`\/(ticket|export) T-1001`/g, '').matchAll(/T-\d+/g))
      must(
        owns(id) || this.#stands(id, person) || typed?.has(id) === true || !this.tickets.has(id),
        `${hears} hears of ${id}:\n${text}`,
      );
    if (this.#setup.named) return;
    for (const { id, staff } of cast)
      if (staff !== undefined && id !== person)
        must(!text.includes(surname(id)), `${hears} hears the name of ${id}:\n${text}`);
  }

  /** The history of an account names the ticket by which it was granted something. */
  #stands(id: string, person: string): boolean {
    const { request, decided } = this.tickets.get(id) ?? {};
    return decided === true && cast.some((each) => each.id === person && each.uin === request?.uin);
  }

  #newLetters(commit: Committed['commit']): readonly Letter[] {
    const fresh: Letter[] = [];
    for (const [id, record] of read<OutboxRecord>(commit, 'outbox')) {
      if (record?.outgoing === undefined || this.letters.has(id)) continue;
      const { markdown, buttons, attachment, file } = record.outgoing;
      const chat = record.lane.replace(/^none:/, '').replaceAll('%2F', '/');
      const parts = [markdown, ...buttons.map(({ label }) => label), attachment?.ref, file?.name, file?.text];
      const text = parts
        .filter((part) => part !== undefined)
        .join('\n')
        .replaceAll('\\', '');
      fresh.push({ id, chat, record, text, told: /\/(?:tell|post)\//.test(id) });
    }
    return fresh;
  }

  #allStaff(): ReadonlyMap<string, StaffRole> {
    const all = new Map(this.#configured.map(({ person, role }) => [person, role]));
    for (const { person, role } of this.#staffStored.values())
      if (all.get(person) !== 'lead') all.set(person, role);
    return all;
  }

  #keepStaff(commit: Committed['commit']): void {
    const changes = read<StaffMember>(commit, 'staff');
    if (changes.size === 0) return;
    for (const [person, member] of changes) {
      if (member === undefined) this.#staffStored.delete(person);
      else this.#staffStored.set(person, member);
      if (member !== undefined) this.vanished.delete(person);
    }
    this.staff = this.#allStaff();
  }

  #keep(commit: Committed['commit'], at: number): void {
    keep(this.conversations, read<ConversationRecord>(commit, 'conversations'));
    keep(this.buttons, read<ButtonsRecord>(commit, 'buttons'));
    keep(this.#lanes, read<LaneRecord>(commit, 'lanes'));
    keep(this.timers, read<{ due: number; kind: string }>(commit, 'timers'));
    for (const [person, matter] of read<{ ticket: string }>(commit, 'matters')) {
      if (matter === undefined) this.#matters.delete(person);
      else this.#matters.set(person, matter.ticket);
      must(
        matter === undefined || this.#docs.get(matter.ticket)?.customer.person === person,
        `${matter?.ticket} is the matter of ${person}`,
      );
    }
    for (const [id, place] of read<TicketPlace>(commit, 'ticketPlaces')) {
      if (place === undefined) this.#places.delete(id);
      else this.#places.set(id, place);
    }
    for (const [id, person] of read<PersonRecord>(commit, 'people'))
      if (person?.home) this.#homes.set(id, person.home.to.chat);
    for (const [id, record] of read<OutboxRecord>(commit, 'outbox')) {
      if (record === undefined) continue;
      const known = this.letters.get(id);
      this.letters.set(id, { ...known, ...record });
      if (record.state !== 'gone' && record.state !== 'never') continue;
      this.unreached.add(wholeChat(record.lane.replace(/^none:/, '').replaceAll('%2F', '/')));
      const { ticket, message } = record.about ?? {};
      const forDesk = record.topic !== undefined || record.about?.desk === true;
      if (ticket !== undefined && forDesk) this.#unposted.set(ticket, at);
      if (ticket !== undefined && message !== undefined) this.#lost.set(`${ticket}/${message}`, at);
    }
  }
}

/** Whether a guide takes what answers its ticket: see the same of the dialog. */
function takesReply({ id, at, values }: NonNullable<Conversed['guide']>, ticket: string): boolean {
  if (id !== 'answer_ticket' || values.ticket !== ticket) return false;
  const { how, text = '' } = values;
  return how === 'note' || text.startsWith('//') || at === 'how' || (how === 'ask_back' && at === 'text');
}

export const wholeChat = (chat: string): string => chat.replace(/[/#].*$/s, '');

function keep<T>(into: Map<string, T>, changes: ReadonlyMap<string, T | undefined>): void {
  for (const [id, document] of changes) {
    if (document === undefined) into.delete(id);
    else into.set(id, document);
  }
}

/** The buttons under a message that a commit queued. */
function buttonsOf(commit: Committed['commit'], { outgoing }: OutboxRecord): ButtonsRecord['buttons'] {
  const id = outgoing?.buttons[0]?.token.replace(/-\d+$/, '');
  return (id === undefined ? undefined : read<ButtonsRecord>(commit, 'buttons').get(id))?.buttons ?? [];
}

/** The lines that a commit adds to tickets, in order. */
function linesOf(commit: Committed['commit']): ReadonlyMap<string, readonly TicketMessage[]> {
  const lines = new Map<string, TicketMessage[]>();
  for (const line of read<TicketMessage>(commit, 'ticketMessages').values()) {
    if (line === undefined) throw new Wrong('a line was taken out of a ticket');
    lines.set(line.ticket, [...(lines.get(line.ticket) ?? []), line]);
  }
  for (const all of lines.values()) all.sort((a, b) => a.n - b.n);
  return lines;
}

/** What is stored is what the lines come to, clocks to the millisecond. */
function same(doc: Ticket, slow: SlowTicket, now: number, minutes: OpenMinutes): void {
  const ran = Object.entries(doc.clocks).map(([name, clock]) => {
    const spent = clock.spent + (clock.since === null ? 0 : minutes.between(clock.since, now));
    const runs = clock.since === null ? 'stands' : 'runs';
    return `${name} ${runs} at ${spent} of ${clock.target}${clock.reminded ? ' reminded' : ''}${clock.escalated ? ' escalated' : ''}`;
  });
  const runs = slow.status === 'new' || slow.status === 'open' ? 'runs' : 'stands';
  const watched = [...slow.watches].map(
    ([name, watch]) =>
      `${name} ${runs} at ${watch.spent} of ${slow.target(name)}${watch.reminded ? ' reminded' : ''}${watch.escalated ? ' escalated' : ''}`,
  );
  const stored = {
    ...{ status: doc.status, priority: doc.priority, assignee: doc.assignee?.person ?? null },
    ...{ decided: doc.decided?.approved, closures: doc.closures, messages: doc.messages },
    ...{ rated: doc.rating?.closure, solvedAt: doc.status === 'solved' ? doc.solvedAt : undefined },
    ...{ first: doc.firstReplyTook, solution: doc.resolutionTook, unreached: doc.undelivered !== undefined },
    ...{ customer: doc.customer.person, clocks: ran.sort().join('; ') },
  };
  const should: typeof stored = {
    ...{ status: slow.status, priority: slow.priority as Ticket['priority'], assignee: slow.assignee },
    ...{ decided: slow.decided, closures: slow.closures, messages: slow.messages },
    ...{ rated: slow.ratedAt, solvedAt: slow.status === 'solved' ? slow.solvedAt : undefined },
    ...{ first: slow.took.first, solution: slow.took.solution, unreached: slow.unreached },
    ...{ customer: slow.customer, clocks: watched.sort().join('; ') },
  };
  const [is, ought] = [stored, should].map((each) => JSON.stringify(each, null, 1));
  must(is === ought, `${doc.id} is stored as ${is}\nand has come to ${ought}`);
}
