import { expect, it } from 'vitest';
import { type DialogInput, newConversation, type Reply, turn } from '../../../src/dialog/index.ts';
import { withQuotas } from '../../../src/peering/index.ts';
import { GZ, twoCompanies } from '../../support/two-companies.ts';
import { shipped } from '../../support/world.ts';

const library = await shipped();
const { textMax } = library.policy;

/** Abe, who reads English, in front of the desk; `say` also taps: the button whose label is the whole text. */
function abe(quota = 10) {
  const office = twoCompanies();
  office.world = withQuotas(office.world, GZ, { routesPerTable: quota });
  let conversation = newConversation('en');
  let shown: readonly Reply[] = [];
  const labels = () => shown.flatMap(({ buttons }) => buttons.map(({ label }) => label));
  const put = async (input: DialogInput): Promise<string> => {
    const done = await turn(conversation, input, library, office.desk('abe'));
    ({ conversation, replies: shown } = done);
    office.carryOut(done.effects, 'abe');
    return shown.map(({ markdown }) => markdown).join('\n\n');
  };
  const say = (text: string): Promise<string> => {
    const button = shown.flatMap(({ buttons }) => buttons).find(({ label }) => label === text);
    return put(button ? { kind: 'action', action: button.action } : { kind: 'text', text });
  };
  /** Asks for a limit, as the button under a refusal does. */
  const ask = (values: Readonly<Record<string, string>>): Promise<string> =>
    put({
      kind: 'action',
      action: { do: 'guide', guide: 'open_ticket', values: { account: GZ, ...values }, uin: GZ },
    });
  const ticket = () => office.support.tickets.get('T-1001');
  const begun = () =>
    office.support.messages.get('T-1001')?.find(({ content }) => content.kind === 'public')?.content;
  return { say, ask, labels, ticket, begun, office };
}

const moreRoutes = { kind: 'quota', quota: 'routesPerTable' };
const routes = { ...moreRoutes, to: '20' };
const bandwidth = { kind: 'bandwidth', to: '2000' };

it.each([
  [bandwidth, '3 Gbps', 'New limit: 3000 Mbps'],
  [bandwidth, '2.5G', 'New limit: 2500 Mbps'],
  [bandwidth, '4000M', 'New limit: 4000 Mbps'],
  [bandwidth, 'make it 5000', 'New limit: 5000 Mbps'],
  [routes, '500', 'New limit: 500'],
  [routes, '30', 'New limit: 30'],
  [routes, '40个', 'New limit: 40'],
  [routes, '改成 50 条', 'New limit: 50'],
])('a limit typed at the summary puts the limit right: %j, %s', async (way, text, line) => {
  const { say, ask } = abe();
  expect(await ask(way)).toContain('please confirm');
  const form = await say(text);
  expect(form).toContain(line);
  // What was taken as the problem goes along with it.
  const to = /New limit: (\d+)/.exec(form)?.[1];
  expect(form).toMatch(new RegExp(`Problem: .*${to}`));
});

it.each([
  [bandwidth, '20个', 'whole number'],
  [routes, '2 Gbps', 'whole number'],
  [routes, '2.5', 'whole number'],
  [routes, '5', 'You have 10 already'],
])('a limit that cannot be meant is refused, and nothing changes: %j, %s', async (way, text, words) => {
  const { say, ask } = abe();
  const form = await ask(way);
  const again = await say(text);
  expect(again).toContain(words);
  expect(again.endsWith(form.slice(form.indexOf('- Kind')))).toBe(true);
});

it.each(['7', ' 12. ', '９'])(
  'the number of a choice that is not there words nothing anew: %s',
  async (text) => {
    const { say } = abe();
    await say('/ticket my peering is down');
    expect(await say(text)).toMatch(/did not get that[\s\S]*Problem: my peering is down/);
    expect(await say('it is up and slow')).toContain('Problem: my peering is down it is up and slow');
    // Digits by themselves are no problem, but say more of one.
    expect(await say('10.0.0.0/16, 500123')).toMatch(/up and slow 10.*, 500123/);
    const fresh = abe();
    await fresh.say('/ticket');
    expect(await fresh.say('500123')).toContain('One sentence will do');
  },
);

it('takes what is said in several messages before it is sent, and all of it anew where that is wanted', async () => {
  const { say, begun, labels } = abe();
  await say('/ticket');
  for (const line of ['my peering is down', 'since yesterday evening', 'is anybody there?']) await say(line);
  await say('Change problem');
  expect(await say('the peering to Beijing is down')).toContain('Problem: the peering to Beijing is down\n');
  await say('since yesterday evening');
  // Words for the guide are none of the problem.
  expect(labels()).toContain('Send');
  await say('ok');
  expect(begun()).toMatchObject({ text: 'the peering to Beijing is down\nsince yesterday evening' });
});

it('shows that what was added to a long problem was taken', async () => {
  const { say } = abe();
  await say(`/ticket ping fails: ${'packet lost, '.repeat(40)}end`);
  expect(await say('and it began yesterday')).toContain('and it began yesterday');
});

it('is about the limit that is asked for in the end', async () => {
  const { say, ask } = abe();
  await ask(routes);
  await say('Change kind');
  await say('more bandwidth');
  expect(await say('3000')).toMatch(/Problem: (?!.*route).*3000/);
});

it('says to a person what is more than can be asked for', async () => {
  const { say, ask } = abe();
  await ask(moreRoutes);
  expect(await say('5000')).toContain('tell support');
  expect(await say('Talk to a person')).toMatch(/step|please confirm/);
});

it('goes on only with what the limit stopped', async () => {
  const stopped = abe();
  await stopped.say('/create');
  await stopped.ask({ ...routes, stopped: 'yes' });
  expect(await stopped.say('Send')).toContain('go on where you stopped');
  expect(stopped.ticket()?.left?.guide).toBe('create');
  const other = abe();
  await other.say('/create');
  await other.ask(routes);
  expect(await other.say('Send')).not.toContain('go on where you stopped');
  expect(other.ticket()?.left).toBeUndefined();
});

it('takes a problem whole, on its lines', async () => {
  const { say, ticket, begun } = abe();
  const problem = `ping fails\nfrom web to db: ${'packet lost, '.repeat(60)}end`;
  await say(`/ticket ${problem}`);
  await say('Send');
  expect(begun()).toMatchObject({ text: problem });
  expect([...(ticket()?.summary ?? '')]).toHaveLength(200);
});

it('refuses in words what is longer than a text may be', async () => {
  const { say } = abe();
  const long = `p${'x'.repeat(textMax)}`;
  expect(await say(`/ticket ${long}`)).toContain(`${textMax} characters`);
  expect(await say(long.slice(1))).toContain('please confirm');
});

it.each([
  [10, ['20', '50']],
  [400, ['800', '1000']],
  [600, ['1000']],
  [1000, []],
])('offers limits above the one in force, each once: %i', async (quota, offered) => {
  const { ask, labels } = abe(quota);
  const asked = await ask(moreRoutes);
  expect(labels()).toEqual([...offered, 'Back', 'Cancel']);
  expect(asked.includes('tell support')).toBe(quota === 1000);
});
