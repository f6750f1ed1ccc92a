/** Share of the range that the lowest value keeps from zero. */
const SHIFT = 0.01;

/**
 * ln(x − min + 0.01 (max − min)): rises with x, whatever its sign; the lowest value becomes ln(0.01 × range).
 * @param least of `values`
 * @param most of `values`, above `least`
 * @see COINr, `log_CT()`, "a modified COIN Tool log"
 */
export function logCtInto(out: Float64Array, values: Float64Array, least: number, most: number): void {
  const shift = SHIFT * (most - least);
  for (let at = 0; at < values.length; at += 1) out[at] = Math.log(values[at]! - least + shift);
}
