import { html, type Markup } from '../markup.js';
import { whole } from '../numbers.js';
import { place, type RankScale } from './scale.js';

/** Upright lines at round ranks, numbered above. Those at the ends of the picture grow inwards. */
export function rankAxis({ x, ticks, last }: RankScale, top: number, bottom: number): Markup[] {
  return ticks.map((tick) => {
    const at = place(x(tick));
    const anchor = last === 1 || (tick !== 1 && tick !== last) ? 'middle' : tick === 1 ? 'start' : 'end';
    return html`<path class="grid" d="M${at} ${place(top)}V${place(bottom)}"/><text class="scale" x="${at}" y="${place(top - 5)}" text-anchor="${anchor}">${whole(tick)}</text>\n`;
  });
}
