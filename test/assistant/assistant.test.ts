import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src/assistant/index.ts';
import type { Action } from '../../src/dialog/index.ts';
import { chatText, guideText, turnText } from '../../src/text/index.ts';
import { spokenDesk } from '../support/spoken-desk.ts';
import { shipped } from '../support/world.ts';
import { scriptedDialog } from './scripted-dialog.ts';

const world = await shipped();

const desk = () => spokenDesk(world, 'zh');
const words = (messages: readonly Outgoing[]) => messages.map(({ markdown }) => markdown).join('\n');
const tokens = (messages: readonly Outgoing[]) =>
  messages.flatMap(({ buttons }) => buttons.map(({ token }) => token));
const first = (messages: readonly Outgoing[]) => tokens(messages)[0] ?? '';

describe('a token', () => {
  it('is worth nothing in another conversation', async () => {
    const { say, press } = desk();
    const mine = await say('me', '对等连接加密吗');
    expect(words(await press('you', first(mine)))).toBe(turnText.zh.foreign);
    expect(words(await press('me', first(mine)))).toBe(chatText.zh.glad);
  });

  it.each(['', 'made-up', '__proto__', 'constructor', 't0'])(
    'that was never given is stale: %j',
    async (token) => {
      const { say, press } = desk();
      await say('me', '对等连接加密吗');
      expect(words(await press('me', token))).toBe(turnText.zh.stale);
    },
  );

  it('is never given twice, and says nothing of what it does', async () => {
    const { say } = desk();
    const all = [
      ...tokens(await say('me', '对等连接加密吗')),
      ...tokens(await say('me', '/topics')),
      ...tokens(await say('you', '/topics')),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(JSON.stringify(await say('me', '/topics'))).not.toContain('"action"');
  });

  it('lives for the twenty latest messages with buttons', async () => {
    const { say, press } = desk();
    const old = first(await say('me', '对等连接加密吗'));
    for (let i = 0; i < 19; i += 1) await say('me', '/topics');
    expect(words(await press('me', old))).toBe(chatText.zh.glad);
    await say('me', '/topics');
    expect(words(await press('me', old))).toBe(turnText.zh.stale);
  });

  it('outlives messages that have none', async () => {
    const { say, press } = desk();
    const token = first(await say('me', '对等连接加密吗'));
    for (let i = 0; i < 30; i += 1) await say('me', '你好');
    expect(words(await press('me', token))).toBe(chatText.zh.glad);
  });
});

describe('a label typed out', () => {
  it('presses its button, of the latest message with buttons only', async () => {
    const { say } = desk();
    await say('me', '对等连接加密吗');
    expect(words(await say('me', ' 有帮助 '))).toBe(chatText.zh.glad);
    await say('me', '/topics');
    expect(words(await say('me', '计费'))).toContain('计费');
    await say('you', '/lang en');
    await say('you', 'is peering encrypted?');
    expect(words(await say('you', 'no'))).toBe(chatText.en.sorry);
    expect(words(await say('they', '有帮助'))).not.toBe(chatText.zh.glad);
  });

  it('may be cut where it says to what, unless two begin so', async () => {
    const labels = ['批准：20', '更多…', '建议：加密', '建议：计费', 'Suggest: x', '10:30'];
    const buttons = labels.map((label) => ({
      label,
      action: { do: 'answer' as const, entry: 'encryption' },
    }));
    const pressed = async (typed: string) => {
      const dialog = scriptedDialog({ replies: { card: { markdown: 'a card', buttons } } });
      const { say } = spokenDesk(world, 'zh', dialog);
      await say('me', 'card');
      return words(await say('me', typed)) !== `2: ${typed}`;
    };
    for (const typed of ['批准：20', '批准', '更多', '更多…', ' suggest '])
      expect([typed, await pressed(typed)]).toEqual([typed, true]);
    for (const typed of ['建议', '批', '批准：', '10', '：', '…'])
      expect([typed, await pressed(typed)]).toEqual([typed, false]);
  });

  it('answers the step that was asked, not what came unasked meanwhile', async () => {
    const choose: Action = { do: 'choose', run: 1, step: 's', value: 'v' };
    const ofCard: Action = { do: 'answer', entry: 'encryption' };
    const card = { markdown: 'a card', buttons: [{ label: 'Approve: 20', action: ofCard }] };
    const dialog = scriptedDialog({
      replies: {
        step: { markdown: 'a step', buttons: [{ label: 'Approve', action: choose }] },
        list: { markdown: 'a list', buttons: [{ label: 'Approve', action: { do: 'topics' } }] },
      },
      said: { ring: async () => [{ do: 'tell', person: 'lea', reply: card }] },
    });
    const { say } = spokenDesk(world, 'zh', dialog);
    await say('lea', 'step');
    await say('cay', 'ring');
    expect(words(await say('lea', 'approve'))).toContain('choose');
    // Of no step it is what came last.
    await say('lea', 'list');
    await say('cay', 'ring');
    expect(words(await say('lea', 'approve'))).toContain('encryption');
  });
});

describe('inputs', () => {
  it('that are files are taken to be imported, and the talk goes on', async () => {
    const { say, send } = desk();
    expect(words(await send('me', 'vpcs.json', '/lang en'))).toBe(guideText.zh.runner.noAccount);
    expect(words(await say('me', '你好'))).toBe(chatText.zh.talk.greeting);
  });

  it('are taken one by one, in order, and conversations do not mix', async () => {
    const { say, assistant } = desk();
    const stampede = await Promise.all([
      say('a', '/lang en'),
      say('b', '你好'),
      say('a', '你好'),
      say('a', '/lang zh'),
      say('b', '/lang en'),
      say('a', '你好'),
    ]);
    expect(stampede.map(words)).toEqual([
      chatText.en.languageSet,
      chatText.zh.talk.greeting,
      chatText.en.talk.greeting,
      chatText.zh.languageSet,
      chatText.en.languageSet,
      chatText.zh.talk.greeting,
    ]);
    expect(await assistant.language('a')).toBe('zh');
    expect(await assistant.language('b')).toBe('en');
    expect(await assistant.language('nobody')).toBe('zh');
  });

  it('rate once, however often a button is hit', async () => {
    const { say, press } = desk();
    const token = first(await say('me', '对等连接加密吗'));
    const hits = await Promise.all(Array.from({ length: 5 }, () => press('me', token)));
    expect(hits.map(words)).toEqual([chatText.zh.glad, ...Array<string>(4).fill(turnText.zh.used)]);
  });
});
