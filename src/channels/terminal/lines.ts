/** A line without its end, or the news that one was longer than allowed. */
export type Read = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long' };

/**
 * Splits a stream into lines at LF or CRLF; what follows the last one is a line too. Never holds more of a line than
 * `max` characters (UTF-16 units) and the chunk at hand, however long the line is. Bytes that are not UTF-8 become
 * U+FFFD, a byte order mark at the start goes.
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  max: number,
): AsyncGenerator<Read, void, void> {
  const decoder = new TextDecoder();
  let held = '';
  let tooLong = false;

  const hold = (text: string) => {
    if (tooLong) return;
    // One more than allowed may be the CR of a CRLF.
    if (held.length + text.length > max + 1) {
      held = '';
      tooLong = true;
    } else held += text;
  };
  const take = (): Read => {
    const text = held.endsWith('\r') ? held.slice(0, -1) : held;
    const read: Read = tooLong || text.length > max ? { kind: 'too-long' } : { kind: 'line', text };
    held = '';
    tooLong = false;
    return read;
  };

  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      hold(text.slice(from, at));
      yield take();
      from = at + 1;
    }
    hold(text.slice(from));
  }
  hold(decoder.decode());
  if (held !== '' || tooLong) yield take();
}
