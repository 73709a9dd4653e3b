import { basename } from 'node:path';
import { outboxId } from '../../assistant/ids.ts';
import type { Assistant, Input, Outgoing, Receipt } from '../../assistant/ports.ts';
import { inline } from '../../text/markdown.ts';
import type { TerminalWords } from '../../text/terminal-words.ts';
import { personName } from '../person-name.ts';
import { plainText } from '../plain-text.ts';
import { layButtons, pressedButton } from './buttons.ts';
import type { TerminalChannel } from './channel.ts';
import { type RenderOptions, renderMarkdown } from './markdown.ts';
import { nameOf, Seats } from './seats.ts';
import { paint } from './style.ts';
import { readUpload, uploadPath } from './upload.ts';
import { wholeText } from './whole-text.ts';

/** A line longer than this, in characters, is refused unread. */
export const maxLine = 100_000;

/** Longest name of somebody who types, in characters. */
const longestName = 32;
/** How long somebody who sits down is given to see all that has waited, in ms. */
const settleMs = 150;

/** What a session of the chat is made of, whoever reads and writes its lines. */
export interface SessionParts {
  readonly assistant: Assistant;
  /** Brings what the assistant says to this screen. */
  readonly channel: TerminalChannel;
  /** Aborts when nobody waits for answers any more. */
  readonly stop: AbortSignal;
  readonly words: (actor: string) => TerminalWords;
  /** Who types at first, in the terms of this channel; the conversation has the same name. */
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

/** One terminal, at which people take turns: turns lines into inputs, answers into text, and knows what the numbers mean. */
export class Session {
  /** Inputs that the assistant failed on. */
  failures = 0;
  readonly #parts: SessionParts;
  readonly #seats: Seats;
  #inputs = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#seats = new Seats(parts.actor);
  }

  get words(): TerminalWords {
    return this.#parts.words(this.#seats.taken.actor);
  }

  /** What stands before the line being typed: who types. */
  get typist(): string {
    const { actor } = this.#seats.taken;
    return actor === this.#parts.actor ? this.words.you : nameOf(actor);
  }

  /**
   * Brings what is delivered to this terminal onto its screen: `print` writes a text, and says whether anybody was
   * there to see it. What is for somebody who is not at the screen waits until they are.
   */
  attach(print: (text: string) => Promise<boolean>): void {
    this.#parts.channel.attach(async ({ outgoing, to }) => {
      const { kept, first } = this.#seats.keep(to.chat);
      if (kept === undefined) return print(this.show(outgoing));
      if (first) await print(this.say(this.words.waits(nameOf(to.chat))));
      return (await kept) && print(this.show(outgoing));
    });
  }

  /** Nobody sits down any more: what waits for somebody waits for another run. */
  close(): void {
    this.#seats.close();
  }

  /**
   * Hands a line, or the button whose number it is, to the assistant. What is said to it comes through the channel, and
   * stands there when this resolves; what it resolves to is what the terminal itself has to say, often nothing.
   */
  async answer(line: string): Promise<string> {
    if (line.length > maxLine) return this.say(this.words.tooLong(maxLine));
    const name = nameToSit(line);
    if (name !== undefined) return this.#sit(name);
    const input = await this.#inputOf(line);
    if (typeof input === 'string') return this.say(input);
    const { assistant, run, complain } = this.#parts;
    const { taken } = this.#seats;
    const { actor } = taken;
    this.#inputs += 1;
    const dedupeKey = `${actor}:${run}:${this.#inputs}`;
    taken.counting = false;
    try {
      const receipt = await assistant.receive({
        dedupeKey,
        conversation: actor,
        actor,
        name: personName(nameOf(actor)),
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

  /** Lets somebody else type, and shows them what has waited; without a name, says who is known. */
  async #sit(name: string): Promise<string> {
    if (name === '') {
      const { others, waiting } = this.#seats;
      return this.say(this.words.people(this.typist, listed(others), listed(waiting)));
    }
    if (!/^[\p{L}\p{N}_-]+$/u.test(name) || [...name].length > longestName)
      return this.say(this.words.badName(longestName));
    const actor = `terminal:${name}`;
    const waited = this.#seats.isAwaited(actor);
    this.#seats.take(actor);
    // Their messages come one after the other, each when the one before it is put away.
    if (waited) await new Promise((resolve) => setTimeout(resolve, settleMs));
    return this.say(this.words.nowTyping(name));
  }

  /** What a line means: the button of a number, a file to be read here, or what it says; or a sentence on why nothing. */
  async #inputOf(line: string): Promise<Input | string> {
    const button = pressedButton(line, this.#seats.taken.buttons);
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
  show(outgoing: Outgoing): string {
    const { buttons } = outgoing;
    const { width, colour } = this.#parts.look();
    const text = renderMarkdown(wholeText(outgoing, this.words), { width, colour });
    if (buttons.length === 0) return text.join('\n');
    const seat = this.#seats.taken;
    const before = seat.counting ? seat.buttons : [];
    const choices = layButtons(buttons, before.length + 1, width).map((line) => paint(line, colour));
    seat.buttons = [...before, ...buttons];
    seat.counting = true;
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

const listed = (actors: readonly string[]): string => actors.map(nameOf).join(' · ');

/** The name behind `/as`, empty where there is none; undefined for any other line. */
function nameToSit(line: string): string | undefined {
  if (line.length > 200) return undefined;
  const [, rest] = /^\s*\/as(?:\s+(.*))?$/isu.exec(line.normalize('NFKC')) ?? [];
  return /^\s*\/as(?:\s|$)/iu.test(line.normalize('NFKC')) ? (rest ?? '').trim() : undefined;
}

/** Whether a line asks to leave: a matter of the terminal, which the assistant never hears of. */
export function asksToLeave(line: string): boolean {
  return line.length < 20 && /^\s*\/(?:quit|exit)\s*$/i.test(line.normalize('NFKC'));
}
