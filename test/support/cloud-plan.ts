import fc from 'fast-check';
import { parseCidr } from '../../src/peering/cidr.ts';
import type { CloudRoute, WantedPeering } from '../../src/peering/cloud/plan.ts';
import type { Cidr } from '../../src/peering/index.ts';

/** A block that the test's author knows to be one. */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  return parsed.cidr;
}

/** Names that have broken scripts before. */
export const hostileNames = [
  'PeerConn',
  "it's",
  'a "quoted" name',
  'two  spaces ',
  '$(touch pwned)',
  '`touch pwned`',
  `\${HOME} %{ if true } $\${x} %%{y} $$\${z} \${`,
  'back\\slash \\n \\u0041',
  'line\nbreak\r\n# comment\ntouch pwned',
  'tab\tbell\x07escape\x1b[31m',
  '-rf',
  '--profile',
  '--region=ap-x y',
  '$pcx',
  '"$pcx"',
  "'; touch pwned; '",
  'EOF',
  '对等连接 测试',
  '👨‍👩‍👧 émoji 𝒳',
  'right\u202eleft',
  'half \ud800 low \udc00',
  'nul\0nul',
  'file:///etc/passwd',
  '!history !!',
  'a'.repeat(60),
  '~',
  '*',
  '__proto__',
  '\u2028\u2029\u0085',
  '',
];

/** A peering between two accounts with two routes there and one back, changed at will. */
export const wanted = (change: Partial<WantedPeering> = {}): WantedPeering => ({
  name: 'PeerConn',
  requester: { uin: '100000000001', region: 'ap-guangzhou', vpc: 'vpc-aaaaaaaa' },
  accepter: { uin: '100000000002', region: 'ap-beijing', vpc: 'vpc-bbbbbbbb' },
  bandwidthMbps: null,
  chargeType: null,
  qosLevel: null,
  routes: [
    route('requester', 'rtb-aaaaaaaa', '10.1.1.0/24'),
    route('requester', 'rtb-aaaaaaaa', '10.1.2.0/24'),
    route('accepter', 'rtb-bbbbbbbb', '10.0.1.0/24'),
  ],
  ...change,
});

/** A route of the peering above. */
export const route = (
  side: CloudRoute['side'],
  routeTable: string,
  dest: string,
  enabled = true,
): CloudRoute => ({ side, routeTable, dest: cidr(dest), enabled });

/** Any name: well-formed or not, often from the list. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...'\'"\\$`{}%!#\n\r\t -;&|<>()*?[]~=\ud800\udc00👍字\x1b\0'),
    maxLength: 20,
  }),
);
