import { DataError } from '../problem.js';

/** How far the lowest value stays above zero, as a share of the range. */
const SHIFT = 0.01;

/**
 * ln(x − min + 0.01 (max − min)): rises with x, whatever its sign; the lowest value becomes ln(0.01 × range).
 * @param min of `values`
 * @param max of `values`, above `min`
 * @see Becker et al. (2022), Journal of Open Source Software 7, 4567 (the modified logarithm)
 */
export function logarithmInto(out: Float64Array, values: Float64Array, min: number, max: number): void {
  const shift = SHIFT * (max - min);
  for (let i = 0; i < values.length; i += 1) out[i] = Math.log(values[i]! - min + shift);
}

/**
 * ln x of every value.
 * @throws DataError `not-positive`
 */
export function naturalLogarithmInto(out: Float64Array, values: Float64Array): void {
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value <= 0)
      throw new DataError('not-positive', `has the value ${value}: a logarithm needs values above zero`);
    out[i] = Math.log(value);
  }
}
