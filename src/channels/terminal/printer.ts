import type { Writable } from 'node:stream';

/** What no reader is left for: `| head -1` closes its end, a terminal window is shut. */
const quiet = new Set(['EPIPE', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** Writes to a stream whose reader may leave at any time, which is no error and no reason to go on. */
export class Printer {
  /** Aborts when nothing can be written any more. */
  readonly gone: AbortSignal;
  /** Why, if it was anything but a reader that left. */
  failure: Error | undefined;
  readonly #output: Writable;
  readonly #abort = new AbortController();

  constructor(output: Writable) {
    this.#output = output;
    this.gone = this.#abort.signal;
    // Stays for good: the stream reports a closed pipe late, and an error that nobody hears ends the process.
    output.on('error', (error: NodeJS.ErrnoException) => this.#stop(error));
  }

  /** Resolves when the stream has taken the text, or cannot. */
  write(text: string): Promise<void> {
    if (this.gone.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#output.write(text, (error) => {
        if (error) this.#stop(error);
        resolve();
      });
    });
  }

  #stop(error: NodeJS.ErrnoException): void {
    if (!quiet.has(error.code ?? '')) this.failure ??= error;
    this.#abort.abort();
  }
}
