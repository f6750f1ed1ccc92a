import { counted, fixedOrDash, whole } from '../formats/numbers.js';
import { certaintyOf, groupBrief, groupCell, interval } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { type RankRow, rankChart } from '../page/rank-chart.js';
import { numberOf, textOf } from '../page/rows.js';
import { bullets, type Section } from '../page/sections.js';
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
  lowFigures: null,
  highFigures: null,
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

/** The reasons of `unranked` in words. */
const WHY: Readonly<Record<string, string>> = {
  another_kind_of_area: 'another kind of area than the units, left out',
  no_row_in_period: 'no row in the scored period',
  nothing_observed: 'no figure in the scored period',
  too_few_figures: 'too few figures for a score',
};

/** Names in a sentence about what is not ranked; unranked.csv has all. */
const NAMED = 30;

/** What has no rank, by reason. */
function unrankedList({ unranked }: CustomReport): Markup {
  if (unranked.length === 0) return html``;
  const lines = Object.entries(WHY).flatMap(([reason, words]) => {
    const rows = unranked.filter((row) => row.reason === reason);
    if (rows.length === 0) return [];
    const names = rows.slice(0, NAMED).map((row) => textOf(row, 'unit_name') || textOf(row, 'unit_code'));
    const more = rows.length > NAMED ? ` and ${whole(rows.length - NAMED)} more in unranked.csv` : '';
    return [`${words}: ${names.join(', ')}${more}`];
  });
  return html`<h3>Not ranked</h3>\n${bullets(lines)}`;
}

/** All units by rank, with how certain their ranks are. */
export function rankingSection(report: CustomReport): Section {
  const { index, aggregates, replicates } = report;
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
    body: html`<p>Rank 1 is the best. ${certainty} ${some}</p>\n${chart}${table}${unrankedList(report)}`,
  };
}
