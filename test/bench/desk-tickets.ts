import type { Ticket, TicketKind, TicketMessage } from '../../src/tickets/index.ts';
import { random } from './grow.ts';

// What a desk looks like after years: most tickets are closed, a hundredth are live, most say what many others say.

/** When the last ticket was opened, and how long before it the first. */
const last = Date.parse('2026-11-19T03:00:00Z');
const span = 700 * 86_400_000;

const kinds: readonly TicketKind[] = [
  'question',
  'question',
  'question',
  'quota',
  'bandwidth',
  'classic_network',
];
const subjects = [
  '对等连接',
  '跨地域对等连接',
  '跨账号对等连接',
  '路由表',
  '私有网络',
  '子网',
  '基础网络',
  '专线网关',
  'NAT 网关',
  '带宽包',
];
const troubles = [
  '配好之后还是不通',
  '想把配额提到 20',
  '带宽想调到 5 Gbps',
  '接受请求时提示网段重叠',
  '昨天晚上开始丢包',
  '计费和控制台对不上',
  '删除以后路由还在',
  '怎么给它打标签',
  'does not come up after accepting',
  'routes vanish after the night',
];
const places = ['广州', '上海', '北京', '成都', '新加坡', '法兰克福', '硅谷', '东京'];

/** What searches look for: words of every ticket, of some and of one, and such as never meet. */
export const searches: readonly string[] = [
  '对等连接',
  '配额',
  '对等连接 丢包 法兰克福',
  'routes vanish',
  'vpc-00000777',
  '专线网关 vanish',
  '没有人这样说过',
  '新加坡 带宽',
];

export interface BenchTicket {
  readonly ticket: Ticket;
  readonly messages: readonly TicketMessage[];
}

/** The n-th ticket of a desk with so many; `termsOf` makes what it is found by. The same every time. */
export function benchTicket(
  n: number,
  count: number,
  termsOf: (summary: string) => readonly string[],
): BenchTicket {
  const next = random(n);
  const one = <T>(of: readonly T[]): T => of[next(of.length)] as T;
  const id = `T-${1001 + n}`;
  const openedAt = last - span + Math.floor((span * (n + 1)) / count);
  const customer = { person: `customer:${next(Math.max(1, count / 5))}`, name: `客户 ${next(1_000)}` };
  const summary = `${one(places)}的${one(subjects)}${one(troubles)}`;
  const concerned = `vpc-${String(n).padStart(8, '0')}`;
  const live = n >= count - Math.max(10, count / 100);
  const assignee = { person: `agent:${next(20)}`, name: 'Agent', privately: false };
  const clock = { spent: 0, since: openedAt, target: 14_400_000, reminded: false, escalated: false };
  const said = (at: number, text: string, by: TicketMessage['by']): TicketMessage => ({
    ticket: id,
    n: at,
    at: openedAt + at * 60_000,
    by,
    content: { kind: 'public', text },
  });
  const messages = [
    said(0, `${summary}。${'实例在两边都能 ping 通网关，安全组也放开了。'.repeat(1 + next(3))}`, {
      ...customer,
      side: 'customer',
    }),
    said(1, '请把两边路由表的截图发过来，我们看一下。', { ...assignee, side: 'agent' }),
  ];
  const ticket: Ticket = {
    id,
    kind: one(kinds),
    status: live ? 'open' : 'closed',
    priority: one(['urgent', 'high', 'normal', 'normal', 'low'] as const),
    customer,
    lang: 'zh',
    uin: String(100_000_000_000 + next(5_000)),
    summary,
    context: {
      said: [summary, '怎么还是不通', '转人工'],
      guesses: [{ entry: 'troubleshoot-connectivity', score: 0.31 }],
      concerns: [concerned],
    },
    // A third of what is live waits in the queue.
    assignee: live && next(3) === 0 ? null : assignee,
    openedAt,
    updatedAt: openedAt + 60_000,
    clocks: live ? { resolution: clock } : {},
    firstReplyTook: 60_000 * (1 + next(300)),
    ...(live
      ? {}
      : {
          solvedAt: openedAt + 3_600_000,
          closedAt: openedAt + 7_200_000,
          resolutionTook: 60_000 * (1 + next(3_000)),
        }),
    closures: live ? 0 : 1,
    messages: messages.length,
    terms: [...termsOf(summary), concerned, customer.person],
  };
  return { ticket, messages };
}
