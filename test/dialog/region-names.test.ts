import { describe, expect, it } from 'vitest';
import { RegionNames } from '../../src/dialog/region-names.ts';
import { findData, normalise } from '../../src/faq/index.ts';

const regions = new RegionNames([
  { code: 'ap-guangzhou', zh: ['广州'], en: ['Guangzhou', 'Canton'] },
  { code: 'ap-hongkong', zh: ['中国香港', '香港'], en: ['Hong Kong', 'HK'] },
  { code: 'sa-saopaulo', zh: ['圣保罗'], en: ['São Paulo', 'Sao Paulo'] },
  { code: 'na-stlouis', zh: ['圣路易斯'], en: ['St. Louis (US'] },
]);
const find = (raw: string) => {
  const text = normalise(raw);
  return regions.find(text, findData(text)).map(({ code }) => code);
};

describe('find', () => {
  it.each<[string, string[]]>([
    ['广州到香港', ['ap-guangzhou', 'ap-hongkong']],
    ['廣州到中國香港', ['ap-guangzhou', 'ap-hongkong']],
    ['From HONG KONG to Canton', ['ap-hongkong', 'ap-guangzhou']],
    ['ap-guangzhou and ＡＰ－ＨＯＮＧＫＯＮＧ', ['ap-guangzhou', 'ap-hongkong']],
    ['São Paulo, Sao Paulo', ['sa-saopaulo', 'sa-saopaulo']],
    ['st. louis (us region', ['na-stlouis']],
    ['stxlouis', []],
    ['cantonese', []],
    ['whk', []],
    ['vpc-hk', []],
    ['us-east-1', ['us-east-1']],
    ['ap-sydney', ['ap-sydney']],
    ['a us-based or eu-based team, me-first', []],
    ['', []],
  ])('%s: %j', (text, codes) => expect(find(text)).toEqual(codes));

  it('says where a name stands', () => {
    expect(regions.find('在广州', [])).toEqual([{ code: 'ap-guangzhou', start: 1, end: 3 }]);
  });
});

describe('show', () => {
  it('calls a region by its first name in the language, an unknown one by its code', () => {
    expect(regions.show('ap-hongkong', 'zh')).toBe('中国香港');
    expect(regions.show('ap-hongkong', 'en')).toBe('Hong Kong');
    expect(regions.show('us-east-1', 'zh')).toBe('us-east-1');
    expect(regions.show('__proto__', 'en')).toBe('__proto__');
  });
});
