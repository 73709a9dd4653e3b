import type { Cidr, Family } from '../../cidr.ts';
import { parseCidr } from '../../cidr.ts';
import { type Finding, type FindingArgs, type FindingCode, finding } from './finding.ts';
import type { Json } from './json-text.ts';
import { regionNamed } from './regions.ts';

/** The account and region a file was fetched from, as far as the person said. */
export interface Source {
  readonly file: string;
  readonly account: string | null;
  readonly region: string | null;
}

/** A JSON value and the way to it. Paths are put together only when one is shown. */
export interface Node {
  readonly value: Json | undefined;
  readonly source: Source;
  readonly step: string;
  readonly parent: Node | null;
  readonly findings: Finding[];
}

/** A document of a file; all that is found in it goes to `findings`. */
export const rootNode = (value: Json, source: Source, index: number, findings: Finding[]): Node => ({
  value,
  source,
  step: `$[${index}]`,
  parent: null,
  findings,
});

/** The member of an object; a node with the value undefined where there is none. */
export const member = (node: Node, key: string): Node => ({
  ...node,
  value: node.value instanceof Map ? (node.value.get(key) as Json | undefined) : undefined,
  step: /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key).slice(0, 60)}]`,
  parent: node,
});

/** Writes down what was found at a node. */
export const report = <C extends FindingCode>(node: Node, code: C, args: FindingArgs[C]): void => {
  node.findings.push(finding(code, args, placeOf(node)));
};

export function placeOf(node: Node): { file: string; path: string } {
  let path = '';
  for (let at: Node | null = node; at !== null; at = at.parent) path = at.step + path;
  return { file: node.source.file, path };
}

/** The elements of a list; absent and null are empty, anything else is a mistake. */
export function items(node: Node): Node[] {
  if (absent(node)) return [];
  if (!Array.isArray(node.value)) {
    wrongType(node, 'list');
    return [];
  }
  return node.value.map((value: Json, index) => ({ ...node, value, step: `[${index}]`, parent: node }));
}

export const absent = (node: Node): boolean => node.value === undefined || node.value === null;

/** A text; a number is taken as its digits. Null if absent or, with a mistake, anything else. */
export function text(node: Node): string | null {
  if (absent(node)) return null;
  if (typeof node.value === 'string') return node.value;
  if (typeof node.value === 'number' && Number.isSafeInteger(node.value)) return String(node.value);
  return wrongType(node, 'string');
}

/** A whole number; its digits as a text will do. */
export function wholeNumber(node: Node): number | null {
  if (absent(node) || node.value === '') return null;
  const value =
    typeof node.value === 'string' && /^\d{1,15}$/.test(node.value) ? Number(node.value) : node.value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : wrongType(node, 'integer');
}

/** True or false, also as a text; `otherwise` if absent. */
export function flag(node: Node, otherwise: boolean): boolean {
  if (absent(node)) return otherwise;
  if (typeof node.value === 'boolean') return node.value;
  if (typeof node.value === 'string' && /^(true|false)$/i.test(node.value))
    return node.value.toLowerCase() === 'true';
  wrongType(node, 'boolean');
  return otherwise;
}

/** An id that must be there. */
export function id(node: Node): string | null {
  if (absent(node)) return wrongType(node, 'string');
  const value = text(node);
  if (value === null || /^[\w.:-]{1,64}$/.test(value)) return value;
  report(node, 'INVALID_ID', { id: cut(value) });
  return null;
}

/** An id that may be missing or empty. */
export const optionalId = (node: Node): string | null =>
  absent(node) || node.value === '' ? null : id(node);

/** A name, cut where no cloud's name reaches. */
export const nameAt = (node: Node): string => text(node)?.slice(0, 200) ?? '';

/** A block of this family; null, with a mistake, where it is none. Absent and empty are null without one. */
export function block(node: Node, family: Family): Cidr | null {
  const value = text(node);
  if (value === null || value === '') return null;
  const parsed = parseCidr(value);
  if (parsed.ok && parsed.cidr.family === family) return parsed.cidr;
  report(node, 'INVALID_BLOCK', { block: cut(value), code: parsed.ok ? 'FAMILY' : parsed.refusal.code });
  return null;
}

/** A block that must be there. */
export const neededBlock = (node: Node, family: Family): Cidr | null =>
  absent(node) || node.value === '' ? wrongType(node, 'CIDR') : block(node, family);

/** A UIN: decimal digits. Absent, empty and 0 are null. */
export function uin(node: Node): string | null {
  const value = text(node);
  if (value === null || value === '' || value === '0') return null;
  return /^\d{1,20}$/.test(value) ? value : wrongType(node, 'UIN');
}

/** A region, short names understood. Absent and empty are null. */
export function region(node: Node): string | null {
  const value = text(node);
  if (value === null || value === '') return null;
  const named = regionNamed(value);
  if (named === null) report(node, 'UNKNOWN_REGION', { region: cut(value) });
  return named;
}

export function wrongType(node: Node, wants: string): null {
  const { value } = node;
  const got = Array.isArray(value)
    ? 'list'
    : value instanceof Map
      ? 'object'
      : value === null
        ? 'null'
        : typeof value;
  report(node, 'WRONG_TYPE', { wants, got });
  return null;
}

const cut = (value: string): string => (value.length > 64 ? `${value.slice(0, 63)}…` : value);
