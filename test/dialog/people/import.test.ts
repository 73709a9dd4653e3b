import { describe, expect, it } from 'vitest';
import { mapHas } from '../../../src/peering/index.ts';
import { buttonsOf, Chats, textOf } from './chat.ts';

const uin = '100000000001';

function office(): Chats {
  const chats = new Chats();
  chats.office.enter(uin, 'an', 'owner');
  return chats;
}

/** What `tccli vpc DescribeVpcs` prints of this many VPCs. */
const vpcs = (count: number): string =>
  JSON.stringify({
    TotalCount: count,
    VpcSet: Array.from({ length: count }, (_, n) => ({
      VpcId: `vpc-${String(n).padStart(8, '0')}`,
      VpcName: `网络 ${n}`,
      CidrBlock: `10.${Math.floor(n / 256)}.${n % 256}.0/24`,
    })),
  });

const subnets = JSON.stringify({
  TotalCount: 1,
  SubnetSet: [
    {
      SubnetId: 'subnet-00000001',
      VpcId: 'vpc-00000000',
      CidrBlock: '10.0.0.0/25',
      Zone: 'ap-guangzhou-3',
      RouteTableId: 'rtb-00000001',
    },
  ],
});

describe('the import', () => {
  it('asks for the region, previews, takes more, and only then imports', async () => {
    const chats = office();
    expect(textOf(await chats.say('an', vpcs(2)))).toContain('哪个地域');
    const shown = await chats.say('an', '广州');
    expect(textOf(shown)).toContain('新增：2 个 VPC');
    expect(mapHas(chats.office.world.sites, 'vpc-00000000')).toBe(false);
    const more = await chats.say('an', subnets);
    expect(textOf(more)).toContain('1 个子网');
    const done = await chats.tap('an', more, '导入');
    expect(textOf(done)).toContain('已导入：2 个 VPC');
    expect(textOf(await chats.say('an', '/vpcs'))).toContain('共 2 个');
    expect(textOf(await chats.say('an', `${vpcs(2)}\n${subnets}`))).toContain('不用导入');
  });

  it('puts together what a chat has cut, wherever it was cut', async () => {
    const chats = office();
    const text = vpcs(500);
    const pieces = text.match(/[\s\S]{1,4096}/g) ?? [];
    expect(pieces.length).toBeGreaterThan(8);
    for (const [place, piece] of pieces.entries()) {
      const said = await chats.say('an', piece);
      if (place < pieces.length - 1) expect(textOf(said)).toMatch(/已收到 \d+ 个字符/);
      else expect(textOf(said)).toContain('哪个地域');
      expect(buttonsOf(said).every(({ action }) => JSON.stringify(action).length < 200)).toBe(true);
    }
    const shown = await chats.say('an', '北京');
    expect(textOf(shown)).toContain('500 个 VPC');
    await chats.tap('an', shown, '导入');
    expect(textOf(await chats.say('an', '/vpcs'))).toContain('共 500 个');
  });

  it('keeps what came before a piece that does not continue it, and lets go at a cancel', async () => {
    const chats = office();
    const text = vpcs(100);
    const cut = text.indexOf('},{', 3_000) + 1;
    await chats.say('an', text.slice(0, cut));
    expect(textOf(await chats.say('an', ']]]'))).toContain('接不上');
    expect(textOf(await chats.say('an', text.slice(cut)))).toContain('哪个地域');
    await chats.say('an', text.slice(0, cut));
    expect(textOf(await chats.say('an', '/cancel'))).toContain('已取消');
  });

  it.each([
    ['hello', '不是 JSON'],
    ['{"a": 1}', 'DescribeVpcs'],
    ['{"VpcSet": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.1/8"}]}', '10\\.0\\.0\\.1/8'],
    [' '.repeat(1_000_001), '最多'],
  ])('refuses %.40j', async (text, why) => {
    const chats = office();
    await chats.say('an', '/import');
    expect(textOf(await chats.file('an', text))).toContain(why);
  });

  it('takes a file with 500 VPCs of one region in one go', async () => {
    const chats = office();
    const said = await chats.file('an', vpcs(500));
    expect(textOf(said)).toContain('哪个地域');
  });

  it('is not for viewers, nor for groups', async () => {
    const chats = office();
    chats.office.enter(uin, 'bo', 'viewer');
    expect(textOf(await chats.say('bo', vpcs(1)))).toContain('只读成员');
    expect(textOf(await chats.say('group:1', vpcs(1)))).toContain('私聊');
    expect(chats.office.turns).toBe(2);
  });
});
