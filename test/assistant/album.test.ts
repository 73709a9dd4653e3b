import { expect, it } from 'vitest';
import type { DialogInput } from '../../src/dialog/index.ts';
import { desk, text } from './desk.ts';
import { scriptedDialog } from './scripted-dialog.ts';

it('the pictures of an album reach the dialog one by one; those behind the first are marked', async () => {
  const seen: DialogInput[] = [];
  const { assistant } = desk({ dialog: scriptedDialog({ heard: async (_, input) => seen.push(input) }) });
  const picture = (ref: string, album?: string) => ({
    ...text('', { key: ref }),
    ...(album === undefined ? {} : { album }),
    input: {
      kind: 'wordless',
      attachment: { kind: 'photo', channel: 'fake', ref, name: '' },
    } as const,
  });
  for (const given of [picture('a', 'x'), picture('b', 'x'), picture('c', 'y'), picture('d')])
    await assistant.receive(given);
  // Delivered again, the first is still the first.
  expect(await assistant.receive(picture('a', 'x'))).toEqual({ kind: 'repeated' });
  await assistant.receive({ ...text('what is this', { key: 'e' }), album: 'z' });
  await assistant.receive(picture('f', 'z'));
  expect(seen.map((input) => 'album' in input)).toEqual([false, true, false, false, false, true]);
  expect(seen[1]).toMatchObject({ kind: 'wordless', album: expect.any(Number), attachment: { ref: 'b' } });
});
