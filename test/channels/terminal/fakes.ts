import { PassThrough, Writable } from 'node:stream';
import type { Assistant, Inbound, Outgoing, Receipt } from '../../../src/assistant/ports.ts';
import { TerminalChannel } from '../../../src/channels/terminal/channel.ts';
import type { TerminalOptions } from '../../../src/channels/terminal/chat.ts';
import type { TerminalWords } from '../../../src/text/terminal-words.ts';

export const words: TerminalWords = {
  you: 'you',
  hint: 'just ask',
  nowTyping: (name) => `now ${name}`,
  people: (current, others, waiting) => `${current} | ${others} | ${waiting}`,
  badName: (max) => `no name, ${max} at most`,
  waits: (name) => `for ${name}`,
  farewell: 'goodbye',
  tooLong: (max) => `over ${max}`,
  failed: 'my fault',
  things: {
    photo: 'photo',
    document: 'file',
    voice: 'voice',
    audio: 'audio',
    video: 'video',
    video_note: 'note',
    animation: 'animation',
    sticker: 'sticker',
  },
  attached: (thing, name) => `with ${thing} ${name}`,
  uploadHow: 'upload what',
  upload: {
    missing: (path) => `nothing at ${path}`,
    too_big: (path) => `too much at ${path}`,
    no_text: (path) => `no text at ${path}`,
  },
};

export const message = (markdown: string, ...labels: string[]): Outgoing => ({
  markdown,
  buttons: labels.map((label) => ({ label, token: `token-${label}` })),
});

type Answer = (said: string) => readonly Outgoing[] | Promise<readonly Outgoing[]>;

/** An assistant that remembers what it got and answers as told, through its channel; by default it repeats. */
export class FakeAssistant implements Assistant {
  readonly received: Inbound[] = [];
  readonly channel = new TerminalChannel();
  readonly #answer: Answer;

  constructor(answer: Answer = (said) => [message(said)]) {
    this.#answer = answer;
  }

  async receive(inbound: Inbound): Promise<Receipt> {
    this.received.push(inbound);
    const replies = await this.#answer(this.said.at(-1) ?? '');
    void this.#deliver(inbound, replies);
    return { kind: 'applied', replies };
  }

  async #deliver({ dedupeKey, to }: Inbound, replies: readonly Outgoing[]): Promise<void> {
    for (const [seq, outgoing] of replies.entries()) {
      const id = `${dedupeKey}/${seq}`;
      await this.channel.deliver({ id, to, seq, outgoing, policy: 'repeat', attempts: 0 });
    }
  }

  /** What came in, a button as its token in brackets. */
  get said(): string[] {
    return this.received.map(({ input }) =>
      'text' in input ? input.text : input.kind === 'button' ? `[${input.token}]` : input.kind,
    );
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
  parts: Partial<TerminalOptions> & { readonly assistant?: FakeAssistant } = {},
): TerminalOptions & { output: Screen; error: Screen } {
  const { assistant = new FakeAssistant() } = parts;
  return {
    assistant,
    channel: assistant.channel,
    input: new PassThrough(),
    env: {},
    words: () => words,
    run: 'r1',
    ...parts,
    output: (parts.output ?? new Screen()) as Screen,
    error: (parts.error ?? new Screen()) as Screen,
  };
}
