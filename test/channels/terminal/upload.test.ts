import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTerminal } from '../../../src/channels/terminal/chat.ts';
import { readUpload, uploadPath } from '../../../src/channels/terminal/upload.ts';
import { FakeAssistant, options } from './fakes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'));
  await writeFile(join(folder, 'a b.json'), '{"a": 1}');
  await writeFile(join(folder, 'big.json'), 'x'.repeat(2 ** 20 + 1));
  await writeFile(join(folder, 'full.json'), 'x'.repeat(2 ** 20));
  await writeFile(join(folder, 'image.json'), Buffer.from([0xff, 0xd8, 0x00]));
  await writeFile(join(folder, 'empty.json'), '');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the line /upload', () => {
  it.each<[string, string | undefined]>([
    ['/upload a.json', 'a.json'],
    ['  /UPLOAD   a b.json  ', 'a b.json'],
    ['/upload "a b.json"', 'a b.json'],
    ["/upload 'a.json'", 'a.json'],
    ['/upload', ''],
    ['/upload   ', ''],
    ['/uploads', undefined],
    ['please /upload a', undefined],
    ['', undefined],
  ])('%j names %j', (line, path) => {
    expect(uploadPath(line)).toBe(path);
  });

  it.each([
    ['a b.json', 'text'],
    ['full.json', 'text'],
    ['big.json', 'too_big'],
    ['image.json', 'no_text'],
    ['empty.json', 'no_text'],
    ['none.json', 'missing'],
    ['.', 'missing'],
    ['pipe', 'missing'],
    ['a\0b', 'missing'],
  ])('finds at %j: %s', async (name, kind) => {
    expect((await readUpload(join(folder, name))).kind).toBe(kind);
  });

  it('reads no device', async () => {
    expect(await readUpload('/dev/zero')).toEqual({ kind: 'missing' });
  });

  it('hands the file to the assistant, or says why not', async () => {
    const assistant = new FakeAssistant();
    const lines = [
      `/upload ${join(folder, 'a b.json')}`,
      '/upload',
      `/upload ${join(folder, 'big.json')}`,
      '/upload no_pe',
    ];
    const given = options({ input: Readable.from([Buffer.from(lines.join('\n'))]), assistant });
    expect(await runTerminal(given)).toBe(0);
    expect(assistant.received.map(({ input }) => input)).toEqual([
      { kind: 'file', name: 'a b.json', text: '{"a": 1}' },
    ]);
    expect(given.output.text).toContain('upload what');
    expect(given.output.text).toContain('too much at');
    expect(given.output.text).toContain('nothing at no_pe');
  });
});
