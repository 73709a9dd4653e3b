import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Conversation,
  type DialogInput,
  newConversation,
  type Reply,
  turn,
} from '../../../src/dialog/index.ts';
import type { Lang } from '../../../src/faq/index.ts';
import {
  type Command,
  type ConnectionState,
  mapGet,
  parseCidr,
  type Rules,
  routesOf,
  siteOf,
  type World,
  withPeering,
  withTable,
} from '../../../src/peering/index.ts';
import type { FakeOffice } from '../../support/fake-desk.ts';
import { BJ, GZ, twoCompanies } from '../../support/two-companies.ts';
import { shipped } from '../../support/world.ts';

const library = await shipped();
const hour = 3_600_000;

/** An office, and everybody's own chat in it. */
function chats(office: FakeOffice) {
  const kept = new Map<string, Conversation>();
  const put = async (person: string, input: DialogInput): Promise<readonly Reply[]> => {
    const lang: Lang = office.languages.get(person) ?? 'zh';
    const before = kept.get(person) ?? newConversation(lang);
    const done = await turn(before, input, library, office.desk(person));
    kept.set(person, JSON.parse(JSON.stringify(done.conversation)) as Conversation);
    office.carryOut(done.effects, person);
    return done.replies;
  };
  return {
    say: (person: string, text: string) => put(person, { kind: 'text', text }),
    press: (person: string, action: Action) => put(person, { kind: 'action', action }),
    at: (person: string) => kept.get(person)?.guide,
  };
}
const text = (replies: readonly Reply[]): string => replies.map(({ markdown }) => markdown).join('\n');
const buttons = (replies: readonly Reply[]) => replies.flatMap((reply) => reply.buttons);
const labels = (replies: readonly Reply[]) => buttons(replies).map(({ label }) => label);
const button = (replies: readonly Reply[], wanted: (action: Action) => boolean): Action => {
  const found = buttons(replies).find(({ action }) => wanted(action));
  if (found === undefined) throw new Error(`no such button among ${labels(replies).join(', ')}`);
  return found.action;
};
const committing = (action: Action): boolean => action.do === 'commit';

/** GZ asked BJ for a peering an hour ago; by default across regions, at 100 Mbps. */
function withRequest(state: ConnectionState = 'PENDING', over: Partial<Rules> = {}, id = 'pcx-1a2b3c4d') {
  const office = twoCompanies(over);
  office.world = asked(office.world, office.now - hour, state, id);
  return office;
}
const asked = (world: World, createdAt: number, state: ConnectionState, id: string): World =>
  withPeering(world, {
    id,
    name: `name of ${id}`,
    requesterVpc: 'vpc-gz1',
    accepterVpc: 'vpc-bj1',
    state,
    createdAt,
    bandwidthMbps: 100,
    chargeType: null,
  });

function withRoute(office: FakeOffice, vpc: string, dest: string, nextHop = 'pcx-1a2b3c4d'): void {
  const [table] = siteOf(office.world, vpc)?.tables ?? [];
  const cidr = parseCidr(dest);
  if (table === undefined || !cidr.ok) throw new Error(vpc);
  const route = { dest: cidr.cidr, nextHopType: 'PEERCONNECTION', nextHop, enabled: true };
  office.world = withTable(office.world, { ...table, routes: routesOf([route]) });
}
const stateOf = (office: FakeOffice, id = 'pcx-1a2b3c4d') => mapGet(office.world.peerings, id)?.state;

const note = (office: FakeOffice, uin: string, person: string, name: string, command: Command): void =>
  office.carryOut([
    {
      do: 'note',
      line: { at: office.now, uin, person, name, deed: { do: 'command', command } },
      uins: [GZ, BJ],
      ...('peering' in command ? { peering: command.peering } : {}),
    },
  ]);

describe('what is done to a peering', () => {
  it.each([
    [
      'bea',
      '/accept pcx-1a2b3c4d',
      'PENDING',
      'ACTIVE',
      ['付，你不用付', '两边都加了路由才会通', '10.0.0.0/16', '100 Mbps'],
    ],
    ['bea', '接受 pcx-1a2b3c4d', 'PENDING', 'ACTIVE', ['接受申请']],
    ['bea', `接受账号 ${GZ} 的申请`, 'PENDING', 'ACTIVE', ['接受申请']],
    ['bob', 'accept pcx-1a2b3c4d please', 'PENDING', 'ACTIVE', ['Accept a request', 'you pay nothing']],
    ['bea', '/accept', 'PENDING', 'ACTIVE', ['请确认']],
    ['bea', '拒绝 pcx-1a2b3c4d', 'PENDING', 'REJECTED', ['不能反悔']],
    ['ann', '/delete pcx-1a2b3c4d', 'PENDING', 'DELETED', ['撤回后对方就不能接受']],
    ['ann', '删掉 pcx-1a2b3c4d', 'ACTIVE', 'DELETED', ['两边马上断开', '你这边没有指向它的路由', '对方那边']],
    ['bea', '/delete', 'EXPIRED', 'DELETED', ['清掉记录']],
    ['ann', '撤回 pcx-1a2b3c4d', 'PENDING', 'DELETED', ['撤回后对方就不能接受']],
    ['abe', 'withdraw pcx-1a2b3c4d', 'PENDING', 'DELETED', ['can no longer accept it']],
    ['ann', '重新启用 pcx-1a2b3c4d', 'EXPIRED', 'PENDING', ['重新等']],
    ['abe', 're-enable pcx-1a2b3c4d', 'EXPIRED', 'PENDING', ['again has']],
    ['ann', '/reenable', 'EXPIRED', 'PENDING', [`重新等账号 ${BJ} 接受，7 天内有效`, '每天最多 1200 元']],
  ] as const)('%s: %s on one that is %s', async (person, said, from, to, words) => {
    const office = withRequest(from);
    const { say, press } = chats(office);
    const asking = await say(person, said);
    for (const word of words) expect(text(asking)).toContain(word);
    expect(stateOf(office)).toBe(from);
    const done = await press(person, button(asking, committing));
    expect(stateOf(office)).toBe(to);
    expect(text(done)).toContain('pcx-1a2b3c4d');
  });

  it.each([
    ['把 pcx-1a2b3c4d 带宽改成 200M', '每天最多 1800 元（现在 1200 元）'],
    ['/bandwidth pcx-1a2b3c4d 50M', '每天最多 600 元（现在 1200 元）'],
    ['把 pcx-1a2b3c4d 的带宽调到 1G', '每天最多 7000 元（现在 1200 元）'],
  ])('changes the bandwidth: %s', async (said, price) => {
    const office = withRequest('ACTIVE');
    const { say, press } = chats(office);
    const asking = await say('ann', said);
    expect(text(asking)).toContain(price);
    await press('ann', button(asking, committing));
    expect(mapGet(office.world.peerings, 'pcx-1a2b3c4d')?.bandwidthMbps).not.toBe(100);
  });

  it('asks for the tier, and refuses the one it has and one that is none', async () => {
    const office = withRequest('ACTIVE');
    const { say } = chats(office);
    const asking = await say('ann', '/bandwidth');
    expect(text(asking)).toContain('现在是 100 Mbps');
    expect(labels(asking)).not.toContain('100 Mbps');
    expect(text(await say('ann', '100M'))).toContain('现在就是 100 Mbps');
    expect(text(await say('ann', '123M'))).toContain('没有 123 Mbps 这一档');
    expect(text(await say('ann', '500'))).toContain('从 100 Mbps 改为 500 Mbps');
  });

  it.each([
    ['remove', '你这边指向它的 1 条路由会一并删除', '1 条路由已一并删除'],
    ['blackhole', '你这边指向它的 1 条路由不会删除，会变成黑洞', '成了黑洞'],
  ] as const)('says what becomes of routes under %s', async (onDeleteRoutes, before, after) => {
    const office = withRequest('ACTIVE', { onDeleteRoutes });
    withRoute(office, 'vpc-gz1', '10.8.0.0/16');
    const { say, press } = chats(office);
    const asking = await say('ann', '/delete');
    expect(text(asking)).toContain(before);
    expect(text(await press('ann', button(asking, committing)))).toContain(after);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['ann', '/accept', 'PENDING', '没有等你接受的申请'],
    ['ann', '/accept pcx-1a2b3c4d', 'PENDING', '只有接受方可以'],
    ['bea', '/bandwidth pcx-1a2b3c4d 200M', 'ACTIVE', '只有发起方可以'],
    ['bea', '/accept pcx-1a2b3c4d', 'EXPIRED', '没人接受，已过期'],
    ['bea', '/accept pcx-1a2b3c4d', 'DELETED', '已被删除或撤回'],
    ['bea', '/delete pcx-1a2b3c4d', 'REJECTED', '已被拒绝'],
    ['avi', '/delete pcx-1a2b3c4d', 'ACTIVE', '只读成员'],
  ] as const)('%s: %s on one that is %s', async (person, said, state, words) => {
    const office = withRequest(state);
    const { say, at } = chats(office);
    expect(text(await say(person, said))).toContain(words);
    expect(at(person)).toBeUndefined();
    expect(stateOf(office)).toBe(state);
  });

  it('does not tell the ids of others from ids of nothing', async () => {
    const office = withRequest('PENDING');
    office.enter('100000000003', 'cat', 'owner');
    const { say } = chats(office);
    for (const command of ['accept', 'reject', 'delete', 'bandwidth', 'reenable', 'peering']) {
      const theirs = await say('cat', `/${command} pcx-1a2b3c4d`);
      const nothing = await say('cat', `/${command} pcx-99999999`);
      expect(text(theirs)).toContain('找不到对等连接 pcx-1a2b3c4d');
      expect(text(theirs).replaceAll('1a2b3c4d', '99999999')).toBe(text(nothing));
      expect(labels(theirs)).toEqual(labels(nothing));
    }
  });

  it('takes an id by the letter', async () => {
    const office = withRequest('PENDING');
    const { say, at } = chats(office);
    expect(text(await say('bea', '/accept pcx-1a2b3c4e'))).toContain('找不到对等连接 pcx-1a2b3c4e');
    expect(at('bea')?.values.peering).toBeUndefined();
  });
});

describe('who is second', () => {
  const accepted: Command = { op: 'accept', peering: 'pcx-1a2b3c4d' };
  it.each([
    ['commit', ['*Bea*', '接受', '检查连通性']],
    ['perform', ['*Bea*', '接受', '检查连通性']],
  ] as const)('is told who was first: %s', async (how, words) => {
    const office = withRequest('PENDING');
    office.languages.delete('bob');
    const { say, press, at } = chats(office);
    const asking = await say('bob', '/accept pcx-1a2b3c4d');
    office.world = asked(office.world, office.now - hour, 'ACTIVE', 'pcx-1a2b3c4d');
    note(office, BJ, 'bea', '*Bea*', accepted);
    office.now += 5 * 60_000;
    const late =
      how === 'commit'
        ? await press('bob', button(asking, committing))
        : await press('bob', { do: 'perform', uin: BJ, commands: [accepted] });
    const all = `${text(late).replaceAll('\\', '')} ${labels(late).join(' ')}`;
    for (const word of words) expect(all).toContain(word);
    expect(text(late)).toContain('5 分钟前');
    if (how === 'commit') expect(at('bob')).toBeUndefined();
  });

  it('is told so by what the first one did', async () => {
    const office = withRequest('PENDING');
    const { say, press } = chats(office);
    const [bea, bob] = [await say('bea', '/accept'), await say('bob', '/reject')];
    expect(text(await press('bea', button(bea, committing)))).toContain(`已通知对方（账号 ${GZ}）3 人`);
    office.now += 60_000;
    const late = text(await press('bob', button(bob, committing))).replaceAll('\\', '');
    expect(late).toContain('bea accepted pcx-1a2b3c4d 1 minute ago');
    expect(stateOf(office)).toBe('ACTIVE');
  });

  it('learns the other account, not its people', async () => {
    const office = withRequest('PENDING');
    const { say, press } = chats(office);
    const asking = await say('bea', '/accept');
    office.world = asked(office.world, office.now - hour, 'DELETED', 'pcx-1a2b3c4d');
    note(office, GZ, 'ann', '安妮', { op: 'delete', peering: 'pcx-1a2b3c4d' });
    const late = text(await press('bea', button(asking, committing)));
    expect(late).toContain(`账号 ${GZ}`);
    expect(late).not.toContain('安妮');
  });

  it('learns that it has run out meanwhile', async () => {
    const office = withRequest('PENDING');
    const { say, press } = chats(office);
    const asking = await say('bea', '/accept');
    office.now += 168 * hour;
    expect(text(await press('bea', button(asking, committing)))).toContain('已过期');
    expect(stateOf(office)).toBe('PENDING');
  });
});

describe('pages', () => {
  it('list the newest first, eight a page', async () => {
    const office = twoCompanies();
    for (let n = 10; n < 21; n += 1)
      office.world = asked(office.world, office.now - (30 - n) * hour, 'DELETED', `pcx-000000${n}`);
    const { say, press } = chats(office);
    const first = await say('avi', '/peerings');
    expect(text(first)).toContain('共 11 条');
    expect(text(first).indexOf('pcx-00000020')).toBeLessThan(text(first).indexOf('pcx-00000013'));
    expect(text(first)).not.toContain('pcx-00000012');
    const second = await press(
      'avi',
      button(first, (action) => action.do === 'show' && action.from === 8),
    );
    expect(text(second)).toContain('pcx-00000012');
    expect(labels(second)).toContain('前一页');
    const detail = await press(
      'avi',
      button(second, (action) => action.do === 'show' && action.page === 'peering'),
    );
    expect(text(detail)).toContain('pcx-00000012');
    const back = button(detail, (action) => action.do === 'show' && action.page === 'peerings');
    expect(back).toMatchObject({ from: 8 });
  });

  it('say how to begin where there is none', async () => {
    const { say } = chats(twoCompanies());
    expect(labels(await say('ann', '/peerings'))).toEqual(['创建对等连接']);
    expect(labels(await say('avi', '/peerings'))).toEqual([]);
  });

  it.each([
    ['ann', 'PENDING', ['改带宽', '加路由', '撤回', '历史', '返回列表']],
    ['bea', 'PENDING', ['接受', '拒绝', '加路由', '历史', '返回列表']],
    ['ann', 'ACTIVE', ['改带宽', '加路由', '检查连通性', '删除', '历史', '返回列表']],
    ['bea', 'ACTIVE', ['加路由', '检查连通性', '删除', '历史', '返回列表']],
    ['ann', 'EXPIRED', ['重新启用', '删除', '历史', '返回列表']],
    ['ann', 'REJECTED', ['历史', '返回列表']],
    ['avi', 'ACTIVE', ['检查连通性', '历史', '返回列表']],
  ] as const)('offer %s what may be done to one that is %s', async (person, state, wanted) => {
    const office = withRequest(state);
    expect(labels(await chats(office).say(person, '/peering pcx-1a2b3c4d'))).toEqual(wanted);
  });

  it('show the own routes only, and no block that was not shown yet', async () => {
    const office = withRequest('PENDING');
    withRoute(office, 'vpc-gz1', '10.8.0.0/16');
    withRoute(office, 'vpc-bj1', '10.0.0.0/24');
    const { say } = chats(office);
    const ours = text(await say('ann', '/peering pcx-1a2b3c4d'));
    expect(ours).toContain('`rtb-vpc-gz1`：10.8.0.0/16');
    expect(ours).not.toContain('10.0.0.0/24');
    expect(ours).not.toContain('（10.8.0.0/16）');
    expect(ours).toContain('还剩 6 天');
    expect(text(await say('bea', '/peering pcx-1a2b3c4d'))).toContain('10.0.0.0/16');
  });

  it('count what is used of every quota', async () => {
    const office = withRequest('ACTIVE');
    const page = text(await chats(office).say('ann', '/quotas'));
    expect(page).toContain('广州：2/20，还剩 18');
    expect(page).toContain('对等连接：1/10，还剩 9');
    expect(page).toContain('对等连接：0/10，还剩 10');
    expect(page).toContain('提工单');
  });
});

describe('a fix at one tap', () => {
  it.each([
    [{ op: 'accept', peering: 'pcx-1a2b3c4d' }, 'bea', BJ, 'PENDING', ['已连接', '加一条路由'], '加路由'],
    [{ op: 'delete', peering: 'pcx-1a2b3c4d' }, 'ann', GZ, 'ACTIVE', ['已删除'], '全部对等连接'],
    [
      { op: 'modify', peering: 'pcx-1a2b3c4d', bandwidthMbps: 200 },
      'ann',
      GZ,
      'ACTIVE',
      ['200 Mbps'],
      '详情',
    ],
    [
      {
        op: 'add_route',
        routeTable: 'rtb-vpc-gz1',
        dest: '10.8.0.0/16',
        nextHopType: 'PEERCONNECTION',
        nextHop: 'pcx-1a2b3c4d',
      },
      'ann',
      GZ,
      'ACTIVE',
      ['已添加路由 10.8.0.0/16 → pcx-1a2b3c4d'],
      '检查连通性',
    ],
  ] as const)('says what was done: $op', async (command, person, uin, state, words, next) => {
    const office = withRequest(state);
    const done = await chats(office).press(person, { do: 'perform', uin, commands: [command] });
    for (const word of words) expect(text(done)).toContain(word);
    expect(labels(done)).toContain(next);
  });
});
