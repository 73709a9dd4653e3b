/** The looks of a stretch of text. */
export type Look =
  | { readonly type: 'bold' | 'italic' | 'code' | 'blockquote' }
  | { readonly type: 'pre'; readonly language?: string }
  | { readonly type: 'text_link'; readonly url: string };

/** A look and where it holds: offset and length in UTF-16 units. */
export type Entity = Look & { readonly offset: number; readonly length: number };

interface Stretch {
  readonly look: Look;
  readonly start: number;
  end: number;
}

/**
 * Writes text and remembers which stretch has which look. Stretches open and close like brackets, so they nest by
 * construction; two rules of Telegram are applied at the end:
 *
 *   a **b `c` d** e      code and pre hold nothing and stand in nothing but a quote, so bold is cut around code:
 *     [bo] [co] [bo]     `b `, `c`, ` d`
 *
 *   **bold **␠␠          white space around the message and at the end of a stretch is dropped by Telegram itself,
 *                        which would shift offsets: it is dropped here
 */
export class Scribe {
  #text = '';
  readonly #done: Stretch[] = [];
  readonly #open: Look[] = [];

  /** Writes text that is safe to show already. */
  write(text: string): void {
    this.#text += text;
  }

  /**
   * Gives what `write` writes meanwhile a look. A look inside itself adds nothing, and neither does code inside a link:
   * of the two, the address is what must not get lost.
   */
  mark(look: Look, write: () => void): void {
    const repeated = this.#open.some(
      ({ type }) => type === look.type || (type === 'text_link' && look.type === 'code'),
    );
    const start = this.#text.length;
    this.#open.push(look);
    write();
    this.#open.pop();
    if (!repeated) this.#done.push({ look, start, end: this.#text.length });
  }

  finish(): { text: string; entities: readonly Entity[] } {
    const lead = this.#text.length - this.#text.trimStart().length;
    const text = this.#text.trim();
    const entities: Entity[] = [];
    for (const { look, start, end } of cutAroundCode(this.#done.toReversed())) {
      const from = Math.max(start - lead, 0);
      const inside = text.slice(from, Math.max(end - lead, from));
      const offset = from + inside.length - inside.trimStart().length;
      const length = inside.trim().length;
      if (length > 0) entities.push({ ...look, offset, length });
    }
    // Outer ones first, as Telegram sends them; of two on the same text, the one that was closed last is the outer.
    return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
  }
}

function cutAroundCode(stretches: readonly Stretch[]): Stretch[] {
  const isCode = ({ look }: Stretch) => look.type === 'code' || look.type === 'pre';
  const codes = stretches.filter(isCode).sort((a, b) => a.start - b.start);
  return stretches.flatMap((stretch) => {
    if (isCode(stretch) || stretch.look.type === 'blockquote') return [stretch];
    const pieces: Stretch[] = [];
    let { start } = stretch;
    for (const code of codes) {
      if (code.end <= start || code.start >= stretch.end) continue;
      pieces.push({ look: stretch.look, start, end: code.start });
      start = code.end;
    }
    pieces.push({ look: stretch.look, start, end: stretch.end });
    return pieces.filter(({ start, end }) => end > start);
  });
}
