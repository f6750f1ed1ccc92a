import { group } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { ERROR_BASES } from '../../schemas/release/figure-errors-table.js';
import { declaredOf } from '../editions/declared.js';
import type { IndexEdition } from '../editions/edition.js';
import { authorityOf } from '../harmonise/authorities.js';
import type { SamplingError } from './problem.js';
import { type AuthorityNoise, authorityNoise } from './year-noise.js';

/** Width of a 95% interval in standard errors: twice 1.96. */
const STANDARD_ERRORS = 3.92;

/** How far the figure of one area may be off, by what its publisher says or by its changes. */
export interface FigureError {
  readonly basis: (typeof ERROR_BASES)[number];
  /** In the unit of the indicator; null where nothing is known. */
  readonly standard_error: number | null;
  /** How many changes of the authority from one year to the next are known; null without a history. */
  readonly changes: number | null;
  /** The noise by these changes; null with fewer than two. */
  readonly own_noise: number | null;
}

const NOTHING: FigureError = { basis: 'none', standard_error: null, changes: null, own_noise: null };
const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

function errorOf(
  figure: Figure | undefined,
  noise: AuthorityNoise | undefined,
  { sampling_error, one_year_noise }: IndexMethod['robustness'],
): FigureError {
  if (figure?.value == null) return NOTHING;
  const own = { changes: noise?.changes ?? null, own_noise: orNull(noise?.own) };
  if (figure.lower !== null && figure.upper !== null) {
    const standard_error = (figure.upper - figure.lower) / STANDARD_ERRORS;
    return sampling_error ? { ...own, basis: 'limits', standard_error } : { ...NOTHING, ...own };
  }
  const standard_error = orNull(noise?.sd);
  if (!one_year_noise || noise === undefined || standard_error === null) return { ...NOTHING, ...own };
  return { ...own, basis: noise.pooled ? 'pooled_changes' : 'own_changes', standard_error };
}

/** The errors of the figures of an indicator, by area, and as they are drawn. */
export interface IndicatorErrors {
  readonly code: string;
  readonly errors: readonly FigureError[];
  /** Codes in the official file of the authority whose figure each area has; empty without a figure. */
  readonly publishers: readonly string[];
  /** Null where no figure has a known error. */
  readonly sampling: SamplingError | null;
}

/** Areas with the figure of the same authority, by its code in the official file, share its draw. */
function samplingOf(
  column: readonly (Figure | undefined)[],
  errors: readonly FigureError[],
): SamplingError | null {
  const numbers = new Map<string, number>();
  const sd: number[] = [];
  const publisher = Int32Array.from(column, (figure, i) => {
    const { standard_error } = errors[i]!;
    if (figure === undefined || standard_error === null) return -1;
    const known = numbers.get(figure.from_codes);
    if (known !== undefined) return known;
    numbers.set(figure.from_codes, sd.length);
    return sd.push(standard_error) - 1;
  });
  return sd.length === 0 ? null : { publisher, sd: Float64Array.from(sd) };
}

/**
 * How far the figures of an edition may be off, indicator by indicator: by their limits, (upper − lower) /
 * 3.92; without limits by the noise of one year, where the method has a history of the indicator.
 * @param columns the figures of each indicator in the order of the areas, as published
 */
export function editionErrors(
  { method, history = [] }: Pick<IndexEdition, 'method' | 'history'>,
  areas: readonly Area[],
  columns: readonly (readonly (Figure | undefined)[])[],
): IndicatorErrors[] {
  const earlier = group(history, ({ indicator }) => indicator);
  return indicatorsOf(method).map(({ code, period }, i): IndicatorErrors => {
    const column = columns[i]!;
    const named = method.history.find((each) => each.code === code);
    const { level } = declaredOf(method, code).declaration;
    const noise =
      named === undefined
        ? undefined
        : authorityNoise({ history: named, period, level }, areas, column, earlier.get(code) ?? []);
    const errors = column.map((figure, unit) =>
      errorOf(figure, noise?.get(authorityOf(areas[unit]!, level)), method.robustness),
    );
    const publishers = column.map((figure) => (figure?.value == null ? '' : figure.from_codes));
    return { code, errors, publishers, sampling: samplingOf(column, errors) };
  });
}
