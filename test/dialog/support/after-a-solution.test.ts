import { describe, expect, it } from 'vitest';
import { tickets } from '../../../src/assistant/support-collections.ts';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();
/** What the bot can answer by itself. */
const known = 'is peering traffic encrypted?';

/** A ticket of Cay's that was solved. */
async function solved() {
  const desk = spokenDesk(world, 'en');
  const press = async (who: string, label: string, shown: Awaited<ReturnType<typeof desk.say>>) => {
    const button = shown.flatMap(({ buttons }) => buttons).find((each) => each.label.startsWith(label));
    return desk.press(who, button?.token ?? `no ${label}`);
  };
  const status = async () =>
    (await desk.store.transact((transaction) => transaction.get(tickets, 'T-1001')))?.status;
  await desk.say('Agent', '/lang en');
  await press('Cay', 'Send', await desk.say('Cay', '/ticket my peering is down and nobody knows why'));
  await press('Agent', 'Solve', await desk.say('Agent', '/ticket T-1001'));
  expect(await status()).toBe('solved');
  return { ...desk, press, status };
}

const labels = (shown: Awaited<ReturnType<Awaited<ReturnType<typeof solved>>['say']>>) =>
  shown.flatMap(({ buttons }) => buttons.map(({ label }) => label));

describe('once a ticket is solved', () => {
  it('what the bot knows is answered by the bot, but not after its customer asked to open the ticket again', async () => {
    const { say, press, status } = await solved();
    await say('Cay', known);
    expect(await status()).toBe('solved');
    await press('Cay', 'Open again', await say('Cay', '/ticket T-1001'));
    await say('Cay', '/tickets');
    await say('Cay', known);
    expect(await status()).toBe('open');
    // It was asked for once.
    await press('Agent', 'Solve', await say('Agent', '/ticket T-1001'));
    await say('Cay', known);
    expect(await status()).toBe('solved');
  });

  it('a sticker does not open it again, and a picture does', async () => {
    const { album, status } = await solved();
    const put = async (kind: 'sticker' | 'photo') => album('Cay', [''], '', kind);
    await put('sticker');
    expect(await status()).toBe('solved');
    await put('photo');
    expect(await status()).toBe('open');
  });

  it('it is rated once: whoever rated the solution is not asked again when it is closed', async () => {
    const { press, say, told } = await solved();
    await press('Cay', '★★★★ ', await told('Cay'));
    const closed = await press('Cay', 'Close', await say('Cay', '/ticket T-1001'));
    expect(closed.map(({ markdown }) => markdown)).toEqual(['**Ticket T-1001** is closed.']);
    expect(labels(closed)).toEqual([]);
    const unrated = await solved();
    const asked = await unrated.press('Cay', 'Close', await unrated.say('Cay', '/ticket T-1001'));
    expect(labels(asked)).toHaveLength(5);
  });
});
