import { describe, expect, test } from 'vitest';
import { type MemberRefusal, memberRefusal } from '../../src/accounts/index.ts';
import type { Deed, HistoryLine } from '../../src/dialog/desk.ts';
import { historyLine } from '../../src/dialog/history-line.ts';
import { type Command, type LeftOut, refusal } from '../../src/peering/index.ts';
import { accountsText, memberSentence, notDoneText } from '../../src/text/accounts.ts';
import { leftOutLine } from '../../src/text/merge.ts';
import { agoText, leftText, noticesText } from '../../src/text/notices.ts';

const languages = ['zh', 'en'] as const;
const uin = '100000000001';
const bad = '*x*\n[y](z)';

const members: MemberRefusal[] = [
  memberRefusal('INVALID_UIN', { text: bad }),
  memberRefusal('ACCOUNT_TAKEN', { uin }),
  memberRefusal('NOT_A_MEMBER', { uin }),
  memberRefusal('ROLE_TOO_LOW', { uin, role: 'viewer', act: 'operate' }),
  memberRefusal('ROLE_TOO_LOW', { uin, role: 'operator', act: 'manage' }),
  memberRefusal('LAST_OWNER', { uin }),
  memberRefusal('ALREADY_MEMBER', { uin, role: 'owner' }),
  memberRefusal('NO_SUCH_MEMBER', { name: bad }),
  memberRefusal('INVITATION_UNKNOWN', { code: bad }),
  memberRefusal('INVITATION_USED', { code: 'A1' }),
  memberRefusal('INVITATION_EXPIRED', { code: 'A1' }),
  memberRefusal('TOO_MANY_MEMBERS', { max: 50 }),
  memberRefusal('TOO_MANY_ACCOUNTS', { max: 20 }),
  memberRefusal('INVALID_ACCOUNT_NAME', { max: 60 }),
];

const peering = 'pcx-1';
const commands: Command[] = [
  {
    op: 'create_peering',
    id: peering,
    requesterVpc: 'vpc-a',
    accepterVpc: 'vpc-b',
    accepterUin: uin,
    accepterRegion: 'ap-beijing',
    name: bad,
    bandwidthMbps: 100,
  },
  ...(['accept', 'reject', 'delete', 'reenable'] as const).map((op): Command => ({ op, peering })),
  { op: 'modify', peering, bandwidthMbps: 20 },
  { op: 'add_route', routeTable: 'rtb-1', dest: '10.0.0.0/8', nextHopType: 'NAT', nextHop: 'nat-1' },
  ...(['delete_route', 'enable_route', 'disable_route'] as const).map(
    (op): Command => ({ op, routeTable: 'rtb-1', dest: '10.0.0.0/8' }),
  ),
  { op: 'create_vpc', id: 'vpc-1', routeTable: 'rtb-1', region: 'ap-x', cidr: '10.0.0.0/16', name: bad },
  { op: 'create_subnet', id: 'subnet-1', vpc: 'vpc-1', cidr: '10.0.0.0/24' },
  { op: 'add_secondary_cidr', vpc: 'vpc-1', cidr: '10.1.0.0/24' },
];
const deeds: Deed[] = [
  ...commands.map((command): Deed => ({ do: 'command', command })),
  { do: 'imported', vpcs: 1, peerings: 2 },
  { do: 'account_created' },
  { do: 'invited', role: 'viewer' },
  { do: 'joined', role: 'operator' },
  { do: 'role_set', member: bad, role: 'owner' },
  { do: 'removed', member: bad },
  { do: 'left' },
];
const line = (deed: Deed, name = bad): HistoryLine => ({
  at: 0,
  uin,
  person: 'telegram:42',
  name,
  where: 'telegram:42',
  deed,
});

const item = { kind: 'vpc', id: bad } as const;
const leftOut: LeftOut[] = [
  { ...item, code: 'NOT_YOURS', args: {} },
  { ...item, code: 'ID_TAKEN', args: {} },
  { ...item, code: 'VPC_NOT_YOURS', args: { vpc: bad } },
  { ...item, code: 'FAR_END_NOT_YOURS', args: { vpc: bad } },
  { ...item, code: 'NEEDS_BOTH_SIDES', args: {} },
  { ...item, code: 'WOULD_END', args: { state: 'DELETED' } },
  { ...item, code: 'DIFFERS', args: { known: 'a', stated: bad } },
  { ...item, code: 'REFUSED', args: { refusals: [refusal('SELF_PEERING', { vpc: bad })] } },
  { ...item, code: 'TOO_MANY', args: { max: 9 } },
];

/** Markup that a person typed and that has come through alive. */
const alive = /(?<!\\)[*[\]]|\n/;

describe.each(languages)('in %s', (lang) => {
  const sentences = [
    ...members.map((reason) => memberSentence(lang, reason)),
    ...deeds.map((deed) => historyLine(lang, line(deed), { when: '3:14', where: '⟨chat⟩', viewer: uin })),
    ...leftOut.map((each) => leftOutLine(lang, each)),
  ];

  test('every sentence says something, and nothing typed is markup', () => {
    for (const said of sentences) {
      expect(said).not.toMatch(/undefined|\[object|NaN/);
      expect(said).not.toMatch(alive);
      expect(/[\u3400-\u9fff]/.test(said)).toBe(lang === 'zh');
    }
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('Chinese sentences use full-width punctuation', () => {
    const half = /[\u3400-\u9fff][,;:?!()]|[,;:?!()][\u3400-\u9fff]/;
    if (lang === 'zh') for (const said of sentences) expect(said).not.toMatch(half);
  });

  test('people of another account and their chats stay unnamed', () => {
    const other = historyLine(lang, line({ do: 'left' }, 'Li Lei'), {
      when: '',
      where: '⟨chat⟩',
      viewer: '2',
    });
    expect(other).toContain(uin);
    expect(other).not.toMatch(/Li Lei|⟨chat⟩|telegram/);
    const nameless = historyLine(lang, line({ do: 'left' }, ''), { when: '', viewer: uin });
    expect(nameless).toContain('telegram:42');
  });

  test('reasons of both kinds stand in one list', () => {
    const [one, two] = [memberRefusal('LAST_OWNER', { uin }), refusal('SELF_PEERING', { vpc: bad })];
    expect(notDoneText(lang, [one])).toBe(memberSentence(lang, one));
    expect(notDoneText(lang, [two])).not.toMatch(alive);
    expect(notDoneText(lang, [one, two]).split('\n').length).toBe(3);
  });

  test('every role and every deed has words', () => {
    const { roles, rights } = accountsText(lang);
    expect(Object.keys(roles)).toEqual(Object.keys(rights));
    const facts = {
      id: 'pcx',
      name: '',
      requester: '1',
      accepter: '2',
      from: 'a',
      to: 'b',
      fromRegion: 'c',
      toRegion: 'd',
      mbps: null,
    };
    for (const payer of ['free', 'each side', { uin: '1' }] as const) {
      const words = noticesText[lang];
      for (const say of Object.values(words.events)) expect(say({ ...facts, payer }, 'WHO')).toContain('pcx');
      expect(words.facts({ ...facts, payer }).split('\n').length).toBe(4);
    }
  });
});

test('how long ago, how long still', () => {
  const [minute, hour] = [60_000, 3_600_000];
  const said = (ms: number): string =>
    [agoText('zh', ms), agoText('en', ms), leftText('zh', ms), leftText('en', ms)].join(' | ');
  expect([-5, 59_999, minute, 59 * minute, hour, 47 * hour, 48 * hour].map(said)).toEqual([
    '刚刚 | just now | 1 分钟 | 1 minute',
    '刚刚 | just now | 1 分钟 | 1 minute',
    '1 分钟前 | 1 minute ago | 1 分钟 | 1 minute',
    '59 分钟前 | 59 minutes ago | 59 分钟 | 59 minutes',
    '1 小时前 | 1 hour ago | 1 小时 | 1 hour',
    '47 小时前 | 47 hours ago | 47 小时 | 47 hours',
    '2 天前 | 2 days ago | 2 天 | 2 days',
  ]);
});
