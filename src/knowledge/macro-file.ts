import { z } from 'zod';
import { type Macro, type MacroVariable, macroVariable, macroVariables } from '../tickets/index.ts';
import { splitBody } from './body-sections.ts';
import type { Mistake } from './mistake.ts';
import { type Parsed, parseYaml, type SourceFile } from './source-file.ts';

/** A macro, and where it would be too long to be sent. */
export interface MacroFile {
  readonly macro: Macro;
  readonly file: string;
  /** Line on which the text of each language begins. */
  readonly bodyLine: { readonly zh: number; readonly en: number };
}

// It stands on a button.
const title = z.string().trim().min(1).max(40);
const schema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits, hyphens')
    .max(40),
  zh: z.strictObject({ title }),
  en: z.strictObject({ title }),
});

/**
 * Reads one macro: front matter between `---` lines, then `## zh` and `## en` with what is sent, as plain text. Refuses
 * anything else by line, and every `{{variable}}` that is none.
 */
export function parseMacro({ file, text }: SourceFile): Parsed<MacroFile> {
  const matter = /^---\n([\s\S]*?\n)---\n/.exec(text);
  if (!matter)
    return {
      mistakes: [{ file, line: 1, message: 'must begin with front matter between two lines of ---' }],
    };
  const parsed = parseYaml(file, matter[1] ?? '', schema, 2);
  const start = matter[0].split('\n').length;
  const { sections, stray } = splitBody(text.slice(matter[0].length), start);
  const mistakes: Mistake[] = 'mistakes' in parsed ? [...parsed.mistakes] : [];
  mistakes.push(...stray.map((mistake) => ({ file, ...mistake })));
  const used = new Set<string>();
  for (const lang of ['zh', 'en'] as const) {
    const section = sections.get(lang);
    if (section === undefined || section.body === '') {
      const message =
        section === undefined ? `no text in ${lang}: add a section "## ${lang}"` : 'nothing to send';
      mistakes.push({ file, line: section?.line ?? start, message });
      continue;
    }
    for (const [i, line] of section.body.split('\n').entries()) {
      const wrong = wrongVariables(line);
      mistakes.push(...wrong.map((message) => ({ file, line: section.line + i, message })));
      for (const [, name = ''] of line.matchAll(macroVariable)) used.add(name);
    }
  }
  const [zh, en] = [sections.get('zh'), sections.get('en')];
  if ('value' in parsed) {
    const expected = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
    const message = `id "${parsed.value.id}" must be the file's name, "${expected}"`;
    if (parsed.value.id !== expected) mistakes.push({ file, line: parsed.lineOf(['id']), message });
  }
  if (mistakes.length > 0 || !('value' in parsed) || !zh || !en) return { mistakes };
  const macro: Macro = {
    id: parsed.value.id,
    title: { zh: parsed.value.zh.title, en: parsed.value.en.title },
    body: { zh: zh.body, en: en.body },
    variables: macroVariables.filter((name) => used.has(name)),
  };
  return { value: { macro, file, bodyLine: { zh: zh.line, en: en.line } } };
}

const known: ReadonlySet<string> = new Set<MacroVariable>(macroVariables);

/** What is wrong with the variables of a line: unknown, or not closed. */
function wrongVariables(line: string): string[] {
  const all = [...line.matchAll(macroVariable)];
  const unknown = all
    .filter(([, name = '']) => !known.has(name))
    .map(([, name]) => `unknown variable {{${name}}}; one of: ${macroVariables.join(', ')}`);
  const rest = line.replace(macroVariable, '\0');
  const broken = /\{\{[^{}]*|\}\}|\{\0\}/.exec(rest)?.[0].replace('\0', '{{…}}');
  return broken === undefined
    ? unknown
    : [...unknown, `"${broken}" is no variable; write {{name}} with one of: ${macroVariables.join(', ')}`];
}

/** Macros that could not be sent, and titles that stand on two buttons. */
export function checkMacros(files: readonly MacroFile[], textMax: number | undefined): Mistake[] {
  const titles = new Map<string, string>();
  return files.flatMap(({ macro, file, bodyLine }) =>
    (['zh', 'en'] as const).flatMap((lang) => {
      const mistakes: Mistake[] = [];
      const key = `${lang} ${macro.title[lang]}`;
      const other = titles.get(key);
      if (other !== undefined)
        mistakes.push({ file, line: 1, message: `"${macro.title[lang]}" is the title of ${other} too` });
      titles.set(key, file);
      const length = [...macro.body[lang]].length;
      if (textMax !== undefined && length > textMax)
        mistakes.push({
          file,
          line: bodyLine[lang],
          message: `${length} characters: textMax in desk.json allows ${textMax}`,
        });
      return mistakes;
    }),
  );
}
