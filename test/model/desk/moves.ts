import fc from 'fast-check';
import type { Name } from './cast.ts';
import type { Setup } from './house.ts';

/** Chats that inputs come from: everybody's own, the staff's room, a group of strangers, a second device. */
export const seats = [
  ...['cal', 'cam', 'cor', 'cyn', 'lea', 'ann', 'lou', 'abi', 'zed', 'rox'],
  ...['room/lea', 'room/ann', 'room/lou', 'room/abi', 'room/zed', 'room/rox'],
  ...['group/cal', 'group/ann', 'group/lea', 'cam~2'],
] as const;
export type Seat = (typeof seats)[number];
/** Staff who may be dismissed. */
export type Gone = 'lou' | 'abi' | 'zed';

/** What an agent does from a card. */
export type Deed =
  | 'claim'
  | 'release'
  | 'solve'
  | 'close'
  | 'grant'
  | 'decline'
  | 'transfer'
  | 'urgent'
  | 'high'
  | 'low'
  | 'normal';

/** One input by one person. `{n}` in a text stands for the nth ticket, the latest first. */
export type Single =
  | { readonly do: 'say'; readonly who: Seat; readonly text: string }
  /** Words that nobody has said before. */
  | { readonly do: 'tell'; readonly who: Seat; readonly photo?: boolean }
  /** A button of the chat, the latest first. */
  | { readonly do: 'tap'; readonly who: Seat; readonly back: number }
  /** A button that does this to that ticket, wherever it was shown to them, however long ago. */
  | {
      readonly do: 'press';
      readonly who: Seat;
      readonly ticket: number;
      readonly deed: Deed;
      readonly age: number;
    }
  /** A button that brings a customer's ticket on: stars, close, talk, send there, go on. */
  | { readonly do: 'own'; readonly who: Seat; readonly n: number }
  /** Answers a message of the chat, the latest first. */
  | { readonly do: 'reply'; readonly who: Seat; readonly back: number; readonly note: boolean }
  /** A fitting answer to the running guide, or its last button. */
  | { readonly do: 'go'; readonly who: Seat; readonly n: number }
  /** A button of another chat, or of nobody. */
  | { readonly do: 'forge'; readonly who: Seat; readonly n: number }
  /** An input from before, delivered again. */
  | { readonly do: 'replay'; readonly back: number };

/** A step of a play. */
export type Move =
  | Single
  /** All at once, over both processes; `dies`: one of them after so many steps; `twice`: each input at both. */
  | {
      readonly do: 'race';
      readonly moves: readonly Single[];
      readonly dies?: number;
      readonly twice: boolean;
    }
  /** Somebody is dismissed while they act on a ticket. */
  | { readonly do: 'oust'; readonly whom: Gone; readonly ticket: number; readonly deed: Deed | 'answer' }
  /** Asks for peerings until a quota stands in the way, and for a higher one there. */
  | { readonly do: 'stuck'; readonly who: 'cal' | 'cor' | 'zed' }
  /** Whom the configuration names changes, and with it both processes. */
  | { readonly do: 'reconfigure' }
  /** Several look at one ticket, and then all of them act on it at once. */
  | {
      readonly do: 'duel';
      readonly ticket: number;
      readonly sides: readonly { readonly who: Seat; readonly deed: Deed }[];
      readonly dies?: number;
    }
  | {
      readonly do: 'open';
      readonly who: Name;
      readonly kind: 'question' | 'quota' | 'bandwidth';
      readonly n: number;
    }
  /** Looks at a ticket and acts on it. */
  | { readonly do: 'act'; readonly who: Seat; readonly ticket: number; readonly deed: Deed }
  /** An agent says something in a ticket by the guide. */
  | {
      readonly do: 'speak';
      readonly who: Seat;
      readonly ticket: number;
      readonly way: 'answer' | 'ask_back' | 'note';
      /** What is asked for is typed as an answer to the question. */
      readonly replying: boolean;
    }
  /** Wants to know of somebody else's ticket. */
  | {
      readonly do: 'guess';
      readonly who: 'cal' | 'cam' | 'cor' | 'cyn' | 'rox';
      readonly ticket: number;
      readonly text: string;
    }
  | { readonly do: 'dismiss'; readonly who: 'lea' | 'lou'; readonly whom: Gone }
  | {
      readonly do: 'hire';
      readonly by: 'lea' | 'lou';
      readonly whom: Gone;
      readonly role: 'agent' | 'lead';
    }
  /** Is on the staff no more, and nobody says so. */
  | { readonly do: 'vanish'; readonly whom: Gone }
  | { readonly do: 'pass'; readonly ms: number }
  /** Both processes are gone for so long. */
  | { readonly do: 'dark'; readonly ms: number }
  | { readonly do: 'restart'; readonly place: 0 | 1 }
  | { readonly do: 'block'; readonly chat: Name }
  | { readonly do: 'flaky'; readonly one: number }
  | { readonly do: 'room'; readonly what: 'gone' | 'closed' | 'back' | 'moves' };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const customers = ['cal', 'cam', 'cor', 'cyn', 'zed'] as const;
const anySeat = fc.constantFrom(...seats);
const customer = fc.constantFrom<Seat>(...customers, 'cam~2', 'cal');
const agentSeat = fc.constantFrom<Seat>(
  ...([
    'lea',
    'ann',
    'lou',
    'abi',
    'zed',
    'room/lea',
    'room/ann',
    'room/lou',
    'room/abi',
    'room/zed',
  ] as const),
  'room/rox',
);
/** Tickets of late are talked about most. */
const ticket = fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(12) });
const deed = fc.constantFrom<Deed>(
  ...(['claim', 'claim', 'release', 'release', 'solve', 'solve', 'close', 'grant', 'grant'] as const),
  ...(['decline', 'transfer', 'transfer', 'transfer', 'urgent', 'high', 'low', 'normal'] as const),
);

const texts = [
  ...['/tickets', '/ticket', '/ticket {0}', '/ticket {1}', '/queue', '/mine', '/search zq', '/search {0}'],
  ...['/export {0}', '/export', '/desk', '/staff', '/stats', '/cancel', '/resume', '/help', '/human'],
  ...['/lang en', '/lang zh', '/quotas', '/history', '/invite_staff', '/dismiss', '/unanswered', '/drafts'],
  ...[
    '谢谢',
    'thanks',
    '好',
    'yes',
    '取消',
    'back',
    '为什么对等连接 ping 不通',
    'how much does peering cost?',
  ],
  ...['跨地域带宽最大多少', '// not a note', '__proto__', '\u202eabc', '\ud800', 'T-1001', '=1+1', '转人工'],
];
const say = fc.record({ do: fc.constant('say' as const), who: anySeat, text: fc.constantFrom(...texts) });
const tell = fc.record({
  do: fc.constant('tell' as const),
  who: customer,
  photo: fc.constantFrom(false, false, true),
});
const tap = fc.record({
  do: fc.constant('tap' as const),
  who: anySeat,
  back: fc.oneof({ weight: 4, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.nat(200) }),
});
const press = fc.record({ do: fc.constant('press' as const), who: agentSeat, ticket, deed, age: fc.nat(3) });
const own = fc.record({ do: fc.constant('own' as const), who: customer, n: fc.nat(12) });
const reply = fc.record({
  do: fc.constant('reply' as const),
  who: fc.oneof(agentSeat, customer),
  back: fc.oneof({ weight: 4, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(40) }),
  note: fc.boolean(),
});
const go = fc.record({ do: fc.constant('go' as const), who: anySeat, n: fc.nat(9) });
const forge = fc.record({ do: fc.constant('forge' as const), who: anySeat, n: fc.nat(80) });
const replay = fc.record({ do: fc.constant('replay' as const), back: fc.nat(20) });

const single: fc.Arbitrary<Single> = fc.oneof(
  { weight: 6, arbitrary: tell },
  { weight: 5, arbitrary: reply },
  { weight: 5, arbitrary: press },
  { weight: 5, arbitrary: own },
  { weight: 3, arbitrary: tap },
  { weight: 3, arbitrary: say },
  { weight: 1, arbitrary: go },
  { weight: 1, arbitrary: forge },
  { weight: 1, arbitrary: replay },
);
const dies = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 3 });
const whom = fc.constantFrom('lou' as const, 'abi' as const, 'zed' as const);

/** What random people do, one after the other and at once. */
export const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 20, arbitrary: single },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.array(single, { minLength: 2, maxLength: 4 }), dies, fc.boolean())
      .map(([moves, at, twice]) => ({
        do: 'race' as const,
        moves,
        twice,
        ...(at === undefined ? {} : { dies: at }),
      })),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(ticket, fc.array(fc.record({ who: agentSeat, deed }), { minLength: 2, maxLength: 4 }), dies)
      .map(([n, sides, at]) => ({
        do: 'duel' as const,
        ticket: n,
        sides,
        ...(at === undefined ? {} : { dies: at }),
      })),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      who: fc.constantFrom(...customers, 'abi' as const),
      kind: fc.constantFrom('question' as const, 'quota' as const, 'bandwidth' as const),
      n: fc.nat(5),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant('act' as const), who: agentSeat, ticket, deed }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('speak' as const),
      who: agentSeat,
      ticket,
      way: fc.constantFrom('answer' as const, 'ask_back' as const, 'note' as const, 'note' as const),
      replying: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('guess' as const),
      who: fc.constantFrom('cal' as const, 'cam' as const, 'cor' as const, 'cyn' as const, 'rox' as const),
      ticket,
      text: fc.constantFrom('/ticket {}', '/export {}', '/search {}', '{}', '/ticket t{}', '/tickets {}'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('dismiss' as const),
      who: fc.constantFrom('lea' as const, 'lou' as const),
      whom,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hire' as const),
      by: fc.constantFrom('lea' as const, 'lea' as const, 'lou' as const),
      whom,
      role: fc.constantFrom('agent' as const, 'agent' as const, 'lead' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('vanish' as const), whom }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('oust' as const),
      whom,
      ticket,
      deed: fc.oneof(deed, fc.constant('answer' as const), fc.constant('claim' as const)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stuck' as const),
      who: fc.constantFrom('cal' as const, 'cor' as const, 'zed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'reconfigure' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(minute, 20 * minute, hour, 4 * hour, 9 * hour, day, 3 * day, 7 * day),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('dark' as const),
      ms: fc.constantFrom(minute, 5 * hour, 2 * day),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      place: fc.constantFrom(0 as const, 1 as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('block' as const),
      chat: fc.constantFrom(
        'cal' as const,
        'cam' as const,
        'cor' as const,
        'cyn' as const,
        'zed' as const,
        'abi' as const,
        'lea' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('flaky' as const), one: fc.constantFrom(0, 0, 3, 7) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('room' as const),
      what: fc.constantFrom(...(['gone', 'closed', 'back', 'back', 'back', 'moves'] as const)),
    }),
  },
);

export const setup: fc.Arbitrary<Setup> = fc.record({
  room: fc.constantFrom('none' as const, 'plain' as const, 'topics' as const),
  named: fc.constantFrom(false, false, false, true),
  quiet: fc.constantFrom([], [], ['lea'], ['lea', 'lou', 'ann']),
});
