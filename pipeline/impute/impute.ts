import type { MethodImputation } from '../../schemas/method/level.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import type { Imputed } from '../methods/impute/impute.js';
import { imputePanel } from '../methods/impute/panel.js';
import type { ScoreValue } from '../score/tables.js';

/** A value that may be missing, of one unit and indicator. */
export type Known = Pick<ScoreValue, 'area_code' | 'code' | 'value'>;

/** How what is missing is put in, and from what. */
export interface Imputing {
  readonly impute: MethodImputation;
  /** Group of each unit, as its region; null, or nothing, for one that is in none. */
  readonly groups: ReadonlyMap<string, string | null>;
  /** Of each indicator, the values of the periods before by unit, the latest period first. */
  readonly earlier: ReadonlyMap<string, readonly ReadonlyMap<string, number>[]>;
}

/** Why a value is there that was missing: the reason that is published with it. */
export const IMPUTED = {
  group_mean: 'imputed_group_mean',
  group_median: 'imputed_group_median',
  panel: 'imputed_panel',
} as const satisfies Record<Exclude<MethodImputation, 'none'>, string>;

/** A value that was put in. */
export interface ImputedValue {
  readonly area_code: string;
  readonly code: string;
  readonly value: number;
  readonly reason: (typeof IMPUTED)[keyof typeof IMPUTED];
  /** How many periods back it is from; 0 for one that is made of the group. */
  readonly periods_back: number;
}

interface Column extends Imputed {
  readonly periods_back?: Int32Array;
}

function imputeColumn(
  values: Float64Array,
  units: readonly string[],
  code: string,
  impute: keyof typeof IMPUTED,
  { groups, earlier }: Imputing,
): Column {
  const groupOf = () => units.map((unit) => groups.get(unit) ?? null);
  switch (impute) {
    case 'group_mean':
      return imputeGroupMean(values, groupOf());
    case 'group_median':
      return imputeGroupMedian(values, groupOf());
    case 'panel': {
      const periods = (earlier.get(code) ?? []).map((period) =>
        Float64Array.from(units, (unit) => period.get(unit) ?? Number.NaN),
      );
      return imputePanel(values, periods);
    }
  }
}

/**
 * What is put in for values that are missing, each named with its reason; what is known is not touched, and
 * what the group or the periods before do not tell stays missing. Sums run in the order of the codes of the
 * units.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3 (sections 3.1 and 3.2); COINr,
 *   `Impute()`
 */
export function imputedValues(values: readonly Known[], imputing: Imputing): ImputedValue[] {
  const { impute } = imputing;
  if (impute === 'none') return [];
  const columns = new Map<string, Known[]>();
  for (const value of values) {
    const column = columns.get(value.code);
    if (column === undefined) columns.set(value.code, [value]);
    else column.push(value);
  }
  return [...columns].flatMap(([code, column]) => {
    const known = column.toSorted((one, other) => (one.area_code < other.area_code ? -1 : 1));
    const units = known.map(({ area_code }) => area_code);
    const figures = Float64Array.from(known, ({ value }) => value ?? Number.NaN);
    const filled = imputeColumn(figures, units, code, impute, imputing);
    return units.flatMap((area_code, at) => {
      if (filled.imputed[at] !== 1) return [];
      const value = filled.values[at]!;
      const periods_back = filled.periods_back?.[at] ?? 0;
      return [{ area_code, code, value, reason: IMPUTED[impute], periods_back }];
    });
  });
}
