import type { AreaEstimate, People } from '../estimate/area-estimate.js';
import { LARGEST_SHARE } from './rules.js';

/** Earnings are not disclosed where they are known only to within this share of the mean, more or less. */
const VAGUE = 0.5;

/**
 * How closely the mean earnings of those without a known qualification follow from the gap of everyone and the
 * split of the others: the three figures together are known to a step of rounding, which so many more people
 * share. Below the mean by much less than half, in pounds either way.
 */
const vagueness = (all: People, unknown: number, round_gbp: number): number =>
  (round_gbp * all.n) / unknown;

/**
 * Whether the split may leave next to the gap, by the people with a known qualification and those without:
 * - the split is itself a figure of the former, so these must be enough, and nobody may dominate them;
 * - gap less explained less unexplained is about the latter, and where they are fewer than the threshold in
 *   one fifth, rounding must leave their mean uncertain by half of the mean earnings or more.
 * @param mean the mean earnings to compare with, in pounds
 */
export function splitDiscloses(
  { bottom, top, qualified, measures }: AreaEstimate,
  { threshold, round_gbp }: { readonly threshold: number; readonly round_gbp: number },
): boolean {
  if (qualified === undefined) return false;
  const mean = Math.abs(measures.earnings_mean?.value ?? Number.POSITIVE_INFINITY);
  return [
    [bottom, qualified.bottom] as const,
    [top, qualified.top] as const,
  ].some(([all, known]) => {
    if (known.n === 0) return false;
    if (known.n < threshold || known.largest_share > LARGEST_SHARE || known.all_same === true) return true;
    const unknown = all.n - known.n;
    return unknown > 0 && unknown < threshold && vagueness(all, unknown, round_gbp) < VAGUE * mean;
  });
}
