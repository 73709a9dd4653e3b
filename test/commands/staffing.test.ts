import { describe, expect, it } from 'vitest';
import { telegramStaff, terminalStaff } from '../../src/commands/staffing.ts';
import { readConfig } from '../../src/config.ts';

describe('the staff by configuration', () => {
  it('are people and a group of Telegram', () => {
    const env = {
      BOT_TOKEN: '42:AAF',
      STAFF_LEADS: '11',
      STAFF_AGENTS: '12',
      STAFF_GROUP: '-1001',
      STAFF_NAMES: 'shown',
    };
    const config = readConfig(env);
    if (config.telegram === undefined) throw new Error('no bot');
    const { members, room, namesShown } = telegramStaff(config, config.telegram.staff);
    expect(members.map(({ person, role, by }) => `${person} ${role} ${by}`)).toEqual([
      'telegram:11 lead null',
      'telegram:12 agent null',
    ]);
    expect({ room, namesShown }).toEqual({ room: { channel: 'telegram', chat: '-1001' }, namesShown: true });
  });

  it('are two seats at the terminal, that are told of tickets before anybody sat there', () => {
    const { members, room, homes, namesShown } = terminalStaff(readConfig({}));
    expect(members.map(({ person, name, role }) => `${person} ${name} ${role}`)).toEqual([
      'terminal:lead lead lead',
      'terminal:agent agent agent',
    ]);
    expect(homes?.get('terminal:agent')).toEqual({
      to: { channel: 'terminal', chat: 'terminal:agent' },
      conversation: 'terminal:agent',
    });
    expect({ room, namesShown }).toEqual({ room: undefined, namesShown: false });
  });
});
