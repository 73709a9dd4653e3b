import { expect, test } from 'vitest';
import { renderPicture } from '../../../src/channels/telegram/render-picture.ts';
import { pageText } from '../../../src/text/index.ts';

const drawing = (text: string, size = 40) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" font-family="sans-serif"><text x="4" y="30" font-size="28">${text}</text></svg>`;
const bytes = async (svg: string) => Buffer.from(await renderPicture(svg));

test('a drawing becomes a PNG, half as large again', async () => {
  const png = await bytes(drawing('x', 100));
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([150, 150]);
});

test('every character of the chart is in the font, in both languages', async () => {
  const said = [pageText.zh.stats.chart, pageText.en.stats.chart].flatMap((words) => Object.values(words));
  const signs = [...new Set([...said.join(''), ...'0123456789:,-–'])].filter((sign) => sign !== ' ');
  // What no font has is drawn as a box, or not at all.
  const missing = [await bytes(drawing('\ue000')), await bytes(drawing(''))];
  for (const sign of signs) {
    const drawn = await bytes(drawing(sign));
    expect(
      missing.some((other) => other.equals(drawn)),
      sign,
    ).toBe(false);
  }
});

test('what is no drawing is refused', async () => {
  for (const none of ['', 'words', '<svg', '<html/>']) await expect(renderPicture(none)).rejects.toThrow();
});
