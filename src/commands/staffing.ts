import type { Home, Staffing } from '../assistant/index.ts';
import type { Config, StaffConfig } from '../config.ts';
import type { StaffMember, StaffRole } from '../tickets/index.ts';

const member = (person: string, name: string, role: StaffRole): StaffMember => ({
  person,
  name,
  role,
  since: 0,
  by: null,
});

/** The staff of the bot at Telegram, and their group. */
export function telegramStaff({ staffNames }: Config, { leads, agents, group }: StaffConfig): Staffing {
  return {
    members: [
      ...leads.map((id) => member(`telegram:${id}`, '', 'lead')),
      ...agents.map((id) => member(`telegram:${id}`, '', 'agent')),
    ],
    ...(group === undefined ? {} : { room: { channel: 'telegram', chat: group } }),
    namesShown: staffNames === 'shown',
  };
}

/** The staff at the terminal: whoever sits down as `lead` or as `agent`. Both are told of tickets, there before or not. */
export function terminalStaff({ staffNames }: Config): Staffing {
  const seats = ['lead', 'agent'] as const;
  const home = (person: string): Home => ({
    to: { channel: 'terminal', chat: person },
    conversation: person,
  });
  return {
    members: seats.map((role) => member(`terminal:${role}`, role, role)),
    namesShown: staffNames === 'shown',
    homes: new Map(seats.map((role) => [`terminal:${role}`, home(`terminal:${role}`)])),
  };
}
