import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { HistoryFigure } from '../../schemas/history.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { MethodHistory } from '../../schemas/method/history.js';
import { endYear } from '../editions/derived.js';
import { authorityOf } from '../harmonise/authorities.js';
import { MIN_CHANGES, oneYearNoise } from '../methods/estimate/one-year-noise.js';

/** The noise of one year of an authority’s figure. */
export interface AuthorityNoise {
  /** NaN where no change of any authority is known. */
  readonly sd: number;
  /** How many changes of its own are known. */
  readonly changes: number;
  /** From these changes, however few; NaN with fewer than two. */
  readonly own: number;
  readonly pooled: boolean;
}

/** An indicator with what its noise is found from. */
export interface NoiseSource {
  readonly history: MethodHistory;
  /** The scored period. */
  readonly period: string;
  readonly level: IndicatorDeclaration['level'];
}

/**
 * The noise of one year of an indicator, by publishing authority. A change is from one period to the next
 * that ends a year later, but not across a break.
 * @param column the scored figures of the areas, in their order
 * @param earlier its figures of earlier periods
 */
export function authorityNoise(
  { history, period, level }: NoiseSource,
  areas: readonly Area[],
  column: readonly (Figure | undefined)[],
  earlier: readonly HistoryFigure[],
): Map<string, AuthorityNoise> {
  const now = new Map(areas.map((area, i) => [authorityOf(area, level), column[i]?.value ?? Number.NaN]));
  const authorities = [...now.keys()].sort();
  const known = new Map(
    earlier.map((row) => [`${row.authority_code} ${row.period}`, row.value ?? Number.NaN]),
  );
  const periods = [...history.periods, period].sort((a, b) => endYear(a) - endYear(b));
  const columns = periods.map((each) =>
    Float64Array.from(authorities, (authority) =>
      each === period ? now.get(authority)! : (known.get(`${authority} ${each}`) ?? Number.NaN),
    ),
  );
  const joined = periods.map(
    (each, i) => i > 0 && endYear(each) - endYear(periods[i - 1]!) === 1 && !history.breaks.includes(each),
  );
  const { sd, own, changes } = oneYearNoise(columns, joined);
  return new Map(
    authorities.map((authority, i) => [
      authority,
      { sd: sd[i]!, own: own[i]!, changes: changes[i]!, pooled: changes[i]! < MIN_CHANGES },
    ]),
  );
}
