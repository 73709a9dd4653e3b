import type { Action } from '../dialog/index.ts';
import { deskCollections, withoutSlash } from './desk-collections.ts';
import type { Address, Collection, DeliveryPolicy, Input, Outgoing } from './ports.ts';
import { type Aside, supportCollections } from './support-collections.ts';
import { teachCollections } from './teach-collections.ts';

/**
 * Everything a turn leaves behind, declared in one place. All times are milliseconds since the epoch.
 *
 *   inbox ──┐                                   lanes ── outbox      one lane a chat, its messages in order
 *           ├─ one commit a turn ─ conversations, buttons, audit
 *   dead  ──┘                                   timers               what is due later
 *
 * Beside it, in desk-collections.ts: the network, accounts and people; in support-collections.ts: tickets and staff.
 */

/** An input by its dedupe key: how many attempts at it were counted, and whether it is done with. */
export interface InboxRecord {
  readonly at: number;
  readonly tries: number;
  readonly done: boolean;
}

/** How long an input delivered again is recognised, in ms. Telegram gives up on an update after a day. */
export const inboxKeptMs = 7 * 86_400_000;

export const inbox: Collection<InboxRecord> = {
  name: 'inbox',
  indexes: { at: ({ at }) => at },
};

/** How the last run of the program stands. */
export interface RunRecord {
  /** It has begun to take inputs, and has not ended cleanly. */
  readonly open: boolean;
  /** Until when every attempt at an input is counted before it is made. */
  readonly waryUntil: number;
}

export const runs: Collection<RunRecord> = { name: 'runs', indexes: {} };

/** Lasting state with one person in one chat. */
export interface ConversationRecord {
  /** The dialog's own versioned JSON; read by the dialog, which migrates or drops what it does not know. */
  readonly state: unknown;
  /** Messages whose buttons still work, oldest first, by the id of their record in `buttons`. */
  readonly open: readonly string[];
  /** What the record of the person was last told from here; see `keepPerson`. */
  readonly told?: string;
}

export const conversations: Collection<ConversationRecord> = { name: 'conversations', indexes: {} };

/** The buttons under one message. A token is this record's id and the button's place in it: `<id>-<place>`. */
export interface ButtonsRecord {
  /** The only actor who may tap, and where; of buttons in the staff's room nobody and nowhere. */
  readonly conversation: string;
  readonly owner: string;
  /** They stand in the staff's room: anybody there may tap them. */
  readonly room?: true;
  /** They stand under what came unasked. */
  readonly told?: true;
  /** The ticket that they belong to. */
  readonly ticket?: string;
  /** The message they were shown under, by its id in the outbox; edited into another, its buttons are gone. */
  readonly step: string;
  readonly expires: number;
  readonly buttons: readonly { readonly label: string; readonly action: Action; readonly once: boolean }[];
  /** Places of the single-use buttons that have been used. */
  readonly used: readonly number[];
}

export const buttons: Collection<ButtonsRecord> = {
  name: 'buttons',
  indexes: { expires: ({ expires }) => expires },
};

/** What became of a message: it waits, arrived, may have arrived, met a closed chat, or can never be delivered. */
export type MessageState = 'waiting' | 'sent' | 'unknown' | 'gone' | 'never';

/** A message, and once it is done with, what became of it; what it said is then dropped. */
export interface OutboxRecord {
  readonly lane: string;
  readonly seq: number;
  readonly state: MessageState;
  readonly at: number;
  readonly policy: DeliveryPolicy;
  readonly edits?: string;
  readonly answers?: string;
  /** The ticket it is about; the message of the ticket that it brings to its customer, or that it is for the staff. */
  readonly about?: {
    readonly ticket: string;
    readonly message?: number;
    readonly desk?: true;
    readonly aside?: Aside;
    readonly note?: true;
  };
  /** It is said in the staff's room; what a part of it is called that is made for the ticket. */
  readonly topic?: string;
  readonly attempts: number;
  readonly outgoing?: Outgoing;
  readonly doneAt?: number;
  /** The channel's own id of it. */
  readonly message?: string;
  readonly reason?: string;
}

/** How long it stays known what became of a message, in ms. */
export const deliveredKeptMs = 3_600_000;

export const outbox: Collection<OutboxRecord> = {
  name: 'outbox',
  indexes: {
    waiting: ({ state, lane, seq }) => (state === 'waiting' ? placeInLane(lane, seq) : undefined),
    since: ({ state, at }) => (state === 'waiting' ? at : undefined),
    done: ({ doneAt }) => doneAt,
  },
};

/** A chat's queue: who delivers from it now, and when someone should look at it again. */
export interface LaneRecord {
  readonly to: Address;
  /** The number that the next message gets. */
  readonly next: number;
  /** When to look again: a message waits, or a lease may have died. Absent when nothing waits. */
  readonly due?: number;
  /** Counts the leases; whoever holds an older number has lost the lane. */
  readonly fence: number;
  /** Who is delivering which message, until when at the latest. */
  readonly lease?: { readonly owner: string; readonly until: number; readonly message: string };
  /** Failures in a row of the message at the head. */
  readonly failures: number;
  /** The chat was closed to us, and why; a new input opens it. */
  readonly ended?: string;
  /** The lane that has taken over. */
  readonly movedTo?: Address;
}

export const lanes: Collection<LaneRecord> = { name: 'lanes', indexes: { due: ({ due }) => due } };

/** The lane of an address; holds no `/`, which separates the place in it. */
export function laneOf({ channel, chat }: Address): string {
  return `${channel}:${withoutSlash(chat)}`;
}

const placeInLane = (lane: string, seq: number) => `${lane}/${String(seq).padStart(15, '0')}`;

/** The part of the index `waiting` that is one lane; `0` follows `/`. */
export function waitingIn(lane: string): { from: string; below: string } {
  return { from: `${lane}/`, below: `${lane}0` };
}

/** Something due later. `n` counts its firings, so that each has a dedupe key of its own: `timer/<id>/<n>`. */
export interface TimerRecord {
  readonly kind: string;
  readonly due: number;
  readonly n: number;
  /** Failures in a row. */
  readonly failures: number;
  /** What the handler of its kind wants to know. */
  readonly about?: unknown;
}

export const timers: Collection<TimerRecord> = { name: 'timers', indexes: { due: ({ due }) => due } };

/** Something that changed on somebody's word, or went wrong; never the words of a message. */
export interface AuditRecord {
  readonly at: number;
  readonly what: string;
  /** The conversation or lane it concerns. */
  readonly where: string;
  readonly actor?: string;
  readonly about?: unknown;
}

/** How long the audit is kept, in ms. */
export const auditKeptMs = 90 * 86_400_000;

export const audit: Collection<AuditRecord> = {
  name: 'audit',
  indexes: { at: ({ at }) => at, where: ({ where }) => where },
};

/** An input that failed three times, set aside for whoever repairs it. */
export interface DeadRecord {
  readonly at: number;
  readonly conversation: string;
  readonly actor: string;
  readonly input: Input;
  readonly fault: string;
}

export const dead: Collection<DeadRecord> = { name: 'dead', indexes: { at: ({ at }) => at } };

/** Every collection, for a store that must know them when it opens. */
export const collections = [
  inbox,
  runs,
  conversations,
  buttons,
  outbox,
  lanes,
  timers,
  audit,
  dead,
  ...deskCollections,
  ...supportCollections,
  ...teachCollections,
] as const;
