import { describe, expect, it } from 'vitest';
import { moodOf } from '../../src/dialog/mood.ts';

describe('moodOf', () => {
  it.each([
    ['帮我建一条', 'an order'],
    ['麻烦把 pcx-0 删了', 'an order'],
    ['创建对等连接 vpc-0 vpc-0', 'an order'],
    ['我想把两个 vpc 连起来', 'an order'],
    ['peer vpc-0 with vpc-0', 'an order'],
    ['hi, please connect these', 'an order'],
    ['can you accept pcx-0?', 'an order'],
    ["i'd like a peering", 'an order'],
    ['我想知道怎么建', 'none'],
    ['请问对等连接是什么', 'none'],
    ['what is a peering', 'none'],
    ['can you explain peering', 'none'],
    ['对等连接', 'none'],
    ['peering is great', 'none'],
  ])('%s: %s', (text, order) => expect(moodOf(text).wants ? 'an order' : 'none').toBe(order));

  it.each([
    '怎么建',
    '如何删除',
    '路由在哪里配',
    '为什么不通',
    '点解唔通',
    'how do i peer',
    'where is the button',
    'why no ping',
    'explain peering',
  ])('asks openly: %s', (text) => expect(moodOf(text).open).toBe(true));
  it.each(['建一条', 'show it', 'shower vpc-0', 'somehow peer them', 'accept pcx-0'])(
    'does not ask openly: %s',
    (text) => expect(moodOf(text).open).toBe(false),
  );

  it.each([
    '能对等吗',
    '收不收费',
    '支持跨地域吗？',
    '是否加密',
    'is it free',
    'can i peer them',
    'peering?',
    '一样么？',
  ])('asks whether: %s', (text) => expect(moodOf(text).yesNo).toBe(true));
  it.each(['建一条对等连接', 'peer them', '谢谢'])('does not ask whether: %s', (text) =>
    expect(moodOf(text).yesNo).toBe(false),
  );

  it.each(['教我建一条', '讲讲步骤', 'how to peer', 'a guide please'])('wants to be taught: %s', (text) =>
    expect(moodOf(text).explains).toBe(true),
  );

  it('is polite where a request is dressed as a question, not where an explanation is asked for', () => {
    expect(moodOf('could you connect them?').polite).toBe(true);
    expect(moodOf('please connect them').polite).toBe(true);
    expect(moodOf('帮忙建一下好吗').polite).toBe(true);
    expect(moodOf('could you explain it?').polite).toBe(false);
    expect(moodOf('please tell me').polite).toBe(false);
    expect(moodOf('请问怎么建').polite).toBe(false);
  });

  it('has no mood for nothing', () => {
    expect(moodOf('')).toEqual({ wants: false, polite: false, open: false, yesNo: false, explains: false });
  });
});
