/** A column with missing values imputed. */
export interface Imputed {
  readonly values: Float64Array;
  /** 1 where the value is imputed. */
  readonly imputed: Uint8Array;
  /** How many values are still missing. */
  readonly missing: number;
}

/** Replaces missing values with `imputedFor`, which may itself be missing; other values stay as they are. */
export function fill(values: Float64Array, imputedFor: (unit: number) => number): Imputed {
  const filled = values.slice();
  const imputed = new Uint8Array(values.length);
  let missing = 0;
  for (let unit = 0; unit < values.length; unit += 1) {
    if (!Number.isNaN(values[unit]!)) continue;
    const value = imputedFor(unit);
    filled[unit] = value;
    if (Number.isNaN(value)) missing += 1;
    else imputed[unit] = 1;
  }
  return { values: filled, imputed, missing };
}

/** The column unchanged, with its missing values counted. */
export const imputeNone = (values: Float64Array): Imputed => fill(values, () => Number.NaN);
