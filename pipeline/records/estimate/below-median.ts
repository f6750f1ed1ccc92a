import type { Engine } from '../../engine/engine.js';
import { type Cell, countedPeople } from './cells.js';
import type { AllEnds } from './checks.js';
import type { Median } from './medians.js';
import type { Zeros } from './options.js';
import { column } from './quantiles.js';
import { maxPence, productType, weightUnits } from './whole-numbers.js';

const keyOf = (area: string, fifth: number | null, qualification: string | null) =>
  JSON.stringify([area, fifth, qualification ?? '']);

/**
 * Counts, in each cell of disadvantaged people in the top or the bottom fifth, who earns no more than the
 * median of the disadvantaged of the area: one more pass over the records, for the covariance of that median
 * and of the gap. The other cells cannot be in both.
 */
export async function withBelowMedian(
  engine: Engine,
  zeros: Zeros,
  ends: AllEnds,
  cells: readonly Cell[],
  medians: ReadonlyMap<string, Median>,
): Promise<Cell[]> {
  const areas = [...new Set(cells.map(({ area_code }) => area_code))].flatMap((area) => {
    const median = medians.get(`area:${area}`);
    return median === undefined ? [] : [{ area, median: Math.round(median.value * 100) }];
  });
  await engine.run('CREATE OR REPLACE TEMP TABLE estimate_area_medians (area VARCHAR, median BIGINT)');
  await engine.append(
    'estimate_area_medians',
    [column('area', 'string'), column('median', 'integer')],
    areas,
  );
  const people = countedPeople(zeros, ends);
  const type = productType(
    weightUnits(ends.weight).max,
    weightUnits(ends.weight).max,
    maxPence(ends.earnings),
  );
  const rows = await engine.rows(
    `WITH chosen AS (
  ${people.query}
)
SELECT area, fifth, CAST(chosen.qualification AS VARCHAR) AS qualification,
  CAST(sum(CAST(w AS ${type}) * w) AS VARCHAR) AS ww, CAST(sum(CAST(w AS ${type}) * w * y) AS VARCHAR) AS wwy
FROM chosen JOIN estimate_area_medians USING (area)
WHERE fsm AND fifth IN (1, 5) AND y <= median
GROUP BY area, fifth, chosen.qualification`,
    people.bindings,
  );
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
