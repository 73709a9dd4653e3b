import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FaqData } from '../faq/index.ts';
import type { Parts } from './parse-folder.ts';

/** Where the last step of `npm run build` leaves the compiled knowledge. */
export const compiledFile = fileURLToPath(new URL('../knowledge.json', import.meta.url));

/** The knowledge parsed, checked and trained; good for as long as `stamp` is that of the folder. */
export interface Compiled {
  readonly stamp: string;
  readonly parts: Omit<Parts, 'background'>;
  readonly faq: FaqData;
}

/** The weights go in as base64 of little-endian float32: a tenth of the time and room that digits take. */
export function encodeCompiled({ stamp, parts, faq }: Compiled): string {
  const { classifier } = faq;
  const weights =
    classifier &&
    Buffer.from(
      classifier.weights.buffer,
      classifier.weights.byteOffset,
      classifier.weights.byteLength,
    ).toString('base64');
  return JSON.stringify({
    stamp,
    parts,
    faq: { ...faq, classifier: classifier && { ...classifier, weights } },
  });
}

/** What {@link encodeCompiled} wrote, if it was made from files of this `stamp`; else undefined. */
export function decodeCompiled(json: string, stamp: string): Compiled | undefined {
  const compiled = JSON.parse(json);
  if (compiled?.stamp !== stamp) return undefined;
  const { classifier } = compiled.faq;
  if (classifier) {
    const bytes = Buffer.from(classifier.weights, 'base64');
    classifier.weights = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    );
  }
  return compiled;
}

/** The compiled knowledge, where there is one and it was made from these very files. */
export function readCompiled(stamp: string): Compiled | undefined {
  try {
    return decodeCompiled(readFileSync(compiledFile, 'utf8'), stamp);
  } catch {
    return undefined; // a cache, no source: whatever is wrong with it, the files themselves are at hand
  }
}
