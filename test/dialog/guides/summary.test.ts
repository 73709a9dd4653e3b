import { expect, it } from 'vitest';
import { newConversation, turn } from '../../../src/dialog/index.ts';
import { BJ, twoCompanies } from '../../support/two-companies.ts';
import { shipped } from '../../support/world.ts';

const library = await shipped();

/** What Ann, who reads Chinese, is told after the last of what she says and taps. */
async function told(...said: readonly string[]): Promise<string> {
  const office = twoCompanies();
  let conversation = newConversation('zh');
  let replies: readonly { readonly markdown: string; readonly buttons: readonly { label: string }[] }[] = [];
  for (const text of said) {
    const done = await turn(conversation, { kind: 'text', text }, library, office.desk('ann'));
    ({ conversation, replies } = done);
    office.carryOut(done.effects, 'ann');
  }
  return replies
    .map(({ markdown, buttons }) => [markdown, ...buttons.map(({ label }) => label)].join('\n'))
    .join('\n');
}

const toTheAccount = ['/create', 'vpc-gz1', 'to-them', '北京', '其他账号'];

it.each([
  [BJ, '对方的 VPC ID'],
  ['12345', '对方的 VPC ID'],
  ['他们是 100012345678901', '对方的 VPC ID'],
  ['1234-5678-9012', '对方的 VPC ID'],
  ['vpc-12345678', '账号 ID 是 5 到 20 位数字'],
  ['1234', '账号 ID 是 5 到 20 位数字'],
])('asks for every account that can be registered: %s', async (account, expected) => {
  expect(await told(...toTheAccount, account)).toContain(expected);
});

it('sets no item of two lists apart, and a Latin word from a Chinese one', async () => {
  const asked = [...toTheAccount, BJ, 'vpc-bj1', '100', '好'];
  const said = await told(...asked, '/delete');
  expect(said).toMatch(/^- 对等连接：.*\n- /m);
  expect(said).not.toMatch(/^- .*\n\n- /m);
  expect(await told('/addsubnet vpc-gz1', '10.0.9.0/24')).toContain('改 VPC');
});
