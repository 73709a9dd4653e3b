import type { Character, Line, Play } from './play.ts';

/** Two customers who read Chinese and English, an agent, a lead, and somebody in the staff's group who is not on the staff. */
export const customers = {
  Lin: { id: 101, name: '林静', lang: 'zh' },
  Mary: { id: 202, name: 'Mary', lang: 'en' },
} as const satisfies Readonly<Record<string, Character>>;
export const staff = {
  Cai: { id: 303, name: '小蔡', lang: 'zh' },
  Mo: { id: 404, name: '莫工', lang: 'zh' },
} as const satisfies Readonly<Record<string, Character>>;

export const group = -1001234567890;
export const env = {
  STAFF_LEADS: String(staff.Mo.id),
  STAFF_AGENTS: String(staff.Cai.id),
  STAFF_GROUP: String(group),
};

/** The VPC that all others are to be peered with, and one more of those than its quota lets it have. */
const branches = Array.from({ length: 12 }, (_, n) => ({
  VpcId: `vpc-branch${String(n).padStart(2, '0')}`,
  VpcName: n === 0 ? '中心' : `分支${n}`,
  CidrBlock: `10.${n}.0.0/16`,
}));

/** What the agent notes, for nobody but the staff. */
export const notes = {
  raise: '额度合理，等莫工批',
  question: 'the usual missing return route, I think',
} as const;

const room = true as const;

/** A customer hits the quota, a lead raises it, the guide goes on where it stopped; then the ticket is opened again. */
const raise: readonly Line<'Lin' | 'Cai' | 'Mo'>[] = [
  '林静的中心 VPC 用满了配额',
  ['Lin', 'says', '/register'],
  ['Lin', 'says', '100012345678'],
  ['Lin', 'says', '甲公司'],
  ['Lin', 'taps', '登记'],
  ['Lin', 'taps', '导入网络'],
  ['Lin', 'sends', 'vpcs.json'],
  ['Lin', 'says', '广州'],
  ['Lin', 'taps', '导入'],
  ['Lin', 'says', '/plan'],
  ['Lin', 'says', branches.map(({ VpcName }) => VpcName).join('、')],
  ['Lin', 'taps', '都和一个中心通'],
  ['Lin', 'taps', '中心'],
  ['Lin', 'taps', '全部执行'],

  '再建一条时撞上配额，申请提高',
  ['Lin', 'says', '把中心 VPC 和分支11 VPC 打通'],
  ['Lin', 'says', '中心-分支11'],
  ['Lin', 'taps', '申请提高配额'],
  ['Lin', 'taps', '提交'],

  '客服在群里处理',
  ['Cai', 'taps', '认领', { room }],
  ['Cai', 'says', `// ${notes.raise}`, { room, to: 'T-1001' }],
  ['Cai', 'says', '您好，申请收到了，正在核对。', { room, to: '负责人' }],
  ['Cai', 'taps', '追问', { room }],
  ['Cai', 'says', '年内还要接多少个分支？', { room, to: 'T-1001' }],
  ['Cai', 'taps', '发送', { room }],
  ['Lin', 'says', '还要接 5 个，都在广州'],
  ['Lin', 'shows', 'plan-of-branches', { caption: '规划图' }],
  ['Cai', 'shows', 'quota-console', { room, to: '规划图', caption: '请对照这一页' }],

  '主管批准，林静接着建',
  ['Mo', 'taps', '看工单', { room }],
  ['Mo', 'taps', '批准：每个 VPC 的对等连接 20', { room }],
  ['Lin', 'taps', '接着创建对等连接'],
  ['Lin', 'taps', '创建'],
  ['Lin', 'taps', '全部加上'],
  ['Lin', 'taps', '★★★★★ 很满意'],

  '又出问题，重新打开，解决，关闭',
  ['Lin', 'says', '/tickets'],
  ['Lin', 'taps', 'T-1001 每个 VPC 的对等连接提到 20'],
  ['Lin', 'taps', '重新打开'],
  ['Lin', 'says', '分支11 那边说还是不通'],
  ['Cai', 'says', '那边的安全组没有放行 10.0.0.0/16，放行就好。', { room, to: '不通' }],
  ['Lin', 'says', '通了'],
  ['Cai', 'taps', '看工单', { room }],
  ['Cai', 'taps', '解决', { room }],
  ['Lin', 'taps', '★★★★ 满意'],
  ['Mo', 'taps', '更多…', { room }],
  ['Mo', 'taps', '关闭', { room }],
  ['Lin', 'says', '/history'],
];

/** What the bot does not know, a person finds out; and in between, the bot answers what it knows. */
const question: readonly Line<'Mary' | 'Cai' | 'Mo'>[] = [
  'Mary asks something that the bot does not know',
  [
    'Mary',
    'says',
    'Our peering from Guangzhou to Beijing broke yesterday and nothing has changed on our side',
  ],
  ['Mary', 'says', '/human'],
  ['Mary', 'taps', 'Send'],

  'An agent takes it in the group',
  ['Cai', 'taps', '认领', { room }],
  ['Cai', 'says', `//${notes.question}`, { room, to: 'T-1001' }],
  ['Cai', 'taps', '追问', { room }],
  ['Cai', 'says', 'Could you send me your route table?', { room, to: 'T-1001' }],
  ['Cai', 'taps', '发送', { room }],
  ['Mary', 'says', 'Sure, just a second'],
  ['Mary', 'sends', 'routes.txt', { caption: 'The only route that we have' }],
  ['Mary', 'shows', 'screen-of-mary'],
  ['Mary', 'says', 'How much is peering within a region?'],
  ['Mary', 'taps', 'Ask the bot'],
  [
    'Cai',
    'says',
    'The route back to 10.0.0.0/16 is missing in Beijing.\nAdd it as in this picture:',
    { room, to: 'Mary' },
  ],
  ['Cai', 'shows', 'route-console', { room, to: 'Mary' }],
  ['Mary', 'says', 'It works now, thank you!'],

  'It is solved, rated, opened again, solved, closed',
  ['Cai', 'taps', '看工单', { room }],
  ['Cai', 'taps', '解决', { room }],
  ['Mary', 'taps', '★★★★★ very good'],
  ['Mary', 'says', 'Sorry, it broke again'],
  ['Mo', 'says', 'We look at it right now.', { room, to: 'broke again' }],
  ['Mo', 'taps', '看工单', { room }],
  ['Mo', 'taps', '更多…', { room }],
  ['Mo', 'taps', '转交', { room }],
  ['Mo', 'taps', '莫工', { room }],
  [
    'Mo',
    'says',
    'The route was removed by a script. It is back, and the script is gone.',
    { room, to: 'broke again' },
  ],
  ['Mo', 'taps', '更多…', { room }],
  ['Mo', 'taps', '导出', { room }],
  ['Mo', 'taps', '解决', { room }],
  ['Mary', 'taps', '★★★★ good'],
  ['Mary', 'says', '/tickets'],
  ['Mary', 'taps', 'T-1001 Our peering from Guangz…'],
  ['Mary', 'taps', 'Close'],
];

const files = {
  'vpcs.json': { TotalCount: branches.length, VpcSet: branches, RequestId: 'b6f3' },
  'routes.txt': 'Destination  Next hop\n10.8.0.0/16  pcx-8f2k1m0q\n',
};

/** A ticket with a quota raise, in Chinese. */
export const raiseStory = (topics: boolean): Play<'Lin' | 'Cai' | 'Mo'> => ({
  people: { Lin: customers.Lin, ...staff },
  files,
  lines: raise,
  room: { id: group, topics },
  env,
});

/** A ticket with a question, in English, at a desk that speaks Chinese. */
export const questionStory = (topics: boolean): Play<'Mary' | 'Cai' | 'Mo'> => ({
  people: { Mary: customers.Mary, ...staff },
  files,
  lines: question,
  room: { id: group, topics },
  env,
});
