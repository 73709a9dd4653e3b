import type { Outgoing } from '../../src/assistant/index.ts';
import type { DialogWorld } from '../../src/dialog/index.ts';
import { spokenDesk } from '../support/spoken-desk.ts';

/**
 * A conversation written down, for people:
 *
 *     ---
 *     rules: aws          (front matter; may be left out. `rules`: the profile, `lang`: zh or en)
 *     ---
 *     > what the person types
 *
 *     what the bot says, as it says it
 *     [1] first button  [2] second button
 *
 *     > [2]               (presses the second button of the message above)
 *     …                   (on a line of its own: any text, also none)
 */
export interface Transcript {
  readonly rules: string;
  readonly lang: 'zh' | 'en';
  readonly turns: readonly { readonly said: string; readonly expected: string }[];
}

export function readTranscript(source: string): Transcript {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(source);
  const settings = new Map(
    (head?.[1] ?? '').split('\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    }),
  );
  const turns: { said: string; expected: string[] }[] = [];
  for (const line of source.slice(head?.[0].length ?? 0).split('\n')) {
    if (line.startsWith('> ')) turns.push({ said: line.slice(2), expected: [] });
    else turns.at(-1)?.expected.push(line);
  }
  return {
    rules: settings.get('rules') ?? 'tencent-seed',
    lang: settings.get('lang') === 'en' ? 'en' : 'zh',
    turns: turns.map(({ said, expected }) => ({ said, expected: expected.join('\n').trim() })),
  };
}

/** Holds the conversation anew and returns what the bot said at each turn. */
export async function play({ turns, lang }: Transcript, world: DialogWorld): Promise<string[]> {
  const { say, press } = spokenDesk(world, lang);
  let buttons: Outgoing['buttons'] = [];
  const heard: string[] = [];
  for (const { said } of turns) {
    const number = /^\[(\d+)\]$/.exec(said)?.[1];
    const token = number === undefined ? undefined : buttons[Number(number) - 1]?.token;
    if (number !== undefined && token === undefined)
      throw new Error(`there is no button [${number}] to press`);
    const messages = token === undefined ? await say('transcript', said) : await press('transcript', token);
    const shown = messages.flatMap((message) => message.buttons);
    if (shown.length > 0) buttons = shown;
    heard.push(messages.map(write).join('\n\n'));
  }
  return heard;
}

/** As people read it: without the backslashes that keep ids and addresses from being Markdown. */
function write({ markdown, buttons }: Outgoing): string {
  return [markdown.replace(/\\([^\w\s])/g, '$1'), ...buttons.map(({ label }, i) => `[${i + 1}] ${label}`)]
    .join('\n')
    .trim();
}

/** Whether a text is what is expected, where a line `…` stands for any lines. */
export function matches(expected: string, actual: string): boolean {
  const pattern = expected
    .split(/^…$/m)
    .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*');
  return new RegExp(`^${pattern}$`).test(actual);
}

/**
 * The transcript with what was really said; an expectation that holds keeps its `…`, and one that does not keeps the
 * answer's beginning and buttons where it was abridged.
 */
export function rewrite(source: string, { turns }: Transcript, heard: readonly string[]): string {
  const head = /^---\n[\s\S]*?\n---\n/.exec(source)?.[0] ?? '';
  const blocks = turns.map(({ said, expected }, i) => {
    const actual = heard[i] ?? '';
    const kept = matches(expected, actual) && expected !== '' ? expected : actual;
    return `> ${said}\n${kept === '' ? '' : `\n${kept}\n`}`;
  });
  return `${head}${head === '' ? '' : '\n'}${blocks.join('\n')}`;
}
