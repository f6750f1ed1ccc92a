import { type Cell, defineCounted } from './cells.js';
import type { AllEnds } from './checks.js';
import type { CutPoints } from './cut-points.js';
import type { Pass, SmallTable } from './dialects/dialect.js';
import type { Median } from './medians.js';
import type { Zeros } from './options.js';
import type { RecordStore } from './record-store.js';
import { maxPence, maxUnits } from './whole-numbers.js';

const keyOf = (area: string, fifth: number | null, qualification: string | null) =>
  JSON.stringify([area, fifth, qualification ?? '']);

/**
 * Counts, in each cell of disadvantaged people in the top or the bottom fifth, who earns no more than the
 * median of the disadvantaged of the area: one more pass over the records, for the covariance of that median
 * and of the gap. The other cells cannot be in both.
 */
export async function withBelowMedian(
  store: RecordStore,
  zeros: Zeros,
  ends: AllEnds,
  cells: readonly Cell[],
  cuts: CutPoints,
  medians: ReadonlyMap<string, Median>,
): Promise<Cell[]> {
  const table: SmallTable = {
    name: 'estimate_area_medians',
    columns: [
      { name: 'area', type: 'VARCHAR' },
      { name: 'median', type: 'BIGINT' },
    ],
    rows: [...new Set(cells.map(({ area_code }) => area_code))].flatMap((area) => {
      const median = medians.get(`area:${area}`);
      return median === undefined ? [] : [[area, Math.round(median.value * 100)]];
    }),
  };
  await store.keep(table);
  const counting: Pass = {
    name: 'estimate_below',
    purpose: 'Who earns no more than the median, in the top and the bottom fifth.',
    of: 'chosen',
    write: (sql) => {
      defineCounted(sql, zeros, ends, cuts.table);
      const median = sql.lookup('area', table).of('median');
      sql.filter(sql.column('fsm'));
      sql.filter(`${sql.column('fifth')} IN (1, 5)`);
      sql.define('below', `CASE WHEN ${sql.column('y')} <= ${median} THEN ${sql.column('w')} ELSE 0 END`);
      const [w, y, below] = [sql.column('w'), sql.column('y'), sql.column('below')];
      const size = maxUnits(ends.weight) ** 2 * maxPence(ends.earnings);
      return {
        by: [
          ['area', 'VARCHAR'],
          ['fifth', 'INTEGER'],
          ['qualification', 'VARCHAR'],
        ],
        measures: [
          ['n', 'count(*)', 'BIGINT'],
          ['ww', sql.asText(sql.sum([below, w], size)), 'VARCHAR'],
          ['wwy', sql.asText(sql.sum([below, w, y], size)), 'VARCHAR'],
        ],
      };
    },
  };
  const rows = await store.rows(counting);
  const below = new Map(
    rows.map(({ area, fifth, qualification, ww, wwy }) => [
      keyOf(String(area), Number(fifth), String(qualification ?? '')),
      { ww: BigInt(String(ww)), wwy: BigInt(String(wwy)) },
    ]),
  );
  const nobody = { ww: 0n, wwy: 0n };
  return cells.map((cell) => {
    const { area_code, fsm, fifth, qualification } = cell;
    if (fsm !== true || (fifth !== 1 && fifth !== 5)) return cell;
    return { ...cell, below: below.get(keyOf(area_code, fifth, qualification)) ?? nobody };
  });
}
