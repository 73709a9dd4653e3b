import type { Outgoing } from '../../src/assistant/index.ts';
import type { DialogWorld } from '../../src/dialog/index.ts';
import { spokenDesk } from '../support/spoken-desk.ts';
import { MadeUpNames } from './made-up-names.ts';

/**
 * A conversation written down, for people:
 *
 *     ---
 *     rules: aws          (front matter; may be left out. `rules`: the profile, `lang`: zh or en,
 *     room: desk          `room`: the group where the staff meet,
 *     given: two          `given`: the transcript given/two.md was talked through before this one begins)
 *     ---
 *     > what the person types
 *     > and its second line
 *
 *     what the bot says, as it says it
 *     [1] first button
 *     [2] second button
 *
 *     > [2]               (presses the second button of the last message that had any)
 *     > [接受]             (presses the newest button they ever saw that is called so; `[接受…]`: that begins so)
 *     > ↩ text            (answers the last message of the chat; people `Lead` and `Agent` are on the staff)
 *     > 📎 vpcs.json       (sends a file, whose text are the lines below)
 *     …                   (on a line of its own: any text, also none)
 *
 *     # Bob               (from here on Bob types, in his private chat; below stands what he was told meanwhile)
 *     # Bob @ ops         (the same in a group called ops)
 *     (+ 6d)              (so much time goes by: d, h or m; below stands what the one who types was told)
 *
 * What the bot quotes stands behind │. Lines between ``` are never read as any of these. What the bot makes up, ids and codes, is written by the order in
 * which it shows up, `pcx-00000001`, `90000000001…`, `CODE1`, and may be typed so: no change elsewhere moves it.
 */
export interface Transcript {
  readonly rules: string;
  readonly lang: 'zh' | 'en';
  readonly given: string | undefined;
  readonly room: string | undefined;
  readonly turns: readonly Turn[];
}

/** What somebody does, as it is written, and what is heard then. */
export interface Turn {
  readonly deed: string;
  readonly expected: string;
}

export function readTranscript(source: string): Transcript {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(source);
  const settings = new Map(
    (head?.[1] ?? '').split('\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    }),
  );
  const turns: { deed: string[]; expected: string[] }[] = [];
  let fenced = false;
  for (const line of source.slice(head?.[0].length ?? 0).split('\n')) {
    const last = turns.at(-1);
    if (!fenced && line.startsWith('>') && last?.expected.length === 0 && last.deed[0]?.startsWith('>'))
      last.deed.push(line);
    else if (!fenced && /^> |^# |^\(\+ /.test(line)) turns.push({ deed: [line], expected: [] });
    else {
      if (line.startsWith('```')) fenced = !fenced;
      last?.expected.push(line);
    }
  }
  return {
    rules: settings.get('rules') ?? 'tencent-seed',
    lang: settings.get('lang') === 'en' ? 'en' : 'zh',
    given: settings.get('given'),
    room: settings.get('room'),
    turns: turns.map(({ deed, expected }) => ({
      deed: deed.join('\n'),
      expected: expected.join('\n').trim(),
    })),
  };
}

/** From one thing that somebody does to the next, so that no two happen at once. */
const betweenMs = 5_000;
const units = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** Holds the conversation anew, after the one that is given, and adds to `heard` what was heard at each turn. */
export async function play(
  { turns, lang, room }: Transcript,
  world: DialogWorld,
  given: readonly Turn[],
  heard: string[],
): Promise<void> {
  const desk = spokenDesk(world, lang, undefined, room);
  const names = new MadeUpNames();
  const seen = new Map<string, Outgoing['buttons'][]>();
  let person = 'transcript';
  let chat = person;
  let latest = '';

  /** In the staff's room everybody sees the same buttons. */
  const eyes = (): string => (chat === room ? chat : person);
  const hear = (messages: readonly Outgoing[]): string => {
    const shown = messages.flatMap((message) => message.buttons);
    if (shown.length > 0) seen.set(eyes(), [shown, ...(seen.get(eyes()) ?? [])]);
    const text = messages.map((message) => names.shown(write(message))).join('\n\n');
    if (text !== '') latest = text;
    return text;
  };
  const press = (label: string): Promise<readonly Outgoing[]> => {
    const sets = seen.get(eyes()) ?? [];
    const called = (name: string): boolean =>
      label.endsWith('…') ? name.startsWith(label.slice(0, -1)) : name === label;
    const token = /^\d+$/.test(label)
      ? sets[0]?.[Number(label) - 1]?.token
      : sets.flat().find((button) => called(names.shown(button.label)))?.token;
    if (token === undefined) throw new Error(`${person} sees no button [${label}] under:\n\n${latest}`);
    return desk.press(person, token, chat);
  };
  const told = async (): Promise<string> =>
    chat === person || chat === room ? hear(await desk.told(chat)) : '';
  const act = async (deed: string): Promise<string> => {
    const time = /^\(\+ (\d+)([dhm])\)/.exec(deed);
    const to = /^# (.*?)(?: @ (.*))?$/.exec(deed);
    if (time) await desk.pass(Number(time[1]) * units[time[2] as keyof typeof units]);
    else if (to) {
      person = to[1]?.trim() ?? '';
      chat = to[2]?.trim() ?? person;
    } else {
      const said = deed.replace(/^> ?/gm, '');
      const label = /^\[(.+)\]$/.exec(said)?.[1];
      const file = /^📎 (.*)\n([\s\S]*)$/.exec(said);
      const answers =
        label !== undefined
          ? await press(label)
          : file
            ? await desk.send(person, file[1] ?? '', names.typed(file[2] ?? ''))
            : said.startsWith('↩ ')
              ? await desk.answer(person, names.typed(said.slice(2)), chat)
              : await desk.say(person, names.typed(said), chat);
      const heard = hear(answers);
      await desk.pass(betweenMs);
      return [heard, await told()].filter(Boolean).join('\n\n');
    }
    return told();
  };

  for (const { deed } of given) await act(deed);
  person = 'transcript';
  chat = person;
  for (const { deed } of turns) heard.push(await act(deed));
}

/** As people read it: without the backslashes that keep ids and addresses from being Markdown. */
function write({ markdown, buttons }: Outgoing): string {
  return [
    // A quotation is not to be taken for what somebody types.
    markdown
      .replace(/^>(?= |$)/gm, '│')
      .replace(/\\([^A-Za-z0-9\s])/g, '$1')
      .replace(/(?<=\S)\\$/gm, ''),
    ...buttons.map(({ label }, i) => `[${i + 1}] ${label}`),
  ]
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
  const blocks = turns.map(({ deed, expected }, i) => {
    const actual = heard[i] ?? expected;
    const kept = matches(expected, actual) && expected !== '' ? expected : actual;
    return `${deed}\n${kept === '' ? '' : `\n${kept}\n`}`;
  });
  return `${head}${head === '' ? '' : '\n'}${blocks.join('\n')}`;
}
