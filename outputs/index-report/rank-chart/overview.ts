import { html, type Markup } from '../markup.js';
import { counted } from '../numbers.js';
import type { RankChartParts, RankRow } from '../rank-chart.js';
import { rankAxis } from './axis.js';
import { marksOf } from './marks.js';
import { lastRank, place, rankScale } from './scale.js';

const WIDTH = 640;
const TOP = 34;
const SIDE = 8;
const HEIGHT = 470;

/** The rows of a group from its first to its last, tinted and named where the picture is empty. */
function zone(
  rows: readonly RankRow[],
  group: 'hotspot' | 'coldspot',
  y: (at: number) => number,
): Markup | undefined {
  const at = rows.flatMap((row, place_of) => (row.group === group ? [place_of] : []));
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [top, bottom] = [y(first - 0.5), y(last + 0.5)];
  const hot = group === 'hotspot';
  return html`<rect class="zone-${group}" x="0" y="${place(top)}" width="${WIDTH}" height="${place(bottom - top)}"/><text class="zone" x="${hot ? WIDTH - SIDE : SIDE}" y="${place(hot ? top + 26 : bottom - 14)}" text-anchor="${hot ? 'end' : 'start'}">${hot ? 'Hotspots' : 'Coldspots'}</text>\n`;
}

/** Every interval in one small picture, without names: how wide they are, and where. */
export function overviewChart({ id, rows, one, many }: RankChartParts): Markup {
  const pitch = HEIGHT / rows.length;
  const bottom = TOP + HEIGHT;
  const y = (at: number) => TOP + (at + 0.5) * pitch;
  const scale = rankScale(lastRank(rows), SIDE, WIDTH - SIDE);
  const placed = rows.map((row, at) => ({ row, y: y(at) }));
  return html`<svg class="overview" viewBox="0 0 ${WIDTH} ${bottom + SIDE}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">The ranks of all ${counted(rows.length, one, many)} with their intervals</title><desc id="${id}-about">One line for each ${one}, the best at the top, from the better to the worse end of the interval of its rank; rank 1 is at the left. The ranked table has the same figures.</desc>
${zone(rows, 'hotspot', y)}${zone(rows, 'coldspot', y)}${rankAxis(scale, TOP, bottom)}${marksOf(placed, scale, Math.min(3, pitch), 0)}</svg>
`;
}
