import type { Dialog } from '../../src/assistant/index.ts';
import type { Desk, DialogInput, Effect, Reply, TimerAbout } from '../../src/dialog/index.ts';
import { type Counted, countingDialog } from './counting-dialog.ts';

/** What a scripted dialog does beside counting. */
export interface Script {
  /** By the text that was said. */
  readonly said?: Readonly<Record<string, (desk: Desk) => Promise<readonly Effect[]>>>;
  /** What is said to a text, or to a tap on `yes`, in place of the count. */
  readonly replies?: Readonly<Record<string, Reply>>;
  /** Hears of every input before it is answered. */
  readonly heard?: (desk: Desk, input: DialogInput) => Promise<unknown>;
  readonly fired?: (about: TimerAbout, desk: Desk) => Promise<readonly Effect[]>;
}

/** The counting dialog, with effects as told. */
export function scriptedDialog({
  said = {},
  replies = {},
  heard,
  fired = async () => [],
}: Script): Dialog<Counted> {
  return {
    ...countingDialog,
    async turn(state, input, desk) {
      await heard?.(desk, input);
      const turn = await countingDialog.turn(state, input, desk);
      const word = input.kind === 'text' ? input.text : 'yes';
      const does = Object.hasOwn(said, word) ? said[word] : undefined;
      const reply = Object.hasOwn(replies, word) ? replies[word] : undefined;
      return {
        ...turn,
        ...(reply === undefined ? {} : { replies: [reply] }),
        effects: (await does?.(desk)) ?? [],
      };
    },
    fire: async (about, desk) => ({ effects: await fired(about, desk) }),
  };
}
