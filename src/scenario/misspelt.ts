import { z } from 'zod';
import { type Mistake, pathOf } from './json.ts';

/**
 * Keys that are almost ones the schema knows (`bandwithMbps`). Unknown keys are left alone, for files carry notes; but
 * one that is a slip of the pen would silently not count, and the rehearsal would be of something else.
 */
export function misspeltKeys(schema: z.ZodType, value: unknown): Mistake[] {
  const found: Mistake[] = [];
  walk(schema, value, [], found);
  return found;
}

type Path = readonly (string | number)[];

function walk(schema: unknown, value: unknown, path: Path, found: Mistake[]): void {
  if (typeof value !== 'object' || value === null || !(schema instanceof z.ZodType)) return;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    walk(schema.unwrap(), value, path, found);
  } else if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return;
    value.forEach((item, i) => {
      walk(schema.element, item, [...path, i], found);
    });
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, item] of Object.entries(value)) walk(schema.valueType, item, [...path, key], found);
  } else if (schema instanceof z.ZodUnion) {
    walk(optionFor(schema, value), value, path, found);
  } else if (schema instanceof z.ZodObject) inspect(schema, value, path, found);
}

/** The option of a union that a value has chosen: by its `op` or `mode`, else the first that takes it. */
function optionFor(schema: z.ZodUnion, value: object): unknown {
  if (!(schema instanceof z.ZodDiscriminatedUnion))
    return schema.options.find((option) => z.safeParse(option, value).success);
  const { discriminator } = schema.def;
  const chosen = (value as Readonly<Record<string, unknown>>)[discriminator];
  return schema.options.find((option) => {
    const tag = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    return tag instanceof z.ZodLiteral && tag.value === chosen;
  });
}

function inspect(schema: z.ZodObject, value: object, path: Path, found: Mistake[]): void {
  const known = Object.keys(schema.shape);
  // A loose object takes other keys on purpose.
  const open = schema.def.catchall !== undefined;
  for (const [key, item] of Object.entries(value)) {
    if (known.includes(key)) walk(schema.shape[key], item, [...path, key], found);
    else if (!open) {
      const meant = known.find((other) => isSlip(key, other));
      if (meant !== undefined)
        found.push({ path: pathOf([...path, key]), message: `unknown key; perhaps ${meant}` });
    }
  }
}

/** One edit apart, or two in a long word; short words are too near to each other by chance. */
function isSlip(key: string, known: string): boolean {
  if (known.length < 4 || Math.abs(key.length - known.length) > 2) return false;
  return key.toLowerCase() === known.toLowerCase() || editsBetween(key, known) <= (known.length < 8 ? 1 : 2);
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
function editsBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (from: number[], k: number): number => from[k] ?? 0;
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(before, j - 2) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
