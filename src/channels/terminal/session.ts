import { basename } from 'node:path';
import { outboxId } from '../../assistant/ids.ts';
import type { Assistant, Input, Outgoing, Receipt, ShownButton } from '../../assistant/ports.ts';
import { inline } from '../../text/markdown.ts';
import type { TerminalWords } from '../../text/terminal-words.ts';
import { personName } from '../person-name.ts';
import { plainText } from '../plain-text.ts';
import { layButtons, pressedButton } from './buttons.ts';
import type { TerminalChannel } from './channel.ts';
import { type RenderOptions, renderMarkdown } from './markdown.ts';
import { paint } from './style.ts';
import { readUpload, uploadPath } from './upload.ts';

/** A line longer than this, in characters, is refused unread. */
export const maxLine = 100_000;

/** What a session of the chat is made of, whoever reads and writes its lines. */
export interface SessionParts {
  readonly assistant: Assistant;
  /** Brings what the assistant says to this screen. */
  readonly channel: TerminalChannel;
  /** Aborts when nobody waits for answers any more. */
  readonly stop: AbortSignal;
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
  /** Whether buttons stand on the screen that the next ones are numbered after. */
  #counting = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get words(): TerminalWords {
    return this.#parts.words();
  }

  /**
   * Brings what is delivered to this terminal onto its screen: `print` writes a text, and says whether anybody was
   * there to see it.
   */
  attach(print: (text: string) => Promise<boolean>): void {
    this.#parts.channel.attach(({ outgoing }) => print(this.show(outgoing)));
  }

  /**
   * Hands a line, or the button whose number it is, to the assistant. What is said to it comes through the channel, and
   * stands there when this resolves; what it resolves to is what the terminal itself has to say, often nothing.
   */
  async answer(line: string): Promise<string> {
    if (line.length > maxLine) return this.say(this.words.tooLong(maxLine));
    const input = await this.#inputOf(line);
    if (typeof input === 'string') return this.say(input);
    const { assistant, actor, run, complain } = this.#parts;
    this.#inputs += 1;
    const dedupeKey = `${actor}:${run}:${this.#inputs}`;
    this.#counting = false;
    try {
      const receipt = await assistant.receive({
        dedupeKey,
        conversation: actor,
        actor,
        name: personName(actor.replace(/^terminal:/, '')),
        alone: true,
        to: { channel: 'terminal', chat: actor },
        input,
      });
      return await this.#heard(receipt, dedupeKey);
    } catch (error) {
      this.failures += 1;
      const fault = plainText(error instanceof Error ? error.message : String(error));
      const sorry = this.say(this.words.failed);
      if (complain === undefined) return `${sorry}\n${fault}`;
      complain(fault);
      return sorry;
    }
  }

  /** What a line means: the button of a number, a file to be read here, or what it says; or a sentence on why nothing. */
  async #inputOf(line: string): Promise<Input | string> {
    const button = pressedButton(line, this.#buttons);
    if (button) return { kind: 'button', token: button.token };
    const path = uploadPath(line);
    if (path === undefined) return { kind: 'text', text: line };
    if (path === '') return this.words.uploadHow;
    const file = await readUpload(path);
    if (file.kind !== 'text') return this.words.upload[file.kind](inline(path, 80));
    return { kind: 'file', name: personName(basename(path)), text: file.text };
  }

  async #heard(receipt: Receipt, dedupeKey: string): Promise<string> {
    const { channel, stop } = this.#parts;
    switch (receipt.kind) {
      case 'applied':
        await Promise.all(
          receipt.replies.map((_, place) => channel.arrival(outboxId(dedupeKey, place), stop)),
        );
        return '';
      case 'poison':
        this.failures += 1;
        await channel.arrival(outboxId(dedupeKey, 0), stop);
        return '';
      case 'refused':
        return this.say(receipt.toast);
      default:
        return '';
    }
  }

  /**
   * The text of a message. The buttons of all messages that answer one line count through, so that every number on
   * the screen is the one to type; from there on, older numbers mean nothing. Messages without buttons leave the old
   * ones valid.
   */
  show({ markdown, buttons }: Outgoing): string {
    const { width, colour } = this.#parts.look();
    const text = renderMarkdown(markdown, { width, colour });
    if (buttons.length === 0) return text.join('\n');
    const before = this.#counting ? this.#buttons : [];
    const choices = layButtons(buttons, before.length + 1, width).map((line) => paint(line, colour));
    this.#buttons = [...before, ...buttons];
    this.#counting = true;
    return [text, choices]
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n');
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
