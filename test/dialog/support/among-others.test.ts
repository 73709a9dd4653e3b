import { describe, expect, it } from 'vitest';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();

describe('in a group where others read along', () => {
  it.each([
    ['Cay', '/tickets'],
    ['Cay', '/ticket T-1001'],
    ['Cay', '/ticket T-9999'],
    ['Agent', '/ticket T-1001'],
    ['Agent', '/queue'],
    ['Agent', '/mine'],
    ['Agent', '/search peering'],
    ['Agent', '/search T-1001'],
    ['Agent', '/export'],
    ['Agent', '/export T-1001'],
    ['Agent', '/staff'],
    ['Agent', '/drafts'],
    ['Agent', '/unanswered'],
  ])('nothing of tickets is shown: %s says %s', async (who, text) => {
    const { say, press } = spokenDesk(world, 'en', undefined, 'room');
    const [form] = await say('Cay', '/ticket my peering is down and nobody knows why');
    await press('Cay', form?.buttons[0]?.token ?? '');
    const [shown, ...more] = await say(who, text, 'group');
    expect(shown).toEqual({ markdown: expect.stringContaining('private chat'), buttons: [] });
    expect(more).toEqual([]);
    if (who === 'Agent') expect((await say(who, text, 'room'))[0]?.markdown).not.toContain('private chat');
  });
});
