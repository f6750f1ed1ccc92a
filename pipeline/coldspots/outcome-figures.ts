/** A measure of each area, in the order of the areas; null where it is not known. */
export interface MeasureFigures {
  readonly value: readonly (number | null)[];
  /** Zero or more; null where it is not known, which is not the same as none. */
  readonly standard_error: readonly (number | null)[];
}

/** What is known of one outcome, such as going on to higher education. */
export interface OutcomeFigures {
  readonly outcome: string;
  /**
   * What the errors of each area depend on in place of its id, in the order of the areas: areas that share the figures
   * of one authority err together.
   */
  readonly keys?: readonly string[];
  /** High is good. */
  readonly level: MeasureFigures;
  /** Low is good. */
  readonly gap: MeasureFigures;
  /** Low is good. Not used where there is a covariate; without either, no area has a score. */
  readonly unexplained_gap: MeasureFigures | null;
  /**
   * What the gap is explained by, such as the gap at GCSE: the unexplained gap of each draw is what it
   * leaves.
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

/** Picks the areas at `order`, with NaN for null. */
export function toNumbers(values: readonly (number | null)[], order: readonly number[]): Float64Array {
  return Float64Array.from(order, (area) => {
    const value = values[area];
    if (value === undefined || (value !== null && !Number.isFinite(value)))
      throw new RangeError('one finite number or null is needed for each area');
    return value ?? Number.NaN;
  });
}

/** A value without a standard error stands as it is in every draw, so that the ranks of others are right. */
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
    varies: Array.from(value, (own, area) => !Number.isNaN(own) && !Number.isNaN(errors[area]!)),
  };
}
