/** How sure ranks are, from replicates. It shares no code with the program. */
import { meanOf, sdOf } from './robustness-steps.js';

/** How sure the rank of an area is. */
export interface Certainty {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly cold: number;
  readonly hot: number;
}

/**
 * Quantiles of the ranks (nearest rank), and the shares of replicates among the best and the worst `k` of
 * `n`.
 */
export function certaintyOf(ranks: readonly number[], n: number, k: number): Certainty {
  const sorted = [...ranks].sort((a, b) => a - b);
  const i = (share: number) => sorted[Math.ceil(share * sorted.length - 1e-9) - 1] ?? Number.NaN;
  const shareOf = (is: (rank: number) => boolean) => ranks.filter(is).length / ranks.length;
  return {
    median: i(0.5),
    low: i(0.05),
    high: i(0.95),
    cold: shareOf((rank) => rank > n - k),
    hot: shareOf((rank) => rank <= k),
  };
}

/** Mean over the areas of the standard deviation of the ranks of each: how far the draws move an area. */
export const spreadOf = (ranks: readonly (readonly number[])[]): number => meanOf(ranks.map(sdOf));

/**
 * The same of the mean rank of the districts of each county: larger where draws move its districts together.
 * Counties of one district are left out.
 */
export function sharedSpreadOf(
  ranks: readonly (readonly number[])[],
  upper_tiers: readonly string[],
): number {
  const counties = [...new Set(upper_tiers)].map((tier) => ranks.filter((_, i) => upper_tiers[i] === tier));
  return spreadOf(
    counties
      .filter(({ length }) => length > 1)
      .map((districts) =>
        (districts[0] ?? []).map((_, replicate) =>
          meanOf(districts.map((district) => district[replicate] ?? 0)),
        ),
      ),
  );
}
