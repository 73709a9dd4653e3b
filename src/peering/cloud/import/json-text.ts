/** A JSON value with objects as maps: no key is ever a property name, so `__proto__` is a key like another. */
export type Json = null | boolean | number | string | readonly Json[] | ReadonlyMap<string, Json>;

/** What is wrong with a text that should be JSON documents, one after the other. */
export type JsonFault = 'empty' | 'truncated' | 'unexpected' | 'string' | 'number' | 'deep' | 'duplicate key';

/** Line and column count from one, as editors do; `near` is what stands there, cut short. */
export interface JsonMistake {
  readonly fault: JsonFault;
  readonly line: number;
  readonly column: number;
  readonly near: string;
}

export type JsonDocuments =
  | { readonly ok: true; readonly documents: readonly Json[] }
  | { readonly ok: false; readonly mistake: JsonMistake };

/** Nothing that a cloud or Terraform writes is nested half as deep. */
const DEEPEST = 100;

/** A fault found while reading; caught where reading began, never seen outside. */
class Fault extends Error {
  readonly fault: JsonFault;
  readonly at: number;
  constructor(fault: JsonFault, at: number) {
    super(fault);
    this.fault = fault;
    this.at = at;
  }
}

/**
 * Reads one or more JSON documents from a text (what `tccli … >> all.json` leaves). Own code because JSON.parse reads
 * one document, and says where it stopped only in prose that changes with the version of Node.
 */
export function readJson(text: string): JsonDocuments {
  const documents: Json[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  try {
    for (at = spaceEnd(text, at); at < text.length; at = spaceEnd(text, at)) {
      const [value, end] = read(text, at, 0);
      documents.push(value);
      at = end;
    }
    if (documents.length === 0) throw new Fault('empty', 0);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { ok: false, mistake: mistakeAt(text, fault) };
  }
  return { ok: true, documents };
}

type Read = readonly [value: Json, end: number];

function read(text: string, at: number, depth: number): Read {
  if (depth > DEEPEST) throw new Fault('deep', at);
  const char = text[at];
  if (char === undefined) throw new Fault('truncated', at);
  if (char === '{') return object(text, at, depth);
  if (char === '[') return array(text, at, depth);
  if (char === '"') return string(text, at);
  const word = (/[a-zA-Z]*/y.exec(text.slice(at, at + 6)) ?? [''])[0];
  const constant = constants.get(word);
  if (constant !== undefined) return [constant, at + word.length];
  if (
    word !== '' &&
    at + word.length === text.length &&
    [...constants.keys()].some((k) => k.startsWith(word))
  )
    throw new Fault('truncated', text.length);
  return number(text, at);
}

const constants: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
]);

function object(text: string, start: number, depth: number): Read {
  const out = new Map<string, Json>();
  let at = spaceEnd(text, start + 1);
  if (text[at] === '}') return [out, at + 1];
  for (;;) {
    if (text[at] !== '"') throw unexpected(text, at);
    const [key, keyEnd] = string(text, at);
    if (out.has(key)) throw new Fault('duplicate key', at);
    at = spaceEnd(text, keyEnd);
    if (text[at] !== ':') throw unexpected(text, at);
    const [value, end] = read(text, spaceEnd(text, at + 1), depth + 1);
    out.set(key, value);
    at = spaceEnd(text, end);
    if (text[at] === '}') return [out, at + 1];
    if (text[at] !== ',') throw unexpected(text, at);
    at = spaceEnd(text, at + 1);
  }
}

function array(text: string, start: number, depth: number): Read {
  const out: Json[] = [];
  let at = spaceEnd(text, start + 1);
  if (text[at] === ']') return [out, at + 1];
  for (;;) {
    const [value, end] = read(text, at, depth + 1);
    out.push(value);
    at = spaceEnd(text, end);
    if (text[at] === ']') return [out, at + 1];
    if (text[at] !== ',') throw unexpected(text, at);
    at = spaceEnd(text, at + 1);
  }
}

/** A string's end is found here, its escapes are left to JSON.parse. */
function string(text: string, start: number): readonly [string, number] {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1);
  if (end === -1) throw new Fault('truncated', text.length);
  try {
    return [JSON.parse(text.slice(start, end + 1)) as string, end + 1];
  } catch {
    throw new Fault('string', start);
  }
}

function backslashesBefore(text: string, at: number): number {
  let count = 0;
  while (text[at - 1 - count] === '\\') count++;
  return count;
}

/** NaN, Infinity, 1e999 and 0x10 are no JSON numbers. */
function number(text: string, at: number): Read {
  const raw = (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(text.slice(at, at + 400)) ?? [''])[0];
  if (raw === '') throw unexpected(text, at);
  const value = Number(raw);
  if (!Number.isFinite(value) || /[\w.+-]/.test(text[at + raw.length] ?? '')) throw new Fault('number', at);
  return [value, at + raw.length];
}

function spaceEnd(text: string, start: number): number {
  let at = start;
  for (let char = text[at]; char === ' ' || char === '\n' || char === '\r' || char === '\t'; char = text[at])
    at++;
  return at;
}

const unexpected = (text: string, at: number): Fault =>
  new Fault(at >= text.length ? 'truncated' : 'unexpected', at);

function mistakeAt(text: string, { fault, at }: Fault): JsonMistake {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { fault, line, column: at - lineStart + 1, near: text.slice(at, at + 20) };
}
