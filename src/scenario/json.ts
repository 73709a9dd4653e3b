/** A mistake in a file: where (`$.cases[0].world.vpcs[1].cidr`) and what. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** Sizes beyond which a file is refused unread. */
export const limits = { bytes: 64 * 1024 * 1024, depth: 64 } as const;

export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/**
 * Reads JSON that a stranger wrote: bounded in size and depth before it is parsed, without keys that reach into
 * prototypes, without half characters. Numbers that are none (NaN) are no JSON, and too large ones are refused by type.
 */
export function readJson(text: string): JsonResult {
  if (text.length > limits.bytes) return refused('$', `larger than ${limits.bytes} bytes`);
  const deep = tooDeepAt(text);
  if (deep !== null) return refused('$', `nested deeper than ${limits.depth} levels (at character ${deep})`);
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    return refused('$', `not JSON: ${error instanceof Error ? printable(error.message) : 'unreadable'}`);
  }
  const mistakes: Mistake[] = [];
  inspect(value, '$', mistakes);
  return mistakes.length === 0 ? { ok: true, value } : { ok: false, mistakes };
}

/** The JSON path of a place in a file. */
export const pathOf = (parts: readonly PropertyKey[]): string =>
  parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const key = String(part);
    return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${printable(JSON.stringify(key))}]`;
  }, '$');

const refused = (path: string, message: string): JsonResult => ({ ok: false, mistakes: [{ path, message }] });

/** Where brackets nest too deep, outside of strings; null if they do not. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth++;
      if (depth > limits.depth) return i;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return null;
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const enough = 50;

function inspect(value: unknown, path: string, mistakes: Mistake[]): void {
  if (mistakes.length >= enough) return;
  if (typeof value === 'string') {
    if (halfCharacter.test(value))
      mistakes.push({ path, message: 'text with half a character (lone surrogate)' });
  } else if (Array.isArray(value)) {
    value.forEach((item, i) => {
      inspect(item, `${path}[${i}]`, mistakes);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}${pathOf([key]).slice(1)}`;
      if (forbidden.has(key)) mistakes.push({ path: at, message: `key ${key} is not allowed` });
      else if (halfCharacter.test(key)) mistakes.push({ path: at, message: 'key with half a character' });
      else inspect(item, at, mistakes);
    }
  }
}

const halfCharacter = /\p{Surrogate}/u;

/** Safe for a terminal: what a stranger wrote may not move the cursor or change colours. Line ends stay. */
export const forTerminal = (text: string): string => text.replace(/(?!\n)[\p{Cc}\p{Surrogate}]/gu, '?');

/** Safe to print: no control characters, no half ones, not endless. */
const printable = (text: string): string => text.slice(0, 200).replace(/[\p{Cc}\p{Surrogate}]/gu, '?');
