import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskData, recogniseTask, taskAskedAbout } from '../../src/dialog/task-recognition.ts';
import { type Task, tasks } from '../../src/dialog/tasks.ts';
import { understand } from '../../src/dialog/understand.ts';
import { findData, normalise } from '../../src/faq/index.ts';
import { shipped } from '../support/world.ts';
import { accountWays } from './account-ways.ts';

const world = await shipped();
const kindOf = (text: string) => {
  const meaning = understand({ text }, world);
  return meaning.kind === 'task' ? meaning.task : meaning.kind;
};

/** For each task: said as an order or polite request, asked as a how-to, asked as a question; in both languages. */
const ways: Record<Task, { orders: readonly string[]; questions: readonly string[] }> = {
  ...accountWays,
  create: {
    orders: [
      '帮我在 vpc-a 和 vpc-b 之间建一条对等连接',
      '请把 vpc-a 跟 vpc-b 打通',
      '麻烦创建一条到账号 100012345678 的对等连接',
      'peer vpc-a with vpc-b',
      'could you please set up a peering between vpc-a and vpc-b?',
      'I want to connect vpc-a to vpc-b',
    ],
    questions: [
      '怎么创建对等连接？',
      '怎么在 vpc-a 和 vpc-b 之间建对等连接？',
      'vpc-a 和 vpc-b 可以建对等连接吗',
      'how do I create a peering connection?',
      'how do I peer vpc-a with vpc-b?',
      'can I peer vpc-a with vpc-b?',
    ],
  },
  accept: {
    orders: [
      '接受 pcx-12345678',
      '帮我同意一下 pcx-12345678',
      'accept pcx-12345678',
      'can you accept pcx-12345678?',
    ],
    questions: [
      '怎么接受对等连接请求？',
      '怎么接受 pcx-12345678？',
      'how do I accept a peering request?',
      'who has to accept the request?',
    ],
  },
  reject: {
    orders: [
      '拒绝 pcx-12345678',
      '帮我把 pcx-12345678 拒了',
      'reject pcx-12345678',
      'please decline the peering request from 100012345678',
    ],
    questions: [
      '怎么拒绝对等连接请求？',
      '拒绝申请之后还能再建吗',
      'how do I reject a request?',
      'what happens after a request is rejected?',
    ],
  },
  reenable: {
    orders: [
      '重新启用 pcx-12345678',
      '帮我把过期的 pcx-12345678 重新启用',
      're-enable pcx-12345678',
      'please reenable the request pcx-12345678',
      '帮我重新启用过期的申请',
      'please resend the expired peering request',
      '再次发起 pcx-12345678',
    ],
    questions: [
      '过期的申请怎么重新启用？',
      '申请过期后还能重新启用吗',
      'how do I re-enable an expired request?',
      'can an expired request be re-enabled?',
    ],
  },
  delete: {
    orders: [
      '撤回我的申请',
      'please revoke my request',
      '删掉 pcx-12345678',
      '撤回 pcx-12345678',
      'withdraw pcx-12345678',
      '请删除 vpc-a 和 vpc-b 的对等连接',
      'delete pcx-12345678',
      'please tear down the peering between vpc-a and vpc-b',
    ],
    questions: [
      '一边删除对等连接另一边还能用吗',
      '怎么删除对等连接',
      'what happens if I delete a peering?',
      'can the other side delete the peering?',
    ],
  },
  modify_bandwidth: {
    orders: [
      '把 pcx-12345678 的带宽改成 200M',
      '带宽给我调到 500Mbps',
      'set pcx-12345678 to 200 Mbps',
      'please raise the bandwidth of pcx-12345678 to 1 Gbps',
    ],
    questions: [
      '带宽怎么调整',
      '跨地域带宽可以改吗',
      'can the bandwidth be changed later?',
      'how do I change the bandwidth?',
    ],
  },
  add_route: {
    orders: [
      '给 pcx-12345678 加一条到 10.1.0.0/16 的路由',
      '帮我在 rtb-1a2b 加路由',
      'add a route to 10.1.0.0/16 via pcx-12345678',
      'please put a route for 10.1.0.0/16 into rtb-1a2b',
    ],
    questions: ['路由怎么加', '两边都要配路由吗', 'how do I add a route?', 'do both sides need routes?'],
  },
  check_connectivity: {
    orders: [
      'vpc-a 到 vpc-b 为什么不通',
      '10.0.0.5 能 ping 通 10.1.0.6 吗',
      'why can vpc-a not reach vpc-b',
      'check whether 10.0.0.5 can reach 10.1.0.6 on port 22',
    ],
    questions: [
      '建好了为什么还 ping 不通',
      '两个 VPC 建了对等还是访问不了怎么办',
      'why is there no ping after peering?',
      'peered but still no traffic, what now?',
    ],
  },
  list_peerings: {
    orders: [
      '列出我的对等连接',
      '看看我有哪些对等连接',
      'list my peerings',
      'show me all peering connections',
    ],
    questions: [
      '最多能建多少条对等连接',
      '对等连接有什么限制',
      'how many peerings can I have?',
      'what is a peering?',
    ],
  },
  show_map: {
    orders: ['画一下我的网络拓扑', '给我看看拓扑图', 'show me the network map', 'draw a diagram of my vpcs'],
    questions: [
      '怎么看拓扑图',
      'what is a hub and spoke topology?',
      '什么是对等连接',
      'how do I see a map of my network?',
    ],
  },
  export: {
    orders: [
      '导出 terraform',
      '把配置导出成 json',
      'export everything as terraform',
      'give me a terraform script',
    ],
    questions: [
      '怎么导出配置',
      'how do I export to terraform?',
      'can I export to terraform?',
      'does it support terraform?',
    ],
  },
  talk_to_human: {
    orders: ['转人工', '我要找真人客服', 'talk to a human', 'let me speak to an agent please'],
    questions: ['你是真人吗', 'are you a human?', '你是机器人还是人工', 'am I talking to a real person?'],
  },
  ticket_status: {
    orders: ['工单进度', '我的工单 12345 处理得怎么样了', 'my ticket status', 'any news on ticket 12345?'],
    questions: [
      '怎么提工单',
      'how do I open a ticket?',
      '配额不够要提工单吗',
      'do I need a ticket to raise the quota?',
    ],
  },
};

describe.each(tasks)('%s', (task) => {
  it.each(ways[task].orders)('is ordered by: %s', (text) => expect(kindOf(text)).toBe(task));
  it.each(ways[task].questions)('is not ordered by: %s', (text) => {
    expect(tasks as readonly string[]).not.toContain(kindOf(text));
  });
});

it.each([
  'pcx-12345678',
  'vpc-a',
  'vpc-a vpc-b',
  '10.0.0.0/16',
  '10.0.0.5 10.1.0.6 22',
  'rtb-1, subnet-2; 100012345678',
])('hears no order in mere data: %s', (text) => {
  expect(tasks as readonly string[]).not.toContain(kindOf(text));
});

it.each(['set up an alarm for pcx-12345678', '帮我配一下 vpc-a 的安全组'])(
  'lets a known unknown win over a loose order: %s',
  (text) => expect(kindOf(text)).toBe('none'),
);

it('knows which task a how-to question is about, and that an order is no question', () => {
  const about = (text: string) => taskAskedAbout(normalise(text), findData(normalise(text)));
  expect(about('how do I peer vpc-a with vpc-b?')).toBe('create');
  expect(about('怎么接受 pcx-12345678')).toBe('accept');
  expect(about('peer vpc-a with vpc-b')).toBeUndefined();
});

const piece = fc.oneof(
  fc.constantFrom(
    'vpc-test',
    'pcx-delete',
    'subnet-1',
    'rtb-x',
    '10.0.0.0/16',
    '10.1.2.3',
    '200M',
    ' ',
    '和',
    ' to ',
    '，',
  ),
  fc.string({ maxLength: 6 }),
);

describe('maskData', () => {
  it('replaces ids and keeps the rest of the text, in order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = normalise(pieces.join(''));
        const data = findData(text);
        // What stands between the data, by a slow twin: blank out each stretch of data, then split there.
        const chars = text.split('');
        for (const { start, end } of data) for (let i = start; i < end; i += 1) chars[i] = '\0';
        const between = chars.join('').split(/\0+/).filter(Boolean);
        let from = 0;
        const masked = maskData(text, data);
        for (const rest of between) {
          const at = masked.indexOf(rest, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + rest.length;
        }
        expect(maskData(text, data, '\0').replaceAll('\0', '')).toBe(chars.join('').replaceAll('\0', ''));
      }),
      { numRuns: 300 },
    );
  });

  it('hides words inside ids, so that vpc-delete orders nothing', () => {
    const text = 'vpc-delete 和 pcx-accept';
    expect(maskData(text, findData(text))).toBe('vpc-0 和 pcx-0');
  });
});

it('never throws and names only known tasks, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const text = normalise(raw);
      const task = recogniseTask(text, findData(text));
      if (task !== undefined) expect(tasks).toContain(task);
    }),
    { numRuns: 200 },
  );
});
