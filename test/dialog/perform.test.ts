import { beforeEach, describe, expect, test } from 'vitest';
import { fire } from '../../src/dialog/fire.ts';
import { firstAnswer, firstAnswerText } from '../../src/dialog/first-answer.ts';
import { perform, performImport } from '../../src/dialog/perform.ts';
import type { Reply } from '../../src/dialog/reply.ts';
import { allRoutes, type Command, mapGet, parseCidr, stateAt, tableOf } from '../../src/peering/index.ts';
import type { FakeOffice } from '../support/fake-desk.ts';
import { BJ, GZ, twoCompanies } from '../support/two-companies.ts';
import { shipped } from '../support/world.ts';

const ask: Command = {
  op: 'create_peering',
  id: 'pcx-1',
  requesterVpc: 'vpc-gz1',
  accepterVpc: 'vpc-bj1',
  accepterUin: BJ,
  accepterRegion: 'ap-beijing',
  name: 'prod_to_dr',
  bandwidthMbps: 100,
};
const inside: Command = {
  ...ask,
  id: 'pcx-2',
  accepterVpc: 'vpc-gz2',
  accepterUin: GZ,
  accepterRegion: 'ap-guangzhou',
  bandwidthMbps: undefined,
};
const hour = 3_600_000;
const library = await shipped();

let office: FakeOffice;
beforeEach(() => {
  office = twoCompanies();
});

/** Performs and carries out; `ok`, or the codes of the refusal. */
async function does(person: string, uin: string, ...commands: Command[]): Promise<string> {
  const name = office.members.find((each) => each.person === person)?.name ?? person;
  const done = await perform(office.desk({ id: person, name, alone: true }), uin, commands);
  if (!done.ok) return done.refusals.map(({ code }) => code).join();
  office.carryOut(done.effects, person);
  return 'ok';
}
/** Runs the clock and whatever timers come due. */
async function pass(ms: number): Promise<void> {
  office.now += ms;
  for (const about of office.due()) office.carryOut(await fire(about, office.desk('clock'), library));
}
const buttons = ({ buttons: list }: Reply): string =>
  list
    .map(({ action }) =>
      action.do === 'guide'
        ? `${action.guide}@${action.uin}`
        : action.do === 'show'
          ? action.page
          : action.do,
    )
    .join(' ');
/** Whoever heard something: the first line, and what can be tapped. */
const heard = (): Record<string, string> =>
  Object.fromEntries(
    office
      .heard()
      .map(({ person, reply }) => [person, `${reply.markdown.split('\n')[0]} [${buttons(reply)}]`]),
  );
const state = (id: string): string | undefined => {
  const peering = mapGet(office.world.peerings, id);
  return peering && stateAt(peering, office.world.rules, office.now);
};
const timers = (): Record<string, number> =>
  Object.fromEntries([...office.timers].map(([id, { due }]) => [id, (due - office.now) / hour]));

describe('who may', () => {
  test.each([
    ['ann', GZ, 'ok'],
    ['abe', GZ, 'ok'],
    ['avi', GZ, 'ROLE_TOO_LOW'],
    ['bea', GZ, 'NOT_A_MEMBER'],
    ['zed', GZ, 'NOT_A_MEMBER'],
    ['ann', '999999999', 'NOT_A_MEMBER'],
  ])('%s for %s', async (person, uin, said) => {
    expect(await does(person, uin, ask)).toBe(said);
    expect(mapGet(office.world.peerings, 'pcx-1') === undefined).toBe(said !== 'ok');
    expect(office.notes.length).toBe(said === 'ok' ? 1 : 0);
  });

  test('an import asks the same', async () => {
    expect(await performImport(office.desk('avi'), GZ, {})).toMatchObject({
      refusals: [{ code: 'ROLE_TOO_LOW' }],
    });
  });

  test('all commands or none, and the one at fault is named', async () => {
    const bad: Command = { op: 'accept', peering: 'pcx-2' };
    const done = await perform(office.desk('ann'), GZ, [inside, bad]);
    expect(done).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }], command: bad });
    expect(await does('ann', GZ)).toBe('ok');
    expect(office.notes).toEqual([]);
  });

  test('an id is given once', async () => {
    await does('ann', GZ, inside);
    expect(await does('ann', GZ, { ...inside, requesterVpc: 'vpc-gz2', accepterVpc: 'vpc-gz1' })).toBe(
      'DUPLICATE_PEERING',
    );
    expect(
      await does('bob', BJ, {
        ...ask,
        id: 'pcx-2',
        requesterVpc: 'vpc-bj1',
        accepterVpc: 'vpc-gz1',
        accepterUin: GZ,
        accepterRegion: 'ap-guangzhou',
      }),
    ).toBe('BUSY');
    expect(mapGet(office.world.peerings, 'pcx-2')?.accepterVpc).toBe('vpc-gz2');
    const build = { op: 'create_vpc', region: 'ap-beijing', cidr: '10.9.0.0/16', name: 'x' } as const;
    expect(await does('bob', BJ, { ...build, id: 'vpc-gz1', routeTable: 'rtb-new' })).toBe('BUSY');
    expect(await does('bob', BJ, { ...build, id: 'vpc-new', routeTable: 'rtb-vpc-gz1' })).toBe('BUSY');
    expect(await does('bob', BJ, { ...build, id: 'vpc-new', routeTable: 'rtb-new' })).toBe('ok');
  });
});

test('of others’ things one hears what one hears of things that are not there', async () => {
  await does('ann', GZ, inside);
  const route = {
    op: 'add_route',
    routeTable: 'rtb-vpc-bj1',
    dest: '10.1.0.0/16',
    nextHopType: 'PEERCONNECTION',
    nextHop: 'pcx-2',
  } as const;
  const pairs: [Command, (id: string) => Command][] = [
    ...(['accept', 'reject', 'delete', 'reenable'] as const).map((op): [Command, (id: string) => Command] => [
      { op, peering: 'pcx-2' },
      (peering) => ({ op, peering }),
    ]),
    [
      { op: 'modify', peering: 'pcx-2', bandwidthMbps: 10 },
      (peering) => ({ op: 'modify', peering, bandwidthMbps: 10 }),
    ],
    [{ ...route, routeTable: 'rtb-vpc-gz1' }, (routeTable) => ({ ...route, routeTable })],
    [route, (nextHop) => ({ ...route, nextHop })],
    [
      { op: 'delete_route', routeTable: 'rtb-vpc-gz1', dest: '10.1.0.0/16' },
      (routeTable) => ({ op: 'delete_route', routeTable, dest: '10.1.0.0/16' }),
    ],
    [
      { op: 'create_subnet', id: 's', vpc: 'vpc-gz1', cidr: '10.0.0.0/24' },
      (vpc) => ({ op: 'create_subnet', id: 's', vpc, cidr: '10.0.0.0/24' }),
    ],
    [
      { op: 'add_secondary_cidr', vpc: 'vpc-gz1', cidr: '10.0.0.0/24' },
      (vpc) => ({ op: 'add_secondary_cidr', vpc, cidr: '10.0.0.0/24' }),
    ],
    [ask, (requesterVpc) => ({ ...ask, requesterVpc })],
    [
      { ...ask, requesterVpc: 'vpc-bj1', accepterVpc: 'vpc-gz2', accepterUin: '777777777' },
      (accepterVpc) => ({ ...ask, requesterVpc: 'vpc-bj1', accepterVpc, accepterUin: '777777777' }),
    ],
  ];
  for (const [theirs, made] of pairs) {
    const [seen, missing] = [
      await perform(office.desk('bob'), BJ, [theirs]),
      await perform(office.desk('bob'), BJ, [made('none-such')]),
    ];
    const text = JSON.stringify({ ...seen, command: undefined });
    const id = ['pcx-2', 'rtb-vpc-gz1', 'vpc-gz1', 'vpc-gz2'].find((each) => text.includes(each)) ?? '?';
    expect(seen.ok).toBe(false);
    expect(text.replaceAll(id, 'none-such')).toBe(JSON.stringify({ ...missing, command: undefined }));
  }
});

describe('a request', () => {
  test('reaches everybody whom it concerns, in their language, with what they may do', async () => {
    await does('ann', GZ, ask);
    const mail = office.heard();
    expect(mail.map(({ person, reply }) => `${person} ${buttons(reply)}`).sort()).toEqual([
      'abe peering',
      'avi peering',
      `bea accept@${BJ} reject@${BJ} peering`,
      'bix peering',
      `bob accept@${BJ} reject@${BJ} peering`,
    ]);
    const to = (person: string): string | undefined =>
      mail.find((each) => each.person === person)?.reply.markdown;
    expect(to('bea')).toBe(
      [
        `**账号 ${GZ} 申请和你们建立对等连接**`,
        '',
        '- 对等连接：prod\\_to\\_dr（pcx\\-1）',
        `- 发起方：vpc\\-gz1，ap\\-guangzhou，账号 ${GZ}`,
        `- 接受方：vpc\\-bj1，ap\\-beijing，账号 ${BJ}`,
        '- 带宽上限：100 Mbps',
        `- 费用：跨地域流量由账号 ${GZ} 付费`,
        '',
        '请在 7 天内处理，过时作废。接受之后，两边还要各加路由才会通。',
      ].join('\n'),
    );
    expect(to('bob')).toContain('It expires in 7 days unless somebody answers.');
    expect(to('bix')).toContain('你是只读成员，请操作员或所有者处理。');
    expect(to('abe')).toBe(
      `Your colleague 安妮 requested **prod\\_to\\_dr** (pcx\\-1, vpc\\-gz1 ↔ vpc\\-bj1). It is waiting for account ${BJ} to accept.`,
    );
    expect(to('avi')).toContain('同事 安妮 发起了');
  });

  test('is answered: both sides hear it, only colleagues by name', async () => {
    await does('ann', GZ, ask);
    heard();
    expect(await does('bea', BJ, { op: 'accept', peering: 'pcx-1' })).toBe('ok');
    expect(heard()).toEqual({
      bob: `Your colleague \\*Bea\\* accepted **prod\\_to\\_dr** (pcx\\-1, vpc\\-gz1 ↔ vpc\\-bj1); it is active now. Traffic flows once both sides have routes. [add_route@${BJ} peering]`,
      bix: '同事 \\*Bea\\* 接受了 **prod\\_to\\_dr**（pcx\\-1，vpc\\-gz1 ↔ vpc\\-bj1），已连接。两边都加上路由才会互通。 [peering]',
      ann: `账号 ${BJ} 接受了 **prod\\_to\\_dr**（pcx\\-1，vpc\\-gz1 ↔ vpc\\-bj1），已连接。两边都加上路由才会互通。 [add_route@${GZ} peering]`,
      abe: `Account ${BJ} accepted **prod\\_to\\_dr** (pcx\\-1, vpc\\-gz1 ↔ vpc\\-bj1); it is active now. Traffic flows once both sides have routes. [add_route@${GZ} peering]`,
      avi: `账号 ${BJ} 接受了 **prod\\_to\\_dr**（pcx\\-1，vpc\\-gz1 ↔ vpc\\-bj1），已连接。两边都加上路由才会互通。 [peering]`,
    });
  });

  const changes: [string, string, string, Command, string][] = [
    ['rejected', 'bob', BJ, { op: 'reject', peering: 'pcx-1' }, `账号 ${BJ} 拒绝了`],
    ['withdrawn', 'abe', GZ, { op: 'delete', peering: 'pcx-1' }, '同事 abe 撤回了申请'],
    ['changed', 'abe', GZ, { op: 'modify', peering: 'pcx-1', bandwidthMbps: 200 }, '改为 200 Mbps'],
  ];
  test.each(changes)('%s', async (_, person, uin, command, words) => {
    await does('ann', GZ, ask);
    heard();
    expect(await does(person, uin, command)).toBe('ok');
    const said = heard();
    expect(Object.keys(said).sort()).toEqual(
      ['abe', 'ann', 'avi', 'bea', 'bix', 'bob'].filter((each) => each !== person),
    );
    expect(said.ann).toContain(words);
  });

  test('somebody on both sides is told once', async () => {
    office.enter(GZ, 'bob', 'owner');
    await does('ann', GZ, ask);
    expect(
      office
        .heard()
        .filter(({ person }) => person === 'bob')
        .map(({ reply }) => buttons(reply)),
    ).toEqual([`accept@${BJ} reject@${BJ} peering`]);
  });

  test('the second to answer hears who was first', async () => {
    await does('ann', GZ, ask);
    const desk = office.desk('bob');
    expect(await firstAnswer(office.desk('bob'), 'pcx-1')).toBeUndefined();
    await does('bea', BJ, { op: 'accept', peering: 'pcx-1' });
    await does('ann', GZ, { op: 'modify', peering: 'pcx-1', bandwidthMbps: 200 });
    office.now += 90_000;
    expect(await does('bob', BJ, { op: 'accept', peering: 'pcx-1' })).toBe('INVALID_STATE');
    expect((await firstAnswer(office.desk('bob'), 'pcx-1'))?.person).toBe('bea');
    const text = (person: string, uin: string, lang: 'zh' | 'en') =>
      firstAnswerText(office.desk(person), 'pcx-1', uin, lang);
    expect(await text('bob', BJ, 'zh')).toBe('同事 \\*Bea\\* 1 分钟前接受了 pcx\\-1，不用再处理。');
    expect(await text('ann', GZ, 'en')).toBe(
      `Account ${BJ} accepted pcx\\-1 1 minute ago. There is nothing left to do.`,
    );
    expect(await text('bea', BJ, 'zh')).toContain('你 1 分钟前');
    expect(await firstAnswerText(desk, 'pcx-1', BJ, 'zh')).toBeUndefined();
    expect(await firstAnswerText(office.desk('bob'), 'pcx-9', BJ, 'zh')).toBeUndefined();
  });
});

describe('within one account', () => {
  test('the other members get a line', async () => {
    await does('abe', GZ, inside);
    expect(heard()).toEqual({
      ann: `同事 abe 建好了 **prod\\_to\\_dr**（pcx\\-2，vpc\\-gz1 ↔ vpc\\-gz2）。两边都加上路由才会互通。 [add_route@${GZ} peering]`,
      avi: '同事 abe 建好了 **prod\\_to\\_dr**（pcx\\-2，vpc\\-gz1 ↔ vpc\\-gz2）。两边都加上路由才会互通。 [peering]',
    });
    expect(office.timers.size).toBe(0);
  });
  test('several changes are one message, requests stay their own', async () => {
    await does('abe', GZ, inside, ask, {
      op: 'add_route',
      routeTable: 'rtb-vpc-gz1',
      dest: '10.1.0.0/16',
      nextHopType: 'PEERCONNECTION',
      nextHop: 'pcx-2',
    });
    const mail = office.heard();
    expect(mail.map(({ person, reply }) => `${person} ${buttons(reply)}`)).toEqual([
      'ann peerings',
      'avi peerings',
      `bea accept@${BJ} reject@${BJ} peering`,
      `bob accept@${BJ} reject@${BJ} peering`,
      'bix peering',
    ]);
    expect(mail[0]?.reply.markdown.split('\n').length).toBe(2);
  });
  test('where nothing is accepted by itself, colleagues can answer', async () => {
    office = twoCompanies({ autoAcceptSameAccount: false });
    await does('abe', GZ, inside);
    expect(heard()).toMatchObject({ ann: expect.stringContaining(`[accept@${GZ} reject@${GZ} peering]`) });
    expect(await does('ann', GZ, { op: 'accept', peering: 'pcx-2' })).toBe('ok');
  });
});

describe('the history', () => {
  test('holds a command for both sides and the peering, a route for one', async () => {
    await does('ann', GZ, ask);
    await does('bob', BJ, { op: 'accept', peering: 'pcx-1' });
    await does('abe', GZ, {
      op: 'add_route',
      routeTable: 'rtb-vpc-gz1',
      dest: '10.8.0.0/16',
      nextHopType: 'PEERCONNECTION',
      nextHop: 'pcx-1',
    });
    const ops = async (about: { uin: string } | { peering: string }): Promise<string[]> =>
      (await office.desk('ann').history(about, 10)).map(
        ({ person, deed }) => `${person} ${deed.do === 'command' ? deed.command.op : deed.do}`,
      );
    expect(await ops({ uin: GZ })).toEqual(['abe add_route', 'bob accept', 'ann create_peering']);
    expect(await ops({ uin: BJ })).toEqual(['bob accept', 'ann create_peering']);
    expect(await ops({ peering: 'pcx-1' })).toEqual(['bob accept', 'ann create_peering']);
    expect(
      allRoutes(tableOf(office.world, 'rtb-vpc-gz1')?.table.routes ?? { size: 0, ipv4: null, ipv6: null })
        .length,
    ).toBe(1);
  });
});

describe('the clock', () => {
  test('reminds a day before, tells of the expiry, and starts again', async () => {
    await does('ann', GZ, ask);
    heard();
    expect(timers()).toEqual({ 'reminder/pcx-1': 144, 'expiry/pcx-1': 168 + 1 / hour });
    await pass(144 * hour);
    const reminded = heard();
    expect(reminded.bea).toBe(
      `**账号 ${GZ} 的申请还没处理，24 小时后过期** [accept@${BJ} reject@${BJ} peering]`,
    );
    expect(reminded.bix).toContain('[peering]');
    expect(reminded.ann).toBe(
      `账号 ${BJ} 还没接受 **prod\\_to\\_dr**（pcx\\-1，vpc\\-gz1 ↔ vpc\\-bj1），24 小时后过期。请催一下对方。 [peering]`,
    );
    await pass(24 * hour);
    expect(heard()).toEqual({});
    expect(state('pcx-1')).toBe('PENDING');
    await pass(1);
    expect(state('pcx-1')).toBe('EXPIRED');
    const told = heard();
    expect(told.ann).toContain(`申请已过期。还需要的话可以重新启用。 [reenable@${GZ} peering]`);
    expect(told.avi).toContain('[peering]');
    expect(told.bob).toContain('they must ask again. [peering]');
    expect(timers()).toEqual({});
    await does('ann', GZ, { op: 'reenable', peering: 'pcx-1' });
    expect(Object.keys(timers())).toEqual(['reminder/pcx-1', 'expiry/pcx-1']);
    expect(heard().bea).toContain('申请和你们建立对等连接');
  });
  test('is stopped by an answer', async () => {
    for (const op of ['accept', 'reject', 'delete'] as const) {
      office = twoCompanies();
      await does('ann', GZ, ask);
      const [about] = [...office.timers.values()].map((each) => each.about);
      await does('bea', BJ, { op, peering: 'pcx-1' });
      expect(timers()).toEqual({});
      if (about) expect(await fire(about, office.desk('clock'), library)).toEqual([]);
    }
  });
  test('says nothing of a request made anew, and waits where it is early', async () => {
    await does('ann', GZ, ask);
    const expiry = office.timers.get('expiry/pcx-1')?.about;
    const reminder = office.timers.get('reminder/pcx-1')?.about;
    if (expiry?.kind !== 'expiry' || reminder === undefined) throw new Error('no timers');
    expect(await fire({ ...expiry, createdAt: 0 }, office.desk('clock'), library)).toEqual([]);
    expect(await fire({ ...expiry, peering: '__proto__' }, office.desk('clock'), library)).toEqual([]);
    expect(await fire(expiry, office.desk('clock'), library)).toEqual([
      { do: 'timer', id: 'expiry/pcx-1', due: office.now + 168 * hour + 1, about: expiry },
    ]);
    office.now += 200 * hour;
    expect(await fire(reminder, office.desk('clock'), library)).toEqual([]);
  });
  test('does not remind where requests wait no longer than a day', async () => {
    office = twoCompanies({ pendingTtlHours: 24, reenableExpired: 'none' });
    await does('ann', GZ, ask);
    expect(Object.keys(timers())).toEqual(['expiry/pcx-1']);
    heard();
    await pass(24 * hour + 1);
    expect(heard().ann).toContain(`还需要的话请重新创建。 [create@${GZ} peering]`);
  });
});

test('an import is one note, one line to colleagues, and only one’s own network', async () => {
  const parsed = parseCidr('10.20.0.0/16');
  if (!parsed.ok) throw new Error('block');
  const vpc = {
    id: 'vpc-new',
    owner: GZ,
    region: 'ap-beijing',
    cidr: parsed.cidr,
    secondaryCidrs: [],
    ipv6Cidr: null,
    name: 'n',
  };
  const done = await performImport(office.desk('ann'), GZ, { vpcs: [vpc, { ...vpc, id: 'vpc-bj1' }] });
  if (!done.ok) throw new Error('refused');
  office.carryOut(done.effects, 'ann');
  expect(done.preview.leftOut.map(({ id, code }) => `${id} ${code}`)).toEqual(['vpc-bj1 ID_TAKEN']);
  expect(heard()).toEqual({
    abe: 'Your colleague ann imported a network: 1 VPC and 0 peerings were brought up to date. [vpcs]',
    avi: '同事 ann 导入了网络配置：1 个 VPC、0 条对等连接有更新。 [vpcs]',
  });
  expect(office.notes.map(({ line }) => line.deed)).toEqual([{ do: 'imported', vpcs: 1, peerings: 0 }]);
  const again = await performImport(office.desk('ann'), GZ, { vpcs: [vpc] });
  expect(again.ok && again.effects).toEqual([]);
});
