import { z } from 'zod';
import type { EntryText, FaqEntry } from '../faq/index.ts';
import { chatText } from '../text/index.ts';
import { ticketKinds } from '../tickets/index.ts';
import { type Section, splitBody } from './body-sections.ts';
import type { Mistake } from './mistake.ts';
import { type LineOf, type Parsed, parseYaml, type SourceFile } from './source-file.ts';

/** An entry with the places in its file that later checks point at. */
export interface EntryFile {
  readonly file: string;
  readonly entry: FaqEntry;
  /** Line on which the body of each language begins. */
  readonly bodyLine: { readonly zh: number; readonly en: number };
  /** Where the front matter says what, e.g. `['zh', 'asks', 3]`. */
  readonly lineOf: LineOf;
}

/** Fewest alternate questions a language may have. */
export const fewestAsks = { zh: 8, en: 5 } as const;

const oneLine = z.string().trim().min(1).max(400);
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits, hyphens');

function wording(lang: 'zh' | 'en') {
  const fewest = fewestAsks[lang];
  return z.strictObject({
    title: oneLine,
    asks: z.array(oneLine).min(fewest, `needs at least ${fewest} alternate questions`),
  });
}

const taughtWording = z.strictObject({ title: oneLine, asks: z.array(oneLine) });

/** An entry that the support desk taught: one language will do, and as many wordings as there are. */
const taughtSchema = z
  .strictObject({
    id,
    taught: z.strictObject({ ticket: oneLine.optional(), at: z.iso.date() }),
    tags: z.array(z.enum(Object.keys(chatText.en.tags))),
    related: z.array(id),
    zh: taughtWording.optional(),
    en: taughtWording.optional(),
  })
  .refine(({ zh, en }) => zh !== undefined || en !== undefined, { message: 'needs "zh" or "en"' });

const schema = z.strictObject({
  id,
  tags: z.array(z.enum(Object.keys(chatText.en.tags))).min(1),
  related: z.array(id),
  guide: oneLine.optional(),
  ticket: z.enum(ticketKinds).optional(),
  draft: z.literal(false, 'a draft is not for the live base: finish it and remove the line').optional(),
  sources: z
    .array(
      z.union([
        z.strictObject({ faq: oneLine }),
        z.strictObject({ url: z.url() }),
        z.strictObject({ doc: oneLine }),
      ]),
    )
    .min(1),
  supersedes: z
    .array(
      z.strictObject({
        said: oneLine,
        from: oneLine,
        by: id.describe('the entry that says what holds now'),
      }),
    )
    .optional(),
  zh: wording('zh'),
  en: wording('en'),
});

/**
 * Reads one entry: front matter between `---` lines, then `## zh` and `## en` with the answers in Markdown.
 * Refuses anything else by line; the body's placeholders are checked by the template.
 */
export function parseEntry({ file, text }: SourceFile): Parsed<EntryFile> {
  const matter = /^---\n([\s\S]*?\n)---\n/.exec(text);
  if (!matter)
    return {
      mistakes: [{ file, line: 1, message: 'must begin with front matter between two lines of ---' }],
    };
  const front = matter[1] ?? '';
  const parsed = /^taught:/m.test(front)
    ? parseYaml<Front>(file, front, taughtSchema, 2)
    : parseYaml<Front>(file, front, schema, 2);
  const bodyStart = matter[0].split('\n').length;
  const { sections, stray } = splitBody(text.slice(matter[0].length), bodyStart);
  const mistakes: Mistake[] = 'mistakes' in parsed ? [...parsed.mistakes] : [];
  mistakes.push(...stray.map((mistake) => ({ file, ...mistake })));
  const wanted = (lang: 'zh' | 'en') => !('value' in parsed) || parsed.value[lang] !== undefined;
  for (const lang of ['zh', 'en'] as const) {
    const section = sections.get(lang);
    if (section && !wanted(lang))
      mistakes.push({ file, line: section.line, message: `an answer in ${lang}, and no "${lang}" above` });
    else if (!wanted(lang)) continue;
    else if (!section)
      mistakes.push({ file, line: bodyStart, message: `no answer in ${lang}: add a section "## ${lang}"` });
    else if (section.body === '')
      mistakes.push({ file, line: section.line, message: `the answer in ${lang} is empty` });
  }
  if (mistakes.length > 0 || !('value' in parsed)) return { mistakes };
  const { guide, ticket, supersedes = [], tags, related, taught } = parsed.value;
  const texts = textsOf(parsed.value, sections);
  if (texts === undefined) return { mistakes };
  const { only, zh, en } = texts;
  const expected = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
  if (parsed.value.id !== expected) {
    return {
      mistakes: [
        {
          file,
          line: parsed.lineOf(['id']),
          message: `id "${parsed.value.id}" must be the file's name, "${expected}"`,
        },
      ],
    };
  }
  return {
    value: {
      file,
      lineOf: parsed.lineOf,
      bodyLine: texts.lines,
      entry: {
        id: parsed.value.id,
        tags,
        related,
        ...(guide === undefined ? {} : { guide }),
        ...(ticket === undefined ? {} : { ticket }),
        supersedes,
        ...(taught === undefined ? {} : { taught: true as const }),
        ...(only === undefined ? {} : { only }),
        zh,
        en,
      },
    },
  };
}

/** What the front matter of either kind of entry says. */
interface Front {
  readonly id: string;
  readonly tags: readonly string[];
  readonly related: readonly string[];
  readonly guide?: string | undefined;
  readonly ticket?: string | undefined;
  readonly taught?: object | undefined;
  readonly supersedes?: FaqEntry['supersedes'] | undefined;
  readonly zh?: Wording | undefined;
  readonly en?: Wording | undefined;
}

interface Wording {
  readonly title: string;
  readonly asks: readonly string[];
}

/** Titles, wordings and answers together; where there is one language, the other holds its title and answer. */
function textsOf(
  front: Front,
  sections: ReadonlyMap<string, Section>,
): { zh: EntryText; en: EntryText; only?: 'zh' | 'en'; lines: { zh: number; en: number } } | undefined {
  const text = (lang: 'zh' | 'en') => {
    const [wording, section] = [front[lang], sections.get(lang)];
    return wording && section && { lines: section.line, text: { ...wording, body: section.body } };
  };
  const [zh, en] = [text('zh'), text('en')];
  const any = zh ?? en;
  if (any === undefined) return undefined;
  const copy = { ...any, text: { ...any.text, asks: [] } };
  return {
    zh: (zh ?? copy).text,
    en: (en ?? copy).text,
    lines: { zh: (zh ?? copy).lines, en: (en ?? copy).lines },
    ...(zh && en ? {} : { only: zh ? ('zh' as const) : ('en' as const) }),
  };
}
