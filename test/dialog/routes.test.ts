import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Button,
  type Conversation,
  type DialogInput,
  newConversation,
  type Reply,
  turn,
} from '../../src/dialog/index.ts';
import type { Lang } from '../../src/faq/index.ts';
import {
  allRoutes,
  type Cidr,
  type Peering,
  parseCidr,
  type Route,
  type Rules,
  routesOf,
  siteOf,
  worldOf,
} from '../../src/peering/index.ts';
import { FakeOffice } from '../support/fake-desk.ts';
import { rules } from '../support/profiles.ts';
import { BJ, GZ } from '../support/two-companies.ts';
import { shipped } from '../support/world.ts';

const library = await shipped();
const block = (text: string): Cidr => {
  const read = parseCidr(text);
  if (!read.ok) throw new Error(text);
  return read.cidr;
};
const to = (dest: string, nextHop: string, more: Partial<Route> = {}): Route => ({
  dest: block(dest),
  nextHopType: 'PEERCONNECTION',
  nextHop,
  enabled: true,
  ...more,
});

/**
 * GZ: vpc-web 生产 10.0.0.0/16 (two tables, three subnets), vpc-db 灾备 10.1.0.0/16 (subnets side by side), vpc-lab 测试
 * 10.2.0.0/16. BJ: vpc-their 10.8.0.0/16 with one small subnet. pcx-own joins web and db, pcx-far joins web and their.
 */
function office(
  over: { routes?: Record<string, Route[]>; far?: Partial<Peering>; rules?: Partial<Rules> } = {},
): FakeOffice {
  const vpcs = (
    [
      ['vpc-web', GZ, '10.0.0.0/16', '生产'],
      ['vpc-db', GZ, '10.1.0.0/16', '灾备'],
      ['vpc-lab', GZ, '10.2.0.0/16', '测试'],
      ['vpc-their', BJ, '10.8.0.0/16', '机密项目'],
      ['vpc-secret', BJ, '10.9.0.0/16', '另一个'],
    ] as const
  ).map(([id, owner, cidr, name]) => ({
    id,
    owner,
    region: 'ap-guangzhou',
    cidr: block(cidr),
    secondaryCidrs: [],
    ipv6Cidr: null,
    name,
  }));
  const subnets = (
    [
      ['subnet-w1', 'vpc-web', '10.0.1.0/24', 'rtb-web'],
      ['subnet-w2', 'vpc-web', '10.0.2.0/24', 'rtb-web2'],
      ['subnet-d1', 'vpc-db', '10.1.4.0/24', 'rtb-db'],
      ['subnet-d2', 'vpc-db', '10.1.5.0/24', 'rtb-db'],
      ['subnet-t1', 'vpc-their', '10.8.77.0/24', 'rtb-their'],
    ] as const
  ).map(([id, vpc, cidr, routeTable]) => ({ id, vpc, cidr: block(cidr), ipv6Cidr: null, routeTable }));
  const tables = (
    [
      ['rtb-web', 'vpc-web', true],
      ['rtb-web2', 'vpc-web', false],
      ['rtb-db', 'vpc-db', true],
      ['rtb-lab', 'vpc-lab', true],
      ['rtb-their', 'vpc-their', true],
      ['rtb-secret', 'vpc-secret', true],
    ] as const
  ).map(([id, vpc, isDefault]) => ({
    id,
    vpc,
    default: isDefault,
    routes: routesOf(over.routes?.[id] ?? []),
  }));
  const link = (id: string, accepterVpc: string, name: string): Peering => ({
    id,
    name,
    requesterVpc: 'vpc-web',
    accepterVpc,
    state: 'ACTIVE',
    createdAt: Date.parse('2026-02-28T00:00:00Z'),
    bandwidthMbps: null,
    chargeType: null,
  });
  const peerings = [
    link('pcx-own', 'vpc-db', '自己的'),
    { ...link('pcx-far', 'vpc-their', '和*对方*'), ...over.far },
  ];
  const made = new FakeOffice(
    worldOf({ rules: { ...rules(), ...over.rules }, vpcs, subnets, routeTables: tables, peerings }),
  );
  made.enter(GZ, 'ann', 'owner');
  made.enter(GZ, 'avi', 'viewer');
  made.enter(BJ, 'bob', 'operator');
  made.enter(BJ, 'bix', 'viewer');
  return made;
}

/** Somebody at their desk; what a turn changes is carried out before the next. */
function at(desk: FakeOffice, person: string, lang: Lang = 'zh', alone = true) {
  let conversation: Conversation = newConversation(lang);
  const put = async (input: DialogInput): Promise<readonly Reply[]> => {
    const done = await turn(conversation, input, library, desk.desk({ id: person, name: person, alone }));
    conversation = JSON.parse(JSON.stringify(done.conversation)) as Conversation;
    desk.carryOut(done.effects, person);
    for (const { markdown } of done.replies) expect(markdown.length).toBeLessThan(4096);
    return done.replies;
  };
  return {
    say: (text: string) => put({ kind: 'text', text }),
    press: (action: Action) => put({ kind: 'action', action }),
    tap: async (replies: readonly Reply[], label: string | RegExp) =>
      put({ kind: 'action', action: buttonOf(replies, label).action }),
    get guide() {
      return conversation.guide;
    },
  };
}

const said = (replies: readonly Reply[]): string => replies.map(({ markdown }) => markdown).join('\n\n');
const labels = (replies: readonly Reply[]): string[] =>
  replies.flatMap(({ buttons }) => buttons.map(({ label }) => label));
function buttonOf(replies: readonly Reply[], label: string | RegExp): Button {
  const found = replies
    .flatMap(({ buttons }) => buttons)
    .find((button) => (typeof label === 'string' ? button.label === label : label.test(button.label)));
  if (found === undefined) throw new Error(`no ${label} among ${labels(replies).join(' | ')}`);
  return found;
}
const routesIn = (desk: FakeOffice, vpc: string, table: string): string[] =>
  allRoutes(siteOf(desk.world, vpc)?.tables.find(({ id }) => id === table)?.routes ?? routesOf([])).map(
    ({ dest, nextHop }) => `${dest.text} ${nextHop}`,
  );

describe('routes', () => {
  it('are added on both sides of one account at one tap, as narrow as the subnets, until both ways are open', async () => {
    const desk = office();
    const ann = at(desk, 'ann');
    const check = await ann.press({ do: 'guide', guide: 'add_route', values: { peering: 'pcx-own' } });
    for (const each of ['rtb-web', 'rtb-web2', 'rtb-db', '10.1.4.0/23', '10.0.1.0/24', '10.0.2.0/24'])
      expect(said(check)).toContain(each);
    const done = await ann.tap(check, '全部加上');
    expect(routesIn(desk, 'vpc-web', 'rtb-web2')).toEqual(['10.1.4.0/23 pcx-own']);
    expect(routesIn(desk, 'vpc-db', 'rtb-db')).toEqual(['10.0.1.0/24 pcx-own', '10.0.2.0/24 pcx-own']);
    expect(said(done)).toMatch(/双向都通[\s\S]*去：.*rtb-web.*pcx-own.*\n.*回：.*rtb-db.*pcx-own/);
    expect(ann.guide).toBeUndefined();
  });

  it('are added on one’s own half only, to whole blocks of another account, and the other side is asked', async () => {
    const desk = office();
    const ann = at(desk, 'ann');
    const check = await ann.press({ do: 'guide', guide: 'add_route', values: { peering: 'pcx-far' } });
    expect(said(check)).toContain('10.8.0.0/16');
    expect(said(check)).not.toMatch(/10\.8\.77|rtb-their|机密/);
    const done = await ann.tap(check, '全部加上');
    expect(said(done)).toContain(`账号 ${BJ}`);
    expect(said(done)).not.toMatch(/10\.8\.77|rtb-their|机密/);
    expect(said(await ann.tap(done, '提醒对方'))).toContain('1 人');
    expect(said(await ann.tap(done, '提醒对方'))).toMatch(/60 分钟/);
    const told = desk.heard().filter(({ reply }) => reply.markdown.includes('提醒你'));
    expect(told.map(({ person }) => person)).toEqual(['bob']);
    const bob = at(desk, 'bob');
    const theirs = await bob.tap(
      told.map(({ reply }) => reply),
      '加路由',
    );
    expect(said(await bob.tap(theirs, /^加上$|^全部加上$/))).toContain('双向都通');
    expect(said(await ann.tap(done, '再查一次'))).toContain('双向都通');
    desk.now += 3_600_001;
    expect(said(await ann.tap(done, '提醒对方'))).toContain('没有要做的');
  });

  it('name what stands in the way, and add the rest', async () => {
    const desk = office({
      routes: {
        'rtb-web': [to('10.8.0.0/16', 'pcx-own')],
        'rtb-web2': [to('10.8.0.0/16', 'pcx-far', { enabled: false })],
      },
    });
    const check = await at(desk, 'ann').press({
      do: 'guide',
      guide: 'add_route',
      values: { peering: 'pcx-far' },
    });
    expect(said(check)).toMatch(
      /启用 `10.8.0.0\/16`[\s\S]*加不了[\s\S]*rtb-web`.*已有到 10.8.0.0\/16 的路由/,
    );
    expect(labels(check)).toContain('加上');
  });

  it('are typed by hand, with every fault named and an example', async () => {
    const desk = office({ rules: { quotas: { ...rules().quotas, routesPerTable: 1 } } });
    const ann = at(desk, 'ann');
    const check = await ann.press({ do: 'guide', guide: 'add_route', values: { peering: 'pcx-far' } });
    const edited = await ann.tap(check, /改加哪些/);
    const tables = await ann.tap(edited, '自己填');
    expect(labels(tables).join()).not.toContain('rtb-their');
    await ann.say('rtb-web2');
    for (const [text, fault] of [
      ['10.8.0.1/16', '10\\.8\\.0\\.0/16'],
      ['10.0.5.0/24', 'Local'],
      ['192.168.0.0/16', '不在'],
      ['10.8.0.0/33', '超出范围'],
      ['*乱写*', '不是有效网段'],
    ] as const) {
      const again = said(await ann.say(text));
      expect(again, text).toContain(fault);
      expect(again, text).toContain('比如 10.8.0.0/16');
    }
    const summary = await ann.say('到 10.8.77.0/24 吧');
    const done = await ann.tap(summary, '加上');
    expect(routesIn(desk, 'vpc-web', 'rtb-web2')).toEqual(['10.8.77.0/24 pcx-far']);
    expect(said(done)).toMatch(/不通[\s\S]*对方（账号 100000000002）：/);
    expect(said(done)).not.toContain('rtb-their');
  });

  it('wait for the other side where the rules want it', async () => {
    const pending = { state: 'PENDING' } as const;
    const deny = office({ far: pending, rules: { routeToPending: 'deny' } });
    const refused = await at(deny, 'ann').press({
      do: 'guide',
      guide: 'add_route',
      values: { peering: 'pcx-far' },
    });
    expect(said(refused)).toContain('接受');
    expect(labels(refused)).not.toContain('全部加上');
    const early = office({ far: pending });
    const check = await at(early, 'ann').press({
      do: 'guide',
      guide: 'add_route',
      values: { peering: 'pcx-far' },
    });
    expect(said(check)).toContain('还没接受');
    expect(labels(check)).toContain('全部加上');
  });
});

describe('connectivity', () => {
  it('is traced from what was said, with a button for every fix and one for all', async () => {
    const desk = office({ routes: { 'rtb-web': [to('10.1.0.0/16', 'pcx-gone')] } });
    const ann = at(desk, 'ann');
    const found = await ann.say('/check 生产 到 灾备');
    expect(said(found)).toContain('pcx-gone');
    expect(labels(found).some((label) => /删路由 10.1.0.0\/16/.test(label))).toBe(true);
    const done = await ann.tap(found, /一起做/);
    expect(said(done)).toContain('双向都通');
  });

  it.each([
    ['vpc-web', '10.1.4.9', /灾备（`vpc-db`） 里的 `10\.1\.4\.9`/],
    ['subnet-w1', 'vpc-db', /subnet-w1/],
    ['10.0.1.5', '10.8.0.9', /对方的 `vpc-their`/],
    ['生产', '灾备', /灾备/],
  ])('reads %s and %s as ends', async (from, end, shown) => {
    const ann = at(office(), 'ann');
    await ann.say('/check');
    await ann.say(from);
    const found = await ann.say(end);
    expect(said(found)).toMatch(shown);
    expect(ann.guide).toBeUndefined();
  });

  it.each([
    'vpc-secret',
    'subnet-t1',
    'vpc-nowhere',
    'subnet-nowhere',
    '10.9.0.1',
    '10.77.0.1',
    'rm -rf',
    '10.0.0.1@vpc-secret',
  ])('says the same of others’ things as of what is not there: %s', async (text) => {
    const ann = at(office(), 'ann');
    await ann.say('/check');
    await ann.say('vpc-web');
    const refused = said(await ann.say(text));
    expect(refused).toMatch(/找不到|没有找到|不在你的 VPC 里/);
    expect(refused).not.toMatch(/另一个|10\.9\.0\.0|机密/);
    expect(ann.guide?.at).toBe('to');
  });

  it('never tells of another account’s subnets and tables', async () => {
    for (const routes of [{}, { 'rtb-web': [to('10.8.0.0/20', 'pcx-far')] }]) {
      const found = await at(office({ routes }), 'ann').say('/check vpc-web 到 vpc-their');
      expect(said(found) + labels(found).join()).not.toMatch(/10\.8\.77|rtb-their|机密/);
      expect(labels(found)).toContain('提醒对方');
    }
  });

  it('lets a viewer look, without buttons to change anything', async () => {
    const found = await at(office(), 'avi').say('/check vpc-web 到 vpc-their');
    expect(said(found)).toContain('只读');
    expect(labels(found)).toEqual(['再查一次']);
  });

  it('starts the create guide where there is no peering', async () => {
    const ann = at(office(), 'ann');
    const found = await ann.say('/check 生产 到 测试');
    expect(said(found)).not.toContain('pcx-new');
    await ann.tap(found, '去创建对等连接');
    expect(ann.guide?.id).toBe('create');
    expect(ann.guide?.values).toMatchObject({ local_vpc: 'vpc-web', peer_kind: 'mine', peer_vpc: 'vpc-lab' });
  });

  it('is not for a group', async () => {
    expect(said(await at(office(), 'ann', 'zh', false).say('/check vpc-web 到 vpc-db'))).toContain('私聊');
  });
});

describe('a plan', () => {
  it('is made of VPCs tapped one by one, and done at one tap', async () => {
    const desk = office();
    const ann = at(desk, 'ann');
    let replies = await ann.say('/plan');
    replies = await ann.tap(replies, /☐ 生产/);
    replies = await ann.tap(replies, /☐ 灾备/);
    replies = await ann.tap(replies, /☐ 测试/);
    replies = await ann.tap(replies, /☑ 灾备/);
    expect(said(replies)).toContain('已选：生产、测试');
    replies = await ann.tap(replies, /☐ 灾备/);
    replies = await ann.tap(replies, '选好了（3 个）');
    replies = await ann.tap(replies, '两两都通');
    expect(said(replies)).toMatch(/pcx-own[\s\S]*新建[\s\S]*配额/);
    expect(said(replies)).not.toContain('pcx-new');
    replies = await ann.tap(replies, '全部执行');
    expect(said(replies).match(/双向都通/g)).toHaveLength(3);
    const again = await ann.say('/plan 生产、灾备、测试 两两互通');
    expect(said(again)).toContain('没有要做的');
    expect(labels(again)).not.toContain('全部执行');
  });

  it('has a hub, and takes names in one go', async () => {
    const ann = at(office(), 'ann', 'en');
    await ann.say('/plan');
    await ann.say('生产, 灾备, vpc-lab');
    await ann.say('hub');
    const check = await ann.say('灾备');
    const done = await ann.tap(check, 'Do it all');
    expect(said(done).match(/reachable both ways/g)).toHaveLength(2);
  });

  it.each([
    ['生产', '已选：生产'],
    ['生产、不存在', '没有找到'],
    ['vpc-their、生产', '没有找到'],
    ['好了', '至少'],
  ])('takes %s as %s', async (text, words) => {
    const ann = at(office(), 'ann');
    await ann.say('/plan');
    expect(said(await ann.say(text))).toContain(words);
    expect(ann.guide?.at).toBe('vpcs');
  });
});

describe('a plan of twenty VPCs', () => {
  it('says what can be done and what cannot, within one message', async () => {
    const desk = office();
    const vpcs = Array.from({ length: 20 }, (_, n) => ({
      id: `vpc-${n}`,
      owner: GZ,
      region: n % 2 === 0 ? 'ap-guangzhou' : 'ap-beijing',
      cidr: block(`10.${n + 20}.0.0/16`),
      secondaryCidrs: [],
      ipv6Cidr: null,
      name: `*一个名字很长的生产环境网络_${n}*`,
    }));
    const routeTables = vpcs.map(({ id }) => ({
      id: `rtb-of-${id}`,
      vpc: id,
      default: true,
      routes: routesOf([]),
    }));
    desk.world = worldOf({ rules: rules(), vpcs, routeTables });
    const ann = at(desk, 'ann');
    const check = await ann.tap(await ann.tap(await ann.say('/plan'), '更多'), '更多');
    const ways = await ann.tap(check, '全部选上');
    const summary = await ann.tap(ways, '两两都通');
    expect(said(summary)).toMatch(/连不了[\s\S]*还有 \d+ 条[\s\S]*每月最多/);
    expect(said(await ann.tap(summary, '全部执行'))).toContain('还有');
  });
});

describe('an export', () => {
  it.each(['tccli', 'tccli_undo', 'terraform', 'terraform_undo', 'api'])(
    'as %s holds one’s own routes only, in messages that fit',
    async (form) => {
      const desk = office({
        routes: { 'rtb-web': [to('10.8.0.0/16', 'pcx-far')], 'rtb-their': [to('10.0.0.0/16', 'pcx-far')] },
      });
      const given = await at(desk, 'avi').press({
        do: 'guide',
        guide: 'export',
        values: { peering: 'pcx-far', form },
      });
      expect(said(given)).toContain('```');
      expect(said(given)).not.toContain('rtb-their');
      if (!form.endsWith('undo')) expect(said(given)).toContain('rtb-web');
    },
  );

  it('is asked for in words, and not of others’ peerings', async () => {
    const ann = at(office(), 'ann');
    const refused = await ann.say('/export pcx-nowhere terraform');
    expect(said(refused)).toContain('pcx-nowhere');
    const given = await ann.say('pcx-own');
    expect(said(given)).toContain('```hcl');
  });

  it('is cut into messages where it is long', async () => {
    const many = Array.from({ length: 150 }, (_, n) => to(`10.8.${n}.0/24`, 'pcx-far'));
    const desk = office({ routes: { 'rtb-web': many } });
    const given = await at(desk, 'ann').press({
      do: 'guide',
      guide: 'export',
      values: { peering: 'pcx-far', form: 'terraform' },
    });
    expect(given.length).toBeGreaterThan(2);
    for (const { markdown } of given) expect(markdown.match(/```/g)).toHaveLength(2);
  });
});
