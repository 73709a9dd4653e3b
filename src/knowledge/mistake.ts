/** A mistake in a file that people edit: where it stands, and what to do about it. */
export interface Mistake {
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
}

/** `file:line: message`, as editors and people expect it. */
export function formatMistake({ file, line, message }: Mistake): string {
  return `${file}:${line}: ${message}`;
}

/** The knowledge is not fit to start on; carries every mistake found, not only the first. */
export class KnowledgeError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(formatMistake).join('\n'));
    this.name = 'KnowledgeError';
    this.mistakes = mistakes;
  }
}
