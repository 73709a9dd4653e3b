import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapValues, reachability, siteOf, type World } from '../../src/peering/index.ts';
import { someSteps } from './kill-points.ts';
import { type Performance, perform } from './perform.ts';
import { deedsOf } from './play.ts';
import { accounts, beas, people, twoCompanies, type Who } from './two-companies.ts';

// UPDATE=1 npx vitest run test/story   writes the transcript as the story goes now; read the diff before it is committed.
const file = fileURLToPath(new URL('../transcripts/two-companies.md', import.meta.url));
const title = '# Two companies, from first hello to reachable\n\n';

let played: Performance<Who>;
beforeAll(async () => {
  played = await perform(twoCompanies, 'polling');
  if (process.env.UPDATE === '1') writeFileSync(file, `${title}${played.transcript}`);
}, 120_000);

describe('the story of two companies', () => {
  it('goes as it is written down, by polling and by webhook alike', async () => {
    expect(`${title}${played.transcript}`).toBe(readFileSync(file, 'utf8'));
    const pushed = await perform(twoCompanies, 'webhook');
    expect(pushed.transcript).toBe(played.transcript);
    expect(pushed.documents).toEqual(played.documents);
  }, 120_000);

  it('shows each of them their own side of it, and nothing of what is the other’s alone', () => {
    const { Lin, Bea } = played.chats;
    for (const [chat, seen] of [
      [Lin, `账号 ${accounts.Bea} 接受了`],
      [Lin, '双向都通'],
      [Lin, `今天 09:00 账号 ${accounts.Bea}：接受`],
      [Bea, `Account ${accounts.Lin} wants to peer with you`],
      [Bea, 'I reminded one person in account 100000000001.'],
      [Bea, 'not reachable'],
      [Bea, 'reachable both ways'],
      [Bea, `today 09:00 account ${accounts.Lin}: asked for peering`],
    ] as const)
      expect(
        chat.filter((text) => text.includes(seen)),
        seen,
      ).toHaveLength(1);
    const own = siteOf(played.world, peeringOf(played.world)?.requesterVpc ?? '');
    const lins = [own?.subnets[0]?.id, '10.0.1.0/24', own?.tables[0]?.id, people.Lin.name];
    const hidden = [beas.subnet, '10.8.1.0/24', beas.table, people.Bea.name];
    for (const [chat, secrets] of [
      [Bea, lins],
      [Lin, hidden],
    ] as const)
      for (const secret of secrets) expect(chat.filter((text) => text.includes(secret ?? '?'))).toEqual([]);
  });

  it('ends with a network in which the engine finds a way there and back', () => {
    const { world } = played;
    expect([...mapValues(world.peerings)]).toHaveLength(1);
    const peering = peeringOf(world);
    expect(peering).toMatchObject({ state: 'ACTIVE', accepterVpc: beas.vpc, bandwidthMbps: 100 });
    const lins = siteOf(world, peering?.requesterVpc ?? '');
    expect(lins?.vpc).toMatchObject({ owner: accounts.Lin, region: 'ap-guangzhou', name: '广州-生产' });
    const subnet = lins?.subnets[0]?.id ?? '';
    expect(verdict(world, accounts.Lin, subnet, beas.subnet)).toBe('REACHABLE');
    expect(verdict(world, accounts.Bea, beas.subnet, subnet)).toBe('REACHABLE');
  });

  it.each([
    ['polling', 9],
    ['webhook', 2],
  ] as const)(
    'by %s, comes to the same in the same words through kill -9 at a third of its steps',
    async (by, seed) => {
      const kills = someSteps(deedsOf(twoCompanies).length, seed);
      const killed = await perform(twoCompanies, by, (step) => kills[step]);
      expect(killed.transcript).toBe(played.transcript);
      expect(killed.documents).toEqual(played.documents);
      expect(killed.kills).toBeGreaterThan(8);
      expect(killed.unacknowledged).toBeGreaterThan(0);
      expect(killed.doubled).toBeLessThanOrEqual(killed.kills);
    },
    180_000,
  );
});

const peeringOf = ({ peerings }: World) => [...mapValues(peerings)][0];

const verdict = (world: World, actor: string, from: string, to: string) => {
  const question = { from: { subnet: from }, to: { subnet: to }, family: 'ipv4' } as const;
  const answer = reachability(world, { actor, now: Date.now() }, question);
  return answer.ok ? answer.trace.verdict : answer.refusals;
};
