import type { Dialog } from '../../src/assistant/index.ts';
import type { Desk, Effect, TimerAbout } from '../../src/dialog/index.ts';
import { type Counted, countingDialog } from './counting-dialog.ts';

/** What a scripted dialog does beside counting. */
export interface Script {
  /** By the text that was said. */
  readonly said?: Readonly<Record<string, (desk: Desk) => Promise<readonly Effect[]>>>;
  readonly fired?: (about: TimerAbout, desk: Desk) => Promise<readonly Effect[]>;
}

/** The counting dialog, with effects as told. */
export function scriptedDialog({ said = {}, fired = async () => [] }: Script): Dialog<Counted> {
  return {
    ...countingDialog,
    async turn(state, input, desk) {
      const turn = await countingDialog.turn(state, input, desk);
      const does = input.kind === 'text' && Object.hasOwn(said, input.text) ? said[input.text] : undefined;
      return { ...turn, effects: (await does?.(desk)) ?? [] };
    },
    fire: async (about, desk) => ({ effects: await fired(about, desk) }),
  };
}
