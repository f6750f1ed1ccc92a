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
  readonly box?: Box | undefined;
  readonly frame?: Markup | undefined;
}

/** London, with a little around it, where it is `wanted` and there. */
export function londonFrame(shapes: Shapes, wanted: boolean): Enlarged {
  if (!wanted || shapes.london === undefined) return {};
  const box = widened(shapes.london);
  const frame = html`<rect class="frame" x="${box.x.toFixed(1)}" y="${box.y.toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}"/>`;
  return { box, frame };
}
