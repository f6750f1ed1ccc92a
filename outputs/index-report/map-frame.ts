import { html, type Markup } from './markup.js';
import type { Box } from './path-box.js';
import type { Shapes } from './shapes.js';

const MARGIN = 2;

const widened = ({ x, y, width, height }: Box): Box => ({
  ...{ x: x - MARGIN, y: y - MARGIN },
  ...{ width: width + 2 * MARGIN, height: height + 2 * MARGIN },
});

/** The part of a map that is shown enlarged, and the frame that marks it. */
export interface Enlarged {
  readonly box: Box;
  readonly frame: Markup;
  /** Name of the region. */
  readonly name: string;
  /** Whether an area lies in it. */
  readonly only: (code: string) => boolean;
}

/** The inset, with a little around it, where any of the areas `shown` lies in it. */
export function insetFrame({ inset }: Shapes, shown: readonly string[]): Enlarged | undefined {
  if (inset === undefined || !shown.some((code) => inset.areas.has(code))) return undefined;
  const box = widened(inset.box);
  const frame = html`<rect class="frame" x="${box.x.toFixed(1)}" y="${box.y.toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}"/>`;
  return { box, frame, name: inset.name, only: (code) => inset.areas.has(code) };
}
