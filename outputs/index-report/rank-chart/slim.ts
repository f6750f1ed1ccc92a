import { interval } from '../certainty.js';
import { html, type Markup } from '../markup.js';
import type { RankChartParts, RankRow } from '../rank-chart.js';
import { rankAxis } from './axis.js';
import { groupText } from './group-text.js';
import { groupClass, marksOf } from './marks.js';
import { place, rankScale } from './scale.js';

/** As wide as the text of a telephone: each unit has a line of words and, below it, its place in the ranking. */
const [WIDTH, TOP, PITCH] = [328, 22, 46];
const SIDE = 8;
/** Where they are below the top of a row: the name, interval and group, the line of the ranks. */
const [NAME, WORTH, LINE] = [13, 27, 37] as const;

function wordsOf(row: RankRow, top: number): Markup {
  const worth = [interval(row.low, row.high), groupText(row)].filter(Boolean).join(', ');
  return html`<text y="${place(top + NAME)}"${groupClass(row.group) !== 'middle' && html` class="strong"`}>${row.rank} ${row.name}</text><text y="${place(top + WORTH)}" class="scale">${worth}</text>\n`;
}

/** The chart of some rows for a narrow window, where the one with columns would have to be moved sideways. */
export function slimChart(
  { many }: RankChartParts,
  rows: readonly RankRow[],
  last: number,
  name: string,
): Markup {
  const bottom = TOP + rows.length * PITCH;
  const scale = rankScale(last, SIDE, WIDTH - SIDE);
  const topOf = (at: number) => TOP + at * PITCH;
  const placed = rows.map((row, at) => ({ row, y: topOf(at) + LINE }));
  const [first, end] = [rows[0]?.name ?? '', rows.at(-1)?.name ?? ''];
  return html`<svg class="slim" viewBox="0 0 ${WIDTH} ${bottom + 4}" role="img" aria-labelledby="${name}-slim ${name}-slim-about">
<title id="${name}-slim">Ranks with their intervals: from ${first} to ${end}</title><desc id="${name}-slim-about">The ${many} in the order of their rank, each with rank, name, interval and group. The ranked table has the same figures.</desc>
${rankAxis(scale, TOP, bottom)}${marksOf(placed, scale, 3.6, 5)}${rows.map((row, at) => wordsOf(row, topOf(at)))}</svg>
`;
}
