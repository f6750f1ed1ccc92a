/** One forecast that came true or not. */
export interface Forecast {
  readonly outcome: string;
  readonly probability: number;
  readonly happened: boolean;
}

/** How often what was stated came true, among the forecasts of some outcome with a probability in a tenth. */
export interface CalibrationBin {
  readonly outcome: string;
  /** The lower end of the tenth, which belongs to it; the upper belongs to the next, but for the last. */
  readonly stated_from: number;
  readonly stated_to: number;
  readonly cases: number;
  /** Mean of what was stated; null without cases. */
  readonly stated: number | null;
  readonly observed: number | null;
  readonly observed_low: number | null;
  readonly observed_high: number | null;
}

export const TENTHS = 10;

/** The tenth, 0 to 9, that a probability is in. */
export const tenthOf = (probability: number): number =>
  // the products of tenths and ten are not exact: 0.7 × 10 is, but 0.29 × 100 is not
  Math.min(Math.floor(probability * TENTHS + 1e-9), TENTHS - 1);

const Z = 1.959963984540054;

/**
 * The 95 % limits of a share of `n` cases.
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209–212
 */
export function wilson(share: number, n: number): readonly [low: number, high: number] {
  const square = Z ** 2;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))) / (1 + square / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Every tenth of one outcome, or of all together. */
function binsOf(outcome: string, forecasts: readonly Forecast[]): CalibrationBin[] {
  const cases = new Int32Array(TENTHS);
  const happened = new Int32Array(TENTHS);
  const sums = new Float64Array(TENTHS);
  for (const forecast of forecasts) {
    const tenth = tenthOf(forecast.probability);
    cases[tenth]! += 1;
    happened[tenth]! += forecast.happened ? 1 : 0;
    sums[tenth]! += forecast.probability;
  }
  return Array.from(cases, (n, tenth) => {
    const ends = { outcome, stated_from: tenth / TENTHS, stated_to: (tenth + 1) / TENTHS, cases: n };
    if (n === 0) return { ...ends, stated: null, observed: null, observed_low: null, observed_high: null };
    const observed = happened[tenth]! / n;
    const [observed_low, observed_high] = wilson(observed, n);
    return { ...ends, stated: sums[tenth]! / n, observed, observed_low, observed_high };
  });
}

/** Stated probabilities against what followed: for all outcomes pooled (`all`), then for each. */
export function calibrate(forecasts: readonly Forecast[], outcomes: readonly string[]): CalibrationBin[] {
  return [
    ...binsOf('all', forecasts),
    ...outcomes.flatMap((code) =>
      binsOf(
        code,
        forecasts.filter(({ outcome }) => outcome === code),
      ),
    ),
  ];
}
