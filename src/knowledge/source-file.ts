import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { core, ZodType } from 'zod';
import type { Mistake } from './mistake.ts';

/** A text file of the knowledge, by its path below the project. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** A value, or what is wrong with the file it should have come from. */
export type Parsed<T> = { readonly value: T } | { readonly mistakes: readonly Mistake[] };

/** The line of a key or list item of a YAML file, by its path; of what is missing, the line of what should hold it. */
export type LineOf = (path: readonly PropertyKey[]) => number;

/** Decodes a file's bytes; refuses what is not UTF-8, by line, and what is empty. */
export function decode(file: string, bytes: Uint8Array): Parsed<SourceFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    if (text.trim() === '')
      return { mistakes: [{ file, line: 1, message: 'the file is empty; restore it or delete it' }] };
    return { value: { file, text } };
  } catch {
    return { mistakes: [{ file, line: firstBadLine(bytes), message: 'not UTF-8; save the file as UTF-8' }] };
  }
}

/** No byte of a longer UTF-8 character is a line feed, so the lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from <= bytes.length; line += 1) {
    const feed = bytes.indexOf(10, from);
    const end = feed < 0 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end + 1;
  }
  return line;
}

/**
 * Reads YAML (of which JSON is a part) and checks it; every mistake carries the line of the offending key.
 * `firstLine` is the line of the file on which `text` begins. Anchors and aliases are refused: nobody who edits a
 * FAQ needs them, and a few of them make a small file a huge one.
 */
export function parseYaml<T>(
  file: string,
  text: string,
  schema: ZodType<T>,
  firstLine = 1,
): { readonly value: T; readonly lineOf: LineOf } | { readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter();
  const at = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { mistakes: [{ file, line: firstLine, message: yamlError(error) }] };
  }
  const mistakes = document.errors.map(
    (error): Mistake => ({ file, line: at(error.pos[0]), message: yamlError(error) }),
  );
  // One broken bracket upsets much of what follows; the first complaint about a line is the telling one.
  if (mistakes.length > 0)
    return {
      mistakes: [...new Map(mistakes.toReversed().map((one) => [one.line, one])).values()].toReversed(),
    };
  visit(document, {
    Alias: (_, { range, source }) => {
      mistakes.push({
        file,
        line: at(range?.[0] ?? 0),
        message: `*${source} is an alias; write it out, or put quotes around it`,
      });
    },
  });
  if (mistakes.length > 0) return { mistakes };

  const lineOf: LineOf = (path) => {
    let node: unknown = document.contents;
    let line = firstLine;
    const step = (to: unknown) => {
      if (isNode(to) && to.range) line = at(to.range[0]);
    };
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
        if (!pair) break;
        step(pair.key);
        node = pair.value;
      } else if (isSeq(node) && node.items[Number(key)] !== undefined) {
        node = node.items[Number(key)];
        step(node);
      } else break;
    }
    return line;
  };
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, lineOf };
  return {
    mistakes: result.error.issues.flatMap(spread).map(({ path, message }) => ({
      file,
      line: lineOf(path),
      message: `${path.map(String).join('.') || 'the file'}: ${message}`,
    })),
  };
}

function yamlError({ message }: Error): string {
  const reason = /call stack/.test(message) ? 'nested too deeply' : message.split('\n')[0];
  return `not valid YAML: ${reason}`;
}

/** Keys that nobody knows are one issue of the object that holds them; each is a mistake on a line of its own. */
function spread(issue: core.$ZodIssue): { path: readonly PropertyKey[]; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'unknown key; misspelt?' }));
}
