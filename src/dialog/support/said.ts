import type { Attachment } from '../../tickets/index.ts';

/** What somebody wrote or sent. */
export interface Said {
  readonly text: string;
  readonly attachment?: Attachment;
  /** It came behind others of one album. */
  readonly album?: true;
}
