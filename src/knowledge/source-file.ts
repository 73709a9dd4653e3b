import { LineCounter, parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import type { Mistake } from './mistake.ts';

/** A text file of the knowledge, by its path below the project. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** A value, or what is wrong with the file it should have come from. */
export type Parsed<T> = { readonly value: T } | { readonly mistakes: readonly Mistake[] };

/** Decodes a file's bytes; refuses what is not UTF-8, by line, and what is empty. */
export function decode(file: string, bytes: Uint8Array): Parsed<SourceFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    if (text.trim() === '')
      return { mistakes: [{ file, line: 1, message: 'the file is empty; restore it or delete it' }] };
    return { value: { file, text } };
  } catch {
    const good = new TextDecoder().decode(bytes).split('\ufffd')[0] ?? '';
    const line = good.split('\n').length;
    return { mistakes: [{ file, line, message: 'not UTF-8; save the file as UTF-8' }] };
  }
}

/**
 * Reads YAML (of which JSON is a part) and checks it; every mistake carries the line of the offending key.
 * `firstLine` is the line of the file on which `text` begins.
 */
export function parseYaml<T>(file: string, text: string, schema: ZodType<T>, firstLine = 1): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, maxAliasCount: 0 } as object);
  const at = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      mistakes: document.errors.map((error) => ({
        file,
        line: at(error.pos[0]),
        message: `not valid YAML: ${error.message.split('\n')[0]}`,
      })),
    };
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (result.success) return { value: result.data };
  const line = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth) as string[], true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return at(node.range[0]);
    }
    return firstLine;
  };
  return {
    mistakes: result.error.issues.map((issue) => ({
      file,
      line: line(issue.path),
      message: `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
    })),
  };
}
