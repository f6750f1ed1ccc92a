import type { Bindings, Value } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import type { AllEnds } from './checks.js';
import type { CutPoints } from './cut-points.js';
import type { Zeros } from './options.js';
import { circumstanceSteps, EARNINGS_PENCE, maxPence, productType, weightUnits } from './whole-numbers.js';

/**
 * Sums over people: `w` weight in units, `y` earnings in pence, `x` family circumstances in steps; `wwy` is
 * the sum of w·w·y, and so on. `top` is the largest w·|y| of one person. Exact integers of any size.
 */
export const SUMS = ['n', 'w', 'wy', 'wyy', 'ww', 'wwy', 'wwyy', 'wx', 'wxx', 'wxy', 'wwx', 'wwxx'] as const;
export type Sums = Readonly<Record<(typeof SUMS)[number] | 'top', bigint>>;

/** Sums over the people whose earnings count, by area, free school meals, fifth and qualification. */
export interface Cell {
  readonly area_code: string;
  /** Null where not known. */
  readonly fsm: boolean | null;
  /** Null without family circumstances or cohort. */
  readonly fifth: number | null;
  /** False without family circumstances: the sums with x are then 0. */
  readonly has_circumstances: boolean;
  /** Null where not known. */
  readonly qualification: string | null;
  readonly sums: Sums;
  /**
   * Σw² and Σw²y of those who earn no more than the median of the disadvantaged of the area; only where it
   * was counted.
   */
  readonly below?: { readonly ww: bigint; readonly wwy: bigint };
}

const NAMES = [...SUMS, 'top'] as const;

const sumsOf = (take: (name: (typeof NAMES)[number]) => bigint): Sums => ({
  n: take('n'),
  w: take('w'),
  wy: take('wy'),
  wyy: take('wyy'),
  ww: take('ww'),
  wwy: take('wwy'),
  wwyy: take('wwyy'),
  wx: take('wx'),
  wxx: take('wxx'),
  wxy: take('wxy'),
  wwx: take('wwx'),
  wwxx: take('wwxx'),
  top: take('top'),
});

export const NOBODY: Sums = sumsOf(() => 0n);

/** Adds up sums; `top` is the largest of the tops. */
export function addSums(all: Iterable<Sums>): Sums {
  const total = { ...NOBODY };
  for (const sums of all) {
    for (const name of SUMS) total[name] += sums[name];
    if (sums.top > total.top) total.top = sums.top;
  }
  return total;
}

/** Reads a row of `cellsStep`. Sums come as text, because they may not fit into a number. */
export function readCell(row: Readonly<Record<string, Value>>): Cell {
  const fifth = Number(row.fifth);
  const qualification = String(row.qualification ?? '');
  return {
    area_code: String(row.area),
    fsm: typeof row.fsm === 'boolean' ? row.fsm : null,
    fifth: fifth >= 1 && fifth <= 5 ? fifth : null,
    has_circumstances: fifth > 0,
    qualification: qualification === '' ? null : qualification,
    sums: sumsOf((name) => BigInt(String(row[name] ?? '0'))),
  };
}

/**
 * Cells by area and kind of people: the engine returns groups in the order in which its threads find them,
 * and what is computed from several cells is a sum of floating-point numbers.
 */
export function inOrder(cells: readonly Cell[]): Cell[] {
  const keyed = cells.map((cell) => {
    const { area_code, fsm, fifth, has_circumstances, qualification } = cell;
    return { cell, key: JSON.stringify([area_code, fsm, fifth, has_circumstances, qualification]) };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ cell }) => cell);
}

/** The sums of `Sums` in SQL, each product in the narrowest type that holds it. */
function sums(w: number, y: number, x: number): string[] {
  const size = { w, y, x };
  const sum = (...factors: readonly (keyof typeof size)[]) => {
    const type = productType(...factors.map((factor) => size[factor]));
    // Where every weight is one unit, the weight is left out of the product.
    const used = w === 1 && factors.length > 1 ? factors.filter((factor) => factor !== 'w') : factors;
    const product = used.length === 0 ? '1' : used.map((factor) => `CAST(${factor} AS ${type})`).join(' * ');
    return `CAST(sum(${product}) AS VARCHAR) AS ${factors.join('')}`;
  };
  return [
    sum('w'),
    sum('w', 'y'),
    sum('w', 'y', 'y'),
    sum('w', 'w'),
    sum('w', 'w', 'y'),
    sum('w', 'w', 'y', 'y'),
    sum('w', 'x'),
    sum('w', 'x', 'x'),
    sum('w', 'x', 'y'),
    sum('w', 'w', 'x'),
    sum('w', 'w', 'x', 'x'),
    `CAST(max(CAST(w AS ${productType(w, y)}) * abs(y)) AS VARCHAR) AS top`,
  ];
}

/**
 * The people whose earnings count, with weight in units and earnings in pence. `fifth` is 0 without family
 * circumstances and 6 with them but without a cohort. `more` are further columns.
 */
export function countedPeople(
  zeros: Zeros,
  ends: AllEnds,
  more = '',
): { readonly query: string; readonly bindings: Bindings } {
  const weight = weightUnits(ends.weight);
  const above = [1, 2, 3, 4].map((k) => `CAST(circumstances > c${k} AS INTEGER)`).join(' + ');
  return {
    query: `SELECT area, fsm, qualification, ${weight.sql} AS w, ${EARNINGS_PENCE} AS y,${more}
    CASE WHEN circumstances IS NULL THEN 0 WHEN c1 IS NULL THEN 6 ELSE 1 + ${above} END AS fifth
  FROM estimate_chosen
  LEFT JOIN estimate_cuts USING (cohort)
  WHERE area <> '' AND ${zeros === 'in_work' ? 'earnings <> 0' : 'earnings IS NOT NULL'}`,
    bindings: weight.bindings,
  };
}

/**
 * The pass from which every mean, gap, slope and split is computed. Null where family circumstances are too
 * far apart to be added up.
 */
export function cellsStep(zeros: Zeros, ends: AllEnds, cuts: CutPoints): Step | null {
  const line = circumstanceSteps(ends.circumstances ?? { min: 0, max: 1 }, cuts.p10, cuts.p90);
  if (line === null) return null;
  const x = `
    CASE WHEN circumstances IS NULL THEN 0
      ELSE CAST(round((circumstances - $centre) * $scale) AS BIGINT) END AS x,`;
  const people = countedPeople(zeros, ends, x);
  return {
    name: 'estimate_cells',
    purpose: 'Sums of earnings and family circumstances by area, free school meals, fifth and qualification.',
    query: `WITH chosen AS (
  ${people.query}
)
SELECT area, fsm, fifth, CAST(qualification AS VARCHAR) AS qualification, CAST(count(*) AS VARCHAR) AS n,
  ${sums(weightUnits(ends.weight).max, maxPence(ends.earnings), line.max).join(',\n  ')}
FROM chosen
GROUP BY area, fsm, fifth, chosen.qualification`,
    bindings: { centre: cuts.p10, scale: line.scale, ...people.bindings },
  };
}
