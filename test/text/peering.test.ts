import { describe, expect, it } from 'vitest';
import { type Fix, type Hop, type Refusal, refusal } from '../../src/peering/index.ts';
import { fixStep, hopLine, peeringText, reasonSentence, refusalText } from '../../src/text/peering.ts';

const by = '100000000002';
/** Reasons in forms that the scenarios do not happen to show. */
const reasons: readonly Refusal[] = [
  refusal('BUSY', { resource: 'pcx-1' }, 'try again'),
  refusal('REJECTED', { peering: 'pcx-1' }),
  refusal('PEER_CIDR_OVERLAP', {
    a: '10.0.0.0/16',
    b: null,
    vpc: null,
    peering: null,
    role: 'accepter',
    overlap: null,
  }),
  refusal('QOS_NOT_AVAILABLE', {
    qos: 'XX',
    because: 'unknown',
    chargeType: 'POSTPAID_BY_DAY_MAX',
    regions: [],
  }),
  refusal('BANDWIDTH_NOT_A_TIER', { bandwidthMbps: 7, tiers: [] }),
  refusal('QUOTA_EXCEEDED', { quota: 'peeringsPerVpc', limit: 10, used: null, vpc: 'vpc-b' }),
  refusal('NO_PEERING', { from: 'vpc-a', to: 'vpc-b', obstacles: ['CIDR_OVERLAP'] }),
  refusal('NOT_TRANSITIVE', {
    from: 'vpc-a',
    to: 'vpc-c',
    hub: 'vpc-b',
    hubs: ['vpc-b'],
    obstacles: ['CIDR_OVERLAP'],
  }),
  refusal('IPV6_UNSUPPORTED', { because: 'no block', id: 'subnet-a' }),
  ...(
    [
      'empty',
      'too-long',
      'characters',
      'no-mask',
      'mask',
      'mask-range',
      'netmask',
      'octet-count',
      'octet',
      'octet-range',
      'octal',
      'ipv6',
      'ipv4-mapped',
      'zone',
    ] as const
  ).map((fault) => refusal('INVALID_CIDR', { cidr: 'x', fault, part: 'PART', intent: null })),
];
const hops: readonly Hop[] = [
  { at: 'source', id: 'subnet-a', blocks: ['10.0.0.0/24'] },
  { at: 'destination', id: 'subnet-b', blocks: ['10.1.0.0/24'] },
  {
    at: 'table',
    side: 'return',
    id: 'rtb-a',
    decisions: (['through', 'local', 'none', 'disabled', 'dead', 'elsewhere'] as const).map((outcome) => ({
      block: '10.1.0.0/24',
      outcome,
      dest: null,
      nextHop: null,
    })),
  },
  { at: 'hidden table', side: 'return', owner: by, through: true },
  { at: 'peering', id: 'pcx-1', state: 'ISOLATED' },
  { at: 'local', id: 'vpc-a' },
  { at: 'gateway', id: 'nat-1' },
];
const fixes: readonly Fix[] = [
  { op: 'create_peering', as: 'pcx-new', requesterVpc: 'vpc-a', accepterVpc: 'vpc-b', bandwidthMbps: 10, by },
  { op: 'accept', peering: 'pcx-1', by },
  {
    op: 'add_route',
    routeTable: 'rtb-a',
    dest: '10.1.0.0/24',
    nextHopType: 'PEERCONNECTION',
    nextHop: 'pcx-1',
    by,
  },
  { op: 'delete_route', routeTable: 'rtb-a', dest: '10.1.0.0/24', by },
  { op: 'enable_route', routeTable: 'rtb-a', dest: '10.1.0.0/24', by },
];

describe.each(['zh', 'en'] as const)('%s', (lang) => {
  it('has a whole sentence for every reason, step and stop', () => {
    const said = [
      ...reasons.map((reason) => reasonSentence(lang, reason)),
      ...fixes.map((fix) => fixStep(lang, fix)),
      ...hops.map((hop) => hopLine(lang, hop)),
    ];
    for (const text of said) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
      expect(/\p{Script=Han}/u.test(text)).toBe(lang === 'zh');
    }
    expect(new Set(said).size).toBe(said.length);
  });

  it('ends every reason like a sentence', () => {
    for (const reason of reasons)
      expect(reasonSentence(lang, reason)).toMatch(lang === 'zh' ? /[。？]$/ : /[.?]$/);
  });

  it('lists several reasons one a line, and a single one alone', () => {
    const [one, two] = reasons as readonly [Refusal, Refusal];
    expect(refusalText(lang, [one])).toBe(reasonSentence(lang, one));
    expect(refusalText(lang, [one, two]).split('\n')).toHaveLength(3);
  });

  it('says what to do instead where the sentence itself cannot', () => {
    const reason = refusal('INVALID_STATE', { state: 'ACTIVE', op: 'reject' }, 'delete');
    expect(reasonSentence(lang, reason)).toContain(peeringText(lang).suggestions.delete);
  });
});
