import type { AreaEstimate, People } from '../estimate/area-estimate.js';
import { LARGEST_SHARE } from './limits.js';

export interface SplitRounding {
  readonly threshold: number;
  /** Money is published to the nearest multiple of this. */
  readonly round_gbp: number;
}

/** Earnings are not disclosed where they are known only to within this share of the mean, more or less. */
export const VAGUE = 0.5;

/**
 * Whether the split may not leave next to the gap. The gap is of everyone in the two fifths, the split of
 * those with a known qualification:
 * - the split is a figure of the latter, so these must be enough, without a dominant person, and not all the
 *   same;
 * - gap less explained less unexplained is one figure of the others, in both fifths together. Where these
 *   are fewer than the threshold, rounding must leave their mean in each fifth uncertain by half of the
 *   mean earnings of the area or more. The three figures together are known to about one step of rounding,
 *   which is n/u steps in the mean of u among n.
 *
 * Example: of 500 people 2 have no known qualification; their mean is known to 250 × £100 = £25,000, which
 * says nothing. Of 40 people, 2: £2,000, which says too much.
 */
export function splitDiscloses(
  { bottom, top, qualified, measures }: AreaEstimate,
  { threshold, round_gbp }: SplitRounding,
): boolean {
  if (qualified === undefined) return false;
  const few = ({ n, largest_share, all_same }: People) =>
    n > 0 && (n < threshold || largest_share > LARGEST_SHARE || all_same === true);
  if (few(qualified.bottom) || few(qualified.top)) return true;
  const fifths = [
    { n: bottom.n, unknown: bottom.n - qualified.bottom.n },
    { n: top.n, unknown: top.n - qualified.top.n },
  ];
  if (fifths.reduce((sum, { unknown }) => sum + unknown, 0) >= threshold) return false;
  const mean = Math.abs(measures.earnings_mean?.value ?? Number.POSITIVE_INFINITY);
  return fifths.some(({ n, unknown }) => unknown > 0 && (round_gbp * n) / unknown < VAGUE * mean);
}
