import type { StaffMember, TicketActor } from '../../tickets/index.ts';
import type { Desk } from '../desk.ts';

/** Who talks as one of the staff, looked up now; undefined for everybody else. */
export async function staffMember({ support, person }: Desk): Promise<StaffMember | undefined> {
  return (await support.staff()).find((member) => member.person === person.id);
}

/** Who talks, as the core of tickets wants it; undefined for an agent who is none. */
export async function actorOf(desk: Desk, side: TicketActor['side']): Promise<TicketActor | undefined> {
  const { id, name, alone } = desk.person;
  if (side === 'customer') return { side, person: id, name };
  const member = await staffMember(desk);
  return member && { side, person: id, name: name || member.name, role: member.role, privately: alone };
}
