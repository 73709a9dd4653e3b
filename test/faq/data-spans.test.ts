import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findData, normalise } from '../../src/faq/index.ts';

const found = (text: string) => findData(normalise(text)).map(({ kind, value }) => `${kind} ${value}`);

describe('finds', () => {
  test.each([
    // blocks
    ['10.0.0.0/16 和 10.0.1.0/24 能对等吗', 'cidr 10.0.0.0/16', 'cidr 10.0.1.0/24'],
    ['网段：10.0.0.0/16', 'cidr 10.0.0.0/16'],
    [
      'VPC-A：10.0.0.0/16，VPC-B:10.1.0.0/16',
      'vpc vpc-a',
      'cidr 10.0.0.0/16',
      'vpc vpc-b',
      'cidr 10.1.0.0/16',
    ],
    ['10.0.0.0／16', 'cidr 10.0.0.0/16'],
    ['10.0.0.0 / 16', 'cidr 10.0.0.0/16'],
    ['10.0.0.0/16.', 'cidr 10.0.0.0/16'],
    ['10.0.0.0/16-10.1.0.0/16', 'cidr 10.0.0.0/16', 'cidr 10.1.0.0/16'],
    ['10.0/16 overlaps 172.16.1/24', 'cidr 10.0/16', 'cidr 172.16.1/24'],
    ['2001:db8::/32', 'cidr 2001:db8::/32'],
    ['目的端：::/0', 'cidr ::/0'],
    // addresses
    ['ping 10.0.0.1 不通', 'ip 10.0.0.1'],
    ['10.0.0.1-10.0.0.20', 'ip 10.0.0.1', 'ip 10.0.0.20'],
    ['10.0.0.1:22', 'ip 10.0.0.1', 'port 22'],
    ['10.0.0.1:99999', 'ip 10.0.0.1', 'number 99999'],
    ['fe80::1 和 ::1', 'ip fe80::1', 'ip ::1'],
    ['网关：fe80::1：很慢', 'ip fe80::1'],
    ['::ffff:10.0.0.1', 'ip ::ffff:10.0.0.1'],
    ['1:2:3:4:5:6:7:8', 'ip 1:2:3:4:5:6:7:8'],
    // ids
    ['vpc-a和vpc-b', 'vpc vpc-a', 'vpc vpc-b'],
    ['vpc-a->vpc-b', 'vpc vpc-a', 'vpc vpc-b'],
    ['vpc-a--vpc-b', 'vpc vpc-a', 'vpc vpc-b'],
    ['对端：vpc-1a2b。', 'vpc vpc-1a2b'],
    ['VPC-Prod_01', 'vpc vpc-prod_01'],
    ['pcx-1a2b3c4d subnet-x rtb-9', 'peering pcx-1a2b3c4d', 'subnet subnet-x', 'route_table rtb-9'],
    ['地域:ap-guangzhou，us-east-1', 'region_code ap-guangzhou', 'region_code us-east-1'],
    // ports
    ['端口 3306', 'port 3306'],
    ['8080端口', 'port 8080'],
    ['open port 80.', 'port 80'],
    ['ssh 的端口', 'port 22'],
    // bandwidth
    ['200M', 'bandwidth 200'],
    ['1.5 Gbps', 'bandwidth 1500'],
    ['100 Mbit/s', 'bandwidth 100'],
    ['100 mbits/s', 'bandwidth 100'],
    ['2 Gbits/s', 'bandwidth 2000'],
    ['1千兆', 'bandwidth 1000'],
    ['50兆带宽', 'bandwidth 50'],
    ['十兆', 'bandwidth 10'],
    ['百兆', 'bandwidth 100'],
    ['四百兆', 'bandwidth 400'],
    ['一百五十兆', 'bandwidth 150'],
    ['一百五兆', 'bandwidth 150'],
    ['一千零五十兆', 'bandwidth 1050'],
    ['十五兆', 'bandwidth 15'],
    ['两千兆', 'bandwidth 2000'],
    ['一个G', 'bandwidth 1000'],
    ['两个 g', 'bandwidth 2000'],
    // accounts and plain numbers
    ['账号：100001234567。', 'account 100001234567'],
    ['uin100001234567', 'account 100001234567'],
    ['account 100001234567.', 'account 100001234567'],
    ['3 个 VPC', 'number 3'],
  ])('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('is not taken in by', () => {
  test.each([
    ['does it support 22 VPCs', 'number 22'],
    ['is ssh support there'],
    ['export 3 files', 'number 3'],
    ['12:30:45', 'number 12', 'number 30', 'number 45'],
    ['aa:bb:cc:dd:ee:ff'],
    ['1:2:3:4:5:6:7:8:9', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `number ${n}`)],
    ['a:b::c::d'],
    ['std::vector'],
    ['300.1.1.1'],
    ['1.2.3'],
    ['10.0.0.1.5'],
    ['what is VPC-peering'],
    ['VPC-to-VPC'],
    ['vpc-peering-connection'],
    ['us-based team'],
    ['几百兆'],
    ['一一兆'],
    ['十百兆'],
    ['零兆'],
    ['10min'],
    ['port 0', 'number 0'],
    ['my-vpc-a'],
    [`${'9'.repeat(400)}m`],
    ['__proto__ constructor'],
  ])('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });
});

/** Pieces that are data, nearly data, or what joins them. */
const piece = fc.constantFrom(
  ...[
    '10.0.0.0',
    '/16',
    '/',
    '.',
    ':',
    '::',
    '-',
    ' ',
    'vpc-',
    'a',
    'f',
    '1',
    '255',
    'port',
    '端口',
    '兆',
    '千',
  ],
  ...[
    'm',
    'g',
    '个',
    'gbps',
    '网段',
    'ap-',
    'guangzhou',
    'pcx-',
    '100001234567',
    'fe80',
    '，',
    'uin',
    '零',
    '五',
    '~',
  ],
);

test('spans are in order, apart, inside the text, and of known shape', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = normalise(pieces.join(''));
      let end = 0;
      for (const span of findData(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.value).not.toBe('');
        if (span.kind === 'port') expect(Number(span.value)).toBeLessThanOrEqual(65_535);
        if (span.kind === 'bandwidth') expect(span.value).toMatch(/^\d{1,16}$/);
        if (span.kind === 'account') expect(span.value).toMatch(/^\d{9,13}$/);
        if (span.kind === 'cidr') expect(span.value).toMatch(/^[0-9a-f.:]+\/\d{1,3}$/);
        end = span.end;
      }
    }),
    { numRuns: 1500 },
  );
});

test('addresses and blocks that are printed are read back, whatever Chinese stands around them', () => {
  const around = fc.constantFrom('', '网段', '：', '，', ' ', '（', '）', '。', ':');
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), around, around, (ip, mask, before, after) => {
      expect(found(`${before}${ip}/${mask}${after}`)).toEqual([`cidr ${ip}/${mask}`]);
      expect(found(`${before}${ip}${after}`)).toEqual([`ip ${ip}`]);
    }),
  );
  fc.assert(
    fc.property(fc.ipV6(), (ip) => {
      const address = ip.toLowerCase();
      expect(found(`地址：${address}，`)).toEqual(address === '::' ? [] : [`ip ${address}`]);
    }),
  );
});

test('hostile input takes no longer than its length', () => {
  const hostile = [
    '1',
    '.',
    ':',
    '1.',
    '1:',
    '::',
    'f',
    'f:',
    '10.0.0.',
    '-',
    'vpc-',
    '-a',
    '千',
    '一',
    '端口',
    'port ',
  ];
  for (const unit of [...hostile, 'g', '1 ', '0', '/', '1/', '\t', '个', 'http']) {
    for (const text of [unit.repeat(2000).slice(0, 2000), `${unit.repeat(1999).slice(0, 1999)}x`]) {
      const start = performance.now();
      findData(text);
      expect(performance.now() - start, JSON.stringify(unit)).toBeLessThan(250);
    }
  }
});
