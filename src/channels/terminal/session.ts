import type { Assistant, Outgoing, ShownButton } from '../../assistant/ports.ts';
import type { TerminalWords } from '../../text/terminal-words.ts';
import { plainText } from '../plain-text.ts';
import { layButtons, pressedButton } from './buttons.ts';
import { type RenderOptions, renderMarkdown } from './markdown.ts';
import { paint } from './style.ts';

/** A line longer than this, in characters, is refused unread. */
export const maxLine = 100_000;

/** What a session of the chat is made of, whoever reads and writes its lines. */
export interface SessionParts {
  readonly assistant: Assistant;
  readonly words: () => TerminalWords;
  /** Who types, in the terms of this channel; the conversation has the same name. */
  readonly actor: string;
  /** Sets the inputs of this run apart from those of every other: two runs never share it. */
  readonly run: string;
  /** Asked at each rendering, so that a resized window counts. */
  readonly look: () => RenderOptions;
  /**
   * Hears what went wrong inside, for whoever has to repair it. Without one it stands below the answer: written past
   * the chat, it would tear the line being typed.
   */
  readonly complain?: (message: string) => void;
}

/** One person at one terminal: turns lines into inputs, answers into text, and knows what the numbers mean. */
export class Session {
  /** Inputs that the assistant failed on. */
  failures = 0;
  readonly #parts: SessionParts;
  #buttons: readonly ShownButton[] = [];
  #inputs = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get words(): TerminalWords {
    return this.#parts.words();
  }

  /** Hands a line, or the button whose number it is, to the assistant; resolves to the text to show. */
  async answer(line: string): Promise<string> {
    if (line.length > maxLine) return this.say(this.words.tooLong(maxLine));
    const { assistant, actor, run, complain } = this.#parts;
    const button = pressedButton(line, this.#buttons);
    this.#inputs += 1;
    try {
      const messages = await assistant.receive({
        dedupeKey: `${actor}:${run}:${this.#inputs}`,
        conversation: actor,
        actor,
        input: button === undefined ? { kind: 'text', text: line } : { kind: 'button', token: button.token },
      });
      return this.show(messages);
    } catch (error) {
      this.failures += 1;
      const fault = plainText(error instanceof Error ? error.message : String(error));
      const sorry = this.say(this.words.failed);
      if (complain === undefined) return `${sorry}\n${fault}`;
      complain(fault);
      return sorry;
    }
  }

  /**
   * The text of messages that are shown together. Their buttons count through, so that every number on the screen is
   * the one to type; from here on, older numbers mean nothing. Messages without buttons leave the old ones valid.
   */
  show(messages: readonly Outgoing[]): string {
    const { width, colour } = this.#parts.look();
    const buttons: ShownButton[] = [];
    const blocks: string[] = [];
    for (const message of messages) {
      const text = renderMarkdown(message.markdown, { width, colour });
      const choices = layButtons(message.buttons, buttons.length + 1, width).map((line) =>
        paint(line, colour),
      );
      buttons.push(...message.buttons);
      for (const lines of message.buttons.length > 0 ? [text, choices] : [text]) {
        if (lines.length > 0) blocks.push(lines.join('\n'));
      }
    }
    if (buttons.length > 0) this.#buttons = buttons;
    return blocks.join('\n\n');
  }

  /** The text of a sentence of the channel's own. */
  say(markdown: string): string {
    return renderMarkdown(markdown, this.#parts.look()).join('\n');
  }
}

/** Whether a line asks to leave: a matter of the terminal, which the assistant never hears of. */
export function asksToLeave(line: string): boolean {
  return line.length < 20 && /^\s*\/(?:quit|exit)\s*$/i.test(line.normalize('NFKC'));
}
