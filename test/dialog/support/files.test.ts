import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../src/assistant/index.ts';
import { ticketMessages } from '../../../src/assistant/support-collections.ts';
import { spokenDesk } from '../../support/spoken-desk.ts';
import { shipped } from '../../support/world.ts';

const world = await shipped();
const attachment = { kind: 'document', channel: 'none', ref: 'f-1', name: 'trace.txt' } as const;
const tooBig: Inbound['input'] = { kind: 'wordless', unread: 'too_big', attachment, caption: 'see line 3' };
const read: Inbound['input'] = {
  kind: 'file',
  name: 'trace.txt',
  text: 'a\nb',
  attachment,
  caption: 'see line 3',
};

/** What Cay sends, with a ticket open or without one. */
async function sends(input: Inbound['input'], ticket: boolean) {
  const desk = spokenDesk(world, 'en');
  if (ticket) {
    const [form] = await desk.say('Cay', '/ticket my peering is down and nobody knows why');
    await desk.press('Cay', form?.buttons[0]?.token ?? '');
  }
  const receipt = await desk.assistant.receive({
    dedupeKey: 'file',
    conversation: 'Cay',
    actor: 'Cay',
    name: 'Cay',
    alone: true,
    to: { channel: 'none', chat: 'Cay' },
    input,
  });
  const messages = await desk.store.transact((transaction) => transaction.find(ticketMessages, 'of', {}));
  const last = messages.at(-1)?.document;
  return {
    said: receipt.kind === 'applied' ? receipt.replies.map(({ markdown }) => markdown).join() : '',
    last,
  };
}

describe('a file that a customer sends', () => {
  it.each([
    ['too big to be read', tooBig],
    ['that was read', read],
  ])('%s goes to the open ticket, with what is written under it', async (_, input) => {
    const { said, last } = await sends(input, true);
    expect(said).toBe('Passed on to support (T-1001).');
    expect(last?.content).toEqual({ kind: 'public', text: 'see line 3', attachment });
  });

  it('too big to be read is refused in words where no ticket is open', async () => {
    const { said, last } = await sends(tooBig, false);
    expect(said).toContain('more than 1 MB');
    expect(last).toBe(undefined);
  });
});
