import { stringify } from 'yaml';

/** A language an entry is written in. */
export type EntryLanguage = 'zh' | 'en';

/** What a draft entry is made of. */
export interface Draft {
  readonly id: string;
  readonly language: EntryLanguage;
  /** The heading of the export; empty where it had none. */
  readonly title: string;
  readonly related: readonly string[];
  /** Where it comes from: `file:line`. */
  readonly origin: string;
  readonly urls: readonly string[];
  readonly body: string;
  /** The section verbatim, heading line and all. */
  readonly source: string;
}

/** Chinese where a text has Chinese characters in earnest, else English; addresses do not count. */
export function languageOf(text: string): EntryLanguage {
  const plain = text.replace(/\]\([^)\s]*\)?|https?:\/\/\S+/g, ' ');
  const han = plain.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  const words = plain.match(/[a-z]{2,}/gi)?.length ?? 0;
  return han > words ? 'zh' : 'en';
}

/**
 * The text of a draft file: an entry with `draft: true`, the other language left empty for a person to fill
 * (`todo` says so beside it), and the section of the export verbatim in a fence at the end.
 *
 *     --- front matter ---   ## zh | ## en   ## raw
 */
export function draftText(draft: Draft, todo: string): string {
  const { id, language, title, related, origin, urls, body, source } = draft;
  const own = title === '' ? { title: '', asks: [] } : { title, asks: [title] };
  const head = {
    id,
    draft: true,
    tags: [],
    related,
    sources: [...(title === '' ? [] : [{ faq: title }]), { doc: origin }, ...urls.map((url) => ({ url }))],
  };
  const side = (each: EntryLanguage) =>
    each === language ? yaml({ [each]: own }) : `# ${todo}\n${yaml({ [each]: { title: '', asks: [] } })}`;
  const text = (each: EntryLanguage) =>
    `## ${each}\n\n${each === language && body !== '' ? `${body}\n\n` : ''}`;
  return `---\n${yaml(head)}${side('zh')}${side('en')}---\n\n${text('zh')}${text('en')}## raw\n\n${fenced(source)}`;
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}

/** The text in a fence longer than any run of backticks in it. */
export function fenced(text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}
