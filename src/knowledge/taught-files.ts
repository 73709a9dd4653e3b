import { unansweredKey } from '../dialog/index.ts';
import {
  type EntryText,
  type FaqEntry,
  languages,
  type Taught,
  type TaughtAsk,
  type TaughtEntry,
  wordings,
} from '../faq/index.ts';
import { addAsks, yamlText } from './add-asks.ts';
import { parseEntry } from './entry-file.ts';
import type { Folder } from './read-folder.ts';

/** Files to write, below the folder; `differs`: those that stand there with other content. */
export interface TaughtFiles {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly differs: readonly string[];
  readonly entries: number;
  readonly asks: number;
}

/** What was taught, as files of a knowledge folder: an entry each, and wordings in the files of the entries they belong to. */
export function taughtFiles(folder: Folder, { entries, asks }: Taught): TaughtFiles {
  const texts = textsOf(folder);
  const known = new Set([...texts.keys()].map(idOf));
  const files = new Map<string, string>();
  const differs: string[] = [];
  let written = 0;
  for (const entry of entries) {
    const name = `faq/${entry.id}.md`;
    const text = entryFile(entry, asks);
    const before = texts.get(name);
    if (before !== undefined && before.replace(/\r\n?/g, '\n') === text) continue;
    if (before !== undefined) differs.push(name);
    files.set(name, text);
    written += 1;
  }
  const taught = new Set(entries.map(({ id }) => id));
  let added = 0;
  for (const [id, more] of byEntry(asks.filter(({ entry }) => known.has(entry) && !taught.has(entry)))) {
    const name = `faq/${id}.md`;
    const before = texts.get(name) ?? '';
    const parsed = parseEntry({ file: name, text: before });
    if (!('value' in parsed)) continue;
    const { entry } = parsed.value;
    const present = new Set(wordings(entry).map(unansweredKey));
    let text = before;
    for (const lang of languages) {
      const missing = more.filter(
        (ask) => languageOf(ask, entry) === lang && !present.has(unansweredKey(ask)),
      );
      if (missing.length === 0) continue;
      text = addAsks(text, lang, missing) ?? text;
      added += missing.length;
    }
    if (text !== before) files.set(name, text);
  }
  return {
    files: [...files].map(([name, text]) => ({ name, text })),
    differs,
    entries: written,
    asks: added,
  };
}

/** What a knowledge folder knows beyond a base: entries that the base has not, and wordings of those that it has. */
export function taughtIn(
  folder: readonly FaqEntry[],
  base: ReadonlyMap<string, FaqEntry>,
  by: { readonly person: string; readonly at: number },
): { readonly entries: TaughtEntry[]; readonly asks: TaughtAsk[]; readonly placeholders: string[] } {
  const entries: TaughtEntry[] = [];
  const asks: TaughtAsk[] = [];
  const placeholders: string[] = [];
  for (const entry of folder) {
    const known = base.get(entry.id);
    if (known !== undefined) {
      const present = new Set(wordings(known).map(unansweredKey));
      for (const text of wordings(entry))
        if (!present.has(unansweredKey(text))) asks.push({ entry: entry.id, text });
    } else if (languages.some((lang) => entry[lang].body.includes('{{'))) placeholders.push(entry.id);
    else {
      const { id, only, zh, en } = entry;
      const texts = { ...(only === 'en' ? {} : { zh }), ...(only === 'zh' ? {} : { en }) };
      entries.push({ id, ...texts, from: '', at: by.at, by: by.person });
    }
  }
  return { entries, asks, placeholders };
}

/** Whether two entries, each with the wordings taught for it later, come to the same file, whoever taught them and when. */
export function sameTaught(
  [a, asksOfA]: readonly [TaughtEntry, readonly TaughtAsk[]],
  [b, asksOfB]: readonly [TaughtEntry, readonly TaughtAsk[]],
): boolean {
  const bare = { from: '', at: 0, by: '' };
  return entryFile({ ...a, ...bare }, asksOfA) === entryFile({ ...b, ...bare }, asksOfB);
}

function byEntry(asks: readonly TaughtAsk[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { entry, text } of asks) {
    const before = all.get(entry);
    if (before) before.push(text);
    else all.set(entry, [text]);
  }
  return all;
}

/** The file of a taught entry, with the wordings that were taught for it later. */
function entryFile(entry: TaughtEntry, asks: readonly TaughtAsk[]): string {
  const later = asks.filter((ask) => ask.entry === entry.id).map(({ text }) => text);
  const present = languages.filter((lang) => entry[lang] !== undefined);
  const seen = new Set<string>();
  const fresh = (text: string): boolean => {
    const key = unansweredKey(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const front = present.map((lang) => {
    const { title, asks: own } = entry[lang] as EntryText;
    fresh(title);
    const mine = [...own, ...later.filter((text) => languageOf(text, entry) === lang)].filter(fresh);
    const listed =
      mine.length === 0 ? ' []\n' : `\n${mine.map((ask) => `    - ${yamlText(ask)}\n`).join('')}`;
    return `${lang}:\n  title: ${yamlText(title)}\n  asks:${listed}`;
  });
  const ticket = entry.from === '' ? '' : `  ticket: ${yamlText(entry.from)}\n`;
  const date = new Date(entry.at).toISOString().slice(0, 10);
  const head = `id: ${entry.id}\ntaught:\n${ticket}  at: ${date}\ntags: []\nrelated: []\n`;
  const bodies = present.map((lang) => `## ${lang}\n\n${asSection((entry[lang] as EntryText).body)}\n`);
  return `---\n${head}${front.join('')}---\n\n${bodies.join('\n')}`;
}

/** An answer that stands under a heading of its own: its headings are one level deeper than that. */
function asSection(body: string): string {
  let fenced = false;
  return body
    .split('\n')
    .map((line) => {
      if (/^\s*```/.test(line)) fenced = !fenced;
      return fenced ? line : line.replace(/^##? /, '### ');
    })
    .join('\n');
}

/** The language that a wording stands under: its own, where the entry has it. */
function languageOf(
  text: string,
  entry: Pick<TaughtEntry, 'zh' | 'en'> & { only?: 'zh' | 'en' },
): 'zh' | 'en' {
  const own = /[\u3400-\u9fff]/.test(text) ? 'zh' : 'en';
  const has = (lang: 'zh' | 'en') => entry[lang] !== undefined && (entry.only ?? lang) === lang;
  return has(own) ? own : own === 'zh' ? 'en' : 'zh';
}

const idOf = (name: string): string => name.replace(/^faq\//, '').replace(/\.md$/, '');

function textsOf(folder: Folder): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, bytes] of folder)
    if (name.startsWith('faq/')) texts.set(name, new TextDecoder().decode(bytes));
  return texts;
}
