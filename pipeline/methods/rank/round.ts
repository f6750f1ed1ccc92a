/** A score this close to the middle of two rounded ones, in units of the last decimal, is in the middle. */
const MIDDLE = 1e-9;

/**
 * Scores rounded to some decimals, in units of the last decimal, halves away from zero: what ranks are of
 * where they are those of the printed scores. Differences by the rounding of computers do not decide a half.
 * @param decimals whole number, 0 or more
 * @see UNDP, Human Development Report, technical note 1: countries with the same value to three decimals have
 *   the same rank
 */
export function roundInto(out: Float64Array, values: Float64Array, decimals: number): void {
  const scale = 10 ** decimals;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    out[i] = Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5 + MIDDLE) + 0;
  }
}
