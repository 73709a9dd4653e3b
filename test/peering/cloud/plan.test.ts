import { describe, expect, it } from 'vitest';
import { cloudPlan, wantedPeering } from '../../../src/peering/cloud/plan.ts';
import { noRoutes, plan, worldOf } from '../../../src/peering/index.ts';
import { cidr, route, wanted } from '../../support/cloud-plan.ts';
import { rules } from '../../support/profiles.ts';

const brief = (of: ReturnType<typeof cloudPlan>): string[] =>
  of.steps.map(({ kind, role, account, region }) => `${kind} ${role} ${account} ${region}`);

describe('a cloud plan', () => {
  it('has every step with the account and region that may take it, and one delete as undo', () => {
    const made = cloudPlan(wanted());
    expect(brief(made)).toEqual([
      'create requester 100000000001 ap-guangzhou',
      'accept accepter 100000000002 ap-beijing',
      'wait requester 100000000001 ap-guangzhou',
      'add-routes requester 100000000001 ap-guangzhou',
      'add-routes accepter 100000000002 ap-beijing',
    ]);
    expect(made.undo).toEqual([
      { kind: 'delete', role: 'requester', account: '100000000001', region: 'ap-guangzhou' },
    ]);
  });

  it('makes one call a table, and keeps disabled routes apart', () => {
    const routes = [
      route('requester', 'rtb-a', '10.1.1.0/24'),
      route('requester', 'rtb-b', '10.1.1.0/24'),
      route('requester', 'rtb-a', '10.1.2.0/24'),
      route('requester', 'rtb-a', '10.1.3.0/24', false),
    ];
    const made = cloudPlan(wanted({ routes }));
    expect(
      made.steps.flatMap((step) =>
        step.kind === 'add-routes' ? [[step.routeTable, ...step.dests.map(({ text }) => text)]] : [],
      ),
    ).toEqual([
      ['rtb-a', '10.1.1.0/24', '10.1.2.0/24'],
      ['rtb-b', '10.1.1.0/24'],
    ]);
    expect(made.leftOut).toEqual([{ route: routes[3], because: 'disabled' }]);
  });

  it("is made from the engine's plan: the world it leaves, and the peering of a link", () => {
    const vpc = (id: string, block: string) => ({
      ...{ id, owner: '100000000001', region: 'ap-guangzhou', cidr: cidr(block) },
      ...{ secondaryCidrs: [], ipv6Cidr: null, name: id },
    });
    const table = (id: string, home: string) => ({
      ...{ id, vpc: home, default: true, routes: noRoutes },
    });
    const world = worldOf({
      rules: rules(),
      accounts: [{ uin: '100000000001', quotas: {} }],
      vpcs: [vpc('vpc-aaaaaaaa', '10.0.0.0/16'), vpc('vpc-bbbbbbbb', '10.1.0.0/16')],
      routeTables: [table('rtb-aaaaaaaa', 'vpc-aaaaaaaa'), table('rtb-bbbbbbbb', 'vpc-bbbbbbbb')],
    });
    const planned = plan(world, { actor: '100000000001', now: 0 }, ['vpc-aaaaaaaa', 'vpc-bbbbbbbb'], {
      kind: 'mesh',
    });
    const [link] = planned.links;
    if (link?.possible !== true) throw new Error('the pair is possible');
    const found = wantedPeering(planned.world, link.peering, 0);
    expect(found).toMatchObject({ ok: true });
    if (!found.ok) return;
    expect(brief(cloudPlan(found.wanted)).map((step) => step.split(' ')[0])).toEqual([
      ...['create', 'wait', 'add-routes', 'add-routes'],
    ]);
    expect(found.wanted.routes.map(({ routeTable, dest }) => `${routeTable} ${dest.text}`)).toEqual([
      'rtb-aaaaaaaa 10.1.0.0/16',
      'rtb-bbbbbbbb 10.0.0.0/16',
    ]);
  });
});
