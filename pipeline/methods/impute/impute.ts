/** A column with what was put in for missing values. */
export interface Imputed {
  readonly values: Float64Array;
  /** 1 where the value was missing and is imputed. */
  readonly imputed: Uint8Array;
  /** How many values are missing still. */
  readonly missing: number;
}

/** Fills what is missing with `imputedFor`, which may itself be missing; nothing else is touched. */
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

/** The column as it is, what is missing counted. @see COINr, `Impute(disable = TRUE)` */
export const imputeNone = (values: Float64Array): Imputed => fill(values, () => Number.NaN);
