/**
 * One turn: takes what a channel received through the dialog and hands back what is said.
 * Knows conversations and the tokens of their buttons.
 * Refuses to know what anything means, and what a channel looks like.
 */
import {
  type Action,
  type Conversation,
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
  /** Tokens of each message with buttons, oldest first. */
  buttons: ReadonlyMap<string, Action>[];
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
    const shown = buttons.map(({ label, action }) => ({ label, token: token(), action }));
    if (shown.length > 0) {
      memory.buttons.push(new Map(shown.map((button) => [button.token, button.action])));
      memory.buttons = memory.buttons.slice(-messagesKept);
    }
    return { markdown, buttons: shown.map(({ label, token }) => ({ label, token })) };
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

function toDialog(input: Inbound['input'], { buttons }: Kept): Parameters<typeof turn>[1] {
  if (input.kind === 'text') return input;
  const action = buttons.findLast((message) => message.has(input.token))?.get(input.token);
  return action ? { kind: 'action', action } : { kind: 'stale' };
}
