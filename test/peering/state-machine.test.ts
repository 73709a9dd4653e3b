import { describe, expect, it } from 'vitest';
import {
  blockAt,
  type ConnectionState,
  changePeering,
  cloudEvent,
  connectionStates,
  getPeering,
  modifyPeering,
  type Peering,
  type PeeringAction,
  type Rules,
  stateAt,
  transitions,
  type World,
  worldOf,
} from '../../src/peering/index.ts';
import { rules } from '../support/profiles.ts';

const REQUESTER = '100000000001';
const ACCEPTER = '100000000002';
const STRANGER = '100000000003';
const actors = { requester: REQUESTER, accepter: ACCEPTER, stranger: STRANGER } as const;
type Who = keyof typeof actors;
const NOW = Date.parse('2026-03-01T00:00:00Z');
const hour = 3_600_000;

function worldIn(state: ConnectionState, inForce: Rules, createdAt = NOW - 24 * hour): World {
  const vpc = (id: string, owner: string, region: string, at: bigint) => ({
    id,
    owner,
    region,
    cidr: blockAt('ipv4', at, 16),
    secondaryCidrs: [],
    ipv6Cidr: null,
    name: '',
  });
  const peering: Peering = {
    id: 'pcx-1',
    name: '',
    requesterVpc: 'vpc-a',
    accepterVpc: 'vpc-b',
    state,
    createdAt,
    bandwidthMbps: 50,
    chargeType: null,
  };
  return worldOf({
    rules: inForce,
    vpcs: [
      vpc('vpc-a', REQUESTER, 'ap-guangzhou', 0x0a000000n),
      vpc('vpc-b', ACCEPTER, 'ap-beijing', 0x0a010000n),
    ],
    peerings: [peering],
  });
}

function act(world: World, action: PeeringAction, actor: string) {
  const context = { actor, now: NOW };
  const outcome =
    action === 'modify'
      ? modifyPeering(world, context, 'pcx-1', 200)
      : changePeering(world, context, 'pcx-1', action);
  return outcome.ok ? outcome.peering.state : outcome.refusals.map(({ code }) => code).join('+');
}

/** What comes of it, for requester, accepter and stranger. NO is NOT_OWNER, BAD is INVALID_STATE. */
type Row = readonly [requester: string, accepter: string, stranger: string];
const table: Record<ConnectionState, Record<PeeringAction, Row>> = {
  PENDING: {
    accept: ['NO', 'ACTIVE', 'NO'],
    reject: ['NO', 'REJECTED', 'NO'],
    delete: ['DELETED', 'DELETED', 'NO'],
    reenable: ['BAD', 'NO+BAD', 'NO'],
    modify: ['PENDING', 'NO', 'NO'],
  },
  ACTIVE: {
    accept: ['NO+BAD', 'BAD', 'NO'],
    reject: ['NO+BAD', 'BAD', 'NO'],
    delete: ['DELETED', 'DELETED', 'NO'],
    reenable: ['BAD', 'NO+BAD', 'NO'],
    modify: ['ACTIVE', 'NO', 'NO'],
  },
  EXPIRED: {
    accept: ['NO+EXPIRED', 'EXPIRED', 'NO'],
    reject: ['NO+EXPIRED', 'EXPIRED', 'NO'],
    delete: ['DELETED', 'DELETED', 'NO'],
    reenable: ['PENDING', 'NO', 'NO'],
    modify: ['EXPIRED', 'NO+EXPIRED', 'NO'],
  },
  ISOLATED: {
    accept: ['NO+BAD', 'BAD', 'NO'],
    reject: ['NO+BAD', 'BAD', 'NO'],
    delete: ['DELETED', 'DELETED', 'NO'],
    reenable: ['BAD', 'NO+BAD', 'NO'],
    modify: ['BAD', 'NO+BAD', 'NO'],
  },
  FAILED: {
    accept: ['NO+BAD', 'BAD', 'NO'],
    reject: ['NO+BAD', 'BAD', 'NO'],
    delete: ['DELETED', 'DELETED', 'NO'],
    reenable: ['BAD', 'NO+BAD', 'NO'],
    modify: ['BAD', 'NO+BAD', 'NO'],
  },
  REJECTED: {
    accept: ['NO+BAD', 'BAD', 'NO'],
    reject: ['NO+BAD', 'BAD', 'NO'],
    delete: ['BAD', 'BAD', 'NO'],
    reenable: ['BAD', 'NO+BAD', 'NO'],
    modify: ['BAD', 'NO+BAD', 'NO'],
  },
  DELETED: {
    accept: ['NO+BAD', 'BAD', 'NO'],
    reject: ['NO+BAD', 'BAD', 'NO'],
    delete: ['BAD', 'BAD', 'NO'],
    reenable: ['BAD', 'NO+BAD', 'NO'],
    modify: ['BAD', 'NO+BAD', 'NO'],
  },
};
const spelled = (cell: string): string => cell.replace('NO', 'NOT_OWNER').replace('BAD', 'INVALID_STATE');

const cells = connectionStates.flatMap((state) =>
  (Object.keys(table[state]) as PeeringAction[]).flatMap((action) =>
    (Object.keys(actors) as Who[]).map(
      (who, i) => [state, action, who, spelled(table[state][action][i] as string)] as const,
    ),
  ),
);

describe('every state × action × actor', () => {
  it.each(cells)('%s, %s by the %s: %s', (state, action, who, result) => {
    expect(act(worldIn(state, rules()), action, actors[who])).toBe(result);
  });

  it('covers the table of the engine, which has no transition that this one lacks', () => {
    for (const state of connectionStates) {
      for (const [event, { by, to }] of Object.entries(transitions[state])) {
        if (by === 'cloud') continue;
        const results = table[state][event as PeeringAction];
        expect(results).toContain(to);
      }
    }
  });
});

describe('what profiles change', () => {
  const aws = rules('aws');
  const current = rules('tencent-current');
  it('lets only the requester withdraw a pending request at AWS, and tells the accepter to reject', () => {
    expect(act(worldIn('PENDING', aws), 'delete', REQUESTER)).toBe('DELETED');
    const outcome = changePeering(worldIn('PENDING', aws), { actor: ACCEPTER, now: NOW }, 'pcx-1', 'delete');
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [
        { code: 'NOT_OWNER', args: { requiredRole: 'requester', actor: ACCEPTER }, suggest: 'reject' },
      ],
    });
  });

  it('has no way out of EXPIRED where re-enabling does not exist', () => {
    const outcome = changePeering(
      worldIn('EXPIRED', current),
      { actor: REQUESTER, now: NOW },
      'pcx-1',
      'reenable',
    );
    expect(outcome).toMatchObject({ refusals: [{ code: 'INVALID_STATE' }, { code: 'EXPIRED' }] });
  });

  it('says what to do instead', () => {
    const refused = (state: ConnectionState, action: 'accept' | 'reject', inForce = rules()) => {
      const outcome = changePeering(worldIn(state, inForce), { actor: ACCEPTER, now: NOW }, 'pcx-1', action);
      return outcome.ok ? [] : outcome.refusals;
    };
    expect(refused('ACTIVE', 'reject')).toMatchObject([
      { args: { state: 'ACTIVE', op: 'reject' }, suggest: 'delete' },
    ]);
    expect(refused('REJECTED', 'accept')).toMatchObject([{ suggest: 'create_peering' }]);
    expect(refused('ISOLATED', 'accept')).toMatchObject([{ suggest: 'top up' }]);
    const args = { peering: 'pcx-1', hours: 168, requester: REQUESTER };
    const next = 'requester must re-enable or re-create';
    expect(refused('EXPIRED', 'accept')).toEqual([{ code: 'EXPIRED', args, suggest: next }]);
    expect(refused('EXPIRED', 'accept', current)).toMatchObject([{ suggest: 'requester must re-create' }]);
  });
});

describe('the clock', () => {
  it('expires a request that is older than the profile allows, not one that is just as old', () => {
    for (const [age, state] of [
      [167, 'PENDING'],
      [168, 'PENDING'],
      [168.001, 'EXPIRED'],
      [169, 'EXPIRED'],
    ] as const) {
      const world = worldIn('PENDING', rules(), NOW - age * hour);
      const found = getPeering(world, { actor: ACCEPTER, now: NOW }, 'pcx-1');
      expect(found).toMatchObject({ ok: true, peering: { state } });
      expect(act(world, 'accept', ACCEPTER)).toBe(state === 'PENDING' ? 'ACTIVE' : 'EXPIRED');
    }
  });

  it('leaves other states alone, however old, and starts the wait again on re-enabling', () => {
    const old = { ...base(), state: 'ACTIVE' } as const;
    expect(stateAt(old, rules(), NOW)).toBe('ACTIVE');
    const outcome = changePeering(
      worldIn('EXPIRED', rules(), 0),
      { actor: REQUESTER, now: NOW },
      'pcx-1',
      'reenable',
    );
    expect(outcome).toMatchObject({ ok: true, peering: { state: 'PENDING', createdAt: NOW } });
  });
});

describe('what the cloud does of itself', () => {
  const moves: Record<string, readonly (readonly [ConnectionState, ConnectionState])[]> = {
    expire: [['PENDING', 'EXPIRED']],
    fail: [['PENDING', 'FAILED']],
    isolate: [['ACTIVE', 'ISOLATED']],
    restore: [['ISOLATED', 'ACTIVE']],
  };
  it.each(Object.keys(moves).flatMap((event) => connectionStates.map((state) => [event, state] as const)))(
    '%s from %s',
    (event, state) => {
      const to = moves[event]?.find(([from]) => from === state)?.[1];
      const outcome = cloudEvent(worldIn(state, rules()), 'pcx-1', event as 'expire', NOW);
      if (to === undefined)
        expect(outcome).toMatchObject({
          ok: false,
          refusals: [{ code: 'INVALID_STATE', args: { state, op: event } }],
        });
      else expect(outcome).toMatchObject({ ok: true, peering: { state: to } });
    },
  );

  it('does nothing to what is not there', () => {
    expect(cloudEvent(worldIn('ACTIVE', rules()), 'pcx-9', 'isolate', NOW)).toMatchObject({
      refusals: [{ code: 'PEERING_NOT_FOUND' }],
    });
  });
});

describe('getPeering', () => {
  it('shows a peering to both ends and to nobody else', () => {
    const world = worldIn('ACTIVE', rules());
    expect(getPeering(world, { actor: REQUESTER, now: NOW }, 'pcx-1').ok).toBe(true);
    for (const [actor, id] of [
      [STRANGER, 'pcx-1'],
      [REQUESTER, 'pcx-2'],
    ] as const) {
      const outcome = getPeering(world, { actor, now: NOW }, id);
      expect(outcome).toEqual({
        ok: false,
        refusals: [{ code: 'PEERING_NOT_FOUND', args: { peering: id } }],
      });
    }
    expect(changePeering(world, { actor: REQUESTER, now: NOW }, 'pcx-2', 'delete')).toMatchObject({
      ok: false,
    });
    expect(modifyPeering(world, { actor: REQUESTER, now: NOW }, '__proto__', 20)).toMatchObject({
      ok: false,
    });
  });
});

const base = (): Peering => ({
  id: 'pcx-1',
  name: '',
  requesterVpc: 'vpc-a',
  accepterVpc: 'vpc-b',
  state: 'PENDING',
  createdAt: 0,
  bandwidthMbps: null,
  chargeType: null,
});
