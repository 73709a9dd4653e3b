import { type Cidr, parseCidr, type Rules, routesOf, type Vpc, worldOf } from '../../src/peering/index.ts';
import { FakeOffice } from './fake-desk.ts';
import { rules } from './profiles.ts';

export const GZ = '100000000001';
export const BJ = '100000000002';

const block = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.cidr;
};

/**
 * Two companies and their people:
 *
 *     GZ  vpc-gz1 10.0.0.0/16, vpc-gz2 10.1.0.0/16 (both ap-guangzhou)     ann owner, abe operator, avi viewer
 *     BJ  vpc-bj1 10.8.0.0/16 (ap-beijing)                                  bea owner, bob operator, bix viewer
 *
 * abe and bob read English, the others Chinese.
 */
export function twoCompanies(over: Partial<Rules> = {}): FakeOffice {
  const vpc = (id: string, owner: string, region: string, cidr: string): Vpc => ({
    id,
    owner,
    region,
    cidr: block(cidr),
    secondaryCidrs: [],
    ipv6Cidr: null,
    name: id,
  });
  const vpcs = [
    vpc('vpc-gz1', GZ, 'ap-guangzhou', '10.0.0.0/16'),
    vpc('vpc-gz2', GZ, 'ap-guangzhou', '10.1.0.0/16'),
    vpc('vpc-bj1', BJ, 'ap-beijing', '10.8.0.0/16'),
  ];
  const routeTables = vpcs.map(({ id }) => ({
    id: `rtb-${id}`,
    vpc: id,
    default: true,
    routes: routesOf([]),
  }));
  const office = new FakeOffice(worldOf({ rules: { ...rules(), ...over }, vpcs, routeTables }));
  office.enter(GZ, 'ann', 'owner', '安妮');
  office.enter(GZ, 'abe', 'operator');
  office.enter(GZ, 'avi', 'viewer');
  office.enter(BJ, 'bea', 'owner', '*Bea*');
  office.enter(BJ, 'bob', 'operator');
  office.enter(BJ, 'bix', 'viewer');
  for (const person of ['abe', 'bob']) office.languages.set(person, 'en');
  return office;
}
