import { describe, expect, it } from 'vitest';
import { shipped } from '../../support/world.ts';
import type { Setup } from './house.ts';
import type { Deed, Move, Seat } from './moves.ts';
import { OpenMinutes } from './open-minutes.ts';
import { Play } from './play.ts';

const library = await shipped();
const minutes = new OpenMinutes(library.policy.hours, Date.UTC(2026, 0, 5));
const hour = 3_600_000;

const say = (who: Seat, text: string): Move => ({ do: 'say', who, text });
const tell = (who: Seat): Move => ({ do: 'tell', who });
const open: Move = { do: 'open', who: 'cal', kind: 'question', n: 1 };
const act = (who: Seat, deed: Deed): Move => ({ do: 'act', who, ticket: 0, deed });

/** A play of these moves, over which the ledger has watched. */
async function played(setup: Partial<Setup>, ...moves: readonly Move[]): Promise<Play> {
  const play = new Play(library, { room: 'none', named: false, quiet: [], ...setup }, minutes);
  await play.open();
  for (const move of moves) await play.move(move);
  await play.end();
  return play;
}
/** Who was told something since a line, in order. */
const told = ({ lines }: Play, since: number): readonly string[] =>
  lines.slice(since).flatMap((line) => /^ {3}\((\S+) is told/.exec(line)?.[1] ?? []);

describe('a thousand tickets of one person', () => {
  it('are as many as may be; the others are refused in words, and nothing is lost', {
    timeout: 300_000,
  }, async () => {
    const play = await played({});
    const { ledger } = play;
    const both = (text: string): Move => ({
      do: 'race',
      twice: true,
      moves: (['cam', 'cam~2'] as const).map((who) => ({ do: 'say', who, text })),
    });
    // Two devices at once, each input over both processes.
    for (let n = 0; n < 500; n += 1) {
      await play.move(both('/ticket 对等连接不通'));
      await play.move({
        do: 'race',
        twice: true,
        moves: [
          { do: 'go', who: 'cam', n: 0 },
          { do: 'go', who: 'cam~2', n: 0 },
        ],
      });
    }
    expect([...ledger.tickets.values()].map(({ live }) => live)).toEqual(Array(10).fill(true));
    const refused = play.lines.filter((line) => line.includes('你已有 10 个工单在处理'));
    expect(refused.length).toBe(990);
    await play.move({ do: 'act', who: 'lea', ticket: 9, deed: 'close' });
    await play.move({ do: 'open', who: 'cam', kind: 'question', n: 1 });
    expect(ledger.tickets.size).toBe(11);
    await play.end();
  });
});

describe('a claim', () => {
  it('by all at once is one’s', async () => {
    const sides = (['lea', 'ann', 'lou', 'abi', 'zed'] as const).map((who) => ({
      who,
      deed: 'claim' as const,
    }));
    const play = await played({}, open, { do: 'duel', ticket: 0, sides });
    expect(play.ledger.counts.claimed).toBe(1);
    expect(play.lines.filter((line) => /已由|has claimed/.test(line)).length).toBe(4);
  });

  it('is done once, whatever dies meanwhile', async () => {
    for (const dies of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const sides = (['lea', 'abi', 'ann'] as const).map((who) => ({ who, deed: 'claim' as const }));
      const play = await played({}, open, { do: 'duel', ticket: 0, sides, dies });
      expect(play.ledger.counts.claimed, `dies after ${dies}`).toBe(1);
    }
  });
});

describe('what is said where nobody hears it', () => {
  it('in a room that is gone comes to whoever works on the ticket', async () => {
    const play = await played({ room: 'topics' }, open, act('room/abi', 'claim'), {
      do: 'room',
      what: 'gone',
    });
    const since = play.lines.length;
    await play.move(tell('cal'));
    const after = told(play, since);
    expect(after[0]).toMatch(/^room/);
    // Everybody hears that the room is gone, and she what was said.
    expect(after.filter((who) => who === 'abi').length).toBe(2);
    expect(after.filter((who) => who === 'lea').length).toBe(1);
  });

  it('by one of the staff who blocks the bot comes to all others', async () => {
    const play = await played({}, open, act('abi', 'claim'), { do: 'block', chat: 'abi' });
    const since = play.lines.length;
    await play.move(tell('cal'));
    expect(told(play, since)).toEqual(['abi', 'lea', 'lou', 'ann', 'zed']);
    await play.move(tell('cal'));
    expect(told(play, since).slice(5)).toEqual(['lea', 'lou', 'ann', 'zed']);
    await play.move({ do: 'block', chat: 'abi' });
    await play.move(say('abi', '/mine'));
    await play.move(tell('cal'));
    expect(told(play, since).slice(9)).toEqual(['abi']);
  });

  it('by leads who never wrote to the bot comes to those who did', async () => {
    const play = await played({ quiet: ['lea', 'lou', 'ann'] }, open);
    const since = play.lines.length;
    await play.move({ do: 'pass', ms: 48 * hour });
    expect(new Set(told(play, since))).toEqual(new Set(['abi', 'zed']));
  });
});

describe('whoever is put out while they act', () => {
  it.each(['claim', 'answer', 'solve', 'transfer'] as const)('keeps nothing: %s', async (deed) => {
    const { ledger } = await played({}, open, act('abi', 'claim'), {
      do: 'oust',
      whom: 'abi',
      ticket: 0,
      deed,
    });
    expect(ledger.staff.has('abi')).toBe(false);
    const { live, assignee } = ledger.tickets.get('T-1001') ?? {};
    expect(live && assignee).not.toBe('abi');
    expect(ledger.counts.dismissed).toBe(1);
  });
});

describe('a note that a guide asks for', () => {
  it('stays one where it is typed as an answer to a message of the ticket', async () => {
    const play = await played({ room: 'plain' }, open, {
      do: 'speak',
      who: 'room/abi',
      ticket: 0,
      way: 'note',
      replying: true,
    });
    expect(play.ledger.counts).toMatchObject({ note: 1, public: 1 });
  });
});
