import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBotApi } from '../../../src/channels/telegram/api.ts';
import { BotApi } from '../../support/bot-api/bot-api.ts';
import type { Fault } from '../../support/bot-api/faults.ts';

let telegram: BotApi;
beforeEach(async () => {
  telegram = new BotApi();
  await telegram.listen();
  telegram.clock.flow(20);
  telegram.people.join(11);
});
afterEach(() => telegram.close());

const client = () => createBotApi({ token: telegram.token, apiRoot: telegram.root });

describe('a call', () => {
  it.each<[string, Fault | undefined, object, number]>([
    ['nothing', undefined, { kind: 'ok' }, 1],
    ['a delay', { kind: 'delay', ms: 500 }, { kind: 'ok' }, 1],
    ['an answer in pieces', { kind: 'split', bytes: 7 }, { kind: 'ok' }, 1],
    ['a cut before', { kind: 'drop_before' }, { kind: 'unanswered' }, 0],
    ['a cut after', { kind: 'drop_after' }, { kind: 'unanswered' }, 1],
    ['garbage', { kind: 'garbage' }, { kind: 'unanswered' }, 1],
    ['too many', { kind: 'too_many', retryAfter: 9 }, { kind: 'refused', code: 429, retryAfter: 9 }, 0],
    ['500', { kind: 'server_error', status: 500 }, { kind: 'refused', code: 500 }, 0],
    ['a gateway that lost the answer', { kind: 'server_error', status: 504 }, { kind: 'unanswered' }, 0],
  ])('that meets %s', async (_, fault, expected, messages) => {
    if (fault !== undefined) telegram.faults.next('sendMessage', fault);
    const outcome = await client().call('sendMessage', { chat_id: 11, text: '对等' });
    expect(outcome).toMatchObject(expected);
    expect(telegram.said(11)).toHaveLength(messages);
    expect(JSON.stringify(outcome)).not.toContain('AAF');
  });

  it('is given up at its deadline, or when it is no longer wanted', async () => {
    telegram.faults.next('getMe', { kind: 'delay', ms: 60_000 }, { kind: 'delay', ms: 60_000 });
    expect(await client().call('getMe', {}, { timeoutMs: 50 })).toMatchObject({ kind: 'unanswered' });
    const signal = AbortSignal.timeout(50);
    expect(await client().call('getMe', {}, { signal })).toMatchObject({ kind: 'unanswered' });
  });

  it('that never left says so', async () => {
    const closed = await new Promise<number>((resolve) => {
      const server: Server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });
    const api = createBotApi({ token: telegram.token, apiRoot: `http://127.0.0.1:${closed}/` });
    expect(await api.call('getMe', {})).toEqual({ kind: 'unsent', reason: 'ECONNREFUSED' });
  });

  it('tells what a group has become', async () => {
    telegram.world.chat(-5, 'group').fate = { kind: 'migrated', to: -1005 };
    expect(await client().call('sendMessage', { chat_id: -5, text: 'x' })).toMatchObject({
      migratedTo: '-1005',
    });
  });
});
