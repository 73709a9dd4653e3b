import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { draftImport } from '../knowledge/import/draft-import.ts';
import { readLanguage } from '../knowledge/import/language.ts';
import { knowledgeFolder } from '../knowledge/index.ts';
import { importText } from '../text/index.ts';
import { writeFolder } from './write-folder.ts';

/** Options of `import`. */
export interface ImportOptions {
  /** Folder for the drafts and report.md. */
  readonly out: string;
  /** Write into a folder that is not empty, replacing files of the same names only. */
  readonly force?: boolean;
  /** Language of the report; Chinese unless told. */
  readonly lang?: 'zh' | 'en';
}

/** Where a command prints, a line at a time. */
export interface CommandOutput {
  out(line: string): void;
  err(line: string): void;
}

const maxMegabytes = 64;
const maxPrinted = 200;

/**
 * `import FILE --out FOLDER`: draft entries and a report from a raw FAQ export.
 * Exit code 0: written; 1: the disk failed; 2: refused, nothing written.
 */
export async function importFaq(file: string, options: ImportOptions, io: CommandOutput): Promise<number> {
  const text = importText[options.lang ?? 'zh'];
  const refuse = (line: string, code = 2) => {
    io.err(line);
    return code;
  };

  let bytes: Uint8Array;
  try {
    const found = await stat(file);
    if (!found.isFile()) return refuse(text.refused.NOT_A_FILE(file));
    const megabytes = Math.ceil(found.size / 2 ** 20);
    if (megabytes > maxMegabytes) return refuse(text.refused.TOO_LARGE(file, megabytes, maxMegabytes));
    bytes = await readFile(file);
  } catch (error) {
    return hasCode(error, 'ENOENT')
      ? refuse(text.refused.NOT_FOUND(file))
      : refuse(text.refused.UNREADABLE(file, reasonOf(error)), 1);
  }

  const drafted = draftImport(bytes, basename(file), await readLanguage(knowledgeFolder), text);
  if ('code' in drafted) {
    if (drafted.code === 'NOT_UTF8' || drafted.code === 'NUL_BYTE') {
      return refuse(text.refused[drafted.code](file, drafted.line, drafted.offset));
    }
    return refuse(text.refused[drafted.code](file));
  }

  const { drafts, report } = drafted;
  try {
    const files = [...drafts, report];
    const written = await writeFolder({
      folder: options.out,
      files,
      force: options.force ?? false,
      source: file,
    });
    if ('code' in written) return refuse(text.refused[written.code](written.path));
    const lines = report.text.trimEnd().split('\n');
    for (const line of lines.slice(0, maxPrinted)) io.out(printable(line));
    if (lines.length > maxPrinted) io.out(text.report.cut(lines.length - maxPrinted));
    io.out('');
    io.out(text.report.wrote(drafts.length, options.out));
    if (written.replaced > 0) io.out(text.report.replaced(written.replaced));
    return 0;
  } catch (error) {
    return refuse(text.refused.WRITE_FAILED(options.out, reasonOf(error)), 1);
  }
}

/** Loose text stands in the report verbatim; a terminal must not obey it. */
function printable(line: string): string {
  return line.replace(/[^\P{Cc}\t]/gu, '\ufffd');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
