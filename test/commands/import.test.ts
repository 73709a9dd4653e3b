import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportOptions, importFaq } from '../../src/commands/import.ts';
import { sample } from '../knowledge/import/sample.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'import-'));
  await writeFile(join(home, 'raw.md'), sample);
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function run(file = 'raw.md', options: Partial<ImportOptions> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = await importFaq(join(home, file), { out: join(home, 'out'), ...options }, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('a good export', () => {
  it('writes drafts and the report it prints, and leaves nothing else behind', async () => {
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, '']);
    const files = await readdir(join(home, 'out'));
    expect(files).toHaveLength(7);
    expect(out).toContain((await readFile(join(home, 'out', 'report.md'), 'utf8')).trimEnd());
    expect((await readdir(home)).sort()).toEqual(['out', 'raw.md']);
  });

  it('makes folders on the way and takes an empty one', async () => {
    expect((await run('raw.md', { out: join(home, 'a', 'b') })).code).toBe(0);
    await mkdir(join(home, 'out'));
    expect((await run('raw.md', { lang: 'en' })).out).toContain('Wrote 6 drafts');
  });

  it('cannot be made to write outside by its headings', async () => {
    await writeFile(join(home, 'evil.md'), '## ../../evil\na\n## /etc/x\nb\n## ..\nc\n## \\\\host\\x\nd\n');
    expect((await run('evil.md')).code).toBe(0);
    expect((await readdir(join(home, 'out'))).sort()).toHaveLength(5);
    expect((await readdir(home)).sort()).toEqual(['evil.md', 'out', 'raw.md']);
  });
});

describe('a folder that is not empty', () => {
  it('is refused, and with --force loses only files of the same names', async () => {
    await run();
    const [first = ''] = await readdir(join(home, 'out'));
    await writeFile(join(home, 'out', first), 'edited');
    await writeFile(join(home, 'out', 'mine.md'), 'mine');
    const refused = await run();
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(await readFile(join(home, 'out', first), 'utf8')).toBe('edited');
    const forced = await run('raw.md', { force: true });
    expect(forced.out).toContain('7 个同名文件');
    expect(await readFile(join(home, 'out', first), 'utf8')).not.toBe('edited');
    expect(await readFile(join(home, 'out', 'mine.md'), 'utf8')).toBe('mine');
    expect((await readdir(home)).sort()).toEqual(['out', 'raw.md']);
  });

  it('never loses the export itself, follows no link, and changes nothing when a name is blocked', async () => {
    await mkdir(join(home, 'out'));
    await writeFile(join(home, 'out', 'report.md'), sample);
    expect((await run('out/report.md', { force: true })).code).toBe(2);
    expect(await readFile(join(home, 'out', 'report.md'), 'utf8')).toBe(sample);

    await rm(join(home, 'out', 'report.md'));
    await symlink(join(home, 'raw.md'), join(home, 'out', 'report.md'));
    expect((await run('raw.md', { force: true })).code).toBe(0);
    expect(await readFile(join(home, 'raw.md'), 'utf8')).toBe(sample);

    await rm(join(home, 'out'), { recursive: true });
    await mkdir(join(home, 'out', 'report.md'), { recursive: true });
    expect((await run('raw.md', { force: true })).code).toBe(2);
    expect(await readdir(join(home, 'out'))).toEqual(['report.md']);
  });
});

it.each([
  ['missing', undefined, /找不到/],
  ['empty', '', /空的/],
  ['without headings', '只有正文。', /### 什么是对等连接/],
  ['not UTF-8', Buffer.from([0x23, 0x20, 0xc4, 0xe3]), /bad\.md:1 .*第 2 字节/],
  ['with NUL', '# a\n\0', /bad\.md:2 .*NUL/],
])('refuses a file that is %s and writes nothing', async (_, content, message) => {
  if (content !== undefined) await writeFile(join(home, 'bad.md'), content);
  const { code, err } = await run('bad.md');
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(await readdir(home)).not.toContain('out');
});

it('refuses a folder as the export and a file as the folder', async () => {
  expect((await run('.')).code).toBe(2);
  expect((await run('raw.md', { out: join(home, 'raw.md'), lang: 'en' })).err).toContain('not a folder');
  expect((await run('raw.md', { out: join(home, 'raw.md', 'x') })).code).toBe(1);
});

it('prints nothing a terminal would obey', async () => {
  await writeFile(join(home, 'esc.md'), 'intro \x1b[2J\n## a\x1b[31m?\n\x1b]0;x\x07b\n## a\x1b[31m?\nb');
  const { out } = await run('esc.md');
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
