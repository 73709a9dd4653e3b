import type { Invitation, Member } from '../../src/accounts/index.ts';
import type { HistoryRecord, PersonRecord } from '../../src/assistant/desk-collections.ts';
import type { PeeringDocument, SiteDocument } from '../../src/assistant/network-documents.ts';
import type { HistoryLine } from '../../src/dialog/index.ts';
import { companies } from './companies.ts';
import { expectedOf, type Letter, remindersOf } from './expected.ts';
import { difference, slowText, storedText } from './same-network.ts';
import { secretsIn } from './secrets.ts';
import { Forbidden, type Happened, SlowWorld } from './slow-world.ts';
import { type Commit, personOf } from './stage.ts';

/** Something that must not be. */
export class Wrong extends Error {}

/** What was put in under a dedupe key. */
export interface PutIn {
  readonly seat: string;
  readonly text: string;
}

/** Largest conversation that is stored, in characters of JSON; one that holds a pasted network is as large as that. */
const conversationAtMost = 6_000;

/** A line of the history with the places where it stands. */
interface Noted {
  readonly line: HistoryLine;
  readonly shelves: readonly string[];
}

/** What was said, as a commit queued it. */
interface Said {
  readonly id: string;
  readonly chat: string;
  readonly text: string;
}

/**
 * Reads every commit in order and holds it against the slow world: what the history says was done is done there, and
 * what is stored must be the same; whoever did it was allowed to, whoever it concerns was told, and nobody else.
 */
export class Ledger {
  readonly world = new SlowWorld();
  readonly members = new Map<string, Member>();
  readonly people = new Map<string, PersonRecord>();
  /** Everybody who ever was in an account, whose names its history may hold. */
  readonly ever = new Map<string, Set<string>>();
  readonly invitations = new Map<string, Invitation>();
  readonly timers = new Map<string, { readonly due: number; readonly kind: string }>();
  /** Every word that a person ever put in, and every id that they were rightly shown: they may hear it again. */
  readonly known = new Map<string, string>();
  /** By dedupe key. */
  readonly inputs = new Map<string, PutIn>();
  readonly #stored = { sites: new Map<string, SiteDocument>(), peerings: new Map<string, PeeringDocument>() };
  readonly #done = new Set<string>();
  readonly #fired = new Set<string>();
  readonly #said = new Set<string>();
  readonly commands: Record<string, number> = {};
  tells = 0;
  largest = 0;

  constructor() {
    for (const { uin, quota } of companies) this.world.quotas.set(uin, quota);
  }

  /** Takes the next commit; throws `Wrong`. */
  take(commit: Commit, now: number): void {
    const key = [...read<{ done: boolean }>(commit, 'inbox')].find(([, record]) => record?.done)?.[0];
    if (key !== undefined && this.#done.has(key)) throw new Wrong(`${key} was done twice`);
    if (key !== undefined) this.#done.add(key);
    const before = new Map(this.members);
    const notes = notesOf(commit);
    const happened = this.#apply(commit, notes, before, key, now);
    this.#keep(commit);
    this.#compare(commit, notes);
    this.#held(commit);
    const said = this.#newlySaid(commit);
    const letters = said.filter(({ id }) => id.includes('/tell/'));
    this.tells += letters.length;
    if (!isDemo(commit)) this.#told(letters, this.#expected(commit, notes, happened, before, key, now));
    for (const each of said) {
      const person = personOf(each.chat);
      const to = each.id.includes('/tell/') ? person : personOf(this.inputs.get(key ?? '')?.seat ?? '');
      const alone = each.chat !== 'group';
      const leak = secretsIn(each.text, to, { ledger: this, before, alone });
      if (leak !== undefined) throw new Wrong(`${to} hears of ${leak}:\n${each.text}`);
      this.knows(to, each.text.match(/\b(?:vpc|pcx|rtb|subnet)-\w+/g) ?? []);
    }
  }

  /** What must hold when nothing is on its way. */
  rest(now: number): void {
    const fault = this.world.fault(now);
    if (fault !== undefined) throw new Wrong(fault);
  }

  /** Every request that ran into a reminder or its end in this time must have been told of, once. */
  passed(from: number, to: number): void {
    for (const [id, peering] of this.world.peerings) {
      if (peering.state !== 'PENDING') continue;
      for (const [kind, at] of Object.entries(this.world.timesOf(peering)))
        if (at > from && at <= to && !this.#fired.has(`${kind}/${id}/${peering.createdAt}`))
          throw new Wrong(`nobody heard the ${kind} of ${id}`);
    }
  }

  /** Keeps words that a person knows from now on. */
  knows(person: string, words: readonly string[]): void {
    const known = this.known.get(person) ?? '';
    const fresh = words.filter((word) => !known.includes(word));
    if (fresh.length > 0) this.known.set(person, [known, ...fresh].join('\n'));
  }

  roleOf(uin: string, person: string): Member['role'] | undefined {
    return this.members.get(`${uin}/${person}`)?.role;
  }

  membersOf(uin: string): readonly Member[] {
    return [...this.members.values()].filter((member) => member.uin === uin);
  }

  #apply(
    commit: Commit,
    notes: readonly Noted[],
    before: ReadonlyMap<string, Member>,
    key: string | undefined,
    now: number,
  ): readonly { readonly happened: Happened; readonly line: HistoryLine }[] {
    const actor = personOf(this.inputs.get(key ?? '')?.seat ?? '');
    return notes.flatMap(({ line, shelves }) => {
      const { uin, person, deed } = line;
      if (person !== actor) throw new Wrong(`${person} is noted for what ${actor} did`);
      if (line.at !== now) throw new Wrong(`noted as done at ${line.at}, not at ${now}`);
      const role = before.get(`${uin}/${person}`)?.role;
      const operates = role === 'owner' || role === 'operator';
      const demo = isDemo(commit);
      if (deed.do === 'command' || deed.do === 'imported' || deed.do === 'reminded') {
        if (!operates && !demo) throw new Wrong(`${person} acts for ${uin} as ${role ?? 'a stranger'}`);
      } else if (deed.do === 'invited' || deed.do === 'removed' || deed.do === 'role_set') {
        if (role !== 'owner') throw new Wrong(`${person} manages ${uin} as ${role ?? 'a stranger'}`);
      }
      if (deed.do !== 'command') return [];
      let changes: readonly Happened[];
      try {
        changes = this.world.apply(uin, deed.command, now);
      } catch (error) {
        if (error instanceof Forbidden) throw new Wrong(`${deed.command.op} by ${uin}: ${error.message}`);
        throw error;
      }
      this.#shelved(line, shelves);
      const { op } = deed.command;
      this.commands[op] = (this.commands[op] ?? 0) + 1;
      return changes.map((each) => ({ happened: each, line }));
    });
  }

  /** A command about a peering stands in the history of both sides and of the peering, any other in its account's. */
  #shelved({ uin, deed }: HistoryLine, shelves: readonly string[]): void {
    if (deed.do !== 'command') return;
    const { command } = deed;
    const peering =
      command.op === 'create_peering' ? command.id : 'peering' in command ? command.peering : '';
    const sides = peering === '' ? [] : this.world.partiesOf(peering);
    const wanted = [...new Set([uin, ...sides])].map((each) => `account/${each}`);
    if (peering !== '') wanted.push(`peering/${peering}`);
    if ([...shelves].sort().join() !== wanted.sort().join())
      throw new Wrong(`${command.op} stands in ${shelves.join()} and should in ${wanted.join()}`);
  }

  /** Keeps what stands in the commit of people and timers. */
  #keep(commit: Commit): void {
    for (const [id, member] of read<Member>(commit, 'members')) {
      if (member === undefined) this.members.delete(id);
      else {
        this.members.set(id, member);
        this.ever.set(member.uin, new Set([...(this.ever.get(member.uin) ?? []), member.person]));
      }
    }
    for (const [id, person] of read<PersonRecord>(commit, 'people')) if (person) this.people.set(id, person);
    for (const [id, each] of read<Invitation>(commit, 'invitations'))
      if (each) this.invitations.set(id, each);
    for (const [id, timer] of read<{ due: number; kind: string }>(commit, 'timers')) {
      if (timer) this.timers.set(id, timer);
      else this.timers.delete(id);
    }
  }

  /** What is stored of the network is what the slow world came to. An import and a sample bring in what they bring. */
  #compare(commit: Commit, notes: readonly Noted[]): void {
    const [sites, peerings] = [
      read<SiteDocument>(commit, 'sites'),
      read<PeeringDocument>(commit, 'peerings'),
    ];
    for (const [id, site] of sites) if (site) this.#stored.sites.set(id, site);
    for (const [id, peering] of peerings) if (peering) this.#stored.peerings.set(id, peering);
    if (sites.size + peerings.size === 0 && !notes.some(({ line }) => line.deed.do === 'command')) return;
    const owners = new Set(
      notes.flatMap(({ line: { deed, uin } }) =>
        deed.do === 'imported' || deed.do === 'account_created' ? [uin] : [],
      ),
    );
    const first = this.world.vpcs.size === 0;
    for (const [id, site] of sites) if (site && (first || owners.has(site.owner))) this.#adoptSite(id, site);
    for (const [id, peering] of peerings)
      if (peering && owners.has(this.world.ownerOf(peering.requesterVpc))) this.#adoptPeering(id, peering);
    const [is, should] = [storedText(this.#stored), slowText(this.world)];
    if (is !== should) throw new Wrong(`the network is not what was done:\n${difference(is, should)}`);
  }

  #adoptSite(id: string, { owner, region, cidr, name, secondaryCidrs, subnets, tables }: SiteDocument): void {
    this.world.vpcs.set(id, {
      ...{ owner, region, cidr, name, secondary: [...secondaryCidrs] },
      subnets: new Map(subnets.map((each) => [each.id, { cidr: each.cidr, table: each.routeTable }])),
      tables: new Map(
        tables.map((table) => [
          table.id,
          new Map(table.routes.map(({ dest, nextHop, enabled }) => [dest, { hop: nextHop, enabled }])),
        ]),
      ),
    });
  }

  #adoptPeering(id: string, peering: PeeringDocument): void {
    const { name, requesterVpc: from, accepterVpc: to, state, createdAt, bandwidthMbps: mbps } = peering;
    if (state === 'EXPIRED' || state === 'ISOLATED' || state === 'FAILED')
      throw new Wrong(`${id} is stored as ${state}`);
    this.world.peerings.set(id, { name, from, to, state, createdAt, mbps });
  }

  /** A conversation holds what it must, and no more. */
  #held(commit: Commit): void {
    for (const [id, record] of read<{ state: { guide?: { id: string }; aside?: { id: string } } }>(
      commit,
      'conversations',
    )) {
      const state = record?.state;
      if (state?.guide?.id === 'import' || state?.aside?.id === 'import') continue;
      const size = JSON.stringify(state ?? null).length;
      this.largest = Math.max(this.largest, size);
      if (size > conversationAtMost) throw new Wrong(`the conversation ${id} holds ${size} characters`);
    }
  }

  #newlySaid(commit: Commit): readonly Said[] {
    const said: Said[] = [];
    for (const [id, record] of read<{ lane: string; outgoing?: Outgoing }>(commit, 'outbox')) {
      if (record?.outgoing === undefined || this.#said.has(id)) continue;
      this.#said.add(id);
      const { buttons } = record.outgoing;
      // As it is read, without the strokes that keep signs from being Markdown.
      const markdown = record.outgoing.markdown.replace(/\\([^\w\s])/g, '$1');
      const chat = record.lane.replace(/^none:/, '').replaceAll('%2F', '/');
      said.push({ id, chat, text: [markdown, ...buttons.map(({ label }) => `[${label}]`)].join('\n') });
    }
    return said;
  }

  #expected(
    commit: Commit,
    notes: readonly Noted[],
    happened: readonly { readonly happened: Happened; readonly line: HistoryLine }[],
    before: ReadonlyMap<string, Member>,
    key: string | undefined,
    now: number,
  ): readonly Letter[] {
    if (key !== undefined) return expectedOf(this, { notes, happened, before, commit });
    const fired = [...(commit.get('timers') ?? [])].flatMap(([id, timer]) => {
      const [, kind, peering = ''] = /^dialog\/(reminder|expiry)\/(.*)$/.exec(id) ?? [];
      return timer === undefined && kind !== undefined ? [{ kind, peering }] : [];
    });
    return fired.flatMap(({ kind, peering }) => {
      const about = this.world.peerings.get(peering);
      if (about?.state !== 'PENDING') return [];
      const [name, due] = [`${kind}/${peering}/${about.createdAt}`, this.world.timesOf(about)];
      if (now < due[kind as 'reminder' | 'expiry'])
        throw new Wrong(`the ${kind} of ${peering} comes too early`);
      if (this.#fired.has(name)) throw new Wrong(`the ${kind} of ${peering} comes twice`);
      this.#fired.add(name);
      return remindersOf(this, peering);
    });
  }

  /** Exactly these letters, each in the language of whom it is to. */
  #told(letters: readonly Said[], expected: readonly Letter[]): void {
    const left = [...letters];
    for (const { to, says } of expected) {
      const place = left.findIndex(
        ({ chat, text }) => personOf(chat) === to && says.every((each) => text.includes(each)),
      );
      if (place < 0)
        throw new Wrong(
          `${to} was not told ${says.join(', ')}; told were:\n${letters.map(asLine).join('\n')}`,
        );
      const [letter] = left.splice(place, 1);
      this.#inTheirLanguage(letter as Said);
    }
    if (left.length > 0) throw new Wrong(`told though it is none of theirs:\n${left.map(asLine).join('\n')}`);
  }

  #inTheirLanguage({ chat, text }: Said): void {
    const lang = this.people.get(personOf(chat))?.lang;
    let words = text;
    for (const { name } of this.world.peerings.values()) words = words.replaceAll(name, '');
    const chinese = /[\u4e00-\u9fff]/.test(words);
    if (chinese !== (lang === 'zh')) throw new Wrong(`${chat} speaks ${lang} and is told:\n${text}`);
  }
}

interface Outgoing {
  readonly markdown: string;
  readonly buttons: readonly { readonly label: string }[];
}

const asLine = ({ chat, text }: Said): string => `  to ${chat}: ${text.split('\n')[0]}`;

/** A collection of a commit, with documents of the type that is known to be in it. */
export function read<T>(commit: Commit, collection: string): ReadonlyMap<string, T | undefined> {
  return (commit.get(collection) ?? new Map()) as ReadonlyMap<string, T | undefined>;
}

const isDemo = (commit: Commit): boolean =>
  [...read<{ demo: boolean }>(commit, 'accounts').values()].some((account) => account?.demo);

/** The lines that a commit wrote, in the order in which they were noted. */
function notesOf(commit: Commit): readonly Noted[] {
  const lines = new Map<string, { line: HistoryLine; shelves: string[] }>();
  for (const [id, record] of read<HistoryRecord>(commit, 'history')) {
    if (record === undefined) continue;
    const name = id.slice(0, id.length - record.of.length - 1);
    const noted = lines.get(name) ?? { line: record.line, shelves: [] };
    noted.shelves.push(record.of);
    lines.set(name, noted);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, noted]) => noted);
}
