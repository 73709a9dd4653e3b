import { expect, it } from 'vitest';
import type { Effect } from '../../src/dialog/index.ts';
import { scriptedDialog } from '../assistant/scripted-dialog.ts';
import { spokenDesk } from './spoken-desk.ts';
import { shipped } from './world.ts';

const world = await shipped();
const about = { kind: 'reminder', peering: 'pcx-1', createdAt: 0 } as const;
const tell = (person: string, markdown: string): Effect => ({
  do: 'tell',
  person,
  reply: { markdown, buttons: [{ label: 'yes', action: { do: 'rate', entry: 'e', helpful: true } }] },
});

it('shows what others are told, once, with buttons that they can press, and what timers say', async () => {
  const dialog = scriptedDialog({
    said: {
      ask: async (desk) => [
        tell('bob', 'ann asks'),
        { do: 'timer', id: 't', due: desk.now + 86_400_000, about },
      ],
    },
    fired: async () => [tell('bob', 'ann still waits')],
  });
  const { say, press, told, pass } = spokenDesk(world, 'en', dialog);
  await say('bob', 'hello');
  expect((await say('ann', 'ask')).map(({ markdown }) => markdown)).toEqual(['1: ask']);
  const [notice] = await told('bob');
  expect(notice?.markdown).toBe('ann asks');
  expect(await told('bob')).toEqual([]);
  expect((await press('ann', notice?.buttons[0]?.token ?? ''))[0]?.markdown).toContain('someone else');
  expect((await press('bob', notice?.buttons[0]?.token ?? ''))[0]?.markdown).toContain('rate');
  await pass(80_000_000);
  expect(await told('bob')).toEqual([]);
  await pass(10_000_000);
  expect((await told('bob')).map(({ markdown }) => markdown)).toEqual(['ann still waits']);
  expect(await told('ann')).toEqual([]);
});
