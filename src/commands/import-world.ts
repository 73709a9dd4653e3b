import {
  commentText,
  type Finding,
  type FindingWords,
  finding,
  type ImportText,
  importWorld,
  jsonText,
  largestText,
  regionNamed,
  worldFile,
} from '../peering/cloud/index.ts';
import { findingText } from '../text/cloud.ts';
import type { PeeringLanguage } from '../text/peering.ts';
import type { CommandIo, ExitCode } from './io.ts';
import type { FileRead } from './read-bytes.ts';

export interface ImportWorldOptions {
  /** Paths; `UIN@path` and `UIN/region@path` say whose answer it is and from where. */
  readonly files: readonly string[];
  readonly account?: string;
  readonly region?: string;
  /** The rule profile that the world is to follow. */
  readonly profile?: string;
  readonly lang?: PeeringLanguage;
}

/** Beside the usual: the clock (milliseconds since 1970), and files as bytes up to a size, `readBytes`. */
export interface ImportIo extends Pick<CommandIo, 'out' | 'err'> {
  readonly now: () => number;
  readonly readBytes: (path: string, max: number) => Promise<FileRead>;
}

/**
 * `import-world FILE… [--account UIN] [--region ap-…]`: prints the world of a scenario file on `out`, what was found
 * on `err`, one line each. Exit code 0, or 2 with nothing printed where a file has a mistake.
 */
export async function run(options: ImportWorldOptions, io: ImportIo): Promise<ExitCode> {
  const words = findingText[options.lang ?? 'zh'];
  const texts: ImportText[] = [];
  const unread: Finding[] = [];
  for (const given of options.files) {
    const { path, account, region } = labelled(given);
    const place = { file: path, path: '$' };
    const read = await io.readBytes(path, largestText);
    if (read.ok) texts.push({ file: path, account, region, text: decoded(read.bytes) });
    else if (read.because === 'too large')
      unread.push(finding('TOO_LARGE', { bytes: read.size, max: largestText }, place));
    else unread.push(finding('UNREADABLE', { because: read.because }, place));
  }
  const now = io.now();
  const assumed = {
    account: options.account ?? null,
    region: options.region === undefined ? null : regionNamed(options.region),
    now,
  };
  const { parts, findings } = importWorld(texts, assumed);
  for (const each of [...unread, ...findings]) io.err(line(each, words));
  if (parts === null || unread.length > 0) return 2;
  io.out(jsonText(worldFile(parts, now, options.profile ?? 'tencent-seed'), 2));
  return 0;
}

/** A path that merely holds an @ stays a path: only digits before it make a label. */
function labelled(given: string): { path: string; account: string | null; region: string | null } {
  const [, account, region, path] = /^(\d{1,20})(?:\/([a-z-]+))?@(.+)$/s.exec(given) ?? [];
  if (account === undefined || path === undefined) return { path: given, account: null, region: null };
  return { path, account, region: region === undefined ? null : regionNamed(region) };
}

/** UTF-8, or what a redirect in PowerShell leaves: UTF-16 with a byte order mark. */
const decoded = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);

function line<F extends Finding>({ place, code, args }: F, words: FindingWords): string {
  const say = words[code] as (args: F['args']) => string;
  return commentText(`${place.file}: ${place.path}: ${say(args)}`);
}
