/** Two measures of some areas over years: `years` places for each area, NaN where a year is not known. */
export interface KnownYears {
  readonly areas: number;
  readonly years: number;
  readonly level: Float64Array;
  readonly gap: Float64Array;
}

export interface YearlyErrors {
  /** Standard errors of each area; NaN where no area has two changes. */
  readonly level: Float64Array;
  readonly gap: Float64Array;
  /** Correlation of the errors of level and gap, pooled over the areas. */
  readonly correlation: number;
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  return n === 0 ? Number.NaN : (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
}

/** Writes the change of each area from each year to the next, less that of the median area. */
function changesInto(
  changes: Float64Array,
  values: Float64Array,
  areas: number,
  years: number,
  upTo: number,
) {
  changes.fill(Number.NaN);
  for (let year = 1; year < upTo; year += 1) {
    const own: number[] = [];
    for (let area = 0; area < areas; area += 1) {
      const j = area * years + year;
      changes[j] = values[j]! - values[j - 1]!;
      if (!Number.isNaN(changes[j]!)) own.push(changes[j]!);
    }
    const median = medianOf(own);
    for (let area = 0; area < areas; area += 1) changes[area * years + year]! -= median;
  }
}

/**
 * Standard errors as the steps of `precision.ts` have them, from the first `upTo` years only: what could be
 * known then. Where no area has `least` known years yet, the median is over the areas that have all years so
 * far, and at least three.
 */
export function yearlyErrors(known: KnownYears, upTo: number, least: number): YearlyErrors {
  const { areas, years } = known;
  const level = new Float64Array(areas * years);
  const gap = new Float64Array(areas * years);
  changesInto(level, known.level, areas, years, upTo);
  changesInto(gap, known.gap, areas, years, upTo);
  const own = {
    level: new Float64Array(areas).fill(Number.NaN),
    gap: new Float64Array(areas).fill(Number.NaN),
  };
  const count = new Int32Array(areas);
  let products = 0;
  let squares_level = 0;
  let squares_gap = 0;
  const enough = Math.max(Math.min(least, upTo), 3);
  for (let area = 0; area < areas; area += 1) {
    let n = 0;
    let sum_level = 0;
    let sum_gap = 0;
    for (let j = area * years; j < area * years + upTo; j += 1) {
      if (!Number.isNaN(known.level[j]! + known.gap[j]!)) count[area]! += 1;
      if (Number.isNaN(level[j]!)) continue;
      n += 1;
      sum_level += level[j]!;
      sum_gap += gap[j]!;
    }
    if (count[area]! < enough || n < 2) continue;
    let level_squares = 0;
    let gap_squares = 0;
    for (let j = area * years; j < area * years + upTo; j += 1) {
      if (Number.isNaN(level[j]!)) continue;
      const from_level = level[j]! - sum_level / n;
      const from_gap = gap[j]! - sum_gap / n;
      level_squares += from_level ** 2;
      gap_squares += from_gap ** 2;
      products += from_level * from_gap;
    }
    squares_level += level_squares;
    squares_gap += gap_squares;
    own.level[area] = Math.sqrt(level_squares / (n - 1) / 2);
    own.gap[area] = Math.sqrt(gap_squares / (n - 1) / 2);
  }
  const filled = (errors: Float64Array) => {
    const pooled = medianOf([...errors].filter((error) => !Number.isNaN(error)));
    return errors.map((error, area) => (count[area]! >= least && !Number.isNaN(error) ? error : pooled));
  };
  const scale = Math.sqrt(squares_level * squares_gap);
  return {
    level: filled(own.level),
    gap: filled(own.gap),
    correlation: scale > 0 ? Math.max(-1, Math.min(1, products / scale)) : 0,
  };
}
