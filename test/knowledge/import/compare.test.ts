import { describe, expect, it } from 'vitest';
import { compareSections } from '../../../src/knowledge/import/compare.ts';
import { parseExport } from '../../../src/knowledge/import/parse-export.ts';
import { language } from './sample.ts';

function compare(...pairs: readonly (readonly [heading: string, answer: string])[]) {
  const parsed = parseExport(pairs.map(([heading, answer]) => `## ${heading}\n${answer}\n`).join(''));
  if ('code' in parsed) throw new Error(parsed.code);
  return compareSections(parsed.sections, language);
}

const other = [
  ['流量加密吗？', '流量不加密。'],
  ['删除会怎样？', '随时能删。'],
  ['谁付费？', '费用归发起方。'],
] as const;

describe('contradictions that are found', () => {
  it.each([
    [
      'yes and no to the same',
      ['能否跨地域建立？', '您好，不能。'],
      ['有哪些种类？', '对等连接支持同地域和跨地域。'],
      ['跨地域'],
    ],
    [
      'only in one of two',
      ['范围多大？', '对等连接仅限同地域建立。'],
      ['怎么选？', '可以建立跨地域的对等连接。'],
      ['跨地域'],
    ],
    [
      'a limit and none',
      ['网速快吗？', '带宽不存在限制。'],
      ['怎么买？', '跨地域带宽可以设置限制。'],
      ['带宽', '限制'],
    ],
    [
      'English',
      ['Can I peer across regions?', 'No.'],
      ['What kinds are there?', 'You can create cross-region peering too.'],
      ['跨地域'],
    ],
  ] as const)('%s', (_, a, b, subject) => {
    const { contradictions } = compare(a, b, ...other);
    expect(contradictions).toHaveLength(1);
    expect(contradictions[0]).toMatchObject({ subject, by: 'polarity' });
    expect(contradictions[0]?.sides.map((side) => side.statements[0]?.section)).toEqual([0, 1]);
  });

  it.each([
    ['days', '申请等待 7 天后过期。', '申请等待十五天后过期。', ['7 天', '15 天']],
    ['bandwidth', '跨地域带宽上限 1 Gbps。', '跨地域带宽上限为 500Mbps。', ['1000 Mbps', '500 Mbps']],
  ])('another number: %s', (_, a, b, values) => {
    const { contradictions } = compare(['甲？', a], ['乙？', b], ...other);
    expect(contradictions).toMatchObject([{ by: 'number' }]);
    expect(contradictions[0]?.sides.map((side) => side.value)).toEqual(values);
  });
});

it.each([
  ['different scopes', ['甲？', '同地域带宽不存在限制。'], ['乙？', '跨地域带宽可以设置限制。']],
  ['a condition', ['甲？', '如果没有配置安全组，就无法加密。'], ['乙？', '可以配置安全组来加密。']],
  ['an exception', ['甲？', '基础网络不支持跨地域。'], ['乙？', '可以跨地域。']],
  ['the same number in another unit', ['甲？', '带宽上限 1 Gbps。'], ['乙？', '带宽上限 1000 Mbps。']],
  ['numbers of different things', ['甲？', '同账号需要 2 步申请。'], ['乙？', '跨账号需要 3 步申请。']],
  ['both say no', ['能跨地域吗？', '不能。'], ['乙？', '不支持跨地域。']],
] as const)('is silent on %s', (_, a, b) => {
  expect(compare(a, b, ...other).contradictions).toEqual([]);
});

describe('duplicates', () => {
  it('takes headings for equal whatever their capitals, width and punctuation', () => {
    const { same } = compare(
      ['VPC 怎么删？', 'a'],
      ['其他', 'b'],
      ['ＶＰＣ怎么删', 'c'],
      ['', 'd'],
      ['', 'e'],
    );
    expect(same).toEqual([[0, 2]]);
  });

  it('finds the same question in other words, and in the other scope does not', () => {
    expect(
      compare(['跨地域带宽上限是多少？', 'a'], ['异地的带宽最大多少', 'b'], ...other).near,
    ).toMatchObject([{ a: 0, b: 1 }]);
    expect(compare(['跨地域带宽上限是多少？', 'a'], ['同地域的带宽上限多少', 'b'], ...other).near).toEqual(
      [],
    );
  });
});
