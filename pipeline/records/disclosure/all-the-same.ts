import type { AreaEstimate } from '../estimate/area-estimate.js';
import type { Additive } from './families.js';

/**
 * Whether the figures of an additive family say what everybody earns: all people of a group earn exactly the
 * same (then its mean is the earnings of each, and the standard error says so), or all of the disadvantaged
 * but fewer than the threshold do. A mean of many zeros and three earners is the earnings of the three.
 * @see Hundepool and others (2012), Statistical Disclosure Control, section 4.2.2 (group disclosure)
 */
export function allTheSame(estimate: AreaEstimate, family: Additive, threshold: number): boolean {
  const { disadvantaged, bottom, top, line } = estimate;
  if (family === 'gap') return [bottom, top, line].some(({ all_same }) => all_same === true);
  if (disadvantaged.all_same === true) return true;
  // The median is the commonest value wherever more than half of the people have that value.
  const differing = disadvantaged.below_median + disadvantaged.above_median;
  return estimate.measures.earnings_median !== null && differing < Math.min(threshold, disadvantaged.n);
}
