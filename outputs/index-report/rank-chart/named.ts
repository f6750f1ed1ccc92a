import { interval } from '../certainty.js';
import { type Content, html, type Markup } from '../markup.js';
import type { RankChartParts, RankRow } from '../rank-chart.js';
import { rankAxis } from './axis.js';
import { groupText } from './group-text.js';
import { groupClass, marksOf } from './marks.js';
import { lastRank, place, rankScale } from './scale.js';
import { slimChart } from './slim.js';

/** A chart of more rows would not fit on a page of paper. */
const MOST_ROWS = 60;
const [WIDTH, TOP, PITCH] = [824, 22, 16];
/** Where the columns are: end of the rank, start of the name, the plot, end of the interval, start of the group. */
const [RANK, NAME, LEFT, RIGHT, BETWEEN, GROUP] = [26, 34, 246, 612, 690, 700] as const;

/** Rank, name, interval and group of one row, in words. */
function wordsOf(row: RankRow, y: number): Content {
  const at = place(y + 4);
  const group = groupText(row);
  return html`<text x="${RANK}" y="${at}" class="end">${row.rank}</text><text x="${NAME}" y="${at}"${groupClass(row.group) !== 'middle' && html` class="strong"`}>${row.name}</text><text x="${BETWEEN}" y="${at}" class="end">${interval(row.low, row.high)}</text>${group !== '' && html`<text x="${GROUP}" y="${at}">${group}</text>`}\n`;
}

function oneChart({ many }: RankChartParts, rows: readonly RankRow[], last: number, name: string): Markup {
  const bottom = TOP + rows.length * PITCH;
  const scale = rankScale(last, LEFT, RIGHT);
  const placed = rows.map((row, at) => ({ row, y: TOP + (at + 0.5) * PITCH }));
  const [first, end] = [rows[0]?.name ?? '', rows.at(-1)?.name ?? ''];
  return html`<div class="long" role="region" aria-labelledby="${name}-title" tabindex="0"><svg class="named" viewBox="0 0 ${WIDTH} ${bottom + 4}" role="img" aria-labelledby="${name}-title ${name}-about">
<title id="${name}-title">Ranks with their intervals: from ${first} to ${end}</title><desc id="${name}-about">The ${many} in the order of their rank, each with rank, name, interval and group. The ranked table has the same figures.</desc>
${rankAxis(scale, TOP, bottom)}${marksOf(placed, scale, 3.6, 5)}${placed.map(({ row, y }) => wordsOf(row, y))}</svg></div>
`;
}

/**
 * A row for each unit with its name, in as many charts as are needed for each to fit on a page; each chart once more
 * for narrow windows. The style shows one of the two.
 */
export function namedCharts(parts: RankChartParts): Markup[] {
  const { rows } = parts;
  const charts = Math.ceil(rows.length / MOST_ROWS);
  const each = Math.ceil(rows.length / charts);
  const last = lastRank(rows);
  return Array.from({ length: charts }, (_, part) => {
    const own = rows.slice(part * each, (part + 1) * each);
    const name = `${parts.id}-part-${part + 1}`;
    return html`${oneChart(parts, own, last, name)}${slimChart(parts, own, last, name)}`;
  });
}
