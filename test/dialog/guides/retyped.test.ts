import { expect, it } from 'vitest';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();

it('an answer of the staff is worded anew at its summary, but not by the number of a choice that is not there', async () => {
  const { say, press } = spokenDesk(world, 'en');
  const tap = async (who: string, label: string, shown: Awaited<ReturnType<typeof say>>) => {
    const button = shown.flatMap(({ buttons }) => buttons).find((each) => each.label.startsWith(label));
    return press(who, button?.token ?? `no ${label}`);
  };
  await tap('Cay', 'Send', await say('Cay', '/ticket my peering is down'));
  await tap('Agent', 'Answer', await say('Agent', '/ticket T-1001'));
  await say('Agent', 'We look into it.');
  const said = (await say('Agent', '12')).map(({ markdown }) => markdown).join('\n');
  expect(said).toMatch(/did not get that/);
  expect(said).toContain('Text: We look into it');
  const anew = await say('Agent', 'It is mended.');
  expect(anew.map(({ markdown }) => markdown).join()).toContain('Text: It is mended');
});
