import type { Outgoing } from '../../assistant/ports.ts';
import { inline } from '../../text/markdown.ts';
import type { TerminalWords } from '../../text/terminal-words.ts';

/** A message with what goes along with it: a file stands below as it is, under its name; of a picture only a line. */
export function wholeText({ markdown, attachment, file }: Outgoing, words: TerminalWords): string {
  const parts = [markdown];
  if (attachment !== undefined && Object.hasOwn(words.things, attachment.kind))
    parts.push(words.attached(words.things[attachment.kind], inline(attachment.name, 80)));
  if (file !== undefined) parts.push(`**${inline(file.name, 80)}**`, fenced(file.text));
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** Fenced so that no fence in the text ends it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replace(/\n$/, '')}\n${fence}`;
}
