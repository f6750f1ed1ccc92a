import { bisectLeft, bisectRight } from 'd3-array';
import type { ProfileIndicator } from '../../schemas/release/area-profile.js';

/** Two-sided 95% limits of a normal error, in standard errors. */
const NORMAL_95 = 1.96;

/** The 95% limits of a figure: those published, or by its standard error; null where neither is known. */
export function limitsOf({
  value,
  lower,
  upper,
  standard_error,
}: Pick<ProfileIndicator, 'value' | 'lower' | 'upper' | 'standard_error'>): readonly [number, number] | null {
  if (value === null) return null;
  if (lower !== null && upper !== null) return [lower, upper];
  if (standard_error === null) return null;
  return [value - NORMAL_95 * standard_error, value + NORMAL_95 * standard_error];
}

/**
 * The ranks that a figure would have at the ends of its 95% limits, the figures of all others being what they
 * are: the better rank first. Null where the limits are not known.
 * @param sorted the figures of all areas that have one, in ascending order, that of the area among them
 */
export function rankRange(
  figure: Pick<ProfileIndicator, 'value' | 'lower' | 'upper' | 'standard_error' | 'direction'>,
  sorted: ArrayLike<number>,
): readonly [better: number, worse: number] | null {
  const { value, direction } = figure;
  const limits = limitsOf(figure);
  if (limits === null || value === null) return null;
  const rankAt = (limit: number) => {
    const better = direction === 1 ? sorted.length - bisectRight(sorted, limit) : bisectLeft(sorted, limit);
    // An area is not ahead of itself.
    return better + ((value - limit) * direction > 0 ? 0 : 1);
  };
  const [low, high] = limits.map(rankAt) as [number, number];
  return low < high ? [low, high] : [high, low];
}
