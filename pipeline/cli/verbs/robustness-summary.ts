import { ascending, descending } from 'd3-array';
import { fixedOrDash, perCent } from '../../../outputs/formats/numbers.js';
import type { IndexMethod } from '../../../schemas/method.js';
import type { Row } from '../../../schemas/table.js';
import type { RobustnessResult } from '../../robustness/robustness-of.js';
import type { RobustnessRows } from '../../robustness/tables.js';

/** Areas shown at each end of the ranking, and largest moves shown. */
const SHOWN = 5;

const share = (value: Row[string] | undefined) => (typeof value === 'number' ? perCent(value) : '–');
const cell = (value: Row[string] | undefined, width: number) => String(value ?? '–').padStart(width);

const range = (row: Row, after = ''): string =>
  `${row[`rank_low${after}`] ?? '–'} to ${row[`rank_high${after}`] ?? '–'}`;

const areaLine = (row: Row): string =>
  `  ${cell(row.rank, 4)}  ${cell(row.rank_median, 6)}  ${cell(range(row, '_figures'), 10)}  ${cell(range(row), 10)}  ${cell(share(row.coldspot_probability), 8)}  ${cell(share(row.hotspot_probability), 7)}  ${row.area_name ?? row.unit_name}`;

/** Intervals are 5–95%: figures alone, then choices of method too; probabilities are from figures alone. */
const HEADER = '  rank  median     figures  + choices   coldspot  hotspot  area';

/** The median; the lower of the two middle values of an even number. */
function lowMedian(values: readonly number[]): number {
  const sorted = values.toSorted(ascending);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
}

const width = (row: Row, after = ''): number =>
  Number(row[`rank_high${after}`]) - Number(row[`rank_low${after}`]) + 1;

function widths(ranked: readonly Row[]): string {
  const all = lowMedian(ranked.map((row) => width(row)));
  const alone = ranked.filter((row) => row.rank_low_figures != null);
  const own = lowMedian(alone.map((row) => width(row, '_figures')));
  return `The median 90% interval spans ${all} of ${ranked.length} ranks${alone.length === 0 ? '' : ` with figures and choices drawn, ${own} with figures alone`}.`;
}

function sureGroups(ranked: readonly Row[]): string[] {
  const line = (column: string, group: string) => {
    const sure = ranked.filter((row) => Number(row[column]) >= 0.9);
    return `${sure.length} areas are ${group}s in at least 90% of the replicates.`;
  };
  return [line('coldspot_probability', 'coldspot'), line('hotspot_probability', 'hotspot')];
}

function drivers(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const number = (value: Row[string] | undefined) => fixedOrDash(value == null ? null : Number(value), 2);
  return [
    '',
    'What drives the ranks: share of the variance of their mean shift that each choice explains (5–95% limits)',
    '   by itself        with others',
    ...rows.map(
      (row) =>
        `  ${number(row.first_order)} (${number(row.first_order_low)} to ${number(row.first_order_high)})  ${number(row.total)} (${number(row.total_low)} to ${number(row.total_high)})  ${row.title}`,
    ),
  ];
}

function movers(rows: readonly Row[]): string[] {
  const largest = rows
    .filter(({ moved }) => moved !== null)
    .toSorted((a, b) => descending(Math.abs(Number(a.moved)), Math.abs(Number(b.moved))))
    .slice(0, SHOWN);
  if (largest.length === 0) return [];
  return [
    '',
    'Largest moves when one indicator is left out',
    ...largest.map(
      (row) =>
        `  ${row.area_name ?? row.unit_name}: rank ${row.rank} becomes ${row.rank_without} without ${row.indicator}`,
    ),
  ];
}

/** The summary of a sweep: both ends of the ranking, how sure the ranks are, and what drives them. */
export function robustnessSummary(
  method: Pick<IndexMethod, 'title'>,
  result: RobustnessResult,
  rows: RobustnessRows,
): string[] {
  const ranked = rows.areas.rows.filter(({ rank, rank_low }) => rank !== null && rank_low !== null);
  const ends = ranked.length <= 2 * SHOWN ? ranked : [...ranked.slice(0, SHOWN), ...ranked.slice(-SHOWN)];
  return [
    method.title,
    `${result.to - result.from + 1} replicates (${result.from} to ${result.to}), seed ${result.seed}; rank 1 is best.`,
    '',
    HEADER,
    ...ends.map(areaLine),
    '',
    widths(ranked),
    ...sureGroups(ranked),
    ...drivers(rows.sensitivity.rows),
    ...movers(rows.leaveOneOut.rows),
  ];
}
