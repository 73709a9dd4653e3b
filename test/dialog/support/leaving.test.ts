import { describe, expect, it } from 'vitest';
import { staff, tickets } from '../../../src/assistant/support-collections.ts';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();
const hour = 3_600_000;

/** A ticket of Cay's that Ann is responsible for, who is on the staff by invitation. */
async function annHasOne() {
  const desk = spokenDesk(world, 'en');
  await desk.store.transact(async (transaction) => {
    transaction.put(staff, 'Ann', { person: 'Ann', name: 'Ann', role: 'agent', since: 1, by: 'Lead' });
  });
  const press = async (who: string, label: string, shown: Awaited<ReturnType<typeof desk.say>>) => {
    const button = shown.flatMap(({ buttons }) => buttons).find((each) => each.label.startsWith(label));
    return desk.press(who, button?.token ?? `no ${label}`);
  };
  for (const who of ['Lead', 'Agent', 'Ann']) await desk.say(who, '/lang en');
  await press('Cay', 'Send', await desk.say('Cay', '/ticket my peering is down and nobody knows why'));
  await press('Ann', 'Claim', await desk.say('Ann', '/ticket T-1001'));
  const ticket = () => desk.store.transact((transaction) => transaction.get(tickets, 'T-1001'));
  const dismiss = async () => press('Lead', 'Dismiss', await desk.say('Lead', '/dismiss Ann'));
  /** Somebody takes her off the configuration, or out of the store, without a word to anybody. */
  const vanish = () => desk.store.transact(async (transaction) => transaction.delete(staff, 'Ann'));
  expect((await ticket())?.assignee?.person).toBe('Ann');
  return { ...desk, press, ticket, dismiss, vanish };
}

describe('whoever leaves the staff leaves their tickets', () => {
  it('those in progress at once', async () => {
    const { ticket, dismiss, told } = await annHasOne();
    await told('Agent');
    await dismiss();
    expect((await ticket())?.assignee).toBe(null);
    // It is back, which is not what is said of a new one.
    const [back] = await told('Agent');
    expect(back?.markdown).toContain('T-1001');
    expect(back?.markdown).toContain('back in its queue: its agent left');
    expect(back?.markdown).not.toContain('New ticket');
  });

  it('but who is on it by configuration leaves by that alone, and a lead is told so', async () => {
    const { say } = await annHasOne();
    const [refused] = await say('Lead', '/dismiss Agent');
    expect(refused?.markdown).toContain('Agent is on the staff by configuration');
    expect(refused?.buttons.map(({ label }) => label)).toContain('Ann · agent');
  });

  it('those that were solved once their customer goes on with them', async () => {
    const { ticket, dismiss, press, say, told } = await annHasOne();
    await press('Ann', 'Solve', await say('Ann', '/ticket T-1001'));
    await dismiss();
    expect(await ticket()).toMatchObject({ status: 'solved', assignee: { person: 'Ann' } });
    await told('Ann');
    await told('Agent');
    await say('Cay', 'it is down again');
    expect(await ticket()).toMatchObject({ status: 'open', assignee: null });
    expect(await told('Ann')).toEqual([]);
    expect((await told('Agent')).map(({ markdown }) => markdown).join()).toContain('it is down again');
    expect((await say('Agent', '/queue')).map(({ markdown }) => markdown).join()).toContain('T-1001');
  });

  it('also where nobody dismissed them: somebody else claims it, and a clock gives it back', async () => {
    const claimed = await annHasOne();
    await claimed.vanish();
    await claimed.press('Agent', 'Answer', await claimed.say('Agent', '/ticket T-1001'));
    await claimed.press('Agent', 'Send', await claimed.say('Agent', 'We look into it.'));
    expect((await claimed.ticket())?.assignee?.person).toBe('Agent');
    const ticking = await annHasOne();
    await ticking.vanish();
    await ticking.pass(1);
    await ticking.time.skip(100 * hour);
    expect((await ticking.ticket())?.assignee).toBe(null);
  });

  it('but what is solved or closed goes on naming who did it', async () => {
    const { ticket, vanish, press, say } = await annHasOne();
    await press('Ann', 'Solve', await say('Ann', '/ticket T-1001'));
    await vanish();
    await press('Cay', 'Close', await say('Cay', '/ticket T-1001'));
    expect(await ticket()).toMatchObject({ status: 'closed', assignee: { person: 'Ann' } });
  });
});
