import type { Member } from '../../accounts/index.ts';
import type { Lang } from '../../faq/index.ts';
import type { World } from '../../peering/index.ts';
import type { Desk } from '../desk.ts';
import type { DialogWorld } from '../frame.ts';
import type { Page, Reply } from '../reply.ts';

/** What a page may look at. Its reader is a member of the account: that has been checked. */
export interface View {
  readonly lang: Lang;
  readonly now: number;
  readonly library: DialogWorld;
  readonly world: World;
  readonly desk: Desk;
  readonly uin: string;
  readonly role: Member['role'];
  /** Which thing is looked at, where the page is about one. */
  readonly id: string | undefined;
  /** Which part of a long list, from 0. */
  readonly from: number;
}

/** Something to look through; refusals and empty lists are said in words, with the way on. */
export type ShowPage = (view: View) => Promise<Reply>;

/** Pages by name. */
export type Pages = ReadonlyMap<Page, ShowPage>;
