import { type Member, type MemberRole, memberRoles, type Roster } from '../../accounts/index.ts';
import { normalise } from '../../faq/index.ts';
import { accountsText } from '../../text/accounts.ts';
import { guideText, inline } from '../../text/index.ts';
import type { Desk, Effect } from '../desk.ts';
import type { At, Choice, Step } from './guide.ts';
import { findNamed } from './named.ts';

/** What the guides about accounts say. */
export const accountWords = ({ lang }: Pick<At, 'lang'>) => guideText[lang].accounts;

/** A member as people see them; of two with one name, the id tells who is who. */
export function shownMember(
  { name, person }: Pick<Member, 'name' | 'person'>,
  among: readonly Member[],
): string {
  const alike = among.filter((each) => each.name === name).length > 1;
  if (name === '') return inline(person, 60);
  return alike ? `${inline(name, 40)} (${inline(person, 40)})` : inline(name, 40);
}

/** An account as people see it: its name, else its id; Markdown. */
export async function shownAccount(desk: Desk, uin: string): Promise<string> {
  return inline((await desk.account(uin))?.name ?? uin, 60);
}

/** Everybody in an account, as stored now. */
export const rosterOf = async (desk: Desk, uin: string): Promise<Roster> => ({
  uin,
  members: await desk.members(uin),
});

/** A line of the history about people. */
export const noteOf = (
  desk: Desk,
  uin: string,
  deed: Extract<Effect, { do: 'note' }>['line']['deed'],
): Effect => ({
  do: 'note',
  line: { at: desk.now, uin, person: desk.person.id, name: desk.person.name, deed },
  uins: [uin],
});

/** Asks for a role. */
export function roleStep(wording: Pick<Step, 'slot' | 'label' | 'ask'>): Step {
  return {
    ...wording,
    choices: (at) =>
      // The usual one first, the mightiest last.
      (['operator', 'viewer', 'owner'] as const).map(
        (role): Choice => ({ label: accountWords(at).invite.roles[role], value: role }),
      ),
    read(text, at) {
      const role = roleIn(text);
      return role === undefined
        ? { ok: false, words: accountWords(at).invite.badRole(inline(text, 30)) }
        : { ok: true, value: role };
    },
    show: (role, at) => accountsText(at.lang).roles[memberRoles.find((each) => each === role) ?? 'viewer'],
  };
}

function roleIn(text: string): MemberRole | undefined {
  const normal = normalise(text);
  if (/^(?:owner|所有者|拥有者|主人|管理员|admin)/.test(normal)) return 'owner';
  if (/^(?:operator|操作员|操作|运维|读写)/.test(normal)) return 'operator';
  if (/^(?:viewer|只读|查看|观察|看)/.test(normal)) return 'viewer';
  return undefined;
}

/** The one role that a sentence names: "邀请同事做操作员", "invite a viewer". */
export function roleSaid(said: string): MemberRole | undefined {
  const normal = normalise(said);
  const named = memberRoles.filter((role) => roleWords[role].test(normal));
  return roleIn(said) ?? (named.length === 1 ? named[0] : undefined);
}

const roleWords = {
  owner: /所有者|拥有者|管理员|(?<![a-z])(?:owner|admin)(?![a-z])/,
  operator: /操作员|运维|(?<![a-z])operator(?![a-z])/,
  viewer: /只读|(?<![a-z])(?:viewer|read-only)(?![a-z])/,
} satisfies Record<MemberRole, RegExp>;

/** Asks for one of the other members of the account. */
export function memberStep(ask: (at: At) => string): Step {
  return {
    slot: 'member',
    label: (at) => accountWords(at).setRole.member.label,
    ask,
    choices: (at) =>
      at.members.map((member) => ({
        label: `${member.name === '' ? member.person : member.name} · ${accountsText(at.lang).roles[member.role]}`,
        value: member.person,
      })),
    read(text, at) {
      const items = at.members.map(({ person, name }) => ({ id: person, names: [name] }));
      const exact = items.find(({ id }) => id === text);
      const naming = exact === undefined ? findNamed(text, items) : { kind: 'one' as const, item: exact };
      return naming.kind === 'one'
        ? { ok: true, value: naming.item.id }
        : { ok: false, words: accountWords(at).setRole.noMember(inline(text, 40)) };
    },
    show: (person, at) => {
      const member = at.members.find((each) => each.person === person);
      return shownMember(member ?? { person, name: '' }, at.members);
    },
  };
}

/** A line said to somebody in their own language. */
export async function tell(
  desk: Desk,
  person: string,
  say: (words: ReturnType<typeof accountWords>, lang: At['lang']) => string,
): Promise<readonly Effect[]> {
  if (person === desk.person.id) return [];
  const lang = await desk.language(person);
  return [{ do: 'tell', person, reply: { markdown: say(accountWords({ lang }), lang), buttons: [] } }];
}
