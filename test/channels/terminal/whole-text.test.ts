import { expect, it } from 'vitest';
import type { Outgoing } from '../../../src/assistant/ports.ts';
import { renderMarkdown } from '../../../src/channels/terminal/markdown.ts';
import { wholeText } from '../../../src/channels/terminal/whole-text.ts';
import { words } from './fakes.ts';

const shown = (outgoing: Partial<Outgoing>) =>
  renderMarkdown(wholeText({ markdown: '', buttons: [], ...outgoing }, words), { width: 60, colour: false });

it.each<[string, Partial<Outgoing>, string[]]>([
  ['words alone', { markdown: 'hello' }, ['hello']],
  [
    'a picture as a line',
    { markdown: 'look', attachment: { kind: 'photo', channel: 'telegram', ref: 'x', name: 'a*b*.png' } },
    ['look', '', 'with photo a*b*.png'],
  ],
  [
    'a picture without words',
    { attachment: { kind: 'sticker', channel: 'telegram', ref: 'x', name: '' } },
    ['with sticker'],
  ],
  [
    'a file as it is, under its name',
    { markdown: 'the tickets', file: { name: 't.csv', text: 'a,**b**\n"<c>",\u001b[31md\n' } },
    ['the tickets', '', 't.csv', '', '  a,**b**', '  "<c>",d'],
  ],
  [
    'a file with fences in it',
    { file: { name: 't.md', text: '# T\n\n```\nx\n```\n````\n' } },
    ['t.md', '', '  # T', '', '  ```', '  x', '  ```', '  ````'],
  ],
  ['a drawing as what its words say', { markdown: 'week 47', picture: '<svg/>' }, ['week 47']],
])('%s', (_, outgoing, lines) => {
  expect(shown(outgoing)).toEqual(lines);
});
