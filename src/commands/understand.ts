import type { Readable, Writable } from 'node:stream';
import { type DialogWorld, sayMeaning, understand } from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';

/** Longest line that is read, in characters; more is no question. */
const longestLine = 100_000;

/** One line in: a question, its language where it does not show, and what was said before. */
interface Question {
  readonly q: string;
  readonly lang?: Lang;
  readonly context?: readonly string[];
}

/**
 * `understand`: JSON lines in, for each a JSON line out, in order, by the very path the chat takes. A line that is
 * no question is answered by `{ "error" }` in its place and the next is read; exit code 1 then, else 0.
 */
export async function understandLines(
  input: Readable,
  output: Writable,
  world: DialogWorld,
): Promise<number> {
  let failed = false;
  // Whoever reads may leave early, as `head` does; that ends the work and is no failure. Standard output comes back to
  // life after an error, so its own state does not tell.
  let unread = false;
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    unread = true;
  });
  for await (const line of lines(input)) {
    if (line.trim() === '') continue;
    const question = readQuestion(line);
    const result = typeof question === 'string' ? { error: question } : describe(question, world);
    if ('error' in result) failed = true;
    await write(output, `${JSON.stringify(result)}\n`);
    if (unread) break;
  }
  return failed ? 1 : 0;
}

/** Resolves once the text is taken, or nobody takes it any more. */
function write(output: Writable, text: string): Promise<void> {
  return new Promise((resolve) => output.write(text, () => resolve()));
}

function describe(question: Question, world: DialogWorld) {
  const said = {
    text: question.q,
    ...(question.lang === undefined ? {} : { lang: question.lang }),
    ...(question.context === undefined ? {} : { context: question.context }),
  };
  const meaning = understand(said, world);
  return {
    q: question.q,
    kind: meaning.kind,
    entry: 'entry' in meaning ? (meaning.entry ?? null) : null,
    confidence: round(meaning.confidence),
    alternatives: 'alternatives' in meaning ? meaning.alternatives : [],
    ranked: meaning.ranked.slice(0, 5).map(({ id, score }) => ({ id, score: round(score) })),
    task: meaning.kind === 'task' ? meaning.task : null,
    slots: meaning.slots,
    text: sayMeaning(meaning, said, world)
      .map(({ markdown }) => markdown)
      .join('\n\n'),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** The question in a line, or what is wrong with it. */
function readQuestion(line: string): Question | string {
  if (line.length > longestLine)
    return `the line is longer than ${longestLine} characters; put the question briefly`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON; expected { "q": "…" }';
  }
  if (typeof value !== 'object' || value === null) return 'expected an object { "q": "…" }';
  const { q, lang, context } = value as Record<string, unknown>;
  if (typeof q !== 'string') return '"q" must be a string';
  if (lang !== undefined && lang !== null && lang !== 'zh' && lang !== 'en')
    return '"lang" must be "zh" or "en"';
  if (context !== undefined && context !== null && !isStrings(context))
    return '"context" must be a list of strings';
  return {
    q,
    ...(lang === 'zh' || lang === 'en' ? { lang } : {}),
    ...(isStrings(context) ? { context } : {}),
  };
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Lines of a stream; of one that is too long only so much is kept that it is seen to be. */
async function* lines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input as AsyncIterable<string>) {
    const parts = chunk.split('\n');
    for (const [i, part] of parts.entries()) {
      if (rest.length <= longestLine) rest += part.slice(0, longestLine + 1);
      if (i < parts.length - 1) {
        yield rest;
        rest = '';
      }
    }
  }
  if (rest !== '') yield rest;
}
