import { PassThrough, Writable } from 'node:stream';
import type { Assistant, Inbound, Outgoing } from '../../../src/assistant/ports.ts';
import type { TerminalOptions } from '../../../src/channels/terminal/chat.ts';
import type { TerminalWords } from '../../../src/text/terminal-words.ts';

export const words: TerminalWords = {
  you: 'you',
  hint: 'just ask',
  farewell: 'goodbye',
  tooLong: (max) => `over ${max}`,
  failed: 'my fault',
};

export const message = (markdown: string, ...labels: string[]): Outgoing => ({
  markdown,
  buttons: labels.map((label) => ({ label, token: `token-${label}` })),
});

type Answer = (said: string) => readonly Outgoing[] | Promise<readonly Outgoing[]>;

/** An assistant that remembers what it got and answers as told; by default it repeats. */
export class FakeAssistant implements Assistant {
  readonly received: Inbound[] = [];
  readonly #answer: Answer;

  constructor(answer: Answer = (said) => [message(said)]) {
    this.#answer = answer;
  }

  async receive(inbound: Inbound): Promise<readonly Outgoing[]> {
    this.received.push(inbound);
    return this.#answer(this.said.at(-1) ?? '');
  }

  /** What came in, a button as its token in brackets. */
  get said(): string[] {
    return this.received.map(({ input }) => (input.kind === 'text' ? input.text : `[${input.token}]`));
  }
}

/** A stream that keeps what is written to it. */
export class Screen extends Writable {
  text = '';
  isTTY?: boolean;
  columns?: number;

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A keyboard: a terminal's input that remembers whether it was left in raw mode. */
export class Keyboard extends PassThrough {
  isTTY = true;
  isRaw = false;

  setRawMode(raw: boolean): this {
    this.isRaw = raw;
    return this;
  }
}

export function options(
  parts: Partial<TerminalOptions> = {},
): TerminalOptions & { output: Screen; error: Screen } {
  return {
    assistant: new FakeAssistant(),
    input: new PassThrough(),
    env: {},
    words: () => words,
    run: 'r1',
    ...parts,
    output: (parts.output ?? new Screen()) as Screen,
    error: (parts.error ?? new Screen()) as Screen,
  };
}
