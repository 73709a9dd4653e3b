import { after, collections, createAssistant, type Dialog } from '../../src/assistant/index.ts';
import { openEmbedded } from '../../src/store/index.ts';
import { FakeChannel } from '../assistant/desk.ts';
import { rules } from '../support/profiles.ts';

/** One run of the product's turn and store, given one input that takes the process down with it, and others that do not. */
const dialog: Dialog<{ readonly version: 1 }> = {
  rules: rules(),
  fresh: () => ({ version: 1 }),
  read: () => ({ version: 1 }),
  language: () => 'en',
  async turn(conversation, input) {
    const said = input.kind === 'text' ? input.text : '';
    if (said === 'poison') process.kill(process.pid, 'SIGKILL');
    return { conversation, replies: [{ markdown: said, buttons: [] }], effects: [] };
  },
  fire: async () => ({ effects: [] }),
};

const [, , folder = '', ...said] = process.argv;
const store = await openEmbedded({ folder, collections });
if ('code' in store) throw new Error(`the data folder was refused: ${store.code}`);
const channel = new FakeChannel();
const assistant = createAssistant({
  store,
  dialog,
  channels: [channel],
  clock: Date.now,
  after,
  random: Math.random,
  secretName: (seed) => Buffer.from(seed).toString('base64url').slice(0, 43),
  lang: 'en',
});
await assistant.start();
const receipts: string[] = [];
for (const text of said) {
  const inbound = {
    dedupeKey: `key of ${text}`,
    conversation: text,
    actor: text,
    name: text,
    alone: true,
    to: { channel: 'fake', chat: text },
    input: { kind: 'text', text },
  } as const;
  receipts.push((await assistant.receive(inbound)).kind);
}
await assistant.drain(5_000);
await store.close();
process.send?.({ receipts, told: channel.saidTo('poison') });
