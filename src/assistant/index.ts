/**
 * One turn: takes what a channel received through the dialog and hands back what is said.
 * Knows conversations and the tokens of their buttons.
 * Refuses to know what anything means, and what a channel looks like.
 */
import {
  type Button,
  type Conversation,
  type DialogInput,
  type DialogWorld,
  newConversation,
  type Reply,
  turn,
} from '../dialog/index.ts';
import type { Lang } from '../faq/index.ts';
import type { Assistant, Inbound, Outgoing } from './ports.ts';

export type { Assistant, Inbound, Input, Outgoing, ShownButton } from './ports.ts';

/** Buttons of this many latest messages of a conversation keep working. */
const messagesKept = 20;

interface Kept {
  conversation: Conversation;
  /** Token -> button, for each message with buttons, oldest first. */
  buttons: ReadonlyMap<string, Button>[];
}

/** An assistant that can be asked which language a conversation is held in, for what its channel itself says. */
export interface BilingualAssistant extends Assistant {
  language(conversation: string): Lang;
}

/**
 * An assistant whose conversations live in memory, as long as the process. Inputs of one conversation are taken one
 * by one, in the order in which they came.
 */
export function createAssistant(world: DialogWorld, lang: Lang, token: () => string): BilingualAssistant {
  const kept = new Map<string, Kept>();

  const show = (memory: Kept, { markdown, buttons }: Reply): Outgoing => {
    const shown = buttons.map((button) => ({ token: token(), button }));
    if (shown.length > 0) {
      memory.buttons.push(new Map(shown.map(({ token, button }) => [token, button])));
      memory.buttons = memory.buttons.slice(-messagesKept);
    }
    return { markdown, buttons: shown.map(({ token, button }) => ({ label: button.label, token })) };
  };

  return {
    // The dialog is synchronous, so a turn cannot be overtaken by the next.
    async receive({ conversation: id, input }: Inbound): Promise<readonly Outgoing[]> {
      const memory = kept.get(id) ?? { conversation: newConversation(lang), buttons: [] };
      kept.set(id, memory);
      const { conversation, replies } = turn(memory.conversation, toDialog(input, memory), world);
      memory.conversation = conversation;
      return replies.map((reply) => show(memory, reply));
    },
    language: (conversation) => kept.get(conversation)?.conversation.lang ?? lang,
  };
}

/** A button's label typed out, where it stands in the latest message with buttons, presses that button. */
function toDialog(input: Inbound['input'], { buttons }: Kept): DialogInput {
  if (input.kind === 'text') {
    const typed = input.text.trim().toLowerCase();
    const meant = [...(buttons.at(-1)?.values() ?? [])].find(({ label }) => label.toLowerCase() === typed);
    return meant ? { kind: 'action', action: meant.action } : input;
  }
  const button = buttons.findLast((message) => message.has(input.token))?.get(input.token);
  return button ? { kind: 'action', action: button.action } : { kind: 'stale' };
}
