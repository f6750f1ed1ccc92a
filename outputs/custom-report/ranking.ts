import { counted, fixed, whole } from '../formats/numbers.js';
import { chance, interval, ownProbability } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { type RankRow, rankChart } from '../page/rank-chart.js';
import { numberOf, textOf } from '../page/rows.js';
import { brief } from '../page/table.js';
import { GROUP_WORDS } from '../page/words.js';
import type { OwnReport } from './parts.js';

/** The ranked table of units is as wide as its words, and no wider. */
export const UNITS = `
.units{min-width:0}
.units tbody th{min-width:8rem}.units .brief{white-space:nowrap}
`;

type Row = OwnReport['index'][number];

/** A page of more rows takes a browser too long to draw. */
const MOST_ROWS = 2000;

const NONE = html`<td class="num none">–</td>`;
const number = (value: Content): Markup => html`<td class="num">${value}</td>`;

const rankRow = (row: Row): RankRow => ({
  ...{ name: textOf(row, 'unit_name'), code: textOf(row, 'unit_code'), rank: numberOf(row, 'rank') ?? 0 },
  group: textOf(row, 'group') || null,
  ...{ median: numberOf(row, 'rank_median'), low: numberOf(row, 'rank_low') },
  ...{ high: numberOf(row, 'rank_high'), lowWithout: null, highWithout: null },
  ...{ cold: numberOf(row, 'coldspot_probability'), hot: numberOf(row, 'hotspot_probability') },
});

/** The group with its probability: the one never stands without the other. */
function groupCell(row: RankRow): Markup {
  if (row.group === null) return html`<td class="none wide">No score</td>`;
  return html`<td class="wide">${GROUP_WORDS[row.group] ?? row.group} <span class="code">${chance(ownProbability(row))}</span></td>`;
}

/** Group and interval under the name, for a window too narrow for their columns. */
function briefOf(row: RankRow): Content {
  if (row.group === null) return brief('No score');
  const group = `${GROUP_WORDS[row.group] ?? row.group} ${chance(ownProbability(row))}`;
  return row.low === null ? brief(group) : brief(group, `90% interval ${interval(row.low, row.high)}`);
}

const subhead = (label: Content, name = 'num'): Markup =>
  html`<th scope="col"${name !== '' && html` class="${name}"`}>${label}</th>`;

const scoreCell = (value: number | null): Markup => (value === null ? NONE : number(fixed(value, 2)));

function rowOf(row: Row, aggregates: OwnReport['aggregates']): Markup {
  const ranked = rankRow(row);
  const { name, code, low, high } = ranked;
  const parts = aggregates.map(({ code }) => scoreCell(numberOf(row, code)));
  return html`<tr>${number(numberOf(row, 'rank') ?? '–')}<th scope="row">${name} <span class="code">${code}</span>${briefOf(ranked)}</th>${scoreCell(numberOf(row, 'score'))}${groupCell(ranked)}<td class="num wide">${interval(low, high)}</td>${parts}${number(textOf(row, 'indicators_estimated'))}${number(textOf(row, 'indicators_missing'))}</tr>\n`;
}

/** Of very many units, those at both ends. */
function shownOf(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly all: boolean } {
  if (rows.length <= MOST_ROWS) return { rows, all: true };
  const half = MOST_ROWS / 2;
  const ranked = rows.filter((row) => numberOf(row, 'rank') !== null);
  return { rows: [...ranked.slice(0, half), ...ranked.slice(-half)], all: false };
}

/** All units by rank, with what their ranks are worth. */
export function rankingSection({ index, aggregates, replicates }: OwnReport): Markup {
  const { rows, all } = shownOf(index);
  const heads = html`<tr>${subhead('Rank')}${subhead('Unit', '')}${subhead('Score')}${subhead('Group', 'wide')}${subhead('90% interval', 'num wide')}${aggregates.map(({ name }) => subhead(name))}${subhead('Imputed')}${subhead('Missing')}</tr>`;
  const worth =
    replicates === 0
      ? 'What the ranks are worth is not known: no replicates were made.'
      : `Each of the ${whole(replicates)} replicates is the index made again with other choices of the method file. With each group stands its probability, the share of them in which the unit is in it; nine of ten of them give a rank within the 90% interval.`;
  const some = all
    ? ''
    : `Of the ${counted(index.length, 'unit')}, the best and the worst ${whole(MOST_ROWS / 2)} are here; index.csv has all.`;
  const ranked = all ? index.filter((row) => numberOf(row, 'rank') !== null).map(rankRow) : [];
  const chart = replicates > 0 && rankChart({ id: 'ranks', rows: ranked, one: 'unit', many: 'units' });
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All units by rank</h2>
<p>Rank 1 is the best. ${worth} ${some}</p>
${chart}<div class="scroll tall" role="region" aria-labelledby="ranked" tabindex="0"><table class="ranked units">
<caption id="ranked">Rank, score and group of every unit, with what its rank is worth, the score of each aggregate, and how many of its values are imputed or missing</caption>
<thead>${heads}</thead>
<tbody>
${rows.map((row) => rowOf(row, aggregates))}</tbody></table></div>
</section>
`;
}
