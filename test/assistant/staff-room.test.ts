import { describe, expect, it } from 'vitest';
import type { Delivery, OutboxMessage } from '../../src/assistant/index.ts';
import type { Effect, Here, Reply, TimerAbout } from '../../src/dialog/index.ts';
import { desk, FakeChannel, tap, text, timers } from './desk.ts';
import { type Script, scriptedDialog } from './scripted-dialog.ts';

const claim: Reply['buttons'] = [{ label: 'claim', action: { do: 'rate', entry: 'e', helpful: true } }];
const card: Reply = { markdown: 'a card', buttons: claim };
const post = (ticket: string, reply = card): Effect => ({
  do: 'post',
  ticket,
  title: `${ticket} It does not work`,
  reply,
});
const tellAnn = (about?: Extract<Effect, { do: 'tell' }>['about']): Effect => ({
  do: 'tell',
  person: 'ann',
  reply: { markdown: 'an answer', buttons: [] },
  ...(about === undefined ? {} : { about }),
});

/** How a group with topics takes messages: a topic for each ticket, `room/1` and on. */
function withTopics(): FakeChannel['answer'] {
  let topics = 0;
  return ({ to, id }) => {
    if (!to.chat.includes('#')) return { kind: 'sent', message: `m-${id}` };
    topics += 1;
    return { kind: 'moved', chat: `room/${topics}` };
  };
}

/** How one without takes them. */
const withoutTopics: FakeChannel['answer'] = ({ to, id }) =>
  to.chat.includes('#') ? { kind: 'moved', chat: 'room' } : { kind: 'sent', message: `m-${id}` };

async function rig(answer: FakeChannel['answer'], script: Script = {}) {
  const channel = new FakeChannel();
  channel.answer = answer;
  const seen: { readonly here: Here; readonly room: boolean }[] = [];
  const fired: TimerAbout[] = [];
  const made = desk({
    channel,
    staff: { members: [], room: { channel: 'fake', chat: 'room' } },
    dialog: scriptedDialog({
      heard: async ({ support }) =>
        seen.push({ here: await support.here(), room: await support.staffRoom() }),
      said: {
        one: async () => [post('T-1001')],
        two: async () => [post('T-1002')],
        both: async () => [post('T-1001'), post('T-1001', { ...card, markdown: 'more' })],
        tell: async () => [tellAnn({ ticket: 'T-1001', message: 3 })],
        ...script.said,
      },
      fired: async (about) => {
        fired.push(about);
        return [];
      },
      ...(script.replies === undefined ? {} : { replies: script.replies }),
    }),
  });
  await made.assistant.start();
  const say = async (...given: Parameters<typeof text>) => {
    const receipt = await made.assistant.receive(text(...given));
    await made.time.pass(50);
    return receipt;
  };
  const press = async (...given: Parameters<typeof tap>) => {
    const receipt = await made.assistant.receive(tap(...given));
    await made.time.pass(50);
    return receipt;
  };
  await say('hello');
  const delivered = () => channel.ledger.filter(({ to }) => !to.chat.includes('#') && to.chat !== 'ann');
  return { ...made, channel, say, press, seen, fired, delivered };
}

const at = ({ to, outgoing, answers }: OutboxMessage) =>
  `${to.chat}: ${outgoing.markdown}${answers === undefined ? '' : ` (answers ${answers})`}`;
const token = (message: OutboxMessage | undefined): string => message?.outgoing.buttons[0]?.token ?? 'none';
const refused = (why: string) => ({ kind: 'refused', toast: expect.stringContaining(why) });

describe('what is posted', () => {
  it('goes to a topic of its ticket, made once, with the title it is given', async () => {
    const { say, channel, delivered } = await rig(withTopics());
    await say('both');
    await say('two');
    await say('one');
    expect(delivered().map(at)).toEqual([
      'room/1: a card',
      'room/1: more',
      'room/2: a card',
      'room/1: a card',
    ]);
    const made = channel.ledger.filter(({ to }) => to.chat.includes('#'));
    expect(made.map(({ to, topic }) => `${to.chat}: ${topic}`)).toEqual([
      'room#T-1001: T-1001 It does not work',
      'room#T-1002: T-1002 It does not work',
    ]);
  });

  it('answers, in a room without topics, what was said last of its ticket there', async () => {
    const { say, delivered } = await rig(withoutTopics);
    await say('both', { key: 'a' });
    await say('two', { key: 'b' });
    await say('one', { key: 'c' });
    expect(delivered().map(at)).toEqual([
      'room: a card',
      'room: more (answers m-a/post/0)',
      'room: a card',
      'room: a card (answers m-a/post/1)',
    ]);
  });

  it('goes on in the room where its topic was deleted', async () => {
    let deleted = false;
    const topics = withTopics();
    const { say, delivered } = await rig((message, time) =>
      deleted && message.to.chat.startsWith('room/')
        ? { kind: 'moved', chat: 'room' }
        : topics(message, time),
    );
    await say('one', { key: 'a' });
    deleted = true;
    await say('one', { key: 'b' });
    await say('one', { key: 'c' });
    expect(delivered().map(at)).toEqual([
      'room/1: a card',
      'room/1: a card',
      'room: a card',
      'room: a card (answers m-b/post/0)',
    ]);
  });

  it('is nothing where there is no room', async () => {
    const { assistant, channel, settle } = desk({
      dialog: scriptedDialog({ said: { one: async () => [post('T-1001')] } }),
    });
    await assistant.start();
    expect(await assistant.receive(text('one'))).toMatchObject({ kind: 'applied' });
    await settle();
    expect(channel.ledger).toHaveLength(1);
  });
});

describe('buttons in the room', () => {
  it('may be tapped by anybody there, in whatever topic, and by nobody elsewhere', async () => {
    const { say, press, delivered, seen } = await rig(withTopics());
    await say('one');
    const button = token(delivered()[0]);
    const where = { chat: 'room/1', message: 'whatever' };
    expect(await press(button, { who: 'ann' })).toEqual(refused('else'));
    expect(await press(button, { who: 'eve', chat: 'another' })).toEqual(refused('else'));
    expect(await press(button, { who: 'cai', ...where })).toMatchObject({ kind: 'applied' });
    expect(seen.at(-1)).toEqual({ here: { room: true, ticket: 'T-1001' }, room: true });
    // Used up, as it works once.
    expect(await press(button, { who: 'dan', ...where })).toMatchObject({ kind: 'refused' });
    await say('menu', { who: 'cai', chat: 'room' });
    const own = token(delivered().at(-1));
    expect(await press(own, { who: 'dan', chat: 'room' })).toEqual(refused('else'));
  });

  it('are for all under a card that was asked for there, also once it was edited, and last beside any talk', async () => {
    const { say, press, delivered, channel } = await rig(withTopics(), {
      replies: {
        card: { ...card, ticket: 'T-1002' },
        yes: { ...card, markdown: 'claimed', inPlace: true },
      },
    });
    await say('card', { who: 'cai', chat: 'room' });
    const [first] = delivered();
    for (let i = 0; i < 25; i += 1) await say('menu', { who: 'cai', chat: 'room' });
    expect(await press(token(first), { who: 'dan', chat: 'room', message: 'm' })).toMatchObject({
      kind: 'applied',
    });
    const edited = channel.ledger.at(-1);
    expect([edited?.edits, edited?.outgoing.markdown]).toEqual(['m', 'claimed']);
    expect(await press(token(first), { who: 'cai', chat: 'room', message: 'm' })).toMatchObject({
      kind: 'refused',
    });
    expect(await press(token(edited), { who: 'cai', chat: 'room', message: 'm' })).toMatchObject({
      kind: 'applied',
    });
  });
});

describe('an answer to what was said of a ticket', () => {
  it('belongs to the ticket: in the room, in a topic, and in the chat of whoever was told', async () => {
    const { say, seen } = await rig(withTopics());
    const where = async (...given: Parameters<typeof say>) => {
      await say(...given);
      return seen.at(-1)?.here;
    };
    await say('both', { key: 'a' });
    await say('tell', { who: 'cai', key: 't' });
    expect(await where('x', { who: 'cai', chat: 'room/1', replyTo: 'm-a/post/1' })).toEqual({
      room: true,
      ticket: 'T-1001',
    });
    // The answer of the channel was lost: the message is not known, but the topic is.
    expect(await where('x', { who: 'cai', chat: 'room/1', replyTo: '?' })).toEqual({
      room: true,
      ticket: 'T-1001',
    });
    expect(await where('x', { who: 'cai', chat: 'room/1' })).toEqual({ room: true });
    expect(await where('x', { who: 'cai', chat: 'room', replyTo: 'm-a/post/1' })).toEqual({ room: true });
    expect(await where('x', { who: 'ann', replyTo: 'm-t/tell/0' })).toEqual({
      room: false,
      ticket: 'T-1001',
    });
    expect(await where('x', { who: 'eve', chat: 'another', replyTo: 'm-t/tell/0' })).toEqual({ room: false });
  });

  it('is answered by what shows the ticket, which belongs to it as well, and by asides, which do not', async () => {
    const { say, seen } = await rig(withoutTopics, {
      replies: { show: { ...card, ticket: 'T-7' }, mark: { ...card, ticket: 'T-1001' } },
    });
    await say('tell', { who: 'cai', key: 't' });
    await say('mark', { key: 'm', replyTo: 'm-t/tell/0' });
    await say('more', { replyTo: 'm-m/0' });
    expect(seen.at(-1)?.here).toEqual({ room: false, ticket: 'T-1001' });
    await say('show', { key: 's' });
    await say('more', { replyTo: 'm-s/0' });
    expect(seen.at(-1)?.here).toEqual({ room: false, ticket: 'T-7' });
    await say('thanks', { key: 'b', replyTo: 'm-t/tell/0' });
    await say('more', { replyTo: 'm-b/0' });
    expect(seen.at(-1)?.here).toEqual({ room: false, ticket: 'T-1001', aside: 0 });
  });

  it('is found under each part of a message that came in several', async () => {
    const { say, seen } = await rig(({ id, to }) =>
      to.chat.includes('#')
        ? { kind: 'moved', chat: 'room' }
        : { kind: 'sent', message: `${id}c`, earlier: [`${id}a`, `${id}b`] },
    );
    await say('one', { key: 'k' });
    for (const part of 'abc') {
      await say('x', { who: 'cai', chat: 'room', replyTo: `k/post/0${part}` });
      expect(seen.at(-1)?.here.ticket).toBe('T-1001');
    }
  });
});

describe('a message of a ticket that does not arrive', () => {
  const undelivered = (reason: string) => ({ kind: 'undelivered', ticket: 'T-1001', message: 3, reason });
  const deliver = (delivery: Delivery): FakeChannel['answer'] => {
    return ({ outgoing }) => (outgoing.markdown === 'an answer' ? delivery : { kind: 'sent' });
  };

  it.each<[string, Delivery]>([
    ['blocked', { kind: 'gone', reason: 'blocked' }],
    ['refused', { kind: 'never', reason: 'refused' }],
    ['its picture is gone', { kind: 'sent', message: '1', lost: 'its picture is gone' }],
  ])('comes back to the dialog, with the reason: %s', async (reason, delivery) => {
    const { say, fired, time } = await rig(deliver(delivery));
    await say('tell', { who: 'cai' });
    await time.pass(6_000);
    expect(fired).toEqual([undelivered(reason)]);
    await time.pass(600_000);
    expect(fired).toHaveLength(1);
  });

  it('comes back when it was tried for a day, and where the customer has no chat at all', async () => {
    const { say, fired, time } = await rig(deliver({ kind: 'later', afterMs: 1_000, reason: 'no network' }), {
      said: {
        nobody: async () => [{ ...tellAnn({ ticket: 'T-1001', message: 3 }), person: 'nobody' } as Effect],
      },
    });
    await say('nobody', { who: 'cai' });
    await time.pass(6_000);
    expect(fired).toEqual([undelivered('no private chat')]);
    await say('tell', { who: 'cai' });
    await time.pass(23 * 3_600_000);
    expect(fired).toHaveLength(1);
    await time.pass(2 * 3_600_000);
    expect(fired.slice(1)).toEqual([undelivered('no network')]);
  });
});

describe('a room', () => {
  it('that is gone is told once, is none, and is one again when it is heard from', async () => {
    let gone = false;
    const topics = withTopics();
    const { say, fired, seen, time, all } = await rig((message, n) =>
      gone && message.to.chat.startsWith('room') ? { kind: 'gone', reason: 'kicked' } : topics(message, n),
    );
    const room = async () => {
      await say('x');
      return seen.at(-1)?.room;
    };
    await say('one');
    await say('two');
    expect(await room()).toBe(true);
    gone = true;
    await say('one');
    await say('two');
    expect(await room()).toBe(false);
    await time.pass(6_000);
    // Said of each ticket once more, to whoever hears it now.
    expect(fired).toHaveLength(3);
    expect(fired).toEqual(
      expect.arrayContaining([
        { kind: 'room_gone', reason: 'kicked' },
        { kind: 'unposted', ticket: 'T-1001' },
        { kind: 'unposted', ticket: 'T-1002' },
      ]),
    );
    expect((await all(timers)).size).toBe(1);
    gone = false;
    await say('x', { who: 'cai', chat: 'room/1' });
    expect(await room()).toBe(true);
  });

  it('that takes one thing not is still the room; its ticket is told of elsewhere, with the reason', async () => {
    let closed = false;
    const topics = withTopics();
    const { say, fired, seen, time } = await rig((message, n) =>
      closed && message.to.chat.startsWith('room')
        ? { kind: 'never', reason: 'TOPIC_CLOSED' }
        : topics(message, n),
    );
    await say('one');
    closed = true;
    await say('one');
    // Only told to one of the staff: nobody else would take it.
    await say('tell');
    await time.pass(6_000);
    expect(fired).toEqual([{ kind: 'unposted', ticket: 'T-1001', refused: 'TOPIC_CLOSED' }]);
    await say('x');
    expect(seen.at(-1)?.room).toBe(true);
  });

  it('that has moved is the room, whether a message or the group itself said so', async () => {
    let moved = false;
    const { say, assistant, seen, delivered } = await rig((message, time) => {
      if (moved && /^room\b/.test(message.to.chat))
        return { kind: 'moved', chat: message.to.chat.replace('room', 'super') };
      return withoutTopics(
        { ...message, to: { ...message.to, chat: message.to.chat.replace('super', 'room') } },
        time,
      );
    });
    const inRoom = async (chat: string) => {
      await say('x', { who: 'cai', chat });
      return seen.at(-1)?.here.room;
    };
    expect(await inRoom('super')).toBe(false);
    moved = true;
    // Not yet said to the room itself, only to a part of it that is to be made.
    await say('one');
    expect(await inRoom('super')).toBe(true);
    expect(await inRoom('room')).toBe(true);
    expect(delivered().map(at).at(-3)).toMatch(/^(room|super): a card$/);
    await assistant.chatMoved({ channel: 'fake', chat: 'super' }, { channel: 'fake', chat: 'mega' });
    await assistant.chatMoved({ channel: 'fake', chat: 'super' }, { channel: 'fake', chat: 'mega' });
    expect(await inRoom('mega/7')).toBe(true);
    expect(await inRoom('other')).toBe(false);
  });
});
