import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Dots for each unit of the drawing: sharp on a phone, and well below what Telegram scales down. */
const zoom = 1.5;
const family = 'Noto Sans Hans';

/**
 * A drawing (SVG) as a picture, PNG, in a font that has Chinese. Drawn aside, on a thread of its own; the engine and the
 * font are loaded when the first picture is wanted. Rejects for what is no SVG.
 */
export async function renderPicture(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: {
      fontFiles: [fontFile()],
      // What a machine happens to have installed must not change what is seen.
      loadSystemFonts: false,
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
    fitTo: { mode: 'zoom', value: zoom },
  });
  return image.asPng();
}

/** The package names only its own code; the fonts lie beside it. */
function fontFile(): string {
  const code = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  return join(code, '..', '..', 'fonts', 'NotoSansHans-Regular.otf');
}
