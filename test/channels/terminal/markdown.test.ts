import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/channels/terminal/markdown.ts';
import { displayWidth } from '../../../src/channels/terminal/width.ts';

const plain = (markdown: string, width = 40) => renderMarkdown(markdown, { width, colour: false });
const coloured = (markdown: string, width = 40) => renderMarkdown(markdown, { width, colour: true });

describe('renderMarkdown in plain text', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['paragraphs', 'one\n\ntwo', ['one', '', 'two']],
    ['lines of one paragraph join', 'one\ntwo', ['one two']],
    ['and Chinese ones without a space', '路由\n配置', ['路由配置']],
    ['a hard break', 'one  \ntwo', ['one', 'two']],
    ['emphasis and code', '**a** *b* `c`', ['a b c']],
    ['bold before Chinese punctuation', '**注意：**请先看', ['注意：请先看']],
    ['stars that a person typed', 'a \\*\\*b\\*\\* \\_c\\_', ['a **b** _c_']],
    ['two stars left alone', '2 ** 3 ** 4', ['2 ** 3 ** 4']],
    ['a heading', '## 路由', ['路由']],
    ['ranges are not struck out', '1~5 和 2~6', ['1~5 和 2~6']],
    ['a link shows where it leads', '[文档](https://a.b/c)', ['文档 (https://a.b/c)']],
    ['a link with its address as text', '[https://a.b/c](https://a.b/c)', ['https://a.b/c']],
    ['a bare address', '见 https://a.b/c 。', ['见 https://a.b/c 。']],
    ['an address in brackets', '<https://a.b/c>', ['https://a.b/c']],
    ['a picture is its text', '![两个 VPC](p.png)', ['两个 VPC (p.png)']],
    ['HTML is text', '<b>x</b> <script>y</script>', ['<b>x</b> <script>y</script>']],
    ['an HTML block too', '<div>\nx\n</div>', ['<div> x </div>']],
    ['a dashed line below a word', 'a\n==', ['a ==']],
    ['escaped HTML', '&lt;b&gt; &amp;lt; &#65; &copy;', ['<b> &lt; A &copy;']],
    ['code keeps what looks like an entity', '`&lt;`', ['&lt;']],
    ['a list', '- a\n- b', ['• a', '• b']],
    ['a list follows its sentence closely', '要求：\n- a', ['要求：', '• a']],
    ['or not, as it was written', '要求：\n\n- a', ['要求：', '', '• a']],
    ['steps with what belongs to them', '1. a\n   - x\n   - y\n2. b', ['1. a', '   • x', '   • y', '2. b']],
    ['numbers that grow', '9. a\n10. b', [' 9. a', '10. b']],
    ['loose items', '- a\n\n- b', ['• a', '', '• b']],
    ['an empty item', '-\n- b', ['•', '• b']],
    ['tasks', '- [x] a\n- [ ] b', ['[x] a', '[ ] b']],
    ['fenced text as it is', '```text\nA  ->  B\n\n   **c**\n```', ['  A  ->  B', '', '     **c**']],
    ['a quote', '> a\n>\n> b', ['│ a', '│ ', '│ b']],
    ['a rule', 'a\n\n---\n\nb', ['a', '', '-'.repeat(24), '', 'b']],
    [
      'a table',
      '| 档位 | Mbps |\n|---|--:|\n| **小** | 10 |\n| 大 | 1024 |',
      ['档位  Mbps', '----  ----', '小      10', '大    1024'],
    ],
  ])('%s', (_, markdown, lines) => {
    expect(plain(markdown)).toEqual(lines);
  });

  it('hangs the lines of an item under its text', () => {
    expect(plain('1. 在控制台打开对等连接页面\n   - open the console now', 20)).toEqual([
      '1. 在控制台打开对等',
      '   连接页面',
      '   • open the',
      '     console now',
    ]);
  });

  it('stops indenting when no room is left', () => {
    const deep = Array.from({ length: 12 }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n');
    const lines = plain(deep, 20);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(20);
    expect(lines.join(' ')).toContain('item 11');
  });

  it('turns a table too wide into one heading and value a line', () => {
    expect(plain('| 名称 | 说明 |\n|---|---|\n| a | 一段比窗口还要长的文字 |\n| b | 短 |', 20)).toEqual([
      '名称: a',
      '说明: 一段比窗口还要',
      '长的文字',
      '',
      '名称: b',
      '说明: 短',
    ]);
  });

  it('never cuts fenced text, but gives up its indent when it is wide', () => {
    const drawing = `+${'-'.repeat(30)}+`;
    expect(plain(`\`\`\`\n${drawing}\n\`\`\``, 20)).toEqual([drawing]);
  });
});

describe('renderMarkdown with colour', () => {
  it.each<[string, string, string[]]>([
    ['bold', '**a** b', ['\u001b[1ma\u001b[0m b']],
    ['code in bold', '**a `b`**', ['\u001b[1ma \u001b[0m\u001b[1;36mb\u001b[0m']],
    ['a link', '[a](b:c)', ['\u001b[4ma\u001b[0m (b:c)']],
    [
      'bold over two lines',
      '**aaaaaaaaaaaa bbbbbbbbbbbb**',
      ['\u001b[1maaaaaaaaaaaa\u001b[0m', '\u001b[1mbbbbbbbbbbbb\u001b[0m'],
    ],
  ])('%s', (_, markdown, lines) => {
    expect(coloured(markdown, 20)).toEqual(lines);
  });
});

describe('renderMarkdown against hostile text', () => {
  const evil = '\u001b[31mred\u001b]0;t\u0007';
  it.each([
    ['a paragraph', evil],
    ['bold', `**${evil}**`],
    ['code', `\`${evil}\``],
    ['fenced text', `\`\`\`\n${evil}\n\`\`\``],
    ['a list', `- ${evil}`],
    ['a table', `| a |\n|---|\n| ${evil} |`],
    ['an address', `[x](http://a/\u001b[31m)`],
    ['HTML', `<i a="${evil}">`],
    ['a number that stands for escape', '&#27;[31m &#x1b;[31m &#155;31m'],
  ])('takes escape sequences out of %s', (_, markdown) => {
    expect(plain(markdown).join('\n')).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('survives nesting without end', () => {
    expect(plain(`${'>'.repeat(20_000)} x`).join('').length).toBeGreaterThan(0);
    expect(plain('**a '.repeat(5_000)).length).toBeGreaterThan(0);
  });

  it('keeps every line to its width and closes every style in it', () => {
    const piece = fc.constantFrom(
      ...[
        '**',
        '*',
        '`',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '  ',
        '> ',
        '[a](https://b.c)',
        '|',
        '# ',
        '&#27;',
        '~~',
      ],
      ...['对等连接，', 'word ', '（一）', '👍', 'https://a.b/c?d=e', '\u001b[1m'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 20, max: 60 }), (pieces, width) => {
        const markdown = pieces.join('').replaceAll(/^ {4,}/gm, '   ');
        const bare = plain(markdown, width);
        const styled = coloured(markdown, width);
        expect(styled.map((line) => line.replaceAll(/\p{Cc}\[[\d;]+m/gu, ''))).toEqual(bare);
        for (const line of styled) {
          expect(line.replaceAll(/\p{Cc}\[[1-9][\d;]*m\P{Cc}+\p{Cc}\[0m/gu, '')).not.toContain('\u001b');
        }
        const fenced = /(^|\n)[ >\d.-]* {4}|~{3}|`{3}/.test(markdown);
        if (!fenced) for (const line of bare) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });
});
