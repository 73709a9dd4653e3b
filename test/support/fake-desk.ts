import type { AccountProfile, Invitation, Member, MemberRole } from '../../src/accounts/index.ts';
import type { Desk, Effect, HistoryLine, Person, TimerAbout } from '../../src/dialog/desk.ts';
import type { Reply } from '../../src/dialog/reply.ts';
import type { Here } from '../../src/dialog/support/support-desk.ts';
import type { Lang } from '../../src/faq/index.ts';
import { emptyWorld, type World } from '../../src/peering/index.ts';
import { sumOf, type Tally } from '../../src/statistics/index.ts';
import { FakeSupport } from './fake-support.ts';
import { FakeTeach } from './fake-teach.ts';
import { rules } from './profiles.ts';

/**
 * All that is stored behind a `Desk`, in memory: `desk(person)` reads it as somebody, `carryOut` does what a turn asks
 * for, as the store would in its commit. Everybody may be given a language, an account and a clock by plain assignment.
 */
export class FakeOffice {
  now = Date.parse('2026-03-01T00:00:00Z');
  world: World;
  readonly accounts = new Map<string, AccountProfile>();
  members: readonly Member[] = [];
  readonly invitations = new Map<string, Invitation>();
  /** The account somebody acts for. */
  readonly acting = new Map<string, string | null>();
  /** Of everybody who is not named: Chinese. */
  readonly languages = new Map<string, Lang>();
  /** The latest last, each with the accounts and the peering in whose history it stands. */
  readonly notes: {
    readonly line: HistoryLine;
    readonly uins: readonly string[];
    readonly peering?: string;
  }[] = [];
  /** What people were told unasked, in order. */
  readonly told: { readonly person: string; readonly reply: Reply }[] = [];
  readonly timers = new Map<string, { readonly due: number; readonly about: TimerAbout }>();
  readonly support = new FakeSupport();
  readonly teach = new FakeTeach();
  /** What was said in the staff's room, in order. */
  readonly posted: { readonly ticket: string; readonly reply: Reply }[] = [];
  /** What was counted, by week. */
  readonly tallies = new Map<string, Tally>();
  /** How many turns were carried out; fresh ids come from it. */
  turns = 0;

  constructor(world: World = emptyWorld(rules())) {
    this.world = world;
  }

  /** Makes somebody a member, and the account theirs to act for if they have none. */
  enter(uin: string, person: string, role: MemberRole, name = person): void {
    this.members = [
      ...this.members.filter((each) => each.uin !== uin || each.person !== person),
      { uin, person, role, name, since: this.now },
    ];
    if (!this.accounts.has(uin)) this.accounts.set(uin, { uin, name: uin, demo: false, createdAt: this.now });
    if (!this.acting.has(person)) this.acting.set(person, uin);
  }

  /** What a turn of this person reads: as it is now, and still when things have changed since. */
  desk(person: string | Person, here?: Here): Desk {
    const who = typeof person === 'string' ? { id: person, name: person, alone: true } : person;
    const { now, world, members, turns } = this;
    const notes = [...this.notes].reverse();
    const tallies = new Map(this.tallies);
    const memberships = members.filter((each) => each.person === who.id);
    const uin = this.acting.get(who.id) ?? null;
    return {
      now,
      person: who,
      support: this.support.desk(here),
      statistics: { tallies: async (weeks) => weeks.map((week) => tallies.get(week) ?? {}) },
      teach: this.teach.desk(),
      self: async () => ({
        uin: memberships.some((each) => each.uin === uin) ? uin : null,
        memberships,
      }),
      network: async () => world,
      account: async (of) => this.accounts.get(of),
      members: async (of) => members.filter((each) => each.uin === of),
      invitation: async (code) => this.invitations.get(code),
      history: async (about, most) =>
        notes
          .filter(({ uins, peering }) =>
            'uin' in about ? uins.includes(about.uin) : peering === about.peering,
          )
          .slice(0, most)
          .map(({ line }) => line),
      language: async (of) => this.languages.get(of) ?? 'zh',
      freshId: (prefix, n) => `${prefix}-${(turns * 256 + n).toString(16).padStart(8, '0')}`,
      secret: (n) => `S${turns}N${n}`.padEnd(16, 'Z'),
    };
  }

  /** Does what a turn of this person asks for. */
  carryOut(effects: readonly Effect[], person = 'nobody'): void {
    this.turns += 1;
    for (const effect of effects) this.#do(effect, person);
  }

  /** The timers that are due by now; each is over with that. */
  due(): readonly TimerAbout[] {
    const due = [...this.timers].filter(([, timer]) => timer.due <= this.now);
    for (const [id] of due) this.timers.delete(id);
    return due.map(([, { about }]) => about);
  }

  /** Takes what was told since the last time it was taken. */
  heard(): readonly { readonly person: string; readonly reply: Reply }[] {
    return this.told.splice(0);
  }

  #do(effect: Effect, person: string): void {
    switch (effect.do) {
      case 'network':
        this.world = effect.world;
        break;
      case 'account':
        this.accounts.set(effect.account.uin, effect.account);
        break;
      case 'member': {
        const others = this.members.filter(
          (each) => each.uin !== effect.uin || each.person !== effect.person,
        );
        this.members = effect.member === undefined ? others : [...others, effect.member];
        break;
      }
      case 'invitation':
        this.invitations.set(effect.invitation.code, effect.invitation);
        break;
      case 'act_for':
        this.acting.set(person, effect.uin);
        break;
      case 'tell':
        this.told.push({ person: effect.person, reply: effect.reply });
        break;
      case 'note': {
        const { line, uins, peering } = effect;
        const stored = { line: { ...line, where: `chat of ${line.person}` }, uins };
        this.notes.push(peering === undefined ? stored : { ...stored, peering });
        break;
      }
      case 'timer':
        if (effect.due === undefined) this.timers.delete(effect.id);
        else this.timers.set(effect.id, { due: effect.due, about: effect.about });
        break;
      case 'tally':
        this.tallies.set(effect.week, sumOf([this.tallies.get(effect.week) ?? {}, effect.counts]));
        break;
      case 'post':
        this.posted.push({ ticket: effect.ticket, reply: effect.reply });
        break;
      case 'draft':
      case 'teach_entry':
      case 'teach_ask':
      case 'withdraw':
      case 'unanswered':
      case 'answered':
        this.teach.carryOut(effect, this.now);
        break;
      default:
        this.support.carryOut(effect);
    }
  }
}
