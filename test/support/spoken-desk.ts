import { after, collections, createAssistant, deskDialog, type Outgoing } from '../../src/assistant/index.ts';
import type { DialogWorld } from '../../src/dialog/index.ts';
import type { Lang } from '../../src/faq/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';

/** The whole assistant over a store in memory, as one who talks to it sees it: texts and taps in, messages out. */
export function spokenDesk(world: DialogWorld, lang: Lang) {
  let inputs = 0;
  let names = 0;
  const given = new Map<string, string>();
  const assistant = createAssistant({
    store: createMemoryStore(collections),
    dialog: deskDialog(world),
    channels: [],
    clock: Date.now,
    after,
    random: () => 0.5,
    // One name a seed, as the turn wants it, and no two alike.
    secretName: (seed) => {
      const name = given.get(seed) ?? `t${++names}`;
      given.set(seed, name);
      return name;
    },
    lang,
  });
  const put = async (
    conversation: string,
    input:
      | { readonly kind: 'text'; readonly text: string }
      | { readonly kind: 'button'; readonly token: string },
  ): Promise<readonly Outgoing[]> => {
    inputs += 1;
    const to = { channel: 'none', chat: conversation };
    const receipt = await assistant.receive({
      dedupeKey: `k${inputs}`,
      conversation,
      actor: conversation,
      name: conversation,
      alone: true,
      to,
      input,
    });
    if (receipt.kind === 'applied') return receipt.replies;
    return receipt.kind === 'refused' ? [{ markdown: receipt.toast, buttons: [] }] : [];
  };
  return {
    assistant,
    say: (conversation: string, text: string) => put(conversation, { kind: 'text', text }),
    press: (conversation: string, token: string) => put(conversation, { kind: 'button', token }),
  };
}
