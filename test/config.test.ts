import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const bot = { BOT_TOKEN: '42:AAF-token' };
const hook = { ...bot, WEBHOOK_URL: 'https://bot.example.com/updates', WEBHOOK_SECRET: 's3cret' };

describe('the settings', () => {
  it('are the terminal chat in memory where nothing is set', () => {
    expect(readConfig({})).toEqual({
      rules: 'tencent-seed',
      lang: 'zh',
      knowledge: undefined,
      data: undefined,
      durability: 'power',
      logLevel: 'info',
      drainMs: 10_000,
      port: undefined,
      staffNames: 'hidden',
      telegram: undefined,
    });
    expect(readConfig({ DATA: 'there' }).data).toBe('there');
  });

  it('poll with a token, and keep data', () => {
    const { telegram, data, port } = readConfig(bot);
    expect(telegram).toEqual({
      token: '42:AAF-token',
      apiRoot: undefined,
      webhook: undefined,
      staff: { leads: [], agents: [], group: undefined },
    });
    expect({ data, port }).toEqual({ data: 'data', port: undefined });
  });

  it('serve a webhook, with two secrets while they change', () => {
    const { telegram, port } = readConfig({ ...hook, WEBHOOK_SECRET_OLD: 'old' });
    expect(telegram?.webhook).toEqual({
      url: 'https://bot.example.com/updates',
      path: '/updates',
      secrets: ['s3cret', 'old'],
    });
    expect(port).toBe(8080);
  });

  it('name the staff, each once and in one role', () => {
    const staff = { STAFF_LEADS: ' 11, 12,11,', STAFF_AGENTS: '12,13', STAFF_GROUP: ' -1001234567890 ' };
    const { telegram, staffNames } = readConfig({ ...bot, ...staff, STAFF_NAMES: 'shown' });
    expect(telegram?.staff).toEqual({ leads: ['11', '12'], agents: ['13'], group: '-1001234567890' });
    expect(staffNames).toBe('shown');
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    ['BOT_LANG', { BOT_LANG: 'fr' }],
    ['DURABILITY', { DURABILITY: 'maybe' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DRAIN_SECONDS', { DRAIN_SECONDS: '-1' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80a' }],
    ['BOT_TOKEN', { BOT_TOKEN: 'hunter2' }],
    ['TELEGRAM_API', { ...bot, TELEGRAM_API: 'ftp://here' }],
    ['WEBHOOK_URL', { WEBHOOK_URL: 'https://bot.example.com' }],
    ['WEBHOOK_URL', { ...hook, WEBHOOK_URL: 'http://bot.example.com' }],
    ['WEBHOOK_URL', { ...hook, WEBHOOK_URL: 'bot.example.com' }],
    ['WEBHOOK_SECRET', { ...hook, WEBHOOK_SECRET: undefined }],
    ['WEBHOOK_SECRET', { ...hook, WEBHOOK_SECRET: 'with space' }],
    ['WEBHOOK_SECRET_OLD', { ...hook, WEBHOOK_SECRET_OLD: '!' }],
    ['STAFF_LEADS', { ...bot, STAFF_LEADS: '@ann' }],
    ['STAFF_AGENTS', { ...bot, STAFF_AGENTS: '11 12' }],
    ['STAFF_AGENTS', { ...bot, STAFF_AGENTS: '-100' }],
    ['STAFF_GROUP', { ...bot, STAFF_GROUP: '100' }],
    ['STAFF_GROUP', { ...bot, STAFF_GROUP: '-100/7' }],
    ['STAFF_GROUP', { STAFF_GROUP: '-100' }],
    ['STAFF_NAMES', { STAFF_NAMES: 'some' }],
  ])('refuse a wrong %s by its name', (name, env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name} `));
  });

  it('never repeat a secret', () => {
    for (const env of [{ BOT_TOKEN: 'hunter2' }, { ...hook, WEBHOOK_SECRET: 'hunter 2' }]) {
      expect(() => readConfig(env)).not.toThrow(/hunter/);
    }
  });
});
