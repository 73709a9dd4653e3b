import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseEntry } from '../../../src/knowledge/entry-file.ts';
import { type DraftedImport, draftImport } from '../../../src/knowledge/import/draft-import.ts';
import { splitSentences } from '../../../src/knowledge/import/sentences.ts';
import { importText } from '../../../src/text/index.ts';
import { language, sample } from './sample.ts';

const { zh, en } = importText;

function run(text: string, words = zh): DraftedImport {
  const result = draftImport(Buffer.from(text), 'raw.md', language, words);
  if ('code' in result) throw new Error(result.code);
  return result;
}

function frontMatter(text: string): unknown {
  return parse(text.split(/^---$/m)[1] ?? '');
}

describe('the drafts of the sample', () => {
  const { drafts } = run(sample);

  it('follow the form of an entry, the other language an empty to-do', () => {
    expect(frontMatter(drafts[0]?.text ?? '')).toEqual({
      id: drafts[0]?.name.replace('.md', ''),
      draft: true,
      tags: [],
      related: [expect.any(String)],
      sources: [{ faq: '专线能不能跨地域？' }, { doc: 'raw.md:3' }],
      zh: { title: '专线能不能跨地域？', asks: ['专线能不能跨地域？'] },
      en: { title: '', asks: [] },
    });
    expect(drafts[0]?.text).toContain('## zh\n\n不能。专线仅支持同地域接入。\n\n## en\n\n## raw\n');
    expect(drafts[0]?.text).toContain('"您好，不能。专线仅支持同地域接入。"');
  });

  it('are no entries yet: the lint says so, and where', () => {
    const source = { file: drafts[0]?.name ?? '', text: drafts[0]?.text ?? '' };
    const parsed = parseEntry(source);
    const messages = 'mistakes' in parsed ? parsed.mistakes.map((mistake) => mistake.message).join('; ') : '';
    for (const part of ['draft', 'en is empty', '## raw']) expect(messages).toContain(part);
  });

  it('detect the language', () => {
    expect(frontMatter(drafts[5]?.text ?? '')).toMatchObject({
      zh: { title: '', asks: [] },
      en: { title: 'Is the leased line encrypted?' },
    });
  });

  it('name each other where headings are equal', () => {
    const ids = drafts.map((draft) => draft.name.replace('.md', ''));
    expect(frontMatter(drafts[3]?.text ?? '')).toMatchObject({ related: expect.arrayContaining([ids[1]]) });
  });
});

describe('the report of the sample', () => {
  it.each([
    [zh, ['6 个问题（## 标题）', '可能矛盾（2）', '说不行或没有', '标题相同（1）', '内部知识库导出']],
    [
      en,
      ['6 questions (## headings)', 'Probable contradictions (2)', 'Says no, or none', 'Same heading (1)'],
    ],
  ])('says everything with its place', (words, phrases) => {
    const { text } = run(sample, words).report;
    for (const phrase of phrases) expect(text).toContain(phrase);
    for (const place of [
      'raw.md:4 ',
      'raw.md:7 ',
      'raw.md:8 ',
      'raw.md:13 ',
      'raw.md:14 ',
      'raw.md:17 ',
      'raw.md:19 ',
      'raw.md:23 ',
    ]) {
      expect(text).toContain(place);
    }
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });
});

const word = fc.constantFrom(
  '您好，',
  '不能',
  '可以',
  '对等连接',
  '跨地域',
  '"',
  '“',
  '7 天',
  'VPC A',
  '[a](https://x.com)',
  '![b](//y',
  '```',
  '{{x}}',
  '---',
  '## zh',
  '- ',
  '，',
  '`',
  '\t',
  '<!--',
  '-->',
);
const line = fc
  .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join(''));
const section = fc
  .tuple(line, fc.array(line, { maxLength: 6 }))
  .map(([head, body]) => `### ${head}\n${body.join('\n')}`);

describe('any export', () => {
  it('keeps every sentence of the input in the output', () => {
    fc.assert(
      fc.property(line, fc.array(section, { minLength: 1, maxLength: 8 }), (preface, sections) => {
        const text = `${preface}\n${sections.join('\n')}`.replaceAll('\0', '').replace(/\r\n?/g, '\n');
        const { drafts, report } = run(text);
        const output = [...drafts, report].map((file) => file.text).join('\n');
        for (const sentence of splitSentences(text.replace(/^\ufeff/, ''), 1))
          expect(output).toContain(sentence.text);
        for (const row of text.split('\n')) expect(output).toContain(row.replace(/^\ufeff/, '').trim());
        for (const draft of drafts) expect(frontMatter(draft.text)).toMatchObject({ draft: true });
        expect(report.text).not.toContain('核对失败');
      }),
      { numRuns: 150 },
    );
  });

  it('does not crash on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
        const input = headed
          ? Buffer.concat([Buffer.from('## q\n'), Buffer.from(bytes).filter((b) => b !== 0 && b < 0x80)])
          : bytes;
        const result = draftImport(input, 'x.md', language, en);
        expect(headed ? 'drafts' in result : true).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
