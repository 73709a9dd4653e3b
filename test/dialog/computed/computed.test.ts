import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/dialog/index.ts';
import { withVpc } from '../../../src/peering/index.ts';
import { block, ME, smallNetwork, talk } from './small-network.ts';

const STRANGER = 'zoe';
const answers = (entry: string): Action => ({ do: 'answer', entry });
const bare = (text: string) => text.replaceAll('**', '').replaceAll('\\', '');

/** What somebody is told for one question, after what was said before. */
async function told(person: string, question: string | readonly string[], profile = 'tencent-seed') {
  const asked = [question].flat();
  const chat = await talk(smallNetwork(profile), person, { profile });
  let last = await chat.say(asked[0] ?? '');
  for (const next of asked.slice(1)) last = await chat.say(next);
  return { ...last, text: bare(last.text), guide: chat.state.guide, heard: chat.state.heard };
}

describe('blocks that overlap, to anybody', () => {
  it.each([
    ['10.0.0.0/16 和 10.0.1.0/24 能对等吗', ['重叠部分是 10.0.1.0/24']],
    ['10.0.0.0/16、10.1.0.0/16 重叠吗', ['不重叠']],
    ['10.0.0.0/16 和 10.1.0.0/16 可以对等吗？', ['不重叠']],
    ['is 10.0.0.0/8 overlapping 10.3.0.0/16?', ['overlap in 10.3.0.0/16']],
    ['can 10.0.0.0/16 and 10.1.0.0/16 be peered?', ['do not overlap']],
    ['do 10.0.0.0/16 and 10.0.5.0/24 conflict', ['overlap in 10.0.5.0/24']],
    ['兩邊都是 10.0.0.0/16，可以對等嗎', ['完全重叠']],
    ['both VPCs use 10.0.0.0/16, can they be peered?', ['a full overlap']],
    ['10.0.0.0/16 10.1.0.0/16 10.0.9.0/24 有冲突吗', ['10.0.9.0/24', '其余的互不重叠']],
    ['10.0.0.5/16 和 10.1.0.0/16 能对等吗', ['主机位不为零', '10.0.0.0/16', '不重叠']],
    ['10.0.300.0/24 和 10.1.0.0/16 能对等吗', ['300 超过 255']],
    ['10.0.0.0/33 和 10.1.0.0/16 重叠吗', ['掩码 /33 超出范围']],
    ['can 10.0.0.0/255.255.0.0 and 10.0.4.0/24 be peered?', ['10.0.0.0/255.255.0.0']],
    ['fd00::/48 和 10.0.0.0/16 重叠吗', ['不重叠']],
    ['fd00::/48 和 fd00:0:0:1::/64 重叠吗', ['重叠部分是 fd00:0:0:1::/64']],
  ])('%s', async (question, parts) => {
    const { text, actions } = await told(STRANGER, question);
    for (const part of parts) expect(text).toContain(part);
    expect(actions).toEqual([answers('overlapping-cidrs')]);
  });

  it.each([
    '网段重叠能对等吗',
    'can overlapping VPCs be peered?',
    '把 10.0.0.0/16 和 10.1.0.0/16 打通',
    '10.0.0.0/16 到 10.1.0.0/16 的路由冲突吗',
    '成都的 10.5.0.0/16 和重庆的 10.6.0.0/16 不在一个地域，对等能不能做',
    'vpc-gwj08tae 有 10.1.0.0/24 和 10.1.5.0/24 两个子网都要互通，要建两条对等吗',
    'how can I get 172.16.0.0/16 and 172.17.0.0/16 talking over peering, step by step',
  ])('is not asked by: %s', async (question) => {
    expect((await told(STRANGER, question)).text).not.toMatch(/重叠部分是|不重叠，就|do not overlap: as/);
  });

  it('names a handful of many pairs and never more blocks than it says', async () => {
    const blocks = Array.from({ length: 40 }, (_, i) => `10.${i % 5}.${i}.0/24`).join(' ');
    const { text } = await told(STRANGER, `${blocks} 10.0.0.0/8 重叠吗`);
    expect(text.length).toBeLessThan(2_000);
    expect(text).toContain('前 20 个');
  });
});

describe('two VPCs of one’s own', () => {
  it.each([
    ['生产和灾备能对等吗', ['已有 pcx-own']],
    ['测试和灾备能对等吗', ['10.0.1.0/24', 'vpc-prod']],
    ['生产和测试重叠吗', ['重叠部分是 10.0.1.0/24']],
    ['do vpc-prod and vpc-test overlap?', ['overlap in 10.0.1.0/24']],
    ['vpc-prod 和 10.0.9.0/24 冲突吗', ['重叠部分是 10.0.9.0/24']],
  ])('%s', async (question, parts) => {
    const { text } = await told('ann', question);
    for (const part of parts) expect(text).toContain(part);
  });

  it('offers to create what can be created', async () => {
    const { text, actions } = await told('ann', 'Lab 和 灾备 能对等吗');
    expect(text).toContain('可以建对等连接');
    expect(actions[0]).toMatchObject({
      do: 'guide',
      guide: 'create',
      values: { local_vpc: 'vpc-lab', peer_vpc: 'vpc-dr', peer_kind: 'mine' },
    });
  });

  it('says nothing of those of others', async () => {
    for (const person of [STRANGER, 'ann']) {
      const { text } = await told(person, 'vpc-bj 和 vpc-hidden 重叠吗');
      expect(text).not.toMatch(/10\.[89]\./);
    }
  });
});

describe('prices', () => {
  it.each([
    [['100M 跨地域多少钱一天'], ['1,200 元/天', '发起方付', '同地域免费（5 Gbps 以内）']],
    [['100M 跨地域多少钱一天', '101M 呢'], ['101 × 9 = 909 元/天']],
    [['100M 跨地域多少钱一天', '101M 呢', '那 20M 呢', '21M'], ['21 × 12 = 252 元/天']],
    [
      ['100M 跨地域多少钱一天', '那一个月呢'],
      ['100 × 220 = 22,000 元/月', '36,000 元'],
    ],
    [['跨地域对等连接怎么收费', '200M 一个月'], ['200 × 165 = 33,000 元/月']],
    [['200M 跨地域多少钱'], ['1,800 元/天', '33,000 元/月']],
    [['100M 和 101M 哪个便宜'], ['1,200 元/天', '909 元/天']],
    [['广州到北京 50 兆多少钱'], ['600 元/天']],
    [['同地域 100M 多少钱'], ['免费']],
    [['广州到广州 6G 多少钱一天？同地域'], ['超出了']],
    [['2G 跨地域一天多少钱'], ['14,000 元/天', '最高 1000 Mbps']],
    [['how much is 500 Mbps cross-region per day'], ['4,500 CNY a day', 'requester pays']],
    [['how much is 500 Mbps cross-region per day', 'what about 501M?'], ['501 × 7 = 3,507 CNY a day']],
    [['what does 100 Mbps cost per month'], ['22,000 CNY a month']],
    [['price of 10M within one region'], ['free']],
  ])('%j', async (questions, parts) => {
    const { text } = await told(STRANGER, questions);
    for (const part of parts) expect(text).toContain(part);
  });

  it('speaks by the profile in force', async () => {
    expect((await told(STRANGER, '100M 跨地域多少钱一天', 'aws')).text).toContain('没有可用的分档价目');
    expect((await told(STRANGER, '同地域 100M 多少钱', 'aws')).text).toContain('没有可用的分档价目');
    const current = await told(STRANGER, '100M 跨地域多少钱一天', 'tencent-current');
    expect(current.text).toContain('停止新建');
    expect(current.text).toContain('1,200 元/天');
  });

  it.each([
    [['跨境对等连接 100M 一个月多少钱']],
    [['对等连接收费吗']],
    [['101M 呢']],
    [['把 pcx-1a2b3c4d 改成 200M']],
    [['100M 云联网多少钱']],
    [['0M 跨地域多少钱']],
    [['99999999999G 跨地域多少钱']],
    [['100M 跨地域多少钱', '怎么建对等连接', '它安全吗', '101M 呢']],
  ])('does not make one up for %j', async (questions) => {
    expect((await told(STRANGER, questions)).text).not.toMatch(/ 元\/[天月]| CNY a /);
  });

  it('remembers the whole question, so that the follow-up of a follow-up is understood', async () => {
    const { heard } = await told(STRANGER, ['100M 跨地域多少钱一天', '101M 呢']);
    expect(heard).toEqual(['100M 跨地域多少钱一天', '101M 跨地域多少钱一天']);
    const english = await told(STRANGER, ['how much is 100 Mbps cross-region per month', '200M?', '500M?']);
    expect(english.text).toContain('500 × 115 = 57,500 CNY a month');
  });
});

describe('what is left of the quota', () => {
  it.each(['我还能建几个对等连接', '配额还剩多少', '对等连接的额度还剩多少', '还能建多少条对等'])(
    'is counted for each own VPC: %s',
    async (question) => {
      const { text, actions } = await told('ann', question);
      expect(text).toContain('生产（`vpc-prod`）：还能建 7 条（已用 3/10）');
      expect(text).toContain('测试（`vpc-test`）：还能建 10 条');
      expect(actions).toEqual([{ do: 'show', page: 'quotas', uin: ME }]);
    },
  );

  it('in English, and of one VPC', async () => {
    expect((await told('ann', 'how many peerings can I still create')).text).toContain(
      '生产 (`vpc-prod`): 7 more',
    );
    const one = await told('ann', 'Lab 还能建几条对等连接');
    expect(one.text).toContain('Lab');
    expect(one.text).not.toContain('灾备');
  });

  it('is the general answer to those without an account', async () => {
    const { text } = await told(STRANGER, '我还能建几个对等连接');
    expect(text).toContain('默认每个 VPC 可以建 10 条');
    for (const question of ['默认配额是多少', '私有网络的配额不够用了怎么办'])
      expect((await told('ann', question)).text).toContain('默认每个 VPC 可以建 10 条');
  });
});

describe('whose an address is', () => {
  it.each([
    ['10.0.3.7 属于哪个 VPC', 'subnet-web'],
    ['10.0.3.7 在哪个子网', 'subnet-web'],
    ['who owns 10.8.1.2', 'account 100000000002, 10.8.0.0/16'],
    ['which subnet is 10.3.0.9 in?', 'subnet-dr'],
    ['10.5.9.9 是谁的', '不在任何子网里'],
    ['10.3.0.0/24 属于哪个子网', 'subnet-dr'],
    ['10.9.0.1 属于谁', '不在你账号的任何 VPC 里'],
    ['10.3.0.300 在哪个子网', '不是 IP 地址'],
    ['10.3.0.0/40 属于哪个 VPC', '超出范围'],
  ])('%s', async (question, part) => expect((await told('ann', question)).text).toContain(part));

  it('names no VPC that only others can see', async () => {
    expect((await told('ann', '10.9.0.1 属于哪个 VPC')).text).not.toContain('hidden');
    expect((await told(STRANGER, '10.0.3.7 属于哪个 VPC')).text).toContain('还没有账号');
  });
});

describe('the state of a peering', () => {
  it.each([
    ['ann', 'pcx-own 什么状态', ['主备互联', '已连接']],
    ['ann', '主备互联怎么样了', ['已连接']],
    ['ann', '对方接受了吗', ['pcx-out', '6 天后过期', '对方']],
    ['ann', 'has the other side accepted?', ['pcx-out', 'expires in 6 days']],
    ['ann', 'pcx-in 怎么样了', ['等你接受', '12 小时']],
    ['bea', 'pcx-in 接受了吗', ['还没有接受', '100000000001']],
    ['ann', 'pcx-old 状态', ['已过期', '可以重新启用']],
    ['bea', 'status of pcx-old', ['expired', 'Only the requester (account 100000000001)']],
  ])('%s: %s', async (person, question, parts) => {
    const { text, actions } = await told(person, question);
    for (const part of parts) expect(text).toContain(part);
    expect(actions.at(-1)).toMatchObject({ do: 'show', page: 'peering' });
  });

  it('offers the move to who may make it', async () => {
    const guidesOf = async (person: string) =>
      (await told(person, 'pcx-in 什么状态')).actions.flatMap((action) =>
        action.do === 'guide' ? [action.guide] : [],
      );
    expect(await guidesOf('ann')).toEqual(['accept', 'reject']);
    expect(await guidesOf('avi')).toEqual([]);
    expect(await guidesOf('bea')).toEqual([]);
  });

  it('says the same of what is another’s and of what is not there', async () => {
    const of = async (id: string) => (await told('ann', `${id} 什么状态`)).text.replaceAll(id, 'X');
    expect(await of('pcx-theirs')).toBe(await of('pcx-nothing'));
    expect(await of('pcx-theirs')).toContain('找不到');
  });

  it('is not asked by an order, nor by why nothing gets through', async () => {
    expect((await told('ann', '接受 pcx-in')).guide?.id).toBe('accept');
    for (const question of ['pcx-own 状态正常但是不通', '删了 pcx-own 会怎么样', '删对等连接需要对方同意吗'])
      expect((await told('ann', question)).text).not.toContain('：已连接');
    expect((await told('ann', '删对等连接需要对方同意吗')).text).not.toContain('pcx-out');
  });
});

describe('connectivity is looked into', () => {
  it.each([
    ['vpc-prod 到 vpc-bj 为什么不通', 'vpc-bj'],
    ['我的生产能访问灾备吗', '灾备'],
    ['can my Lab reach 灾备?', '灾备'],
    ['why can 生产 not reach 灾备', '灾备'],
    ['subnet-web 到 10.3.0.5 通吗', '10.3.0.5'],
    ['生产 到 10.8.1.4 通不通', '10.8.1.4'],
    ['pcx-far 建好了为什么还是不通', 'vpc-bj'],
  ])('where one end is the asker’s: %s', async (question, part) => {
    const { text } = await told('ann', question);
    expect(text).toMatch(/[❌✅⚠]/u);
    expect(text).toContain(part);
  });

  it('asks for the end that was not told', async () => {
    const { guide } = await told('ann', '为什么 ping 不通 10.3.0.5');
    expect(guide).toMatchObject({ id: 'check_connectivity', values: { to: '10.3.0.5@vpc-dr' } });
  });

  it.each([
    [STRANGER, 'vpc-prod 到 vpc-bj 为什么不通'],
    ['ann', 'vpc-bj 到 vpc-hidden 为什么不通'],
    ['ann', '为什么 ping 不通 8.8.8.8'],
    ['ann', '对等连接建好了为什么不通'],
    ['ann', 'pcx-theirs 为什么不通'],
  ])('and explained elsewhere: %s: %s', async (person, question) => {
    const { guide, text } = await told(person, question);
    expect(guide).toBeUndefined();
    expect(text).toContain('路由怎么配');
  });
});

describe('a general answer ends with the asker’s own case', () => {
  it.each([
    ['quotas', ['生产（`vpc-prod`）用得最多', '3/10']],
    ['bandwidth', ['主备互联（`pcx-own`） 100 Mbps', '200 Mbps']],
    ['who-pays', ['3 条跨地域对等连接由你付费']],
    ['overlapping-cidrs', ['生产（`vpc-prod`）与 测试（`vpc-test`）重叠（10.0.1.0/24）']],
    ['configure-routes', ['pcx-own`）还缺路由', 'rtb-dr', 'pcx-far`）还缺回程路由']],
    ['accept-request', ['1 个申请等你接受', 'pcx-in', '1 个申请在等对方接受', 'pcx-out']],
    ['not-transitive', ['都连着 生产（`vpc-prod`）']],
    ['cross-region', ['跨地域带宽上限']],
    ['same-vs-cross-region', ['3 条跨地域、2 条同地域']],
    ['cross-account', ['100000000002']],
    ['delete-effect', ['3 条已连接的', '3 条路由']],
    ['several-cidrs', ['Lab（`vpc-lab`）有辅助 CIDR 10.6.0.0/16']],
  ])('%s', async (entry, parts) => {
    const chat = await talk(smallNetwork(), 'ann');
    const { text } = await chat.press({ do: 'answer', entry });
    const [, own = ''] = bare(text).split('你的网络：');
    for (const part of parts) expect(own).toContain(part);
    expect(own.replace(/\n\n[\s\S]*$/, '').split('\n').length).toBeLessThanOrEqual(2);
    expect(text).toMatch(/有帮助吗？$/);
  });

  it('but not where there is nothing to say, nor to strangers, nor among others', async () => {
    const foot = async (person: string, entry: string, alone = true, lang: 'zh' | 'en' = 'zh') =>
      /你的网络：|In your network/.test(
        (await (await talk(smallNetwork(), person, { alone, lang })).press({ do: 'answer', entry })).text,
      );
    expect(await foot('ann', 'encryption')).toBe(false);
    expect(await foot('bea', 'several-cidrs')).toBe(false);
    expect(await foot(STRANGER, 'quotas')).toBe(false);
    expect(await foot('ann', 'quotas', false)).toBe(false);
    expect(await foot('ann', 'quotas', true, 'en')).toBe(true);
  });

  it('names of the other side nothing but what its own peerings show', async () => {
    for (const entry of ['configure-routes', 'not-transitive', 'cross-account', 'accept-request']) {
      const { text } = await (await talk(smallNetwork(), 'ann')).press({ do: 'answer', entry });
      expect(text).not.toMatch(/机密|rtb-bj|pcx-theirs|10\.9\./);
    }
  });
});

describe('where others read along', () => {
  it.each([
    'pcx-own 什么状态',
    '10.0.3.7 属于哪个 VPC',
    '配额还剩多少',
    '对方接受了吗',
    '主备互联什么状态',
    '生产和灾备能对等吗',
    '我的生产能访问灾备吗',
    'vpc-prod 到 vpc-dr 为什么不通',
    '怎么配置路由',
    '列出我的 VPC',
    '看看我的配额',
  ])('nothing of an account is said: %s', async (question) => {
    const chat = await talk(smallNetwork(), 'ann', { alone: false });
    const { text, actions } = await chat.say(question);
    expect(text).not.toMatch(/10\.[3568]\.|rtb-(?:prod|dr)|用得最多|已用|link /);
    expect(actions.some((action) => action.do === 'show')).toBe(false);
    expect(chat.state.guide).toBeUndefined();
  });
});

describe('in the middle of a guide', () => {
  it.each([
    '100M 跨地域多少钱一天',
    '10.0.0.0/16 和 10.0.1.0/24 能对等吗',
    'pcx-own 什么状态？',
    '我还能建几个对等连接',
  ])('a question is worked out and the step asked again: %s', async (question) => {
    const chat = await talk(smallNetwork(), 'ann');
    await chat.say('帮我把广州的生产 VPC 和他们北京的灾备 VPC 打通');
    const before = chat.state.guide;
    expect(before?.values).toMatchObject({ local_region: 'ap-guangzhou', peer_region: 'ap-beijing' });
    const { replies } = await chat.say(question);
    expect(replies).toHaveLength(2);
    expect(chat.state.guide).toEqual(before);
  });
});

describe('orders about the account', () => {
  it.each([
    ['ann', '列出我的 VPC', 'vpc-lab'],
    ['ann', 'list my vpcs', 'vpc-lab'],
    ['ann', '看看我的配额', '还剩 7'],
    ['ann', '操作记录', '历史'],
    ['ann', '列出成员', 'avi'],
    ['ann', 'which account am I using?', ME],
    ['ann', '切换到账号 100000000002', '找不到账号'],
    [STRANGER, '我有邀请码', '邀请码'],
    [STRANGER, '演示一下', '演示'],
    [STRANGER, '列出我的 VPC', '还没有账号'],
  ])('%s: %s', async (person, order, part) => expect((await told(person, order)).text).toContain(part));

  it.each([
    ['ann', '邀请一个操作员', 'invite', { role: 'operator' }],
    ['ann', 'invite a viewer', 'invite', { role: 'viewer' }],
    ['ann', '邀请同事', 'invite', {}],
    ['ann', '给 vpc-lab 加个子网 10.5.9.0/24', 'add_subnet', { vpc: 'vpc-lab', cidr: '10.5.9.0/24' }],
    ['ann', '添加一个 VPC', 'add_vpc', {}],
    ['ann', '导入我的网络', 'import', {}],
    ['ann', '重新启用 pcx-old', 'reenable', { peering: 'pcx-old' }],
    ['ann', '撤回 pcx-out', 'delete', { peering: 'pcx-out' }],
    ['ann', '帮我规划三个 VPC 的互联', 'plan', {}],
    [STRANGER, '登记账号 100012345678', 'create_account', { uin: '100012345678' }],
    [STRANGER, 'join an account', 'join', {}],
  ])('%s: %s begins a guide', async (person, order, id, values) => {
    const { guide } = await told(person, order);
    expect(guide?.id).toBe(id);
    expect(guide?.values).toEqual(values);
  });
});

it('does not take for a question about two VPCs what only tells of them', async () => {
  const story = '我们测试和生产分别在两个私有网络，架构师说可以用“对等”解决，我想先弄明白这是个什么产品';
  expect((await told('ann', story)).text).toContain('什么是对等连接');
});

describe('what people call their things', () => {
  const hostile = [
    '**a**](http://x)',
    '`rm` `',
    '对等连接',
    'VPC',
    '能',
    '__proto__',
    '\u202egnol',
    '(?:',
    'a'.repeat(300),
  ];

  it.each(hostile)('breaks no answer and captures no question: %j', async (name) => {
    const office = smallNetwork();
    office.world = withVpc(office.world, {
      id: 'vpc-odd',
      owner: ME,
      region: 'ap-guangzhou',
      cidr: block('10.0.0.0/20'),
      secondaryCidrs: [],
      ipv6Cidr: null,
      name,
    });
    const chat = await talk(office, 'ann');
    const said = await chat.say('我还能建几个对等连接');
    expect(said.text).not.toContain('](http');
    expect(said.text).toContain('vpc-odd');
    expect((await chat.say('对等连接能访问 VPC 吗？')).text).not.toMatch(/[❌✅⚠]/u);
    expect((await chat.press({ do: 'answer', entry: 'overlapping-cidrs' })).text).toContain('你的网络');
  });

  it('never throws, whatever is said, and answers within a message', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          '生产',
          '灾备',
          'Lab',
          'vpc-prod',
          'pcx-own',
          'pcx-theirs',
          '10.0.0.0/16',
          '10.0.1.0/24',
          '10.3.0.5',
        ],
        ...[
          '100M',
          '多少钱',
          '能对等吗',
          '重叠',
          '什么状态',
          '属于哪个',
          '不通',
          '还剩',
          '配额',
          '呢',
          '我的',
          ' and ',
          'peer',
          '?',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const chat = await talk(smallNetwork(), 'ann');
        for (const text of [pieces.join(''), pieces.toReversed().join(' ')]) {
          const said = await chat.say(text);
          expect(said.text.length).toBeLessThan(12_000);
          expect(said.text).not.toMatch(/10\.9\.|机密/);
        }
      }),
      { numRuns: 150 },
    );
  });
});
