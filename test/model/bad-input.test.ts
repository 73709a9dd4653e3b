import { describe, expect, it } from 'vitest';
import { shipped } from '../support/world.ts';
import { A, B, vpcIds } from './companies.ts';
import type { Move, Seat } from './moves.ts';
import { Play } from './play.ts';

const library = await shipped();
const hour = 3_600_000;
const at = (id: string): number => vpcIds.indexOf(id);

const say = (who: Seat, text: string): Move => ({ do: 'say', who, text });
const go = (who: Seat, n = 1): Move => ({ do: 'go', who, n });
const forge = (who: Seat, n: number): Move => ({ do: 'forge', who, n });
const ask = (who: Seat, from: number, to: string): Move => ({
  do: 'ask',
  requests: [{ who, from, to: at(to) }],
});
const duel = (...sides: readonly (readonly [who: Seat, op: string])[]): Move => ({
  do: 'duel',
  n: 0,
  sides: sides.map(([who, op]) => ({ who, op })),
});
const pass = (hours: number): Move => ({ do: 'pass', ms: hours * hour });
const invited: readonly Move[] = [say('ann', '/invite viewer'), go('ann')];
/** Ann asks for a peering with a VPC of the other company, in her region. */
const asked = ask('ann', 0, 'vpc-bel2n3v8');

/** Everything that was said, and the play itself; the ledger has watched over it. */
async function played(...moves: readonly Move[]): Promise<Play & { readonly said: string }> {
  const play = new Play(library);
  await play.open();
  for (const move of moves) await play.move(move);
  return Object.assign(play, { said: play.lines.join('\n') });
}

const states = ({ ledger }: Play): readonly string[] =>
  [...ledger.world.peerings.values()].map(({ state }) => state);
const times = (text: string, words: RegExp): number => [...text.matchAll(words)].length;

describe('at once, from two places', () => {
  it('one person accepts in two chats: once, and is told that they did', async () => {
    const play = await played(asked, duel(['bob', '/accept'], ['bob#2', '/accept']));
    expect(states(play)).toEqual(['ACTIVE']);
    expect(play.ledger.commands.accept).toBe(1);
    expect(play.said).toContain('You accepted');
  });

  it('two operators accept: the second is told who was first', async () => {
    const play = await played(asked, duel(['bob', '/accept'], ['bea', '/accept']));
    expect(play.ledger.commands.accept).toBe(1);
    expect(play.said).toMatch(/Bea \*Brandt\*.* accepted|Bob Barlow .*接受了/);
  });

  it('one side accepts while the other withdraws: both, one after the other, or the withdrawal alone', async () => {
    const play = await played(asked, duel(['bob', '/accept'], ['ann', '/delete']));
    expect(states(play)).toEqual(['DELETED']);
    expect(play.ledger.commands.delete).toBe(1);
  });

  it('three ask for the last place of a VPC', async () => {
    const requests = (['ann', 'cid', 'bob'] as const).map((who) => ({
      who,
      from: 1,
      to: at('vpc-bel2n3v8'),
    }));
    const play = await played(ask('ann', 0, 'vpc-bel2n3v8'), { do: 'ask', requests });
    const near = [...play.ledger.world.peerings.values()].filter(({ from, to }) =>
      [from, to].includes('vpc-bel2n3v8'),
    );
    expect(near.length).toBe(2);
  });

  it('a guide is open in two chats, and its peering is gone when the second goes on', async () => {
    const play = await played(
      asked,
      say('bob', '/accept {0}'),
      say('bob#2', '/reject {0}'),
      go('bob#2'),
      say('bob', 'ok'),
    );
    expect(states(play)).toEqual(['REJECTED']);
    expect(play.said).toContain('You rejected');
  });
});

describe('buttons that are not one’s own', () => {
  it('of others, of nobody and of no shape do nothing', async () => {
    const taps = Array.from({ length: 40 }, (_, n) => forge(n % 2 === 0 ? 'sal' : 'cid', n));
    const play = await played(asked, ...taps);
    expect(states(play)).toEqual(['PENDING']);
    expect(play.ledger.commands).toEqual({ create_peering: 1 });
    expect(times(play.said, /这个按钮|This button|button/g)).toBeGreaterThan(20);
  });

  it('tapped again, delivered again, or out of order, do what they did once', async () => {
    const again = Array.from({ length: 30 }, (_, back): Move => ({ do: 'replay', back }));
    const old = Array.from({ length: 30 }, (_, back): Move => ({ do: 'tap', who: 'ann', back }));
    const play = await played(asked, ...again, ...old.reverse());
    expect(play.ledger.commands.create_peering).toBe(1);
  });
});

describe('an invitation', () => {
  it('lets one person in, once', async () => {
    const { ledger, said } = await played(...invited, say('sal', '/join <0>'), say('cid', '/join <0>'));
    expect(ledger.roleOf(A, 'sal')).toBe('viewer');
    expect(ledger.roleOf(A, 'cid')).toBeUndefined();
    expect(said).toMatch(/used/);
  });

  it('taken by two at once lets one of them in', async () => {
    const both: Move = {
      do: 'race',
      moves: [
        { do: 'say', who: 'sal', text: '/join <0>' },
        { do: 'say', who: 'cid', text: '/join <0>' },
      ],
    };
    const { ledger } = await played(...invited, both);
    const inside = ['sal', 'cid'].filter((person) => ledger.roleOf(A, person) !== undefined);
    expect(inside.length).toBe(1);
  });

  it('lets nobody in when its time is over', async () => {
    const { ledger, said } = await played(...invited, pass(73), say('sal', '/join <0>'));
    expect(ledger.roleOf(A, 'sal')).toBeUndefined();
    expect(said).toMatch(/过期|失效/);
  });

  it('is not used up by who is in already, nor does it change their role', async () => {
    const { ledger } = await played(...invited, say('abe', '/join <0>'), say('sal', '/join <0>'));
    expect(ledger.roleOf(A, 'abe')).toBe('operator');
    expect(ledger.roleOf(A, 'sal')).toBe('viewer');
  });

  it('lapses with the one who gave it', async () => {
    const gone: Move = { do: 'member', who: 'ann', uin: A, role: 'gone' };
    const { ledger } = await played(...invited, gone, say('sal', '/join <0>'));
    expect(ledger.roleOf(A, 'sal')).toBeUndefined();
  });

  it('is given by owners only, also where a viewer has the words', async () => {
    const { ledger } = await played(
      say('avi', '/invite owner'),
      go('avi'),
      say('abe', '/invite owner'),
      go('abe'),
    );
    expect([...ledger.invitations]).toEqual([]);
  });
});

describe('a paste', () => {
  const vpcs = Array.from({ length: 500 }, (_, n) => ({
    VpcId: `vpc-many${String(n).padStart(4, '0')}`,
    VpcName: `many ${n}`,
    CidrBlock: `172.${16 + (n >> 8)}.${n & 255}.0/24`,
  }));
  const text = JSON.stringify({ VpcSet: vpcs, TotalCount: 500 });
  const owned = ({ ledger }: Play): number =>
    [...ledger.world.vpcs.keys()].filter((id) => id.startsWith('vpc-many')).length;
  const finish = [say('bob', 'ap-guangzhou'), go('bob'), say('bob', '/vpcs'), say('bob', '/cancel')];

  it('of 500 VPCs comes in whole, and leaves the conversation small', async () => {
    const play = await played(say('bob', text), ...finish);
    expect(owned(play)).toBe(500);
    expect(play.ledger.world.ownerOf('vpc-many0499')).toBe(B);
  });

  it('cut anywhere comes in whole as well, and nothing of it before', async () => {
    for (const cut of [30, 31, 4096, Math.floor(text.length / 2), text.length - 1]) {
      const play = await played(say('bob', text.slice(0, cut)));
      expect(owned(play)).toBe(0);
      await play.move(say('bob', text.slice(cut)));
      for (const move of finish) await play.move(move);
      expect(owned(play), `cut at ${cut}`).toBe(500);
    }
  });

  it('of somebody else’s VPCs is refused as it is for any that cannot come in', async () => {
    const stolen = { VpcSet: [{ VpcId: 'vpc-ada1x7k2', VpcName: 'mine now', CidrBlock: '10.21.0.0/16' }] };
    const play = await played(say('bob', JSON.stringify(stolen)), ...finish);
    expect(play.ledger.world.ownerOf('vpc-ada1x7k2')).toBe(A);
  });
});
