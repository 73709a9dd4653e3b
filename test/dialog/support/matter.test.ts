import { describe, expect, it } from 'vitest';
import { matters } from '../../../src/assistant/support-collections.ts';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();

/** Cay has two tickets and talks in the second. */
async function twoTickets() {
  const desk = spokenDesk(world, 'en');
  const press = async (who: string, label: string, shown: Awaited<ReturnType<typeof desk.say>>) => {
    const button = shown.flatMap(({ buttons }) => buttons).find((each) => each.label.startsWith(label));
    return desk.press(who, button?.token ?? `no ${label}`);
  };
  for (const problem of ['the first one', 'the second one'])
    await press('Cay', 'Send', await desk.say('Cay', `/ticket ${problem} is down`));
  const matter = () => desk.store.transact((transaction) => transaction.get(matters, 'Cay'));
  expect(await matter()).toEqual({ ticket: 'T-1002' });
  return { ...desk, press, matter };
}

describe('the end of a ticket is no end of another that its customer talks in', () => {
  it('closed by an agent', async () => {
    const { say, press, matter } = await twoTickets();
    await press('Lead', 'Close', await press('Lead', 'More', await say('Lead', '/ticket T-1001')));
    expect(await matter()).toEqual({ ticket: 'T-1002' });
    expect((await say('Cay', 'anybody there?'))[0]?.markdown).toContain('T-1002');
  });

  it('closed by the customer', async () => {
    const { say, press, matter } = await twoTickets();
    await press('Cay', 'Close', await say('Cay', '/ticket T-1001'));
    expect(await matter()).toEqual({ ticket: 'T-1002' });
    await press('Cay', 'Close', await say('Cay', '/ticket T-1002'));
    expect(await matter()).toBeUndefined();
  });

  it('closed by time', async () => {
    const { say, press, matter, pass, time } = await twoTickets();
    await press('Lead', 'Solve', await say('Lead', '/ticket T-1001'));
    await pass(1);
    await time.skip(8 * 86_400_000);
    expect((await say('Lead', '/ticket T-1001'))[0]?.markdown).toContain('closed');
    expect(await matter()).toEqual({ ticket: 'T-1002' });
  });
});
