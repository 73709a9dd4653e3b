import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaqExport, parseExport } from '../../../src/knowledge/import/parse-export.ts';
import { sample } from './sample.ts';

function parsed(text: string): FaqExport {
  const result = parseExport(text);
  if ('code' in result) throw new Error(result.code);
  return result;
}

describe('the level of the questions', () => {
  it.each([
    ['one level', '### A?\na\n### B?\nb', 3, ['A?', 'B?']],
    ['a title above', '# FAQ\n\n## A?\na\n## B?\nb', 2, ['A?', 'B?']],
    ['chapters above', '# FAQ\n## Money\n### A?\na\n## Routes\n### B?\nb', 3, ['A?', 'B?']],
    [
      'more steps than questions',
      '## 怎么建？\nx\n### 步骤一\na\n### 步骤二\nb\n## 怎么删？\ny\n### 步骤\nc',
      2,
      ['怎么建？', '怎么删？'],
    ],
    ['no space after the marks', '###问题一？\n答\n###问题二？\n答', 3, ['问题一？', '问题二？']],
    ['closing marks', '## A? ##\na', 2, ['A?']],
    ['headings without answers', '## A\n## B', 2, ['A', 'B']],
  ])('%s', (_, text, level, headings) => {
    const result = parsed(text);
    expect(result.level).toBe(level);
    expect(result.sections.map((section) => section.heading)).toEqual(headings);
  });

  it('refuses text without a heading, hashtags and fenced comments included', () => {
    expect(parseExport('#tag\n\n```\n# comment\n```\n')).toEqual({ code: 'NO_HEADINGS' });
  });

  it('is not misled by a fence that never closes', () => {
    expect(parsed('## A?\n```\na\n## B?\nb').sections).toHaveLength(2);
    expect(parsed('## A?\n```\n## x\n```\n## B?\nb').sections).toHaveLength(2);
  });
});

it('keeps the text before the first heading, with its line', () => {
  const { loose, sections } = parsed(sample);
  expect(loose).toEqual([{ line: 1, text: '内部知识库导出，2023 年 4 月。\n' }]);
  expect(sections.map((section) => section.line)).toEqual([3, 6, 12, 16, 19, 21]);
});

it('loses no line: sections and loose text in order are the file', () => {
  const line = fc.oneof(
    fc.constantFrom('# T', '## Q?', '### s', '```', '~~~~', '', '    ## x', '#', '"您好，'),
    fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '')),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const result = parseExport(lines.join('\n'));
      if ('code' in result) return;
      const pieces = [
        ...result.loose.map(({ line: at, text }) => [at, text] as const),
        ...result.sections.map(({ line: at, source }) => [at, source] as const),
      ].sort(([a], [b]) => a - b);
      const blank = (text: string) => text.split('\n').filter((each) => each.trim() !== '');
      expect(blank(pieces.map(([, text]) => text).join('\n'))).toEqual(blank(lines.join('\n')));
      for (const [at, text] of pieces) expect(lines[at - 1]).toBe(text.split('\n')[0]);
    }),
  );
});

it('stays linear on many fences that nothing closes', () => {
  const text = `## A?\n${'```a\n'.repeat(200_000)}`;
  const from = performance.now();
  parsed(text);
  expect(performance.now() - from).toBeLessThan(3_000);
});
