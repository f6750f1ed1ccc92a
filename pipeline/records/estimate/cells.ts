import type { Value } from '../../engine/engine.js';

/**
 * Sums over people: `w` weight in units, `y` earnings in pence, `x` family circumstances in steps; `wwy` is
 * the sum of w·w·y, and so on. `top` is the largest w·y of one person. Exact whole numbers of any size.
 */
export const SUMS = ['n', 'w', 'wy', 'wyy', 'ww', 'wwy', 'wwyy', 'wx', 'wxx', 'wxy', 'wwx', 'wwxx'] as const;
export type Sums = Readonly<Record<(typeof SUMS)[number] | 'top', bigint>>;

/** Who has earnings that count, by area, free school meals, fifth and qualification. */
export interface Cell {
  readonly area_code: string;
  /** Null where it is not known. */
  readonly fsm: boolean | null;
  /** Null where it cannot be known: no family circumstances, or no cohort. */
  readonly fifth: number | null;
  /** False without family circumstances: the sums with x are then 0. */
  readonly has_circumstances: boolean;
  /** Null where it is not known. */
  readonly qualification: string | null;
  readonly sums: Sums;
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

/** Sums of all, and the largest of the tops. */
export function addSums(all: Iterable<Sums>): Sums {
  const total = { ...NOBODY };
  for (const one of all) {
    for (const name of SUMS) total[name] += one[name];
    if (one.top > total.top) total.top = one.top;
  }
  return total;
}

/** A row of `cellsStep`: sums come as text, for they may be larger than a number holds. */
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
