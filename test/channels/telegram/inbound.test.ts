import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../../src/channels/telegram/inbound.ts';

const bot = { id: 4242, username: 'peering_bot' };
const ann = { id: 11, is_bot: false, first_name: 'Ann', language_code: 'zh-hans' };
const group = { id: -1001234567890, type: 'supergroup' };

function message(fields: object) {
  return {
    update_id: 5,
    message: { message_id: 9, date: 1, chat: { id: 11, type: 'private' }, from: ann, text: 'hi', ...fields },
  };
}

/** The text that got in, or why none did. */
function read(update: unknown): unknown {
  const arrival = readUpdate(update, bot);
  if (arrival === undefined) return undefined;
  if (arrival.kind === 'skip') return arrival.reason;
  if (arrival.kind === 'file') return arrival.file;
  if (arrival.kind !== 'input') return arrival.kind;
  const { input } = arrival.inbound;
  return input.kind === 'button'
    ? { token: input.token }
    : input.kind === 'text'
      ? { text: input.text }
      : input.kind;
}

const mention = (text: string, type = 'mention', more: object = {}) => {
  const offset = text.indexOf('@');
  return { text, chat: group, entities: [{ type, offset, length: '@peering_bot'.length, ...more }] };
};

describe('messages', () => {
  it.each<[string, object, unknown]>([
    ['text', {}, { text: 'hi' }],
    [
      'a caption stands for its picture',
      { text: undefined, caption: 'what is this' },
      { text: 'what is this' },
    ],
    ['half of a pair', { text: 'a\ud83d' }, { text: 'a\ufffd' }],
    ['a command and its case', { text: '/HeLp' }, { text: '/help' }],
    ['a command with an argument', { text: '  /lang   EN ' }, { text: '/lang EN' }],
    ['a command for us', { text: '/help@PEERING_bot now' }, { text: '/help now' }],
    ['a command for another', { text: '/help@other_bot' }, 'other_bot'],
    ['a path is no command', { text: '/etc/hosts' }, { text: '/etc/hosts' }],
    ['a payload', { text: '/start faq_quick-start' }, { text: '/start faq_quick-start' }],
    ['a payload nobody made', { text: '/start <script>' }, { text: '/start' }],
    ['a payload that is too long', { text: `/start ${'a'.repeat(65)}` }, { text: '/start' }],
    ['a forwarded command', { text: '/delete 1', forward_origin: { type: 'user' } }, 'forwarded_command'],
    ['a forwarded command, older form', { text: '/delete 1', forward_date: 1 }, 'forwarded_command'],
    ['a forwarded question', { forward_origin: { type: 'hidden_user' } }, { text: 'hi' }],
    ['our own words from inline mode', { via_bot: { id: 4242 } }, 'via_bot'],
    ['blank', { text: ' \n ' }, 'no_text'],
    [
      'a file that may be text',
      {
        text: undefined,
        document: { file_id: 'f', file_name: 'a\u202e.JSON', mime_type: 'x/y', file_size: 9 },
      },
      { id: 'f', name: 'a.JSON', size: 9 },
    ],
    [
      'a file that says so, with a caption',
      { text: undefined, caption: '/import', document: { file_id: 'f', mime_type: 'text/plain' } },
      { id: 'f', name: '', size: undefined },
    ],
    [
      'another file',
      {
        text: undefined,
        caption: 'look',
        document: { file_id: 'f', file_name: 'a.pdf', mime_type: 'a/pdf' },
      },
      { text: 'look' },
    ],
    ['a file without an id', { document: { file_name: 'a.json' } }, { text: 'hi' }],
    [
      'a file in a group',
      { text: undefined, chat: group, document: { file_id: 'f', file_name: 'a.json' } },
      'not_addressed',
    ],
    [
      'a file of a bot',
      { from: { ...ann, is_bot: true }, document: { file_id: 'f', file_name: 'a.json' } },
      'no_person',
    ],
    ['a sticker', { text: undefined, sticker: {} }, 'wordless'],
    ['a photo with an empty caption', { text: undefined, photo: [], caption: ' ' }, 'wordless'],
    ['a voice message, whatever is in it', { text: undefined, voice: null }, 'wordless'],
    ['a forwarded video', { text: undefined, video: {}, forward_date: 1 }, 'wordless'],
    ['a picture in a group', { text: undefined, photo: [], chat: group }, 'not_addressed'],
    [
      'a picture in reply to the bot',
      { text: undefined, photo: [], chat: group, reply_to_message: { from: { id: 4242 } } },
      'wordless',
    ],
    [
      'a picture in reply to another',
      { text: undefined, photo: [], chat: group, reply_to_message: { from: { id: 1 } } },
      'not_addressed',
    ],
    ['a picture out of inline mode', { text: undefined, animation: {}, via_bot: { id: 1 } }, 'via_bot'],
    ['somebody joined', { text: undefined, new_chat_members: [ann] }, 'no_text'],
    ['a pinned message', { text: undefined, pinned_message: {} }, 'no_text'],
    ['a kind of message that is new', { text: undefined, brand_new: {} }, 'no_text'],
    ['an album of no kind', { media_group_id: 7 }, 'malformed'],
    ['a bot', { from: { ...ann, is_bot: true } }, 'no_person'],
    ['an anonymous administrator', { sender_chat: group }, 'no_person'],
    ['nobody', { from: undefined }, 'no_person'],
    ['talk in a group', { chat: group }, 'not_addressed'],
    ['a command in a group', { chat: group, text: '/help' }, { text: '/help' }],
    ['a mention', mention('请问 @Peering_Bot 多少钱'), { text: '请问  多少钱' }],
    ['a mention after astral characters', mention('👍👍 @peering_bot hi'), { text: '👍👍  hi' }],
    ['a mention of another', mention('@peering_boy hi'), 'not_addressed'],
    ['a mention by name', mention('@peering_bot hi', 'text_mention', { user: { id: 4242 } }), { text: 'hi' }],
    ['another, by name', mention('@peering_bot hi', 'text_mention', { user: { id: 1 } }), 'not_addressed'],
    ['nothing but a mention', mention('@peering_bot'), 'no_text'],
    [
      'a mention out of range',
      { chat: group, entities: [{ type: 'mention', offset: 90, length: 9 }] },
      'not_addressed',
    ],
    ['a reply to the bot', { chat: group, reply_to_message: { from: { id: 4242 } } }, { text: 'hi' }],
    ['a reply to another', { chat: group, reply_to_message: { from: { id: 1 } } }, 'not_addressed'],
    [
      'a message in a topic the bot opened',
      { chat: group, reply_to_message: { from: { id: 4242 }, forum_topic_created: {} } },
      'not_addressed',
    ],
    ['a channel post', { chat: { id: -5, type: 'channel' } }, 'no_person'],
    ['4,096 astral characters', { text: '𠮷'.repeat(4096) }, { text: '𠮷'.repeat(4096) }],
    ['more than Telegram sends', { text: 'x'.repeat(8193) }, 'malformed'],
    ['no chat', { chat: undefined }, 'malformed'],
    ['a chat of no kind', { chat: { id: 1, type: 'castle' } }, 'malformed'],
    ['a person without an id', { from: { is_bot: false } }, 'malformed'],
    ['ids that are no numbers', { chat: { id: '11', type: 'private' } }, 'malformed'],
    ['an id out of range', { chat: { id: 2 ** 60, type: 'private' } }, 'malformed'],
    ['text that is none', { text: ['hi'] }, 'malformed'],
  ])('%s', (_, fields, expected) => {
    expect(read(message(fields))).toEqual(expected);
  });

  it('names the album of each of its pictures, which are inputs of their own', () => {
    const inbound = (update_id: number, fields: object) => {
      const arrival = readUpdate({ ...message({ media_group_id: '77', ...fields }), update_id }, bot);
      return arrival?.kind === 'input' ? [arrival.inbound.dedupeKey, arrival.inbound.album] : arrival?.kind;
    };
    const picture = { text: undefined, photo: [] };
    const album = 'telegram/4242/album/11/77';
    expect(inbound(1, picture)).toEqual(['telegram/4242/1', album]);
    expect(inbound(2, picture)).toEqual(['telegram/4242/2', album]);
    expect(inbound(3, { ...picture, caption: 'what is this' })).toEqual(['telegram/4242/3', album]);
    expect(inbound(4, { ...picture, media_group_id: undefined })).toEqual(['telegram/4242/4', undefined]);
  });

  const size = (file_id: string, width: number) => ({ file_id, width, height: width });
  it.each<[string, object, object | undefined]>([
    [
      'a photo, the largest size of it',
      { photo: [size('s', 90), size('l', 1280), size('m', 320)] },
      { kind: 'photo', ref: 'l', name: '' },
    ],
    [
      'a document, with its name',
      { document: { file_id: 'd', file_name: 'a\u202e"b.pdf' } },
      { kind: 'document', ref: 'd', name: 'a"b.pdf' },
    ],
    [
      'an animation, which is a document as well',
      { animation: { file_id: 'a' }, document: { file_id: 'b' } },
      { kind: 'animation', ref: 'a', name: '' },
    ],
    ['a voice message', { voice: { file_id: 'v', file_name: 7 } }, { kind: 'voice', ref: 'v', name: '' }],
    ['a sticker', { sticker: { file_id: 's' } }, { kind: 'sticker', ref: 's', name: '' }],
    ['a video note', { video_note: { file_id: 'n' } }, { kind: 'video_note', ref: 'n', name: '' }],
    ['music', { audio: { file_id: 'm', file_name: 'x.mp3' } }, { kind: 'audio', ref: 'm', name: 'x.mp3' }],
    ['a video', { video: { file_id: 'w' } }, { kind: 'video', ref: 'w', name: '' }],
    ['an id that leads elsewhere', { voice: { file_id: '../x' } }, undefined],
    ['a photo of no size', { photo: [{ file_id: 'p' }] }, { kind: 'photo', ref: 'p', name: '' }],
    ['a photo that is none', { photo: { file_id: 'p' } }, undefined],
    ['a location', { location: {} }, undefined],
  ])('brings along %s', (_, fields, expected) => {
    for (const caption of [undefined, 'see here']) {
      const arrival = readUpdate(message({ text: undefined, caption, ...fields }), bot);
      const input = arrival?.kind === 'input' ? arrival.inbound.input : undefined;
      expect(input?.kind).toBe(caption === undefined ? 'wordless' : 'text');
      expect(input && 'attachment' in input ? input.attachment : undefined).toEqual(
        expected && { channel: 'telegram', ...expected },
      );
    }
  });

  it('tells which message of the bot is answered, and no other', () => {
    const answers = (reply_to_message: object, fields: object = {}) => {
      const arrival = readUpdate(message({ reply_to_message, ...fields }), bot);
      return arrival?.kind === 'input' || arrival?.kind === 'file' ? arrival.inbound.replyTo : arrival?.kind;
    };
    expect(answers({ message_id: 8, from: { id: 4242 } })).toBe('8');
    expect(answers({ message_id: 8, from: { id: 4242 } }, { chat: group, text: '/queue' })).toBe('8');
    expect(
      answers(
        { message_id: 8, from: { id: 4242 } },
        { text: undefined, document: { file_id: 'f', file_name: 'a.json' } },
      ),
    ).toBe('8');
    expect(answers({ message_id: 8, from: { id: 4242 }, forum_topic_created: {} })).toBeUndefined();
    expect(answers({ message_id: 8, from: { id: 11 } })).toBeUndefined();
    expect(answers({ from: { id: 4242 } })).toBeUndefined();
    expect(answers({})).toBeUndefined();
  });

  it('tells that a group has another id', () => {
    const upgraded = message({ text: undefined, chat: { id: -7, type: 'group' }, migrate_to_chat_id: -1007 });
    expect(readUpdate(upgraded, bot)).toEqual({
      kind: 'migrated',
      updateId: 5,
      from: { channel: 'telegram', chat: '-7' },
      to: { channel: 'telegram', chat: '-1007' },
    });
  });

  it('says who, where and in which language', () => {
    const arrival = readUpdate(
      message({ chat: group, text: '/help', message_thread_id: 7, is_topic_message: true }),
      bot,
    );
    expect(arrival).toEqual({
      kind: 'input',
      updateId: 5,
      inbound: {
        dedupeKey: 'telegram/4242/5',
        conversation: 'telegram:-1001234567890:11',
        actor: 'telegram:11',
        name: 'Ann',
        alone: false,
        to: { channel: 'telegram', chat: '-1001234567890/7' },
        input: { kind: 'text', text: '/help' },
        message: '9',
        lang: 'zh',
      },
    });
  });

  it.each([
    ['zh', 'zh'],
    ['zh-TW', 'zh'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', undefined],
    [undefined, undefined],
  ])('guesses from the language %s: %s', (code, lang) => {
    const arrival = readUpdate(message({ from: { ...ann, language_code: code } }), bot);
    expect(arrival?.kind === 'input' ? arrival.inbound.lang : 'none').toBe(lang);
  });
});

describe('taps', () => {
  const tap = (fields: object) => ({
    update_id: 6,
    callback_query: { id: '77', from: ann, message: { message_id: 3, chat: group }, data: 'abc', ...fields },
  });
  it.each<[string, object, unknown]>([
    ['a token', {}, { token: 'abc' }],
    ['64 bytes', { data: 'x'.repeat(64) }, { token: 'x'.repeat(64) }],
    ['65 bytes', { data: 'x'.repeat(65) }, 'stray_tap'],
    ['any bytes', { data: '\u0000\uffff%' }, 'stray_tap'],
    ['a game', { data: undefined, game_short_name: 'g' }, 'stray_tap'],
    ['under an inline message', { message: undefined, inline_message_id: 'x' }, 'inline_message'],
    ['by a bot', { from: { ...ann, is_bot: true } }, 'no_person'],
    ['without an id', { id: '' }, 'malformed'],
  ])('%s', (_, fields, expected) => {
    expect(read(tap(fields))).toEqual(expected);
  });

  it('belongs to whoever tapped, not to whose button it was', () => {
    const arrival = readUpdate(tap({ from: { ...ann, id: 99 } }), bot);
    expect(arrival).toMatchObject({
      inbound: { conversation: 'telegram:-1001234567890:99', actor: 'telegram:99' },
    });
  });
});

describe('anything else', () => {
  it.each([
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { update_id: '5' },
    { update_id: -1 },
    { update_id: 1.5 },
    { update_id: 2 ** 60 },
  ])('%j has no id to confirm it by', (update) => {
    expect(readUpdate(update, bot)).toBeUndefined();
  });

  it.each([
    'edited_message',
    'channel_post',
    'my_chat_member',
    'poll',
    'toString',
    '__proto__',
    'brand_new_kind',
  ])('the kind %s is skipped', (kind) => {
    expect(read(JSON.parse(`{"update_id":5,"${kind}":{"text":"x"}}`))).toBe('unknown_kind');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('message', 'callback_query', 'inline_query'),
        fc.object({
          maxDepth: 4,
          key: fc.constantFrom(
            'id',
            'chat',
            'from',
            'text',
            'entities',
            'data',
            'is_bot',
            '__proto__',
            'type',
          ),
        }),
        (kind, content) => {
          const arrival = readUpdate({ update_id: 1, [kind]: content }, bot);
          expect(arrival?.updateId).toBe(1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
