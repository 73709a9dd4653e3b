import fc from 'fast-check';
import { A, B, C, vpcIds } from './companies.ts';

/** Chats that inputs come from: everybody's own, two people's second device, and a group. */
export const seats = [
  ...['ann', 'abe', 'avi', 'bea', 'bob', 'cid', 'dux', 'sal'],
  ...['abe#2', 'dux#2', 'bob#2', 'group/abe'],
] as const;
export type Seat = (typeof seats)[number];

/** One input by one person. */
export type Single =
  /** A button that was shown to them, the latest first. */
  | { readonly do: 'tap'; readonly who: Seat; readonly back: number }
  /** What brings them on: a fitting answer where one is typed, else a button that leads on. */
  | { readonly do: 'go'; readonly who: Seat; readonly n: number }
  /** `{n}` stands for the nth peering that there is. */
  | { readonly do: 'say'; readonly who: Seat; readonly text: string }
  /** A button of whatever age that did something when it was shown. */
  | { readonly do: 'press'; readonly who: Seat; readonly n: number }
  /** A button of somebody else, or of nobody. */
  | { readonly do: 'forge'; readonly who: Seat; readonly n: number }
  /** An input from before, delivered again. */
  | { readonly do: 'replay'; readonly back: number };

/** A step of a play. */
export type Move =
  | Single
  /** All at once. */
  | { readonly do: 'race'; readonly moves: readonly Single[] }
  /** Each fills a request for a peering up to the last button, and then all of them tap it at once. */
  | {
      readonly do: 'ask';
      readonly requests: readonly { readonly who: Seat; readonly from: number; readonly to: number }[];
    }
  /** Each comes to the last button of a change of the same peering, and then all of them tap it at once. */
  | {
      readonly do: 'duel';
      readonly n: number;
      readonly sides: readonly { readonly who: Seat; readonly op: string }[];
    }
  /** Asks whether the ends of a peering reach each other, loses the right to act, and taps what was offered. */
  | { readonly do: 'oust'; readonly who: Seat; readonly n: number; readonly role: 'viewer' | 'gone' }
  | { readonly do: 'pass'; readonly ms: number }
  /** Another process changes who is in an account. */
  | {
      readonly do: 'member';
      readonly who: string;
      readonly uin: string;
      readonly role: 'owner' | 'operator' | 'viewer' | 'gone';
    };

const hour = 3_600_000;
const seat = fc.constantFrom(...seats);
/** Those who have something to do. */
const busy = fc.constantFrom<Seat>('ann', 'abe', 'bea', 'bob', 'cid', 'dux', 'abe#2', 'bob#2');

const commands = [
  ...['/create', '/accept', '/reject', '/delete', '/bandwidth', '/reenable', '/route', '/check', '/plan'],
  ...[
    '/export',
    '/addvpc',
    '/addsubnet',
    '/peerings',
    '/vpcs',
    '/account',
    '/members',
    '/history',
    '/quotas',
  ],
  ...[
    '/cancel',
    '/resume',
    '/help',
    '/start',
    '/topics',
    '/human',
    '/lang',
    '/lang en',
    '/lang zh',
    '/nothing',
  ],
  ...['/invite', '/invite viewer', '/join', '/import', '/register', '/demo'],
];
const texts = [
  ...['好', 'ok', '返回', 'back', '取消', '1', '100M', 'link', '生产', '广州', 'ap-beijing', '北京'],
  ...[
    '__proto__',
    'constructor',
    '\u202eabc',
    '\ud800',
    '）（*_`[',
    '10.22.0.0/99',
    '１０．２２．０．０／１６',
    '😀',
  ],
  ...['x'.repeat(300), '{"VpcSet":[{"VpcId":"vpc-cut0000', '1000', '-1', 'NaN'],
  ...[A, B, C, '100000000099', ...vpcIds, 'vpc-none0000', 'pcx-none0000', 'rtb-ada1x7k2', 'subnet-bel1c5t6'],
];
const aboutOne = [
  '/peering',
  '/accept',
  '/reject',
  '/delete',
  '/bandwidth',
  '/reenable',
  '/route',
  '/history',
];

const say = fc.record({
  do: fc.constant('say' as const),
  who: seat,
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...commands) },
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...aboutOne), fc.nat(9)).map(([name, n]) => `${name} {${n}}`),
    },
    { weight: 1, arbitrary: fc.nat(2).map((n) => `/join <${n}>`) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
  ),
});
const go = fc.record({ do: fc.constant('go' as const), who: busy, n: fc.nat(11) });
const tap = fc.record({
  do: fc.constant('tap' as const),
  who: seat,
  back: fc.oneof({ weight: 4, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(150) }),
});
const press = fc.record({ do: fc.constant('press' as const), who: busy, n: fc.nat(20) });
const forge = fc.record({ do: fc.constant('forge' as const), who: seat, n: fc.nat(60) });
const replay = fc.record({ do: fc.constant('replay' as const), back: fc.nat(20) });

const single: fc.Arbitrary<Single> = fc.oneof(
  { weight: 8, arbitrary: go },
  { weight: 5, arbitrary: tap },
  { weight: 4, arbitrary: say },
  { weight: 2, arbitrary: press },
  { weight: 1, arbitrary: forge },
  { weight: 1, arbitrary: replay },
);

const ask = fc.record({
  do: fc.constant('ask' as const),
  requests: fc.array(
    fc.record({
      who: fc.constantFrom<Seat>('ann', 'abe', 'bea', 'bob', 'cid', 'dux', 'abe#2', 'avi'),
      from: fc.nat(2),
      to: fc.nat(vpcIds.length - 1),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const duel = fc.record({
  do: fc.constant('duel' as const),
  n: fc.nat(5),
  sides: fc.array(
    fc.record({
      who: fc.constantFrom<Seat>('bea', 'bob', 'ann', 'abe', 'dux', 'cid', 'bob#2', 'avi'),
      op: fc.constantFrom('/accept', '/accept', '/reject', '/delete', '/reenable', '/bandwidth'),
    }),
    { minLength: 2, maxLength: 4 },
  ),
});

const oust = fc.record({
  do: fc.constant('oust' as const),
  who: fc.constantFrom<Seat>('abe', 'bob', 'dux', 'cid'),
  n: fc.nat(5),
  role: fc.constantFrom('viewer', 'gone'),
});

/** What random people do, one after the other and at once. */
export const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 14, arbitrary: single },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('race' as const),
      moves: fc.array(single, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: ask },
  { weight: 4, arbitrary: duel },
  { weight: 1, arbitrary: oust },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(60_000, hour, 25 * hour, 120 * hour, 150 * hour, 170 * hour),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('member' as const),
      who: fc.constantFrom('abe', 'avi', 'bob', 'dux', 'sal', 'cid'),
      uin: fc.constantFrom(A, B, C),
      role: fc.constantFrom('owner', 'operator', 'operator', 'viewer', 'gone'),
    }),
  },
);
