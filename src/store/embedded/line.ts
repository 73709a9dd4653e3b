import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Fault, RefusedData } from './refusal.ts';

/** One line as it lies in a file: eight hex digits of CRC-32, a space, JSON, a line feed. */
export function encodeLine(json: string): Buffer {
  const content = Buffer.from(json);
  return Buffer.concat([Buffer.from(`${checksum(content)} `), content, lineFeed]);
}

/** A line that was read. */
export interface RawLine {
  readonly bytes: Buffer;
  /** From 1. */
  readonly number: number;
  /** Byte at which it begins. */
  readonly offset: number;
  /** False for bytes at the end of a file without a line feed. */
  readonly ended: boolean;
}

const lineFeed = Buffer.from('\n');
const readAtOnce = 1 << 18;

/** Lines of a file in order; the file is never held whole. Nothing for a file that is not there. */
export async function* readLines(path: string): AsyncGenerator<RawLine, void> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return;
  try {
    let [number, offset] = [1, 0];
    let begun: Buffer[] = [];
    const buffer = Buffer.allocUnsafe(readAtOnce);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, readAtOnce, null);
      if (bytesRead === 0) break;
      let rest = buffer.subarray(0, bytesRead);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const bytes = Buffer.concat([...begun, rest.subarray(0, end)]);
        yield { bytes, number, offset, ended: true };
        begun = [];
        number++;
        offset += bytes.length + 1;
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) begun.push(Buffer.from(rest));
    }
    if (begun.length > 0) yield { bytes: Buffer.concat(begun), number, offset, ended: false };
  } finally {
    await file.close();
  }
}

/** The JSON of a line, or what is wrong with it. */
export function decodeLine({
  bytes,
  ended,
}: RawLine): { readonly json: string; readonly value: unknown } | Fault {
  if (!ended) return 'CUT_SHORT';
  const content = bytes.subarray(9);
  if (bytes.length < 10 || bytes.toString('latin1', 0, 9) !== `${checksum(content)} `) return 'CHECKSUM';
  const json = content.toString();
  try {
    return { json, value: JSON.parse(json) };
  } catch {
    return 'FORM';
  }
}

/** A refusal that names a line. */
export function damaged(file: string, line: { number: number; offset: number }, fault: Fault): RefusedData {
  return new RefusedData({ code: 'DAMAGED', file, line: line.number, offset: line.offset, fault });
}

/** An object's own value under a name; undefined for anything else. */
export function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A commit number or count: whole, not negative. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function checksum(content: Uint8Array): string {
  return crc32(content).toString(16).padStart(8, '0');
}
