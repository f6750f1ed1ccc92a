import { fixedOrDash, perCent } from '../../../outputs/formats/numbers.js';
import type { IndexMethod } from '../../../schemas/method.js';
import type { Row } from '../../../schemas/table.js';
import type { RobustnessResult } from '../../robustness/robustness-of.js';
import type { RobustnessRows } from '../../robustness/tables.js';

/** Areas of each end, and movers, that are shown. */
const SHOWN = 5;

const share = (value: Row[string] | undefined) => (typeof value === 'number' ? perCent(value) : '–');
const cell = (value: Row[string] | undefined, width: number) => String(value ?? '–').padStart(width);

const areaLine = (row: Row): string =>
  `  ${cell(row.rank, 4)}  ${cell(row.rank_median, 6)}  ${cell(`${row.rank_low ?? '–'} to ${row.rank_high ?? '–'}`, 10)}  ${cell(share(row.coldspot_probability), 8)}  ${cell(share(row.hotspot_probability), 7)}  ${row.area_name ?? row.unit_name}`;

const HEAD = '  rank  median      5–95%  coldspot  hotspot  area';

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
}

const width = (row: Row, after = ''): number =>
  Number(row[`rank_high${after}`]) - Number(row[`rank_low${after}`]) + 1;

function widths(ranked: readonly Row[]): string {
  const all = middle(ranked.map((row) => width(row)));
  const own = middle(ranked.map((row) => width(row, '_without_inheritance')));
  return `The middle interval holds ${all} ranks of ${ranked.length}${own === all ? '' : `; ${own} with inherited figures taken as the areas’ own`}.`;
}

function sureness(ranked: readonly Row[]): string[] {
  const sure = (column: string, word: string) => {
    const certain = ranked.filter((row) => Number(row[column]) >= 0.9);
    return `${certain.length} areas are ${word}s in at least 90% of the replicates.`;
  };
  return [sure('coldspot_probability', 'coldspot'), sure('hotspot_probability', 'hotspot')];
}

function driving(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const number = (value: Row[string] | undefined) => fixedOrDash(value == null ? null : Number(value), 2);
  return [
    '',
    'What drives the ranks: share of the variance of their mean shift that each choice makes (5–95% limits)',
    '   alone            with others',
    ...rows.map(
      (row) =>
        `  ${number(row.first_order)} (${number(row.first_order_low)} to ${number(row.first_order_high)})  ${number(row.total)} (${number(row.total_low)} to ${number(row.total_high)})  ${row.title}`,
    ),
  ];
}

function movers(rows: readonly Row[]): string[] {
  const largest = rows
    .filter(({ moved }) => moved !== null)
    .toSorted((one, other) => Math.abs(Number(other.moved)) - Math.abs(Number(one.moved)))
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

/** What a sweep found, for people. */
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
    HEAD,
    ...ends.map(areaLine),
    '',
    widths(ranked),
    ...sureness(ranked),
    ...driving(rows.sensitivity.rows),
    ...movers(rows.leaveOneOut.rows),
  ];
}
