import type { AreaEstimate } from '../estimate/area-estimate.js';
import type { Additive } from './families.js';

/** From this share of a group upwards, what most earn is what a reader would say of anyone in it. */
export const NEARLY_ALL = 0.9;

/**
 * Whether the figures of an additive family say what everybody earns:
 * - all people of a group earn exactly the same: the mean is what each of them earns, and a standard error of
 *   zero says so;
 * - nine in ten of the disadvantaged do;
 * - most of the disadvantaged earn nothing, and those who earn something are fewer than the threshold: the
 *   total is theirs only.
 * @see Hundepool and others (2012), Statistical Disclosure Control, section 4.2 (group disclosure)
 */
export function allTheSame(estimate: AreaEstimate, family: Additive, threshold: number): boolean {
  const { disadvantaged, bottom, top, line } = estimate;
  if (family === 'gap') return [bottom, top, line].some(({ all_same }) => all_same === true);
  if (disadvantaged.all_same === true) return true;
  const median = estimate.measures.earnings_median;
  if (median === null) return false;
  // A value that more than half have is the median, so that those who earn neither less nor more have it.
  const differing = disadvantaged.below_median + disadvantaged.above_median;
  const same = disadvantaged.n - differing;
  return same >= NEARLY_ALL * disadvantaged.n || (median.value === 0 && differing < threshold);
}
