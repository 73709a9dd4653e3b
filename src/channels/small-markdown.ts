import { Marked, type Token } from 'marked';

/**
 * CommonMark does not see bold in `**注意：**请先`, because a full-width colon is punctuation and a letter follows.
 * Chinese is written so all the time, so two stars open and close bold wherever they stand.
 */
const marked = new Marked({
  // Kinds of Markdown that no message has: left out, they cost no start-up time (their patterns are the dearest) and
  // cannot be taken for it by accident: a tag someone typed, a dashed line below a word, 1~5 and 2~6.
  tokenizer: {
    html: () => undefined,
    tag: () => undefined,
    lheading: () => undefined,
    del: () => undefined,
    emStrong: (source) => (/^[*_]/.test(source) ? false : undefined),
  },
  extensions: [
    {
      name: 'strong',
      level: 'inline',
      start: (source) => {
        const at = source.indexOf('**');
        return at < 0 ? undefined : at;
      },
      tokenizer(source) {
        const found = /^\*\*(?![\s*])([^*\n]+)(?<!\s)\*\*(?!\*)/.exec(source);
        if (found?.[1] === undefined) return undefined;
        return { type: 'strong', raw: found[0], text: found[1], tokens: this.lexer.inlineTokens(found[1]) };
      },
    },
  ],
});

/** The Markdown of a message as tokens, read the same way for every channel. */
export function lex(markdown: string): readonly Token[] {
  try {
    return marked.lexer(markdown);
  } catch {
    // Thousands of nested quotes exhaust the stack of the lexer; their text is still worth showing.
    return [{ type: 'text', raw: markdown, text: markdown }];
  }
}
