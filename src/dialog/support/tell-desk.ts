import type { Lang } from '../../faq/index.ts';
import { inline } from '../../text/index.ts';
import { ticketText } from '../../text/tickets.ts';
import type { StaffMember, Ticket } from '../../tickets/index.ts';
import type { Desk, Effect } from '../desk.ts';
import type { Reply } from '../reply.ts';

/** What the staff's room speaks: what the bot speaks to somebody it does not know. */
export const roomLanguage = (desk: Desk): Promise<Lang> => desk.language('');

/** What the topic of a ticket is called. */
const topicTitle = (lang: Lang, { id, kind, customer }: Ticket): string =>
  [...`${id} ${ticketText[lang].kinds[kind]} ${customer.name}`].slice(0, 120).join('');

/**
 * Says something about a ticket to the staff: in their room, else to the assignee, else to everybody on the staff. An
 * assignee who works in their own chat is told there too. Whom the bot cannot tell anything counts as nobody.
 * `except`: who caused it, and knows. `say` hears whom it is for; nobody where it is for the room. Where nobody can be
 * told, the room is tried all the same: the bot may have been let in again; not so `besidesRoom`.
 */
export async function tellDesk(
  desk: Desk,
  ticket: Ticket,
  say: (lang: Lang, to: string | undefined) => Reply | Promise<Reply>,
  {
    except,
    besidesRoom = false,
  }: { readonly except?: string | undefined; readonly besidesRoom?: boolean } = {},
): Promise<readonly Effect[]> {
  const { support } = desk;
  const { assignee, id } = ticket;
  const room = !besidesRoom && (await support.staffRoom());
  const staff = await hearing(desk);
  const named = staff.filter(({ person }) => person === assignee?.person);
  const told = room ? named.filter(() => assignee?.privately) : named.length > 0 ? named : staff;
  const effects: Effect[] = [];
  if (room || (told.length === 0 && !besidesRoom)) {
    const lang = await roomLanguage(desk);
    effects.push({
      do: 'post',
      ticket: id,
      title: topicTitle(lang, ticket),
      reply: await say(lang, undefined),
    });
  }
  for (const { person } of told) {
    if (person === except) continue;
    const reply = await say(await desk.language(person), person);
    effects.push({ do: 'tell', person, reply, about: { ticket: id, desk: true } });
  }
  return effects;
}

/** Everybody on the staff whom the bot can tell something. */
async function hearing({ support }: Desk): Promise<readonly StaffMember[]> {
  const all: StaffMember[] = [];
  for (const member of await support.staff()) if (await support.hears(member.person)) all.push(member);
  return all;
}

/** Says something to every lead in their own chat; nothing where none has one. */
export async function tellLeads(
  desk: Desk,
  ticket: Ticket,
  say: (lang: Lang) => Reply | Promise<Reply>,
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const { person, role } of await hearing(desk)) {
    if (role !== 'lead') continue;
    const reply = await say(await desk.language(person));
    effects.push({ do: 'tell', person, reply, about: { ticket: ticket.id, desk: true } });
  }
  return effects;
}

/** What somebody is called, safe in Markdown. */
export const shownName = ({ name, person }: { readonly name: string; readonly person: string }): string =>
  inline(name || person, 40);
