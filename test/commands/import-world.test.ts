import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ImportIo, run as importWorld } from '../../src/commands/import-world.ts';
import { readBytes } from '../../src/commands/read-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-world-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(
  files: string[],
  options: { account?: string; region?: string; lang?: 'zh' | 'en' } = {},
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const to =
    (where: 'out' | 'err') =>
    (text: string): void => {
      said[where] += `${text}\n`;
    };
  const io: ImportIo = {
    out: to('out'),
    err: to('err'),
    now: () => Date.parse('2026-03-01T00:00:00Z'),
    readBytes,
  };
  const code = await importWorld({ files, lang: 'en', ...options }, io);
  return { code, ...said };
}

const vpcs = JSON.stringify({
  TotalCount: 1,
  VpcSet: [{ VpcId: 'vpc-a', VpcName: 'a\u202e', CidrBlock: '10.0.0.0/16', AssistantCidrSet: [] }],
});
const far = JSON.stringify({ VpcSet: [{ VpcId: 'vpc-b', CidrBlock: '10.1.0.0/16' }] });

describe('import-world', () => {
  it('prints the world of a scenario file', async () => {
    const got = await run([file('a.json', vpcs), `100000000002/ap-beijing@${file('b.json', far)}`], {
      account: '100000000001',
      region: 'gz',
    });
    expect(got).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(got.out)).toEqual({
      now: '2026-03-01T00:00:00.000Z',
      profile: 'tencent-seed',
      accounts: [{ uin: '100000000001' }, { uin: '100000000002' }],
      vpcs: [
        { id: 'vpc-a', owner: '100000000001', region: 'ap-guangzhou', cidr: '10.0.0.0/16', name: 'a\u202e' },
        { id: 'vpc-b', owner: '100000000002', region: 'ap-beijing', cidr: '10.1.0.0/16' },
      ],
      subnets: [],
      routeTables: [],
      peerings: [],
    });
    expect(got.out).not.toContain('\u202e');
  });

  it('prints nothing but the mistakes where there is one, exit 2', async () => {
    const broken = file('broken.json', vpcs.slice(0, 40));
    const got = await run([file('a.json', vpcs), broken, join(folder, 'none.json'), folder], {
      account: '1',
    });
    expect(got).toMatchObject({ code: 2, out: '' });
    expect(got.err.split('\n')).toEqual([
      `${join(folder, 'none.json')}: $: There is no such file. Check the path.`,
      `${folder}: $: The file cannot be read. Check its permissions.`,
      `${broken}: $: No valid JSON at line 1, column 41: the text ends too early. Save the whole output with --output json.`,
      '',
    ]);
  });

  it('speaks Chinese', async () => {
    const got = await run([file('a.json', vpcs)], { lang: 'zh', region: 'gz' });
    expect(got.err).toContain('a.json: $[0].VpcSet[0]: 无法得知 vpc-a 属于哪个账号');
  });

  it('reads what a PowerShell redirect leaves, and a path with an @', async () => {
    const path = file('user@host.json', Buffer.from(`\ufeff${vpcs}`, 'utf16le'));
    expect((await run([path], { account: '1', region: 'gz' })).code).toBe(0);
    expect((await run([`7@${path}`], { region: 'gz' })).out).toContain('"owner": "7"');
  });

  it('does not begin to read a file of 100 MB, nor end an endless one', async () => {
    const large = file('large.json', Buffer.alloc(100_000_000, 0x20));
    const got = await run([large], { account: '1' });
    expect(got.code).toBe(2);
    expect(got.err).toContain('The file has 100000000 bytes');
    expect((await run(['/dev/zero'])).err).toContain('more than the 67108864 that are read');
  });

  it('reads twenty thousand subnets in seconds', { timeout: 30_000 }, async () => {
    const SubnetSet = Array.from({ length: 20_000 }, (_, n) => ({
      ...{ SubnetId: `subnet-${n}`, VpcId: `vpc-${n % 1000}`, SubnetName: 'x'.repeat(400) },
      ...{ CidrBlock: '10.0.0.0/24', RouteTableId: `rtb-${n}`, Zone: 'ap-guangzhou-3' },
    }));
    const VpcSet = Array.from({ length: 1000 }, (_, n) => ({ VpcId: `vpc-${n}`, CidrBlock: '10.0.0.0/16' }));
    const text = `${JSON.stringify({ VpcSet })}${JSON.stringify({ SubnetSet })}`;
    const started = performance.now();
    const got = await run([file('many.json', text)], { account: '1' });
    expect(got.code).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
