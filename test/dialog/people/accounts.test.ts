import { describe, expect, it } from 'vitest';
import { Chats, textOf } from './chat.ts';

const uin = '100000000001';

async function registered(): Promise<Chats> {
  const chats = new Chats();
  await chats.say('an', '/register 1000-0000-0001');
  await chats.tap('an', await chats.say('an', '甲公司'), '登记');
  return chats;
}

async function invited(chats: Chats, role: string): Promise<string> {
  const summary = await chats.say('an', `/invite ${role}`);
  const shown = await chats.tap('an', summary, '生成');
  return /\/join ([A-Z0-9]+)/.exec(textOf(shown))?.[1] ?? '';
}

describe('accounts', () => {
  it('go to whoever registers them first, and that is said', async () => {
    const chats = new Chats();
    await chats.say('an', `/register ${uin}`);
    const summary = await chats.say('an', '甲公司');
    expect(textOf(summary)).toContain('没法核实');
    expect(textOf(await chats.tap('an', summary, '登记'))).toContain('你是所有者');
    await chats.say('bo', `/register ${uin}`);
    expect(textOf(await chats.tap('bo', await chats.say('bo', '乙'), '登记'))).toContain('已经有人');
  });

  it.each(['/join', '/start join_', 'code alone'])('are joined once by an invitation: %s', async (way) => {
    const chats = await registered();
    const code = await invited(chats, '操作员');
    if (way === 'code alone') await chats.say('bo', '/join');
    const said =
      way === 'code alone' ? code : way === '/join' ? `/join ${code.toLowerCase()}` : `${way}${code}`;
    expect(textOf(await chats.say('bo', said))).toContain('已加入**甲公司**');
    expect(chats.office.heard().map(({ person }) => person)).toEqual(['an']);
    expect(textOf(await chats.say('cy', `/join ${code}`))).toContain('已经用过');
    expect(chats.office.members).toHaveLength(2);
  });

  it('refuse a wrong code, and ask for another', async () => {
    const chats = await registered();
    expect(textOf(await chats.say('bo', '/join ABCDEFGHIJ'))).toContain('不对');
    const code = await invited(chats, '只读');
    expect(textOf(await chats.say('bo', code))).toContain('已加入');
  });

  it('let owners change roles and put people out, and nobody else', async () => {
    const chats = await registered();
    await chats.say('bo', `/join ${await invited(chats, '操作员')}`);
    expect(textOf(await chats.say('bo', '/invite'))).toContain('只有');
    const act = { do: 'guide', guide: 'remove_member', values: { member: 'an' }, uin } as const;
    expect(textOf(await chats.press('bo', act))).toContain('只有');
    let shown = await chats.tap('an', await chats.say('an', '/members'), '管理 bo');
    shown = await chats.tap('an', await chats.tap('an', shown, '只读'), '改角色');
    expect(chats.office.members.find(({ person }) => person === 'bo')?.role).toBe('viewer');
    shown = await chats.tap('an', await chats.say('an', '/members'), '管理 bo');
    await chats.tap('an', await chats.tap('an', shown, '移除'), '移除');
    expect(textOf(await chats.say('bo', '/account'))).toContain('还没有账号');
    expect(textOf(await chats.say('an', '/history'))).toContain('移除成员 bo');
  });

  it('keep their last owner', async () => {
    const chats = await registered();
    const shown = await chats.tap('an', await chats.say('an', '/account'), '退出');
    expect(textOf(await chats.tap('an', shown, '退出'))).toContain('所有者');
    expect(chats.office.members).toHaveLength(1);
  });

  it('are switched by name, id or button; others are as if they did not exist', async () => {
    const chats = await registered();
    chats.office.enter('100000000002', 'bo', 'owner');
    await chats.say('an', '/demo');
    expect(textOf(await chats.say('an', '/account 甲公司'))).toContain(uin);
    expect(chats.office.acting.get('an')).toBe(uin);
    for (const other of ['100000000002', '100000000009'])
      expect(textOf(await chats.say('an', `/account ${other}`))).toBe(
        `找不到账号“${other}”，或者你不在里面。/account 看你有哪些账号。`,
      );
    const forged = await chats.press('an', { do: 'switch_account', uin: '100000000002' });
    expect(textOf(forged)).toContain('找不到账号');
  });
});

describe('the samples', () => {
  it('come marked, in two accounts, and again only when asked', async () => {
    const chats = new Chats();
    await chats.say('an', '/demo');
    const first = [...chats.office.accounts.values()];
    expect(first.map(({ demo, uin: id }) => [demo, id.length])).toEqual([
      [true, 12],
      [true, 12],
    ]);
    const again = await chats.say('an', '/demo');
    expect(chats.office.accounts.size).toBe(2);
    await chats.tap('an', again, '接着用');
    await chats.tap('an', again, '换一份新的');
    expect(chats.office.accounts.size).toBe(4);
    expect(chats.office.members).toHaveLength(2);
    expect(textOf(await chats.say('an', '/account'))).toContain('演示账号');
  });

  it('show a forgotten way back, a refusal for overlap, and a request that reaches the same person', async () => {
    const chats = new Chats();
    const ready = await chats.say('an', '/demo');
    expect(textOf(await chats.tap('an', ready, '为什么不通'))).toMatch(/回程|返回/);
    await chats.tap('an', ready, '旧机房');
    expect(textOf(await chats.say('an', '100M'))).toContain('网段重叠');
    await chats.say('an', '/cancel');
    await chats.tap('an', ready, '灾备打通');
    const shown = await chats.say('an', '100M');
    expect(textOf(await chats.tap('an', shown, '创建'))).toContain('已发起');
  });

  it('are no group’s business', async () => {
    const chats = new Chats();
    expect(textOf(await chats.say('group:1', '/demo'))).toContain('私聊');
    expect(chats.office.accounts.size).toBe(0);
  });
});
