import {
  type Action,
  type Button,
  type Conversation,
  type DialogInput,
  type DialogWorld,
  newConversation,
  type Reply,
  turn,
} from '../../../src/dialog/index.ts';
import type { Lang } from '../../../src/faq/index.ts';
import { deskPolicy } from '../../support/desk-policy.ts';
import { FakeOffice } from '../../support/fake-desk.ts';
import { shipped } from '../../support/world.ts';

/** What everybody here talks over: the shipped knowledge, with a policy to test with. */
export const world: DialogWorld = { ...(await shipped()), policy: deskPolicy, macros: new Map() };

/** Staff and customers who chat with one office: `lead` and `ann` are leads, `bob` an agent, all others customers. */
export class DeskTalk {
  readonly office = new FakeOffice();
  readonly #conversations = new Map<string, Conversation>();
  readonly #lang: Lang;

  constructor(lang: Lang = 'zh') {
    this.#lang = lang;
    this.office.support.employ('lead', 'lead');
    this.office.support.employ('ann', 'lead');
    this.office.support.employ('bob', 'agent');
    for (const person of ['lead', 'ann', 'bob', 'carl']) this.office.languages.set(person, lang);
  }

  state(person: string): Conversation {
    return this.#conversations.get(person) ?? { ...newConversation(this.#lang), langChosen: true };
  }

  say(person: string, text: string): Promise<readonly Reply[]> {
    return this.put(person, { kind: 'text', text });
  }

  press(person: string, action: Action): Promise<readonly Reply[]> {
    return this.put(person, { kind: 'action', action });
  }

  /** Taps the button of these replies whose label contains the text. */
  tap(person: string, replies: readonly Reply[], label: string): Promise<readonly Reply[]> {
    const button = buttonsOf(replies).find((each) => each.label.includes(label));
    if (button === undefined)
      throw new Error(`no button ${label} among ${buttonsOf(replies).map((each) => each.label)}`);
    return this.press(person, button.action);
  }

  async put(person: string, input: DialogInput): Promise<readonly Reply[]> {
    const who = { id: person, name: person, alone: true };
    const done = await turn(this.state(person), input, world, this.office.desk(who));
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
