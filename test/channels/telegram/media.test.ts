import { afterEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/assistant/ports.ts';
import { createBotApi } from '../../../src/channels/telegram/api.ts';
import { createSender } from '../../../src/channels/telegram/sender.ts';
import { ticketAttachment } from '../../support/attachment.ts';
import { BotApi } from '../../support/bot-api/bot-api.ts';
import type { MediaKind } from '../../support/bot-api/world.ts';

const ann = 11;
const group = -1001234567890;
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
let api: BotApi;
afterEach(() => api.close());

/** A sender over real HTTP; `send` delivers once more as often as it is told to. */
async function start(render?: (svg: string) => Promise<Uint8Array>) {
  api = new BotApi();
  await api.listen();
  api.people.join(ann);
  api.world.chat(group, 'supergroup');
  const sender = createSender(createBotApi({ token: api.token, apiRoot: api.root }), {
    renderPicture: render,
  });
  let count = 0;
  return (
    outgoing: Partial<Outgoing>,
    more: { chat?: string; id?: string; edits?: string; answers?: string } = {},
  ) => {
    count += 1;
    const { chat = String(ann), id = `m${count}`, edits, answers } = more;
    return sender.deliver({
      id,
      to: { channel: 'telegram', chat },
      seq: count,
      outgoing: { markdown: '', buttons: [], ...outgoing },
      policy: edits === undefined ? 'repeat' : 'edit',
      attempts: 0,
      ...(edits === undefined ? {} : { edits }),
      ...(answers === undefined ? {} : { answers }),
    });
  };
}

const attachment = (kind: MediaKind, ref = `ref-of-${kind}`) => {
  api.world.files.set(`ref-of-${kind}`, kind);
  return ticketAttachment(kind, ref);
};
const shown = (chat = ann) =>
  api
    .said(chat)
    .map(({ text, media, keyboard }) =>
      [media?.kind, text, keyboard && '[k]'].filter((part) => part !== undefined && part !== '').join(' '),
    );
const buttons = [{ label: 'ok', token: 't' }];

describe('what goes along', () => {
  it('has its words and buttons under it, as far as there is room', async () => {
    const send = await start();
    expect(await send({ markdown: 'look at **this**', attachment: attachment('photo'), buttons })).toEqual({
      kind: 'sent',
      message: '1',
    });
    expect(api.said(ann)[0]).toMatchObject({
      text: 'look at this',
      entities: [{ type: 'bold', offset: 8, length: 4 }],
      media: { kind: 'photo', id: 'ref-of-photo' },
    });
    const long = `${'x'.repeat(1025)}`;
    expect(await send({ markdown: long, attachment: attachment('voice'), buttons })).toEqual({
      kind: 'sent',
      message: '3',
      earlier: ['2'],
    });
    await send({ markdown: 'x'.repeat(1024), attachment: attachment('document'), buttons });
    await send({ markdown: 'a sticker', attachment: attachment('sticker'), buttons });
    await send({ markdown: 'a note', attachment: attachment('video_note') });
    await send({ attachment: attachment('animation'), buttons });
    expect(shown()).toEqual([
      'photo look at this [k]',
      'voice',
      `${long} [k]`,
      `document ${'x'.repeat(1024)} [k]`,
      'sticker',
      'a sticker [k]',
      'video_note',
      'a note',
      'animation [k]',
    ]);
  });

  it('is a file of text, under its name, whatever that is', async () => {
    const send = await start();
    await send({
      markdown: 'the tickets',
      file: { name: 'tickets.csv', text: '编号,状态\r\nT-1001,new\r\n' },
    });
    await send({ file: { name: 'a"; filename="b\r\nX: y/../c', text: 'x' } });
    const [one, two] = api.said(ann);
    expect(one?.media?.upload?.filename).toBe('tickets.csv');
    expect(one?.media?.upload?.bytes.toString()).toBe('编号,状态\r\nT-1001,new\r\n');
    expect(one?.text).toBe('the tickets');
    expect(two?.media?.upload?.filename).toMatch(/^a_; filename=_b/);
    expect(two?.media?.upload?.bytes.toString()).toBe('x');
  });

  it('is a picture drawn of what the words say, where one can be drawn', async () => {
    const send = await start(async (svg) => {
      if (svg === 'broken') throw new Error('no picture');
      return svg === 'odd' ? Buffer.from('GIF') : png;
    });
    await send({ markdown: '**week** 47', picture: '<svg/>', buttons });
    expect(api.said(ann)[0]).toMatchObject({ text: 'week 47', entities: [{ type: 'bold' }] });
    expect(api.said(ann)[0]?.media?.upload?.bytes.equals(png)).toBe(true);
    expect(api.said(ann)[0]?.keyboard).toHaveLength(1);
    expect(await send({ markdown: 'words', picture: 'broken' })).toEqual({ kind: 'sent', message: '2' });
    // Refused as a picture: the words say the same.
    expect(await send({ markdown: 'words', picture: 'odd', buttons })).toEqual({
      kind: 'sent',
      message: '3',
    });
    expect(shown().slice(1)).toEqual(['words', 'words [k]']);
  });

  it('is left out where no picture can be drawn, and where it is of another channel', async () => {
    const send = await start();
    await send({ markdown: 'words', picture: '<svg/>' });
    await send({ markdown: 'a line', attachment: { ...attachment('photo'), channel: 'terminal' } });
    expect(shown()).toEqual(['words', 'a line']);
    expect(await send({ attachment: { ...attachment('photo'), channel: 'terminal' } })).toMatchObject({
      kind: 'never',
    });
  });

  it('is a message of its own, also where the words were to change another', async () => {
    const send = await start();
    await send({ markdown: 'one', buttons });
    await send({ markdown: 'two', attachment: attachment('photo') }, { edits: '1' });
    expect(shown()).toEqual(['one [k]', 'photo two']);
    // Words cannot be put in the place of a picture.
    expect(await send({ markdown: 'three' }, { edits: '2' })).toMatchObject({ kind: 'sent', message: '3' });
  });

  it('goes to the topic and points at what it answers, once', async () => {
    const send = await start();
    const topic = api.world.openTopic(api.world.chat(group, 'supergroup'), 'T-1001', 0);
    await send(
      { markdown: 'x'.repeat(2000), file: { name: 'a.txt', text: 'x' } },
      { chat: `${group}/${topic}`, answers: String(topic) },
    );
    expect(api.said(group).map(({ thread, replyTo }) => [thread, replyTo])).toEqual([
      [topic, topic],
      [topic, undefined],
    ]);
  });
});

describe('what is refused', () => {
  it('does not keep the words back, and is told', async () => {
    const send = await start();
    const lost = (reason: string) => expect.stringContaining(reason);
    const chat = String(group);
    expect(await send({ markdown: 'a', attachment: attachment('photo', 'unknown') })).toEqual({
      kind: 'sent',
      message: '1',
      lost: lost('wrong remote file'),
    });
    expect(
      await send({ markdown: 'x'.repeat(2000), attachment: attachment('photo', 'unknown') }),
    ).toMatchObject({ kind: 'sent', lost: lost('wrong remote file') });
    expect(await send({ markdown: 'a', file: { name: 'empty.txt', text: '' } })).toMatchObject({
      kind: 'sent',
    });
    api.world.chat(ann, 'private').noVoice = true;
    expect(await send({ markdown: 'b', attachment: attachment('voice') })).toMatchObject({
      kind: 'sent',
      lost: lost('VOICE_MESSAGES_FORBIDDEN'),
    });
    api.world.chat(group, 'supergroup').wordsOnly = true;
    expect(await send({ markdown: 'c', attachment: attachment('photo') }, { chat })).toMatchObject({
      kind: 'sent',
      lost: lost('not enough rights to send photos'),
    });
    expect(await send({ attachment: attachment('photo') }, { chat })).toMatchObject({ kind: 'never' });
    expect(shown(group)).toEqual(['c']);
  });

  it('is not tried again once it is through, and is tried again where nothing is known', async () => {
    const send = await start();
    const both = { markdown: 'x'.repeat(2000), attachment: attachment('photo') };
    api.faults.next('sendMessage', { kind: 'server_error', status: 500 }, { kind: 'drop_after' });
    expect(await send(both, { id: 'a' })).toMatchObject({ kind: 'later' });
    expect(await send(both, { id: 'a' })).toMatchObject({ kind: 'unknown' });
    expect(await send(both, { id: 'a' })).toMatchObject({ kind: 'sent', earlier: ['1'] });
    expect(api.calls('sendPhoto')).toHaveLength(1);
    api.faults.next(
      'sendDocument',
      { kind: 'drop_after' },
      { kind: 'garbage' },
      { kind: 'too_many', retryAfter: 3 },
    );
    const file = { file: { name: 'a.csv', text: 'x' } };
    expect(await send(file, { id: 'b' })).toMatchObject({ kind: 'unknown' });
    expect(await send(file, { id: 'b' })).toMatchObject({ kind: 'unknown' });
    expect(await send(file, { id: 'b' })).toMatchObject({ kind: 'later', afterMs: 3000 });
    expect(await send(file, { id: 'b' })).toMatchObject({ kind: 'sent' });
  });

  it('is the end of the lane where the chat is closed', async () => {
    const send = await start();
    api.world.chat(ann, 'private').fate = { kind: 'blocked' };
    expect(await send({ markdown: 'a', attachment: attachment('photo') })).toMatchObject({ kind: 'gone' });
  });
});

describe('topics', () => {
  const make = async (title: string, chat = `${group}#T-1001`) => {
    const sender = createSender(createBotApi({ token: api.token, apiRoot: api.root }));
    return sender.deliver({
      id: 'm',
      to: { channel: 'telegram', chat },
      seq: 1,
      outgoing: { markdown: 'a card', buttons: [] },
      policy: 'repeat',
      attempts: 0,
      topic: title,
    });
  };
  const forum = () => {
    const chat = api.world.chat(group, 'supergroup');
    chat.topics = new Map();
    return chat;
  };

  it('are made in a forum, under the title, cut to what a topic may be called', async () => {
    await start();
    const chat = forum();
    expect(await make('T-1001 \u202eIt\ndoes   not work')).toEqual({ kind: 'moved', chat: `${group}/1` });
    expect(await make('👍'.repeat(100))).toEqual({ kind: 'moved', chat: `${group}/2` });
    expect(await make(' \n ')).toEqual({ kind: 'moved', chat: `${group}/3` });
    expect([...(chat.topics?.values() ?? [])].map(({ name }) => name)).toEqual([
      'T-1001 It does not work',
      `${'👍'.repeat(63)}…`,
      'T-1001',
    ]);
    expect(api.said(group)).toEqual([]);
  });

  it('are the group itself where there are none, or the bot may not make them', async () => {
    await start();
    expect(await make('x')).toEqual({ kind: 'moved', chat: String(group) });
    forum().noTopicRights = true;
    expect(await make('x')).toEqual({ kind: 'moved', chat: String(group) });
  });

  it('are asked for again later, elsewhere, or never, as any message', async () => {
    await start();
    forum();
    api.faults.next(
      'createForumTopic',
      { kind: 'too_many', retryAfter: 5 },
      { kind: 'server_error', status: 503 },
      { kind: 'drop_before' },
    );
    expect(await make('x')).toMatchObject({ kind: 'later', afterMs: 5000 });
    expect(await make('x')).toMatchObject({ kind: 'later' });
    expect(await make('x')).toMatchObject({ kind: 'unknown' });
    api.people.upgrade(group, -1009, ann);
    expect(await make('x')).toEqual({ kind: 'moved', chat: '-1009#T-1001' });
    expect(await make('x', '-4711#T-1001')).toMatchObject({ kind: 'gone' });
    api.world.chat(-1009, 'supergroup').fate = { kind: 'kicked' };
    expect(await make('x', '-1009#T-1001')).toMatchObject({ kind: 'gone' });
  });

  it('that were deleted or closed by hand lead to the group, with all that was to be said', async () => {
    const send = await start();
    const chat = forum();
    const [deleted, closed] = [api.world.openTopic(chat, 'a', 0), api.world.openTopic(chat, 'b', 0)];
    api.people.deleteTopic(group, deleted);
    chat.topics?.set(closed, { name: 'b', closed: true });
    const both = { markdown: 'x'.repeat(2000), attachment: attachment('photo') };
    for (const topic of [deleted, closed]) {
      const id = `m-${topic}`;
      expect(await send(both, { chat: `${group}/${topic}`, id })).toEqual({
        kind: 'moved',
        chat: String(group),
      });
      expect(await send(both, { chat: String(group), id })).toMatchObject({ kind: 'sent' });
    }
    expect(shown(group)).toEqual(['photo', both.markdown, 'photo', both.markdown]);
    const captioned = { markdown: 'short', attachment: attachment('photo') };
    expect(await send(captioned, { chat: `${group}/${deleted}` })).toMatchObject({ kind: 'moved' });
  });
});
