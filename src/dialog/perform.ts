import type { MemberRefusal } from '../accounts/index.ts';
import { may, memberRefusal } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import { applyCommands, type Command, type Refusal, type World } from '../peering/index.ts';
import { refusalText } from '../text/index.ts';
import type { Desk, Effect } from './desk.ts';

/** What came of commands: the next network and all that follows, or every reason against them. */
export type Performed =
  | { readonly ok: true; readonly world: World; readonly effects: readonly Effect[] }
  | {
      readonly ok: false;
      readonly refusals: readonly (Refusal | MemberRefusal)[];
      words(lang: Lang): string;
    };

/** Carries out commands as an account, all or none, if the person may operate it now. */
export async function perform(desk: Desk, uin: string, commands: readonly Command[]): Promise<Performed> {
  const { memberships } = await desk.self();
  const role = memberships.find((member) => member.uin === uin)?.role;
  if (!may(role, 'operate')) {
    const refusals = [memberRefusal('NOT_A_MEMBER', { uin })];
    return { ok: false, refusals, words: () => '' };
  }
  const outcome = applyCommands(await desk.network(), { actor: uin, now: desk.now }, commands);
  if (!outcome.ok)
    return { ok: false, refusals: outcome.refusals, words: (lang) => refusalText(lang, outcome.refusals) };
  return { ok: true, world: outcome.world, effects: [{ do: 'network', world: outcome.world }] };
}
