import { counted, fixedOrDash, whole } from '../formats/numbers.js';
import { certaintyOf, groupBrief, groupCell, interval } from '../page/certainty.js';
import { html } from '../page/markup.js';
import { type RankRow, rankChart } from '../page/rank-chart.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { numericColumn, type RankedColumn, rankedTable } from '../page/table.js';
import type { CustomReport } from './parts.js';

/** The ranked table of units is only as wide as its words. */
export const UNITS = `
.units{min-width:0}
.units tbody th{min-width:8rem}.units .brief{white-space:nowrap}
`;

type Row = CustomReport['index'][number];

/** With more rows, a browser takes too long to draw the page. */
const MAX_ROWS = 2000;

const rankRow = (row: Row): RankRow => ({
  ...certaintyOf(row),
  name: textOf(row, 'unit_name'),
  code: textOf(row, 'unit_code'),
  rank: numberOf(row, 'rank') ?? 0,
  group: textOf(row, 'group') || null,
  lowWithout: null,
  highWithout: null,
});

const numeric = (label: string, column: string, decimals: number) =>
  numericColumn<Row>(label, (row) => fixedOrDash(numberOf(row, column), decimals));

/** The columns that a narrow window leaves out are given in brief under the name. */
const columnsOf = (aggregates: CustomReport['aggregates']): RankedColumn<Row>[] => [
  numeric('Rank', 'rank', 0),
  {
    label: 'Unit',
    cell: (row) => {
      const { name, code, ...ranked } = rankRow(row);
      return html`<th scope="row">${name} <span class="code">${code}</span>${groupBrief(ranked)}</th>`;
    },
  },
  numeric('Score', 'score', 2),
  { label: 'Group', wide: true, cell: (row) => groupCell(rankRow(row), 'wide') },
  numericColumn('90% interval', (row) => interval(rankRow(row).low, rankRow(row).high), { wide: true }),
  ...aggregates.map(({ code, name }) => numeric(name, code, 2)),
  numeric('Imputed', 'indicators_estimated', 0),
  numeric('Missing', 'indicators_missing', 0),
];

/** All rows, or those at both ends where there are too many. */
function shownOf(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly all: boolean } {
  if (rows.length <= MAX_ROWS) return { rows, all: true };
  const half = MAX_ROWS / 2;
  const ranked = rows.filter((row) => numberOf(row, 'rank') !== null);
  return { rows: [...ranked.slice(0, half), ...ranked.slice(-half)], all: false };
}

/** All units by rank, with how certain their ranks are. */
export function rankingSection({ index, aggregates, replicates }: CustomReport): Section {
  const { rows, all } = shownOf(index);
  const certainty =
    replicates === 0
      ? 'How certain the ranks are is not known: no replicates were made.'
      : `Each of the ${whole(replicates)} replicates is the index made again with other choices of the method file. The probability of each group is the share of them in which the unit is in it; nine of ten of them give a rank within the 90% interval.`;
  const some = all
    ? ''
    : `Of the ${counted(index.length, 'unit')}, the best and the worst ${whole(MAX_ROWS / 2)} are here; index.csv has all.`;
  const ranked = all ? index.filter((row) => numberOf(row, 'rank') !== null).map(rankRow) : [];
  const chart = replicates > 0 && rankChart({ id: 'ranks', rows: ranked, one: 'unit', many: 'units' });
  const table = rankedTable({
    id: 'ranked',
    style: 'units',
    caption:
      'Rank, score and group of every unit, how certain its rank is, the score of each aggregate, and how many of its values are imputed or missing',
    columns: columnsOf(aggregates),
    rows,
  });
  return {
    id: 'ranking',
    title: 'All units by rank',
    body: html`<p>Rank 1 is the best. ${certainty} ${some}</p>\n${chart}${table}`,
  };
}
