import { describe, expect, it } from 'vitest';
import { grow } from './grow.ts';

describe('the grown base', () => {
  const large = grow([], 10_000);

  it('holds the asked number of entries, each with an id and a title of its own', () => {
    expect(large).toHaveLength(10_000);
    expect(new Set(large.map(({ id }) => id)).size).toBe(10_000);
    expect(new Set(large.map(({ zh }) => zh.title)).size).toBe(10_000);
  });

  it('is the same every time, and begins with the smaller base', () => {
    expect(grow([], 300)).toEqual(large.slice(0, 300));
  });

  it('asks nothing about peering', () => {
    expect(large.filter((entry) => /peer|对等/i.test(JSON.stringify(entry)))).toEqual([]);
  });

  it('shares words with peering questions', () => {
    const text = JSON.stringify(large.slice(0, 1_000));
    for (const word of ['VPC', '带宽', '删除', '账号', '地域', '配额', '加密']) expect(text).toContain(word);
  });
});
