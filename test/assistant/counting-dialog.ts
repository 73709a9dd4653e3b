import type { Dialog } from '../../src/assistant/index.ts';
import type { Reply } from '../../src/dialog/index.ts';
import { rules } from '../support/profiles.ts';

/** What the counting dialog remembers: everything that was applied, in order. */
export interface Counted {
  readonly version: 1;
  readonly heard: readonly string[];
}

/**
 * A dialog whose state tells which inputs were applied, how often and in which order. `menu` shows a button that
 * works once, one that turns the page in place, and one that says something; `two` is answered by two messages; `boom`
 * is a bug in the program.
 */
export const countingDialog: Dialog<Counted> = {
  rules: rules(),
  fresh: () => ({ version: 1, heard: [] }),
  read(stored) {
    const { version, heard } = (stored ?? {}) as Partial<Counted>;
    return version === 1 && Array.isArray(heard) ? { version, heard } : undefined;
  },
  language: () => 'en',
  async turn({ heard }, input) {
    const said =
      input.kind === 'text' ? input.text : input.kind === 'action' ? JSON.stringify(input.action) : '?';
    if (said.startsWith('boom')) throw new Error(`a bug in ${said}`);
    const conversation: Counted = { version: 1, heard: [...heard, said] };
    const reply: Reply = { markdown: `${conversation.heard.length}: ${said}`, buttons: [] };
    if (said === 'two')
      return { conversation, replies: [reply, { ...reply, markdown: 'and more' }], effects: [] };
    if (said === 'menu') return { conversation, replies: [{ ...reply, buttons }], effects: [] };
    if (input.kind === 'action' && input.action.do === 'topics')
      return { conversation, replies: [{ ...reply, buttons, inPlace: true }], effects: [] };
    return { conversation, replies: [reply], effects: [] };
  },
  fire: async () => ({ effects: [] }),
};

const buttons: Reply['buttons'] = [
  { label: 'yes', action: { do: 'rate', entry: 'e', helpful: true } },
  { label: 'next', action: { do: 'topics', page: 1 } },
  { label: 'person', action: { do: 'person' } },
];
