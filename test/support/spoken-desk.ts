import { laneOf, outbox, waitingIn } from '../../src/assistant/collections.ts';
import {
  collections,
  createAssistant,
  type Dialog,
  deskDialog,
  type Inbound,
  type Outgoing,
} from '../../src/assistant/index.ts';
import type { DialogWorld } from '../../src/dialog/index.ts';
import type { Lang } from '../../src/faq/index.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Attachment, StaffMember } from '../../src/tickets/index.ts';
import { VirtualTime } from '../assistant/virtual-time.ts';
import { ticketAttachment } from './attachment.ts';

/** Who is on the staff by configuration, in every test. */
const staffed: readonly StaffMember[] = [
  { person: 'Lead', name: 'Lead', role: 'lead', since: 0, by: null },
  { person: 'Agent', name: 'Agent', role: 'agent', since: 0, by: null },
];

/**
 * The whole assistant over a store in memory, as those who talk to it see it: texts and taps in, messages out. People
 * are named by whoever writes the test, and each has a private chat of that name. Time stands still but for `pass`.
 */
export function spokenDesk<State>(
  world: DialogWorld,
  lang: Lang,
  // The dialog that is shipped has a state that no test needs to name.
  dialog: Dialog<State> = deskDialog(world) as unknown as Dialog<State>,
  /** The chat where the staff meet, if they do. */
  room?: string,
) {
  let inputs = 0;
  let names = 0;
  const given = new Map<string, string>();
  const time = new VirtualTime();
  const store = createMemoryStore(collections);
  /** What was delivered, once time passed. */
  const delivered = new Map<string, { readonly chat: string; readonly outgoing: Outgoing }>();
  const asked = new Map<string, number>();
  let started: Promise<void> | undefined;
  const assistant = createAssistant({
    store,
    dialog,
    channels: [
      {
        name: 'none',
        async deliver({ id, to, outgoing }) {
          // A chat without topics: all of it is one place.
          const [whole = '', part] = to.chat.split('#');
          if (part !== undefined) return { kind: 'moved', chat: whole };
          delivered.set(id, { chat: to.chat, outgoing });
          return { kind: 'sent', message: id };
        },
      },
    ],
    clock: time.clock,
    after: time.after,
    random: () => 0.5,
    // One name a seed, as the turn wants it, and no two alike.
    secretName: (seed) => {
      const name = given.get(seed) ?? `t${String(++names).padStart(9, '0')}`;
      given.set(seed, name);
      return name;
    },
    lang,
    staff: { members: staffed, ...(room === undefined ? {} : { room: { channel: 'none', chat: room } }) },
  });

  const put = async (
    person: string,
    input: Inbound['input'],
    chat = person,
    replyTo?: string,
    album?: string,
  ): Promise<readonly Outgoing[]> => {
    inputs += 1;
    const receipt = await assistant.receive({
      dedupeKey: `k${inputs}`,
      conversation: chat === person ? person : `${chat}/${person}`,
      actor: person,
      name: person,
      alone: chat === person,
      to: { channel: 'none', chat },
      input,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(album === undefined ? {} : { album }),
    });
    if (receipt.kind === 'applied') return receipt.replies;
    return receipt.kind === 'refused' ? [{ markdown: receipt.toast, buttons: [] }] : [];
  };

  /** Everything that was said in a chat without being asked, oldest first. */
  const notices = async (person: string): Promise<readonly Outgoing[]> => {
    const lane = laneOf({ channel: 'none', chat: person });
    const waiting = await store.transact((transaction) =>
      transaction.find(outbox, 'waiting', waitingIn(lane)),
    );
    const all = new Map<string, Outgoing>();
    for (const [id, { chat, outgoing }] of delivered) if (chat === person) all.set(id, outgoing);
    for (const { id, document } of waiting) if (document.outgoing) all.set(id, document.outgoing);
    return [...all].filter(([id]) => /\/(?:tell|post)\//.test(id)).map(([, outgoing]) => outgoing);
  };

  return {
    assistant,
    store,
    time,
    /** A text from a person, in their private chat unless another is named; returns the answer. */
    say: (person: string, text: string, chat?: string) => put(person, { kind: 'text', text }, chat),
    /** A text that answers the last message of a chat, or the last one with some words in it. */
    answer(person: string, text: string, chat = person, words = '') {
      const [last] = [...delivered]
        .filter(([, { chat: where, outgoing }]) => where === chat && outgoing.markdown.includes(words))
        .at(-1) ?? [undefined];
      return put(person, { kind: 'text', text }, chat, last);
    },
    /** A tap on any button, also one of a notice. */
    press: (person: string, token: string, chat?: string) => put(person, { kind: 'button', token }, chat),
    /** A picture with words under it. */
    show: (person: string, text: string) =>
      put(person, { kind: 'text', text, attachment: ticketAttachment('photo', 'p-1') }),
    /** Pictures in one go, each with the words under it, which answer the last message with some words, if any. */
    async album(
      person: string,
      captions: readonly string[],
      words: string,
      kind: Attachment['kind'] = 'photo',
    ) {
      const [last] = [...delivered]
        .filter(
          ([, { chat, outgoing }]) => chat === person && words !== '' && outgoing.markdown.includes(words),
        )
        .at(-1) ?? [undefined];
      const name = `album ${inputs}`;
      const said: (readonly Outgoing[])[] = [];
      for (const caption of captions) {
        const attachment = ticketAttachment(kind, `p-${inputs}`);
        const input =
          caption === '' ? { kind: 'wordless', attachment } : { kind: 'text', text: caption, attachment };
        said.push(await put(person, input as Inbound['input'], person, last, name));
      }
      return said;
    },
    /** A file. */
    send: (person: string, name: string, text: string) => put(person, { kind: 'file', name, text }),
    /** What was told to a person, by others or by a timer, since this was asked last. */
    async told(person: string): Promise<readonly Outgoing[]> {
      const all = await notices(person);
      const fresh = all.slice(asked.get(person) ?? 0);
      asked.set(person, all.length);
      return fresh;
    },
    /** Lets so many ms go by: timers fire. */
    async pass(ms: number): Promise<void> {
      started ??= assistant.start();
      await started;
      await time.pass(ms);
    },
  };
}
