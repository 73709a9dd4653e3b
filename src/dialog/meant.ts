import type { Frame } from './frame.ts';
import { type Meaning, understand } from './understand.ts';

/** What a text means here: on top of what was said before, in the language that was chosen. */
export function meant({ conversation, library }: Frame, text: string): Meaning {
  const heard = understand({ text, lang: conversation.lang, context: conversation.heard }, library);
  return conversation.langChosen ? { ...heard, lang: conversation.lang } : heard;
}
