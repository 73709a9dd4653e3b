import type { AccountProfile, Invitation, Member } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import type { Command, World } from '../peering/index.ts';
import type { TicketRequest } from '../tickets/index.ts';
import type { RegionNames } from './region-names.ts';
import type { Reply } from './reply.ts';
import type { StatisticsDesk, StatisticsEffect } from './statistics/statistics-desk.ts';
import type { SupportDesk, SupportEffect } from './support/support-desk.ts';
import type { TeachDesk, TeachEffect } from './teach/teach-desk.ts';

/** Who talks, as far as a turn needs to know. */
export interface Person {
  /** A channel's own name, e.g. `telegram:42`. */
  readonly id: string;
  /** What they are called; hostile text. */
  readonly name: string;
  /** Whether nobody else reads this chat. */
  readonly alone: boolean;
}

/** What the desk remembers of a person, wherever they write from. */
export interface Self {
  /** The account they act for now; null before they have one, or when they lost it. */
  readonly uin: string | null;
  /** Every account they belong to, in the order they came to it. */
  readonly memberships: readonly Member[];
}

/** A line of the history of an account: what was done, by whom, when and from where. */
export interface HistoryLine {
  readonly at: number;
  /** The account that acted. */
  readonly uin: string;
  readonly person: string;
  /** As they were called then; hostile text. */
  readonly name: string;
  /** The conversation it was said in. */
  readonly where: string;
  readonly deed: Deed;
}

/** What can stand in the history. */
export type Deed =
  | { readonly do: 'command'; readonly command: Command }
  | { readonly do: 'imported'; readonly vpcs: number; readonly peerings: number }
  /** The other account of a peering was asked to do its half. */
  | { readonly do: 'reminded'; readonly peering: string; readonly account: string }
  /** Support granted it what a ticket asked for. */
  | { readonly do: 'granted'; readonly request: TicketRequest; readonly ticket: string }
  | { readonly do: 'account_created' }
  | { readonly do: 'invited'; readonly role: Member['role'] }
  | { readonly do: 'joined'; readonly role: Member['role'] }
  | { readonly do: 'role_set'; readonly member: string; readonly role: Member['role'] }
  | { readonly do: 'removed'; readonly member: string }
  | { readonly do: 'left' };

/**
 * What a turn may read, all of it inside its own transaction and as of one instant. Reading twice gives the same.
 * It shows everything that is stored: whoever asks must show a person only what is theirs to see.
 */
export interface Desk {
  readonly now: number;
  readonly person: Person;
  /** What regions are called, for notices; their codes where this is absent. */
  readonly regions?: RegionNames | undefined;
  self(): Promise<Self>;
  /** Tickets and staff. */
  readonly support: SupportDesk;
  /** What was counted, week by week. */
  readonly statistics: StatisticsDesk;
  /** What the staff taught the bot. */
  readonly teach: TeachDesk;
  /** The whole network, of all accounts. */
  network(): Promise<World>;
  account(uin: string): Promise<AccountProfile | undefined>;
  members(uin: string): Promise<readonly Member[]>;
  invitation(code: string): Promise<Invitation | undefined>;
  /** What accounts did, or what was done about one peering; the latest first. */
  history(
    about: { readonly uin: string } | { readonly peering: string },
    most: number,
  ): Promise<readonly HistoryLine[]>;
  /** The language a person is spoken to in, for notices. */
  language(person: string): Promise<Lang>;
  /** A fresh id in the cloud's shape, e.g. `pcx-1a2b3c4d`; the same `n` gives the same id when the turn runs again. */
  freshId(prefix: 'pcx' | 'vpc' | 'rtb' | 'subnet', n: number): string;
  /** An unguessable code; the same when the turn runs again. */
  secret(n: number): string;
}

/** What a turn changes beside its conversation; carried out in its own commit, in order. */
export type Effect =
  /** The network as it is from now on; whoever carries it out finds what differs. */
  | { readonly do: 'network'; readonly world: World }
  | { readonly do: 'account'; readonly account: AccountProfile }
  /** `member` undefined: no longer one. */
  | {
      readonly do: 'member';
      readonly uin: string;
      readonly person: string;
      readonly member: Member | undefined;
    }
  | { readonly do: 'invitation'; readonly invitation: Invitation }
  /** The account that the person acts for from now on. */
  | { readonly do: 'act_for'; readonly uin: string | null }
  /**
   * Said to a person in their own chat; nothing where they have none. `message`: the message of a ticket that it brings,
   * so that an answer to it is known to belong there, and a failed delivery comes back as `fire`. `desk`: it is for the
   * staff, who must hear of it: where the chat is closed to us, that comes back as well.
   */
  | {
      readonly do: 'tell';
      readonly person: string;
      readonly reply: Reply;
      readonly about?: { readonly ticket: string; readonly message?: number; readonly desk?: true };
    }
  /** Said in the staff's room, in the topic of the ticket or as an answer to what was said of it before. */
  | { readonly do: 'post'; readonly ticket: string; readonly title: string; readonly reply: Reply }
  /** `uins`: accounts in whose history it stands. `peering`: in whose history it stands as well. */
  | {
      readonly do: 'note';
      readonly line: Omit<HistoryLine, 'where'>;
      readonly uins: readonly string[];
      readonly peering?: string;
    }
  /** Comes back as `fire` at that time; the same id again moves it, `due` undefined ends it. */
  | {
      readonly do: 'timer';
      readonly id: string;
      readonly due: number | undefined;
      readonly about: TimerAbout;
    }
  | StatisticsEffect
  | SupportEffect
  | TeachEffect;

/** What a timer of the dialog is about. */
export type TimerAbout =
  | RequestTimer
  /** The next thing that time does to a ticket: a reminder, an escalation, its closing. */
  | { readonly kind: 'ticket'; readonly ticket: string }
  /** A message of a ticket could not be delivered to its customer. */
  | {
      readonly kind: 'undelivered';
      readonly ticket: string;
      readonly message: number;
      readonly reason: string;
    }
  /** The staff's room, or the chat of one of them, was closed to us when something was to be said there of a ticket. */
  /** `refused`: the room is there, and why it did not take this. */
  | { readonly kind: 'unposted'; readonly ticket: string; readonly refused?: string }
  /** The staff's room is gone; its tickets go to the staff's own chats from now on. */
  | { readonly kind: 'room_gone'; readonly reason: string };

/** The desk as it will be once these effects are carried out: what goes on in the same turn sees what came before it. */
export function seenAfter(desk: Desk, effects: readonly Effect[]): Desk {
  const change = effects.findLast((effect) => effect.do === 'network');
  return {
    now: desk.now,
    person: desk.person,
    regions: desk.regions,
    support: desk.support,
    statistics: desk.statistics,
    teach: desk.teach,
    network: () => (change === undefined ? desk.network() : Promise.resolve(change.world)),
    async self() {
      let { uin, memberships } = await desk.self();
      for (const effect of effects) {
        if (effect.do === 'act_for') uin = effect.uin;
        if (effect.do !== 'member' || effect.person !== desk.person.id) continue;
        const others = memberships.filter((member) => member.uin !== effect.uin);
        memberships = effect.member === undefined ? others : [...others, effect.member];
      }
      return { uin, memberships };
    },
    account: (uin) => desk.account(uin),
    members: (uin) => desk.members(uin),
    invitation: (code) => desk.invitation(code),
    history: (about, most) => desk.history(about, most),
    language: (person) => desk.language(person),
    freshId: (prefix, n) => desk.freshId(prefix, n),
    secret: (n) => desk.secret(n),
  };
}

/** The desk with the names of regions at hand. */
export const knowing = (desk: Desk, regions: RegionNames): Desk => ({ ...seenAfter(desk, []), regions });

/** The request for a peering is about to run out, or has run out. */
export interface RequestTimer {
  readonly kind: 'reminder' | 'expiry';
  readonly peering: string;
  /** When the request was made (or re-enabled) that this timer belongs to. */
  readonly createdAt: number;
}
