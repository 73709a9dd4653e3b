import { expect, it } from 'vitest';
import { collections } from '../../src/assistant/collections.ts';
import { createAssistant, deskDialog } from '../../src/assistant/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { shipped } from '../support/world.ts';
import { FakeChannel } from './desk.ts';
import { VirtualTime } from './virtual-time.ts';

const world = await shipped();

it('an answer that a lead approves in one process is given by another from its next message on', async () => {
  const store = createMemoryStore(collections);
  const time = new VirtualTime();
  const replica = (process: string) =>
    createAssistant({
      store,
      process,
      dialog: deskDialog({ ...world }),
      channels: [new FakeChannel()],
      clock: time.clock,
      after: time.after,
      random: () => 0.5,
      secretName: (seed) => Buffer.from(seed).toString('base64url').slice(0, 43),
      lang: 'zh',
      staff: { members: [{ person: 'fake:lead', name: 'Lead', role: 'lead', since: 0, by: null }] },
    });
  const [one, two] = [replica('one'), replica('two')];
  let n = 0;
  const say = async (assistant: typeof one, who: string, text: string) => {
    n += 1;
    const receipt = await assistant.receive({
      dedupeKey: `in-${n}`,
      conversation: `fake:${who}`,
      actor: `fake:${who}`,
      name: who,
      alone: true,
      to: { channel: 'fake', chat: who },
      input: { kind: 'text', text },
    });
    if (receipt.kind !== 'applied') throw new Error(receipt.kind);
    return receipt.replies.map(({ markdown }) => markdown).join('\n');
  };
  const question = '打印服务器放在对端，这边能打印吗';
  expect(await say(two, 'carl', question)).not.toContain('631');
  await say(one, 'lead', '/teach 打印服务器放在对端能打印吗？');
  for (const text of ['可以，放行 TCP 631。', '提交审核', '审核', '批准', '批准并生效'])
    await say(one, 'lead', text);
  expect(await say(two, 'carl', question)).toContain('631');
  // A third one, started now, knows it from the store.
  expect(await say(replica('three'), 'dora', question)).toContain('631');
  // Withdrawn in one, it is gone from all of them.
  for (const text of ['/taught', '1 撤回', '撤回']) await say(two, 'lead', text);
  for (const assistant of [one, two, replica('four')])
    expect(await say(assistant, 'carl', question)).not.toContain('631');
});
