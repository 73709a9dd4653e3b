import Mustache from 'mustache';
import type { Mistake } from './mistake.ts';

type View = Record<string, unknown>;

/** What Mustache's parser yields: kind, name, start and end offset, and for a section what is inside (of a partial, its indent). */
type Token = [
  kind: string,
  name: string,
  start: number,
  end: number,
  inside?: Token[] | string,
  closesAt?: number,
];

// Answers are Markdown, not HTML: nothing is escaped.
const plain = { escape: (value: unknown) => String(value) };

/** Fills in the placeholders of an answer; sections left out leave no blanks behind. */
export function render(template: string, view: View): string {
  return Mustache.render(template, view, undefined, plain)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Every placeholder that `view` does not know, and every tag that is not closed. `line`: where the text begins. */
export function checkTemplate(template: string, view: View, file: string, line: number): Mistake[] {
  const lineAt = (offset: number) => line + template.slice(0, offset).split('\n').length - 1;
  let tokens: Token[];
  try {
    tokens = Mustache.parse(template) as unknown as Token[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ file, line: lineAt(culprit(template, message)), message: `broken placeholder: ${message}` }];
  }
  const mistakes: Mistake[] = [];
  const walk = (inside: readonly Token[], scopes: readonly View[]) => {
    for (const [kind, name, start, , children] of inside) {
      if (kind === 'text' || kind === '!') continue;
      if (kind === '>' || kind === '=') {
        mistakes.push({
          file,
          line: lineAt(start),
          message: `{{${kind}${name}}} is not read here; write it out`,
        });
        continue;
      }
      const value = lookup(name, scopes);
      if (value === undefined) {
        const closed = !/[{\n]/.test(name);
        const shown = closed ? `{{${name}}}` : `{{${name.split(/[{\n]/)[0]?.trim()}`;
        const message = closed
          ? `unknown placeholder ${shown}`
          : `placeholder ${shown} is not closed with }}`;
        mistakes.push({ file, line: lineAt(start), message });
      } else if (children === undefined && typeof value !== 'string') {
        const message = `{{${name}}} is no text to put in; open a section with {{#${name}}}`;
        mistakes.push({ file, line: lineAt(start), message });
      }
      if (Array.isArray(children)) walk(children, scopeOf(value, scopes));
    }
  };
  walk(tokens, [view]);
  return mistakes;
}

/** Where a broken template breaks; Mustache reports the end of the text for a section that is never closed. */
function culprit(template: string, message: string): number {
  const open = /^Unclosed section "(.*)" at/.exec(message)?.[1];
  if (open !== undefined) {
    const tags = [...template.matchAll(/\{\{[#^]\s*([^}]*?)\s*\}\}/g)];
    return tags.findLast(([, name]) => name === open)?.index ?? 0;
  }
  return Number(/at (\d+)$/.exec(message)?.[1] ?? 0);
}

function lookup(name: string, scopes: readonly View[]): unknown {
  const path = name.split('.');
  for (const scope of scopes) {
    const value = path.reduce<unknown>(
      (at, key) => (isView(at) && Object.hasOwn(at, key) ? at[key] : undefined),
      scope,
    );
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A list opens the scope of its rows; an empty list still has the shape of a full one, so take it on trust. */
function scopeOf(value: unknown, scopes: readonly View[]): readonly View[] {
  if (!Array.isArray(value)) return scopes;
  const row: unknown = value[0] ?? { range: '', price: '' };
  return isView(row) ? [row, ...scopes] : scopes;
}

function isView(value: unknown): value is View {
  return typeof value === 'object' && value !== null;
}
