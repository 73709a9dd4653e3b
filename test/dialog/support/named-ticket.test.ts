import { expect, it } from 'vitest';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();

it.each([
  ['Cay', 'T-1001', /Ticket T-1001.*question/],
  ['Cay', ' t－1001 ', /Ticket T-1001.*question/],
  ['Agent', 'T-1001', /Customer.*Cay/],
  ['Mal', 'T-1001', /There is no ticket T\\?-1001/],
  ['Cay', 'T-9999', /There is no ticket T\\?-9999/],
])('the number of a ticket alone shows it to whoever may see it: %s says %s', async (who, text, shows) => {
  const { say, press } = spokenDesk(world, 'en');
  const [form] = await say('Cay', '/ticket my peering is down and nobody knows why');
  await press('Cay', form?.buttons[0]?.token ?? '');
  const [shown] = await say(who, text);
  expect(shown?.markdown.replaceAll('\n', ' ')).toMatch(shows);
  // It went to nobody.
  const [own] = await say('Cay', '/ticket T-1001');
  expect(own?.markdown).not.toMatch(/│.*T-1001|> *t[-－]1001/i);
});

it('is an answer where a guide asks for it', async () => {
  const { say } = spokenDesk(world, 'en');
  await say('Cay', '/ticket');
  const [form] = await say('Cay', 'T-1001');
  expect(form?.markdown).not.toMatch(/There is no ticket/);
});
