import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegionNames } from '../../src/dialog/region-names.ts';
import { findSlots, type Slots } from '../../src/dialog/slots.ts';
import { findData, maxUtterance, normalise } from '../../src/faq/index.ts';

const regions = new RegionNames([
  { code: 'ap-guangzhou', zh: ['广州'], en: ['Guangzhou'] },
  { code: 'ap-shanghai', zh: ['上海'], en: ['Shanghai'] },
  { code: 'eu-frankfurt', zh: ['法兰克福'], en: ['Frankfurt'] },
]);
function slotsOf(text: string): Slots {
  const normal = normalise(text);
  return findSlots(normal, text, findData(normal), regions);
}
const table = (rows: [string, Slots][]) =>
  it.each(rows)('%s', (text, slots) => {
    expect(slotsOf(text)).toEqual(slots);
  });

describe('whose VPC', () =>
  table([
    ['vpc-a 和 vpc-b', { local_vpc: 'vpc-a', peer_vpc: 'vpc-b' }],
    ['vpc-a', { local_vpc: 'vpc-a' }],
    ['对方的 vpc-b', { peer_vpc: 'vpc-b' }],
    ['their vpc-b', { peer_vpc: 'vpc-b' }],
    ['对端 vpc-x 本端 vpc-y', { local_vpc: 'vpc-y', peer_vpc: 'vpc-x' }],
    ['本端 vpc-x，对端 vpc-y', { local_vpc: 'vpc-x', peer_vpc: 'vpc-y' }],
    ['把客户的 vpc-x 和我们的 vpc-y 连起来', { local_vpc: 'vpc-y', peer_vpc: 'vpc-x' }],
    ['connect their vpc-b with my vpc-a', { local_vpc: 'vpc-a', peer_vpc: 'vpc-b' }],
    ['vpc-b to ours vpc-a', { local_vpc: 'vpc-a', peer_vpc: 'vpc-b' }],
    ["the customer's vpc-b and our vpc-a", { local_vpc: 'vpc-a', peer_vpc: 'vpc-b' }],
    ['vpc-a vpc-a', { local_vpc: 'vpc-a' }],
    ['ＶＰＣ－Ａ 到 VPC-B', { local_vpc: 'vpc-a', peer_vpc: 'vpc-b' }],
    ['vpc-a vpc-b vpc-c', { local_vpc: 'vpc-a', peer_vpc: 'vpc-b' }],
  ]));

describe('ids', () =>
  table([
    ['pcx-1a2b', { peering: 'pcx-1a2b' }],
    ['subnet-9z 的 rtb-7', { subnet: 'subnet-9z', route_table: 'rtb-7' }],
    ['账号 100012345678', { account: '100012345678' }],
    ['UIN：1000123', { account: '1000123' }],
    ['account id is 700012', { account: '700012' }],
    ['账号 12345', { account: '12345' }],
    ['uin 100012345678901', { account: '100012345678901' }],
    ['account=900000001', { account: '900000001' }],
    ['工单 202411230001 到哪了', {}],
    ['ticket #202411230001', {}],
    ['手机号是 13812345678', {}],
    ['call 13812345678', {}],
  ]));

describe('names', () =>
  table([
    ['名字叫"生产 互联"', { name: '生产 互联' }],
    ['名称：「财务专用」', { name: '财务专用' }],
    ['名為『A-B』', { name: 'A-B' }],
    ['起名叫“dev to prod”', { name: 'dev to prod' }],
    ['取名 生产专线', { name: '生产专线' }],
    ['就叫 Prod-1 吧', { name: 'Prod-1' }],
    ['call it "Prod Link"', { name: 'Prod Link' }],
    ['call it prod.link.', { name: 'prod.link' }],
    ['named Blue', { name: 'Blue' }],
    ['with name prod-link', { name: 'prod-link' }],
    ['name: Blue', { name: 'Blue' }],
    ['name it vpc-a', { local_vpc: 'vpc-a' }],
    ['call me back', {}],
    ['please call support', {}],
    ['the name of the peering', {}],
    ['what name server', {}],
    ['名字是什么', {}],
    ['叫什么', {}],
  ]));

describe('addresses and ports', () =>
  table([
    ['10.0.0.0/16 和 10.0.1.0/24', { cidrs: ['10.0.0.0/16', '10.0.1.0/24'] }],
    ['10.0.0.0/16 10.0.0.0/16', { cidrs: ['10.0.0.0/16'] }],
    ['10.0.0.5:8080', { ips: ['10.0.0.5'], port: 8080 }],
    ['10.0.0.5 的 3306 端口', { ips: ['10.0.0.5'], port: 3306 }],
    ['10.0.0.5 port 22', { ips: ['10.0.0.5'], port: 22 }],
    ['10.8.0.4 去 10.9.0.4 8080 通唔通', { ips: ['10.8.0.4', '10.9.0.4'], port: 8080 }],
    ['ssh 端口', { port: 22 }],
    ['端口 70000', {}],
    ['port 0', {}],
    ['１０．０．０．５', { ips: ['10.0.0.5'] }],
  ]));

describe('bandwidth', () =>
  table([
    ['200M', { bandwidth_mbps: 200 }],
    ['1.5Gbps', { bandwidth_mbps: 1500 }],
    ['100 Mbit/s', { bandwidth_mbps: 100 }],
    ['两百兆', { bandwidth_mbps: 200 }],
    ['１Ｇ', { bandwidth_mbps: 1000 }],
    ['带宽改成 200', { bandwidth_mbps: 200 }],
    ['bandwidth 500', { bandwidth_mbps: 500 }],
    ['从 100M 调到 500M', { bandwidth_mbps: 500 }],
    ['带宽不够，3 台机器', {}],
    ['bandwidth for 2 vpcs', {}],
    ['带宽 0', {}],
    ['0M', {}],
    [`${'9'.repeat(400)}G`, {}],
  ]));

describe('regions', () =>
  table([
    ['广州', { local_region: 'ap-guangzhou' }],
    ['广州到上海', { local_region: 'ap-guangzhou', peer_region: 'ap-shanghai' }],
    ['廣州到 Frankfurt', { local_region: 'ap-guangzhou', peer_region: 'eu-frankfurt' }],
    ['ap-shanghai to ap-guangzhou', { local_region: 'ap-shanghai', peer_region: 'ap-guangzhou' }],
    ['对方在上海', { peer_region: 'ap-shanghai' }],
    [
      '广州的 vpc-a 和法兰克福的 vpc-b',
      { local_vpc: 'vpc-a', peer_vpc: 'vpc-b', local_region: 'ap-guangzhou', peer_region: 'eu-frankfurt' },
    ],
    [
      'vpc-a in Guangzhou to vpc-b in Frankfurt',
      { local_vpc: 'vpc-a', peer_vpc: 'vpc-b', local_region: 'ap-guangzhou', peer_region: 'eu-frankfurt' },
    ],
    [
      '把他们在上海的 vpc-x 和我们在广州的 vpc-y 连起来',
      { local_vpc: 'vpc-y', peer_vpc: 'vpc-x', local_region: 'ap-guangzhou', peer_region: 'ap-shanghai' },
    ],
    ['vpc-a 到上海的 vpc-b', { local_vpc: 'vpc-a', peer_vpc: 'vpc-b', peer_region: 'ap-shanghai' }],
    ['广州 广州', { local_region: 'ap-guangzhou' }],
    ['our us-based team', {}],
  ]));

const fragments = [
  'vpc-a',
  'vpc-B',
  'pcx-1',
  'subnet-2',
  'rtb-3',
  '10.0.0.0/16',
  '10.1.2.3',
  ':80',
  '200M',
  '1g',
  '100012345678',
  '广州',
  'Frankfurt',
  '名字叫',
  'call it ',
  '"',
  '”',
  '对方',
  'our ',
  '带宽',
  '端口',
  ' ',
  '，',
  '.',
  '/',
  '-',
  '改成',
  '7',
  '工单',
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 25 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 120 }),
);

describe('findSlots', () => {
  it('never invents: each value stands in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slots = slotsOf(text);
        const squeezed = (value: string) => normalise(value).replace(/\s/g, '');
        const heard = squeezed(text);
        const { local_region, peer_region, bandwidth_mbps, port, ...words } = slots;
        for (const value of Object.values(words).flat()) expect(heard).toContain(squeezed(String(value)));
        for (const code of [local_region, peer_region]) {
          if (code === undefined) continue;
          const names = [code, regions.show(code, 'zh'), regions.show(code, 'en')].map(squeezed);
          expect(names.some((name) => heard.includes(name))).toBe(true);
        }
        if (port !== undefined) expect(port >= 1 && port <= 65_535 && Number.isInteger(port)).toBe(true);
        if (bandwidth_mbps !== undefined)
          expect(Number.isFinite(bandwidth_mbps) && bandwidth_mbps > 0).toBe(true);
        if (slots.local_vpc !== undefined) expect(slots.local_vpc).not.toBe(slots.peer_vpc);
        expect(JSON.parse(JSON.stringify(slots))).toEqual(slots);
      }),
      { numRuns: 500 },
    );
  });

  it('looks no further than an utterance goes', () => {
    expect(slotsOf(`${' x'.repeat(maxUtterance)} name it Late`)).toEqual({});
  });

  // Twice the text may take four times the time (each span is held against each), never eight: nothing backtracks over
  // backtracking. The best of several runs is taken, since the machine is shared.
  it.each([
    ['spaces after a name', (n: number) => `name${' '.repeat(n)}`],
    ['names', (n: number) => 'name it '.repeat(n / 8)],
    ['open quotes', (n: number) => '名字叫“'.repeat(n / 4)],
    ['whose', (n: number) => '对方'.repeat(n / 2)],
    ['ids', (n: number) => 'vpc-a '.repeat(n / 6)],
    ['octets', (n: number) => '10.'.repeat(n / 3)],
    ['hextets', (n: number) => 'a:'.repeat(n / 2)],
    ['digits', (n: number) => '9'.repeat(n)],
    ['bandwidth', (n: number) => '带宽'.repeat(n / 2)],
    ['regions', (n: number) => '广州'.repeat(n / 2)],
  ])('stays quick on %s', { retry: 3 }, (_, make) => {
    const best = (size: number) => {
      const text = make(size);
      return Math.min(
        ...Array.from({ length: 5 }, () => {
          const from = process.hrtime.bigint();
          slotsOf(text);
          return Number(process.hrtime.bigint() - from);
        }),
      );
    };
    best(1000);
    // 0.5 ms of grace: below that the clock and the collector are what is measured.
    expect(best(2000)).toBeLessThan(best(1000) * 6 + 500_000);
  });

  it('is not held up by a line of 100,000 characters', () => {
    const from = process.cpuUsage().user;
    slotsOf(`name${' '.repeat(100_000)}`);
    slotsOf('name it '.repeat(12_500));
    expect(process.cpuUsage().user - from).toBeLessThan(1_000_000);
  });
});
