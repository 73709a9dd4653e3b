import { afterEach, describe, expect, it } from 'vitest';
import { createBotApi } from '../../../src/channels/telegram/api.ts';
import { type Harness, type Mode, modes, startHarness } from './harness.ts';

let running: Harness | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const ann = 11;
async function start(mode: Mode = 'polling') {
  running = await startHarness(mode);
  running.api.people.join(ann, { lang: 'zh' });
  return running;
}

/** Ann sends a file. */
function send({ api }: Harness, bytes: string | Uint8Array, about: object = {}, id = 'document-1') {
  api.files.set(id, Buffer.from(bytes));
  const document = { file_id: id, file_name: 'vpcs.json', mime_type: 'application/json', ...about };
  api.people.say(ann, '', { also: { text: undefined, document } });
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe.each(modes)('files, by %s', (mode) => {
  it('come in as their text, in order with what is said', async () => {
    const harness = await start(mode);
    const { api, assistant, until } = harness;
    send(harness, '{"VpcSet": ["网络"]}');
    api.people.say(ann, 'and now?');
    await until(() => assistant.applied.length === 2);
    expect(assistant.applied.find(({ input }) => input.kind === 'file')).toMatchObject({
      conversation: 'telegram:11:11',
      alone: true,
      message: '1',
      input: {
        kind: 'file',
        name: 'vpcs.json',
        text: '{"VpcSet": ["网络"]}',
        attachment: { kind: 'document', channel: 'telegram', ref: 'document-1', name: 'vpcs.json' },
      },
    });
    if (mode === 'polling') expect(assistant.said).toEqual(['{"VpcSet": ["网络"]}', 'and now?']);
  });
});

describe('files', () => {
  it.each<[string, string | Uint8Array, object, string]>([
    ['with a byte order mark', '\ufeff{}', {}, '{}'],
    ['as a shell of Windows writes them', utf16('{"a": "网"}'), {}, '{"a": "网"}'],
    ['of a megabyte', `${' '.repeat(2 ** 20 - 2)}{}`, { file_size: 2 ** 20 }, `${' '.repeat(2 ** 20 - 2)}{}`],
  ])('%s are read', async (_, bytes, about, text) => {
    const harness = await start();
    send(harness, bytes, about);
    await harness.until(() => harness.assistant.applied.length === 1);
    expect(harness.assistant.applied[0]?.input).toMatchObject({ kind: 'file', name: 'vpcs.json', text });
  });

  it.each<[string, string | Uint8Array, object, string]>([
    ['that say to be larger', '{}', { file_size: 2 ** 20 + 1 }, 'too_big'],
    ['that are larger than they say', 'x'.repeat(2 ** 20 + 1), { file_size: 5 }, 'too_big'],
    ['that are no text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff), {}, 'no_text'],
    ['with a zero in them', 'a\0b', {}, 'no_text'],
    ['with nothing in them', ' \n', {}, 'no_text'],
    ['of an id that Telegram does not know', '{}', { file_id: 'short' }, 'lost'],
    ['that are gone', '{}', { file_id: 'another-document' }, 'lost'],
  ])('%s come in by their reference, and why they were not read', async (_, bytes, about, unread) => {
    const harness = await start();
    const { api, assistant, until, logged } = harness;
    send(harness, bytes, about);
    api.people.say(ann, 'next');
    await until(() => assistant.applied.length === 2);
    const ref = 'file_id' in about ? about.file_id : 'document-1';
    const attachment = { kind: 'document', channel: 'telegram', ref, name: 'vpcs.json' };
    expect(assistant.applied[0]?.input).toEqual({ kind: 'wordless', unread, attachment });
    expect(logged.join()).not.toContain(api.token);
  });

  it('come with what is written under them, also when they cannot be had from Telegram just now', async () => {
    const harness = await start();
    const { api, assistant, until } = harness;
    api.faults.next('getFile', { kind: 'drop_after' });
    for (const n of [1, 2]) {
      api.files.set('document-1', Buffer.from('{}'));
      const document = { file_id: 'document-1', file_name: 'vpcs.json' };
      api.people.say(ann, '', { also: { text: undefined, caption: ' line 3 \ud800', document } });
      await until(() => assistant.applied.length === n);
    }
    expect(assistant.applied.map(({ input }) => input)).toMatchObject([
      { kind: 'wordless', unread: 'lost', caption: 'line 3 \ufffd' },
      { kind: 'file', text: '{}', caption: 'line 3 \ufffd' },
    ]);
  });
});

describe('a download', () => {
  it('that fails says no more than how, and never the token', async () => {
    const { api } = await start();
    const client = createBotApi({ token: api.token, apiRoot: api.root });
    for (const file of [
      await client.download('documents/none', 10),
      await client.download('elsewhere', 10),
    ]) {
      expect(file.kind).toBe('failed');
      expect(JSON.stringify(file)).not.toContain('AAF');
    }
    const nowhere = createBotApi({ token: api.token, apiRoot: 'http://127.0.0.1:1/' });
    expect(await nowhere.download('documents/x', 10)).toMatchObject({ kind: 'failed' });
  });
});
