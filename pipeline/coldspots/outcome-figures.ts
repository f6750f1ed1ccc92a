/** A measure of each area, in the order of the areas; null where it is not known. */
export interface MeasureFigures {
  readonly value: readonly (number | null)[];
  /** Zero or more; null where it is not known, which is different from zero. */
  readonly standard_error: readonly (number | null)[];
}

/** The figures of one outcome, such as progression to higher education. */
export interface OutcomeFigures {
  readonly outcome: string;
  /**
   * Keys of the errors of each area in place of its id, in the order of the areas: areas that share the
   * figures of one authority share its errors.
   */
  readonly keys?: readonly string[];
  /** Higher is better. */
  readonly level: MeasureFigures;
  /** Lower is better. */
  readonly gap: MeasureFigures;
  /** Lower is better. Not used where there is a covariate; without either, no area has a score. */
  readonly unexplained_gap: MeasureFigures | null;
  /**
   * The figure that explains the gap, such as the gap at GCSE: the unexplained gap of a draw is the residual.
   */
  readonly covariate?: readonly (number | null)[];
  /** Correlation of the errors of level and gap, −1 to 1; 0 by default. */
  readonly correlation?: number;
}

/** A measure as the draws read it: missing is NaN. */
export interface Figures {
  readonly value: Float64Array;
  readonly standard_error: Float64Array;
  /** Whether the area has a value and its standard error. */
  readonly varies: readonly boolean[];
}

/** The values of the areas in `order`, with NaN for null. */
export function toNumbers(values: readonly (number | null)[], order: readonly number[]): Float64Array {
  return Float64Array.from(order, (area) => {
    const value = values[area];
    if (value === undefined || (value !== null && !Number.isFinite(value)))
      throw new RangeError('each area needs a finite number or null');
    return value ?? Number.NaN;
  });
}

/** A value without a standard error is the same in every draw, so that the ranks of other areas are right. */
export function toFigures(figures: MeasureFigures | null, order: readonly number[]): Figures {
  const nothing = order.map(() => null);
  const value = toNumbers(figures?.value ?? nothing, figures === null ? order.map((_, i) => i) : order);
  const errors = toNumbers(
    figures?.standard_error ?? nothing,
    figures === null ? order.map((_, i) => i) : order,
  );
  if (errors.some((error) => error < 0)) throw new RangeError('a standard error is negative');
  return {
    value,
    standard_error: errors.map((error) => (Number.isNaN(error) ? 0 : error)),
    varies: Array.from(value, (known, area) => !Number.isNaN(known) && !Number.isNaN(errors[area]!)),
  };
}
