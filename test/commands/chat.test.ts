import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatText } from '../../src/text/index.ts';
import { cli, run } from './run.ts';

const shippedKnowledge = fileURLToPath(new URL('../../knowledge', import.meta.url));
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A copy of the knowledge with one file replaced. */
function copyWith(name: string, file: string, content: string | Uint8Array): string {
  const folder = join(home, name);
  cpSync(shippedKnowledge, folder, { recursive: true });
  writeFileSync(join(folder, file), content);
  return folder;
}

describe('chat over pipes', () => {
  it('answers line by line and ends well, without colours', async () => {
    const { code, out, err } = await run(['chat'], {
      input: '你好\r\n\n对等连接加密吗\n1\n/nope\n谢谢',
      env: { NO_COLOR: '1' },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = [chatText.zh.talk.greeting, '不加密', chatText.zh.glad, '/nope', chatText.zh.talk.thanks];
    let at = 0;
    for (const text of said) {
      at = out.indexOf(text ?? '-', at);
      expect(at, text).toBeGreaterThanOrEqual(0);
    }
    expect(out).not.toContain('\u001b');
  });

  it('takes a ticket from a customer to an agent and back, at one keyboard', async () => {
    const input = '/ticket 我的对等连接不通\n1\n/as agent\n认领\n回复\n请把路由表发来\n1\n/as me';
    const { code, out, err } = await run(['chat'], { input });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = ['T-1001 已提交', '新工单 T-1001', '负责人：agent', '请确认', '客服', '请把路由表发来'];
    let at = 0;
    for (const text of said) {
      at = out.indexOf(text, at);
      expect(at, `${text} in ${out}`).toBeGreaterThanOrEqual(0);
    }
  });

  it('says nothing into an empty pipe', async () => {
    expect(await run(['chat'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('speaks the language that BOT_LANG sets, by the rules that RULES names', async () => {
    const { out } = await run(['chat'], { input: '/help\n', env: { BOT_LANG: 'en', RULES: 'aws' } });
    expect(out).toContain('I speak for AWS');
  });

  it('ends quietly when nobody reads any more', async () => {
    const child = spawn(process.execPath, [cli, 'chat']);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.write('对等连接加密吗\n'.repeat(2000));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('a start that cannot be', () => {
  it.each<[string, () => Record<string, string>, RegExp]>([
    ['RULES unknown', () => ({ RULES: 'azure' }), /rules.*"azure".*aws, tencent-current, tencent-seed/],
    ['RULES hostile', () => ({ RULES: '../../etc/passwd' }), /rules.*aws, tencent-current, tencent-seed/],
    ['BOT_LANG unknown', () => ({ BOT_LANG: 'fr' }), /BOT_LANG.*zh.*en.*"fr"/],
    ['KNOWLEDGE nowhere', () => ({ KNOWLEDGE: join(home, 'nowhere') }), /nowhere/],
    [
      'a profile that is no JSON',
      () => ({ RULES: 'aws', KNOWLEDGE: copyWith('bad-json', 'rules/aws.json', '{ "profile": ') }),
      /rules\/aws\.json:\d+: /,
    ],
    [
      'another profile with a number where none may be',
      () => ({
        KNOWLEDGE: copyWith(
          'bad-rule',
          'rules/aws.json',
          '{"profile":"aws","extends":"tencent-seed","note":{"zh":"a","en":"b"},"rules":{"pendingTtlHours":"soon"}}',
        ),
      }),
      /rules\/aws\.json:\d+: .*pendingTtlHours/,
    ],
    [
      'an entry cut short',
      () => ({ KNOWLEDGE: copyWith('bad-entry', 'faq/encryption.md', '---\nid: encryption\n') }),
      /faq\/encryption\.md:\d+: /,
    ],
    [
      'an entry that is not UTF-8',
      () => ({ KNOWLEDGE: copyWith('bad-bytes', 'faq/encryption.md', new Uint8Array([0xff, 0xfe, 0x41])) }),
      /faq\/encryption\.md:\d+: /,
    ],
  ])('%s: names what to mend, exits 1, never chats', async (_, env, message) => {
    const { code, out, err } = await run(['chat'], { input: '你好\n', env: env() });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

// That lint passes what is shipped is a step of .ci/run, and takes seconds.
describe('lint', () => {
  it('fails on a broken copy, by file and line', async () => {
    const folder = copyWith('lint', 'faq/encryption.md', '---\nid: [\n---\n');
    const { code, out } = await run(['lint'], { env: { KNOWLEDGE: folder } });
    expect(code).toBe(1);
    expect(out).toMatch(/faq\/encryption\.md:\d+: /);
    expect(out).toMatch(/\d+ mistakes/);
  });
});
