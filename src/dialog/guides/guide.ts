import type { AccountAct, Member } from '../../accounts/index.ts';
import type { Lang } from '../../faq/index.ts';
import type { World } from '../../peering/index.ts';
import type { StaffMember, StaffRole } from '../../tickets/index.ts';
import type { Conversation } from '../conversation.ts';
import type { Desk, Effect } from '../desk.ts';
import type { DialogWorld } from '../frame.ts';
import type { Button, Reply } from '../reply.ts';
import type { Slots } from '../slots.ts';

/** Guides by name. */
export const guideIds = [
  'create',
  'accept',
  'reject',
  'delete',
  'modify_bandwidth',
  'reenable',
  'add_route',
  'check_connectivity',
  'plan',
  'export',
  'add_vpc',
  'add_subnet',
  'import',
  'create_account',
  'join',
  'invite',
  'set_role',
  'remove_member',
  'leave',
  'open_ticket',
  'answer_ticket',
  'invite_staff',
  'join_staff',
  'dismiss_staff',
  'teach',
  'review',
  'add_ask',
  'withdraw_taught',
] as const;
export type GuideId = (typeof guideIds)[number];

/** What was answered so far, by slot: canonical text, as the step's `read` returned it. */
export type Values = Readonly<Record<string, string>>;

/** Where a guide stands: all that prompts, choices and checks may look at. */
export interface At {
  readonly lang: Lang;
  readonly now: number;
  readonly library: DialogWorld;
  readonly conversation: Conversation;
  /** Everybody on the staff of the support desk. */
  readonly staff: readonly StaffMember[];
  readonly world: World;
  /** The account acted for; empty in guides that need none. */
  readonly uin: string;
  readonly role: Member['role'] | undefined;
  readonly memberships: readonly Member[];
  /** Everybody in the account acted for; empty in guides that need none. */
  readonly members: readonly Member[];
  readonly values: Values;
}

/** An answer to tap. `value` goes through the step's `read` like anything typed. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/**
 * What a typed or tapped answer came to: its canonical form, or a sentence that names the fault and gives an example.
 * `surely`: it was meant as an answer all the same, and is not to be read as anything else.
 */
export type Read = { readonly ok: true; readonly value: string } | ({ readonly ok: false } & Fault);

/** What is wrong with an answer, and what can be done about it beside answering again. */
export interface Fault {
  readonly words: string;
  readonly surely?: true;
  readonly buttons?: readonly Button[];
}

/** One stop of a guide: a slot and everything about it. */
export interface Step {
  readonly slot: string;
  /** Absent: always asked. A step that does not apply has no value. */
  applies?(at: At): boolean;
  /** Its name in the summary. */
  label(at: At): string;
  /** The question, Markdown. */
  ask(at: At): string;
  /** What is read before the question and is too long to stand in it: a message each, Markdown. */
  ahead?(at: At): readonly string[];
  /** What may be tapped; the runner lays many out in pages. */
  choices?(at: At): readonly Choice[];
  /**
   * Reads an answer, typed, tapped, prefilled or kept from before. Its own canonical value reads as itself, so that one
   * function checks all of them, and checks again what an edit may have made invalid.
   */
  read(text: string, at: At): Read;
  /** The value as people see it. */
  show(value: string, at: At): string;
  /** The answer taken as given where none was: it is not asked, and stands in the summary to be changed. */
  assume?(at: At): string | undefined;
  /** An answer that is not finished yet, such as a set to which more is tapped: it is kept and asked on. */
  unfinished?(value: string): boolean;
  /** What is typed is the answer, also where it looks like a question to the bot; commands are obeyed all the same. */
  readonly verbatim?: true;
  /** What is typed at the summary is added to it, on a line of its own: people say one thing in several messages. */
  readonly adds?: true;
  /** Known from the beginning and carried along: never asked, never shown, not to be changed. */
  readonly given?: true;
  /** For long texts, which chats cut into pieces: what comes while one is unfinished is added to it. */
  readonly pieces?: Pieces;
}

/** How a long text comes together; no button ever holds one. */
export interface Pieces {
  /** Most characters of the whole. */
  readonly most: number;
  /** Whether a text that comes in while the summary is shown is more of the same, and is added as well. */
  isMore(text: string): boolean;
}

/** What stands in the summary above the button that does it. */
export interface Summary {
  /** Markdown paragraphs or list items: findings, who pays, prices. */
  readonly lines: readonly string[];
  /** Something forbids it: the button is not shown, edits are. */
  readonly blocked: boolean;
  /** What may be done instead, below the button that does it. */
  readonly buttons?: readonly Button[];
}

/** What came of doing it: done, or refused in words, with the summary shown again. */
export type Done =
  | {
      readonly ok: true;
      readonly replies: readonly Reply[];
      readonly effects: readonly Effect[];
      /** A guide to go on with, after the replies. */
      readonly next?: { readonly guide: GuideId; readonly values: Values };
      /** The guide that was put aside cannot go on yet, and is not offered. */
      readonly rests?: true;
    }
  /** `again`: the step that is asked anew, where no summary could be shown again. */
  | { readonly ok: false; readonly words: string; readonly again?: string };

/** A guided dialog: ordered steps, then a summary and a commit. */
export interface Guide {
  readonly id: GuideId;
  /** What one must be to start it: a role in the account, one of the staff, or nobody in particular. */
  readonly needs: AccountAct | StaffRole | 'nothing';
  title(at: At): string;
  /** Said to an agent where only leads may. */
  leadsOnly?(lang: Lang): string;
  /** Said where others read along, if there is more to say than that it is for a private chat. */
  inGroup?(lang: Lang): string;
  readonly steps: readonly Step[];
  /** What stands in the way of even beginning: said instead of the first step. */
  blocked?(at: At): Reply | undefined;
  /**
   * What has made the whole guide pointless, e.g. somebody did it first: said, and the guide is over. Asked wherever it
   * begins, goes on or is about to do it; `at.values` are as they were answered, whether they still hold or not.
   */
  overtaken?(at: At, desk: Desk): Promise<Reply | undefined>;
  /** The slot that takes what is typed at the summary: it was worded anew. A function has no text yet where it is ''. */
  readonly retyped?: string | ((text: string, values: Values) => string);
  /** What an utterance already said; each value still goes through `read`. */
  prefill?(slots: Slots, at: At, said: string): Values;
  /** What is stored of the thing it is about, for the steps that nothing was said of; asked once, as it begins. */
  recall?(at: At, desk: Desk): Promise<Values>;
  /** Absent: the guide is done as soon as the last step is answered, without a summary (nothing is changed). */
  summary?(at: At): Summary;
  /** The word on the button that does it. */
  commitLabel?(at: At): string;
  /** Does it, with what the person may do looked up again. Refusals are replies, never exceptions. */
  commit(at: At, desk: Desk): Promise<Done>;
}
