import { inline, supportText } from '../../text/index.ts';
import { ticketSentence, ticketText } from '../../text/tickets.ts';
import {
  agentLeft,
  dismissStaff,
  inviteStaff,
  joinStaff,
  staffCode,
  staffRoles,
  type TicketRefusal,
  ticketRefusal,
} from '../../tickets/index.ts';
import type { Effect } from '../desk.ts';
import { cardButton } from '../support/card-buttons.ts';
import { keepTicket } from '../support/change-ticket.ts';
import { shownName, tellDesk } from '../support/tell-desk.ts';
import type { At, Guide } from './guide.ts';
import { readNamed } from './steps.ts';

const words = (at: Pick<At, 'lang'>) => supportText[at.lang].agent;
const sentences = (at: Pick<At, 'lang'>, refusals: readonly TicketRefusal[]): string =>
  refusals.map((reason) => ticketSentence(at.lang, reason)).join('\n\n');

/** Signs of a code: over a hundred bits, and still short enough to be read out. */
const codeLength = 20;
/** Most tickets that go back to the queues with one who is dismissed; the rest is for the leads to transfer. */
const mostReleased = 500;

/** Makes an invitation code for somebody who shall be on the staff. */
export const inviteStaffGuide: Guide = {
  id: 'invite_staff',
  needs: 'lead',
  title: (at) => words(at).staff.invite.title,
  steps: [
    {
      slot: 'role',
      label: (at) => words(at).staff.invite.role.label,
      ask: (at) => words(at).staff.invite.role.ask,
      choices: (at) => staffRoles.toReversed().map((role) => ({ label: words(at).role[role], value: role })),
      read(text, at) {
        const said = text.trim().toLowerCase();
        const role = staffRoles.find((each) => each === said || words(at).role[each] === said);
        return role === undefined
          ? { ok: false, words: words(at).staff.invite.role.bad }
          : { ok: true, value: role };
      },
      show: (value, at) => words(at).role[value === 'lead' ? 'lead' : 'agent'],
    },
  ],
  summary: (at) => ({ lines: [words(at).staff.invite.once], blocked: false }),
  commitLabel: (at) => words(at).staff.invite.commit,
  async commit(at, desk) {
    const role = at.values.role === 'lead' ? 'lead' : 'agent';
    const secret = staffCode(desk.secret(0)).slice(0, codeLength);
    const outcome = inviteStaff(at.staff, desk.person.id, { role, secret }, desk.now);
    if (!outcome.ok) return { ok: false, words: sentences(at, outcome.refusals) };
    const { invitation } = outcome;
    const markdown = words(at).staff.invite.done(words(at).role[role], invitation.code);
    return {
      ok: true,
      replies: [{ markdown, buttons: [] }],
      effects: [{ do: 'staff_invitation', invitation }],
    };
  },
};

const codeIn = (text: string): string => staffCode(text.replace(/^\s*(?:\/join_staff\b|staff_)\s*/i, ''));

/** Lets the bearer of a code onto the staff. */
export const joinStaffGuide: Guide = {
  id: 'join_staff',
  needs: 'nothing',
  title: (at) => words(at).staff.join.title,
  steps: [
    {
      slot: 'code',
      label: (at) => words(at).staff.join.code.label,
      ask: (at) => words(at).staff.join.code.ask,
      read(text, at) {
        const code = codeIn(text);
        return code.length >= 6 && code.length <= 80
          ? { ok: true, value: code }
          : { ok: false, words: words(at).staff.join.code.bad(inline(text, 40)) };
      },
      show: (code) => code,
    },
  ],
  prefill: (_slots, _at, said) => (codeIn(said) === '' ? {} : { code: said }),
  async commit(at, desk) {
    const { code = '' } = at.values;
    const invitation = await desk.support.staffInvitation(code);
    const by = { person: desk.person.id, name: desk.person.name };
    const outcome = joinStaff(code, invitation, at.staff, by, desk.now);
    if (!outcome.ok) return { ok: false, words: sentences(at, outcome.refusals), again: 'code' };
    const { member } = outcome;
    const giver = outcome.invitation.by;
    const lang = await desk.language(giver);
    const says = supportText[lang].agent;
    const told = says.staff.join.told(shownName(member), says.role[member.role]);
    const done = words(at).staff.join.done(words(at).role[member.role]);
    return {
      ok: true,
      replies: [{ markdown: `${done}${words(at).help}`, buttons: [] }],
      effects: [
        { do: 'staff', person: member.person, member },
        { do: 'staff_invitation', invitation: outcome.invitation },
        { do: 'tell', person: giver, reply: { markdown: told, buttons: [] } },
      ],
    };
  },
};

/** Who can be dismissed: everybody who is not on the staff by configuration. */
const dismissible = (at: At) => at.staff.filter(({ by }) => by !== null);

/** Takes somebody off the staff; their tickets go back to the queues. */
export const dismissStaffGuide: Guide = {
  id: 'dismiss_staff',
  needs: 'lead',
  title: (at) => words(at).staff.dismiss.title,
  blocked: (at) =>
    dismissible(at).length > 0 ? undefined : { markdown: words(at).staff.dismiss.nobody, buttons: [] },
  steps: [
    {
      slot: 'who',
      label: (at) => words(at).staff.dismiss.who.label,
      ask: (at) => words(at).staff.dismiss.who.ask,
      choices: (at) =>
        dismissible(at).map(({ person, name, role }) => ({
          label: `${name || person} · ${words(at).role[role]}`,
          value: person,
        })),
      read(text, at) {
        const all = at.staff.map(({ person, name }) => ({ id: person, names: [name] }));
        const read = readNamed(text, all, at, dismissible(at)[0]?.name ?? '');
        const configured = read.ok && at.staff.find(({ person, by }) => person === read.value && by === null);
        if (!configured) return read;
        const name = configured.name || configured.person;
        return { ok: false, words: sentences(at, [ticketRefusal('CONFIGURED_STAFF', { name })]) };
      },
      show: (person, at) =>
        shownName(at.staff.find((each) => each.person === person) ?? { name: '', person }),
    },
  ],
  prefill: (_slots, _at, said): Record<string, string> => (said.trim() === '' ? {} : { who: said }),
  summary: () => ({ lines: [], blocked: false }),
  commitLabel: (at) => words(at).staff.dismiss.commit,
  async commit(at, desk) {
    const outcome = dismissStaff(at.staff, desk.person.id, at.values.who ?? '');
    if (!outcome.ok) return { ok: false, words: sentences(at, outcome.refusals) };
    const { person, name } = outcome.gone;
    const around = { desk, library: at.library };
    const held = await desk.support.assignedTo(person, mostReleased);
    const effects: Effect[] = [{ do: 'staff', person, member: undefined }];
    for (const before of held) {
      const { ticket, messages } = agentLeft(before, { now: desk.now, policy: at.library.policy });
      effects.push(...keepTicket(around, ticket, messages));
      if (ticket.assignee !== null) continue;
      effects.push(
        ...(await tellDesk(
          desk,
          ticket,
          (lang) => ({
            markdown: supportText[lang].agent.event(
              ticket.id,
              ticketText[lang].event({ what: 'agent_left' }, null),
            ),
            buttons: [cardButton(lang, ticket.id)],
          }),
          { except: person },
        )),
      );
    }
    const lang = await desk.language(person);
    const told = supportText[lang].agent.staff.dismiss.told;
    effects.push({ do: 'tell', person, reply: { markdown: told, buttons: [] } });
    const done = words(at).staff.dismiss.done(inline(name || person, 40), held.length);
    return { ok: true, replies: [{ markdown: done, buttons: [] }], effects };
  },
};
