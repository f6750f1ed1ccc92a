import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * The letters of pictures: Arimo is as wide as Arial, which the pictures ask for, and its licence (SIL Open
 * Font License 1.1) lets everyone use it. Fonts of the machine are never used: they would give other bytes.
 */
const FONT = 'Arimo';
const FONT_FILES = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'].map(
  (part) => `@fontsource/arimo/files/arimo-${part}-normal.woff2`,
);

/** Dots of a PNG to one unit of its picture: sharp on a slide as wide as a screen. */
const SCALE = 2;

type Draw = (svg: string) => Uint8Array;

/** Loaded with the first picture: commands that draw none do without. */
async function loadDraw(): Promise<Draw> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = FONT_FILES.map((file) => readFileSync(resolve(file)));
  const options = {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers, defaultFontFamily: FONT, sansSerifFamily: FONT },
  } as const;
  return (svg) => {
    const picture = new Resvg(svg, options);
    const image = picture.render();
    try {
      return image.asPng();
    } finally {
      image.free();
      picture.free();
    }
  };
}

let draw: Promise<Draw> | undefined;

/**
 * A picture of the project as PNG, two dots to a unit. The same text gives the same bytes with the same
 * version of the program, on every machine.
 * @param svg a whole SVG with colours of its own, without references to other files
 * Throws `Error` where it is no SVG.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  draw ??= loadDraw();
  return (await draw)(svg);
}
