import type { Value } from '../../engine/engine.js';
import type { AllEnds } from './checks.js';
import { CUTS, type CutPoints } from './cut-points.js';
import type { Pass, Returned, SmallTable, Writer } from './dialects/dialect.js';
import type { Zeros } from './options.js';
import { earningsCount } from './reading.js';
import { circumstanceSteps, earningsPence, maxPence, maxUnits, weightUnits } from './whole-numbers.js';

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

/** Reads a row of `cellsPass`. Sums come as text, because they may not fit into a number. */
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

/** The sums of `Sums` in SQL, as text: they may not fit into a number. */
function sums(sql: Writer, w: number, y: number, x: number): Returned['measures'] {
  const size = { w, y, x };
  const sizeOf = (factors: readonly (keyof typeof size)[]) =>
    factors.reduce((product, factor) => product * size[factor], 1);
  const sum = (...factors: readonly (keyof typeof size)[]) => {
    // Where every weight is one unit, the weight is left out of the product.
    const used = w === 1 && factors.length > 1 ? factors.filter((factor) => factor !== 'w') : factors;
    const total = sql.sum(
      used.map((factor) => sql.column(factor)),
      sizeOf(factors),
    );
    return [factors.join(''), sql.asText(total), 'VARCHAR'] as const;
  };
  const top = sql.largest([sql.column('w'), `abs(${sql.column('y')})`], sizeOf(['w', 'y']));
  return [
    ['n', sql.asText('count(*)'), 'VARCHAR'],
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
    ['top', sql.asText(top), 'VARCHAR'],
  ];
}

/**
 * Defines the people whose earnings count, with weight `w` in units and earnings `y` in pence. `fifth` is 0
 * without family circumstances and 6 with them but without a cohort.
 */
export function defineCounted(sql: Writer, zeros: Zeros, ends: AllEnds, cuts: SmallTable): void {
  const { found, of } = sql.lookup('cohort', cuts);
  const circumstances = sql.column('circumstances');
  const above = CUTS.map((cut) => sql.flag(`${circumstances} > ${of(cut)}`)).join(' + ');
  for (const name of ['area', 'fsm', 'qualification']) sql.define(name, sql.column(name));
  sql.define('w', weightUnits(sql, ends.weight));
  sql.define('y', earningsPence(sql));
  sql.define(
    'fifth',
    `CASE WHEN ${circumstances} IS NULL THEN 0 WHEN NOT (${found}) THEN 6 ELSE 1 + ${above} END`,
  );
  sql.filter(`${sql.column('area')} <> ''`);
  sql.filter(earningsCount(sql, zeros));
}

/**
 * The pass from which every mean, gap, slope and split is computed. Null where family circumstances are too
 * far apart to be added up.
 */
export function cellsPass(zeros: Zeros, ends: AllEnds, cuts: CutPoints): Pass | null {
  const line = circumstanceSteps(ends.circumstances ?? { min: 0, max: 1 }, cuts.p10, cuts.p90);
  if (line === null) return null;
  return {
    name: 'estimate_cells',
    purpose: 'Sums of earnings and family circumstances by area, free school meals, fifth and qualification.',
    of: 'chosen',
    write: (sql) => {
      defineCounted(sql, zeros, ends, cuts.table);
      const circumstances = sql.column('circumstances');
      const centre = sql.number(cuts.p10, 'centre');
      const scale = sql.number(line.scale, 'scale');
      const steps = sql.rounded(`(${circumstances} - ${centre}) * ${scale}`);
      sql.define('x', `CASE WHEN ${circumstances} IS NULL THEN 0 ELSE ${steps} END`);
      return {
        by: [
          ['area', 'VARCHAR'],
          ['fsm', 'BOOLEAN'],
          ['fifth', 'INTEGER'],
          ['qualification', 'VARCHAR'],
        ],
        measures: sums(sql, maxUnits(ends.weight), maxPence(ends.earnings), line.max),
      };
    },
  };
}
