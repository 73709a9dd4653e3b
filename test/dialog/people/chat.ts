import {
  type Action,
  type Button,
  type Conversation,
  type DialogInput,
  newConversation,
  type Reply,
  turn,
} from '../../../src/dialog/index.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { shipped } from '../../support/world.ts';

const library = await shipped();

/** People who chat with one office, each in a conversation of their own. */
export class Chats {
  readonly office = new FakeOffice();
  readonly #conversations = new Map<string, Conversation>();

  state(person: string): Conversation {
    return this.#conversations.get(person) ?? newConversation('zh');
  }

  say(person: string, text: string): Promise<readonly Reply[]> {
    return this.put(person, { kind: 'text', text });
  }

  file(person: string, text: string): Promise<readonly Reply[]> {
    return this.put(person, { kind: 'file', name: 'a.json', text });
  }

  press(person: string, action: Action): Promise<readonly Reply[]> {
    return this.put(person, { kind: 'action', action });
  }

  /** Taps the button of the last replies whose label contains the text. */
  tap(person: string, replies: readonly Reply[], label: string): Promise<readonly Reply[]> {
    const button = buttonsOf(replies).find((each) => each.label.includes(label));
    if (button === undefined)
      throw new Error(`no button ${label} among ${buttonsOf(replies).map((each) => each.label)}`);
    return this.press(person, button.action);
  }

  async put(person: string, input: DialogInput): Promise<readonly Reply[]> {
    const who = { id: person, name: person, alone: !person.startsWith('group') };
    const done = await turn(this.state(person), input, library, this.office.desk(who));
    this.#conversations.set(person, JSON.parse(JSON.stringify(done.conversation)) as Conversation);
    this.office.carryOut(done.effects, person);
    for (const { markdown } of done.replies)
      if ([...markdown].length > 4_096) throw new Error(`too long: ${markdown.length}`);
    return done.replies;
  }
}

export const buttonsOf = (replies: readonly Reply[]): readonly Button[] =>
  replies.flatMap(({ buttons }) => buttons);
export const textOf = (replies: readonly Reply[]): string =>
  replies.map(({ markdown }) => markdown).join('\n---\n');
