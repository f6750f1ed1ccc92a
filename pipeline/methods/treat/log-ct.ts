/** How far the lowest value stays above zero, as a share of the range. */
const SHIFT = 0.01;

/**
 * ln(x − min + 0.01 (max − min)): rises with x, whatever its sign; the lowest value becomes ln(0.01 × range).
 * @param min of `values`
 * @param max of `values`, above `min`
 * @see COINr, `log_CT()`, "a modified COIN Tool log"
 */
export function logCtInto(out: Float64Array, values: Float64Array, min: number, max: number): void {
  const shift = SHIFT * (max - min);
  for (let i = 0; i < values.length; i += 1) out[i] = Math.log(values[i]! - min + shift);
}
