import { describe, expect, test } from 'vitest';
import { newConversation, readConversation, type TurnKind } from '../../../src/dialog/index.ts';
import { countTicket } from '../../../src/dialog/statistics/count-ticket.ts';
import { followed, rememberAsked } from '../../../src/dialog/statistics/count-turn.ts';
import { counted } from '../../../src/dialog/statistics/counted.ts';
import { bucketOf, sumOf, type Tally } from '../../../src/statistics/index.ts';
import type { Ticket } from '../../../src/tickets/index.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { ticketOf } from '../../support/ticket-of.ts';
import { shipped } from '../../support/world.ts';
import { buttonsOf, Chats } from '../people/chat.ts';

const hour = 3_600_000;
const zone = 'Asia/Shanghai';
const library = await shipped();
/** Wednesday of week 47, nine in Shanghai. */
const wednesday = Date.parse('2026-11-18T01:00:00Z');
/** An hour before week 48 begins in Shanghai. */
const sunday = Date.parse('2026-11-22T15:00:00Z');

const ticket = (given: Partial<Ticket> = {}) => ticketOf({ openedAt: wednesday, ...given });

describe('a chat is counted', () => {
  const chats = () => {
    const all = new Chats();
    all.office.now = wednesday;
    return { all, week: (week = '2026-W47') => all.office.tallies.get(week) ?? {} };
  };

  test('a question once as asked and once as what became of it', async () => {
    const { all, week } = chats();
    await all.say('ann', '对等连接收费吗');
    expect(week()).toEqual({ asked: 1, answered: 1 });
    await all.say('bob', '你们支持给火星开专线吗，用量子加密');
    expect(week()).toMatchObject({ asked: 2 });
    expect((week().answered ?? 0) + (week().suggested ?? 0) + (week().unanswered ?? 0)).toBe(2);
  });

  test('talk, commands, the wish for a person and steps of a guide are no questions', async () => {
    const { all, week } = chats();
    for (const text of ['你好', '/help', '/nothing', '转人工', '10.0.0.0/16', '/human'])
      await all.say('ann', text);
    all.office.enter('100000000001', 'ann', 'owner');
    await all.say('ann', '新建一个VPC');
    await all.say('ann', '不想弄了');
    expect(week()).toEqual({});
  });

  test('an answer that helped, once, and a choice that held nothing', async () => {
    const { all, week } = chats();
    const replies = await all.say('ann', '对等连接收费吗');
    const yes = buttonsOf(replies).find(({ action }) => action.do === 'rate' && action.helpful);
    const no = buttonsOf(replies).find(({ action }) => action.do === 'rate' && !action.helpful);
    if (!yes || !no) throw new Error('an answer asks whether it helped');
    await all.press('ann', yes.action);
    await all.press('ann', yes.action);
    await all.press('ann', no.action);
    expect(week()).toEqual({ asked: 1, answered: 1, helped: 1 });
    await all.press('ann', { do: 'none_of_these' });
    expect(week()).toEqual({ asked: 1, answered: 1, helped: 1, unanswered: 1 });
    await all.press('bob', no.action);
    expect(week().helped).toBe(1);
  });

  test('but not what the staff ask, nor what they say where it is not understood', async () => {
    const { all, week } = chats();
    all.office.support.employ('lea', 'agent');
    const asks = async (who: string) => {
      const replies = await all.say(who, '对等连接收费吗');
      const no = buttonsOf(replies).find(({ action }) => action.do === 'rate' && !action.helpful);
      if (no) await all.press(who, no.action);
      await all.say(who, '你们支持给火星开专线吗，用量子加密');
    };
    await asks('lea');
    expect(week()).toEqual({});
    expect(all.office.teach.unanswered.size).toBe(0);
    await asks('ann');
    expect(week()).toMatchObject({ asked: 2 });
    expect(all.office.teach.unanswered.size).toBe(1);
  });

  test('in the week that the clock of the desk shows', async () => {
    const { all, week } = chats();
    all.office.now = sunday;
    await all.say('ann', '对等连接收费吗');
    all.office.now = sunday + hour;
    await all.say('ann', '对等连接收费吗');
    expect([week('2026-W47'), week('2026-W48')]).toEqual([
      { asked: 1, answered: 1 },
      { asked: 1, answered: 1 },
    ]);
  });
});

describe('a ticket follows the questions of a day', () => {
  const opening = async (office: FakeOffice, asked: readonly number[], opened = ticket()) => {
    const conversation = { ...newConversation('zh'), asked };
    const turn = {
      conversation,
      replies: [],
      effects: [{ do: 'ticket', ticket: opened } as const],
      kind: 'guide' as TurnKind,
    };
    const done = await counted({ conversation, library, desk: office.desk('ann') }, { kind: 'stale' }, turn);
    office.carryOut(done.effects, 'ann');
    return done;
  };

  test('in the weeks in which they were asked, and no ticket follows them again', async () => {
    const office = new FakeOffice();
    office.now = sunday + 2 * hour;
    const asked = [sunday - 23 * hour, sunday - 22 * hour, sunday, sunday + hour];
    const first = await opening(office, asked);
    expect(Object.fromEntries(office.tallies)).toEqual({
      '2026-W48': { handed_over: 1, followed: 1 },
      // The first of them was asked more than a day before.
      '2026-W47': { followed: 1 },
    });
    expect(first.conversation.asked).toBeUndefined();
    const second = await opening(office, first.conversation.asked ?? [], ticket({ id: 'T-1002' }));
    expect(office.tallies.get('2026-W48')).toEqual({ handed_over: 2, followed: 1 });
    expect(second.conversation.asked).toBeUndefined();
  });

  test('where it is a new one of whoever talks: a change of one, or one opened for another, follows nothing', async () => {
    const office = new FakeOffice();
    office.now = wednesday;
    office.support.tickets.set('T-1001', ticket());
    const changed = await opening(office, [wednesday], ticket({ status: 'open' }));
    const foreign = await opening(
      office,
      [wednesday],
      ticket({ id: 'T-1002', customer: { person: 'bob', name: 'B' } }),
    );
    expect(office.tallies.size).toBe(0);
    expect([changed, foreign].map(({ conversation }) => conversation.asked)).toEqual([
      [wednesday],
      [wednesday],
    ]);
  });

  test('only a day of questions is remembered, and of a flood of them the last', () => {
    let conversation = rememberAsked(newConversation('zh'), wednesday);
    conversation = rememberAsked(conversation, wednesday + 23 * hour);
    expect(conversation.asked).toHaveLength(2);
    conversation = rememberAsked(conversation, wednesday + 24 * hour);
    expect(conversation.asked).toEqual([wednesday + 23 * hour, wednesday + 24 * hour]);
    for (let i = 0; i < 100; i += 1) conversation = rememberAsked(conversation, wednesday + 25 * hour + i);
    expect(conversation.asked).toHaveLength(32);
    const { effects } = followed(conversation, { now: wednesday + 26 * hour, zone });
    expect(sumOf(effects.map(({ counts }) => counts))).toEqual({ handed_over: 1, followed: 32 });
  });

  test('a stored conversation keeps them; one from before has none, and one that is broken loses only them', () => {
    const stored = { ...newConversation('zh'), asked: [wednesday] };
    expect(readConversation(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
    expect(readConversation({ ...stored, version: 1 })).toEqual(stored);
    for (const asked of [undefined, null, 'x', [null], ['1'], [{}], []])
      expect(readConversation({ ...stored, asked })).toEqual(newConversation('zh'));
  });
});

describe('a ticket is counted', () => {
  const at = { now: wednesday, zone };
  const reached = (before: Ticket | undefined, after: Ticket): Tally =>
    sumOf(countTicket(before, after, at).map(({ counts }) => counts));
  const first = `first_reply/${bucketOf(2 * hour)}`;
  const solved = `resolution/${bucketOf(9 * hour)}`;

  // status before, what it took before -> status after, what it takes after, what is counted
  test.each<[Partial<Ticket> | undefined, Partial<Ticket>, Tally]>([
    [undefined, {}, {}],
    [{}, { status: 'open', firstReplyTook: 2 * hour }, { [first]: 1 }],
    [{ status: 'open', firstReplyTook: 2 * hour }, { status: 'pending', firstReplyTook: 2 * hour }, {}],
    [{ status: 'open' }, { status: 'solved', resolutionTook: 9 * hour }, { [solved]: 1 }],
    [
      {},
      { status: 'solved', firstReplyTook: 2 * hour, resolutionTook: 9 * hour },
      { [first]: 1, [solved]: 1 },
    ],
    [{ status: 'open' }, { status: 'closed', resolutionTook: 9 * hour }, { [solved]: 1 }],
    [{ status: 'solved', resolutionTook: 9 * hour }, { status: 'closed', resolutionTook: 9 * hour }, {}],
    // Reopened, whether or not the old time stands there still, and solved again in the same business time.
    [{ status: 'solved', resolutionTook: 9 * hour }, { status: 'open', resolutionTook: 9 * hour }, {}],
    [{ status: 'solved', resolutionTook: 9 * hour }, { status: 'open' }, {}],
    [
      { status: 'open', resolutionTook: 9 * hour },
      { status: 'solved', resolutionTook: 9 * hour },
      { [solved]: 1 },
    ],
  ])('%j, then %j: %j', (before, after, counts) => {
    expect(reached(before && ticket(before), ticket(after))).toEqual(counts);
  });

  test('among the effects of the turn that changed it, in one write', async () => {
    const office = new FakeOffice();
    office.now = wednesday;
    office.support.tickets.set('T-1001', ticket());
    const conversation = newConversation('zh');
    const effects = [
      { do: 'ticket', ticket: ticket({ status: 'open', firstReplyTook: 2 * hour }) } as const,
      {
        do: 'ticket',
        ticket: ticket({ status: 'solved', firstReplyTook: 2 * hour, resolutionTook: 9 * hour }),
      } as const,
    ];
    const turn = { conversation, replies: [], effects, kind: 'guide' as const };
    const done = await counted(
      { conversation, library, desk: office.desk('agent') },
      { kind: 'stale' },
      turn,
    );
    expect(done.effects.slice(2)).toEqual([
      { do: 'tally', of: 'tickets', week: '2026-W47', counts: { [first]: 1, [solved]: 1 } },
    ]);
  });

  test('a turn that counts nothing stays as it is', async () => {
    const conversation = newConversation('zh');
    const turn = { conversation, replies: [], effects: [], kind: 'command' as const };
    const office = new FakeOffice();
    expect(
      await counted({ conversation, library, desk: office.desk('ann') }, { kind: 'text', text: '/x' }, turn),
    ).toBe(turn);
  });
});
