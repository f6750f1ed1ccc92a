import { MethodError } from '../problem.js';
import type { Reference } from './linear.js';

/** How values are put on one scale, in the words of a method file; see `normaliseInto`. */
export type Normalisation =
  | { readonly method: 'none' | 'rank' | 'percentile_rank' | 'borda' | 'exponential' }
  /** The mean and standard deviation that the result has; 0 and 1 unless given. */
  | { readonly method: 'z_score'; readonly mean?: number; readonly sd?: number }
  /** What the worst and the best value become; 0 and 100 unless given. */
  | { readonly method: 'min_max'; readonly from?: number; readonly to?: number }
  | { readonly method: 'distance_to_reference'; readonly to: Reference; readonly cap?: boolean }
  /** Values beyond the goalposts count as on them unless `truncate` is false. */
  | {
      readonly method: 'goalposts';
      readonly lower: number;
      readonly upper: number;
      readonly scale: number;
      readonly truncate?: boolean;
    };

/** The range of a min–max scale. */
export const rangeOf = ({ from = 0, to = 100 }: { readonly from?: number; readonly to?: number }) =>
  [from, to] as const;

const refuse = (problem: 'goalposts-equal' | 'goalposts-invalid' | 'scale-invalid', message: string) => {
  throw new MethodError(problem, message);
};

/** Numbers beyond these, or nearer to zero, cannot be reckoned with: squares and sums of them would be infinite or none. */
const LARGEST = 1e100;
const LEAST = 1e-100;
const within = (...numbers: readonly number[]) => numbers.every((one) => Math.abs(one) <= LARGEST);

function checkGoalposts(low: number, high: number, scale: number): void {
  if (low === high) refuse('goalposts-equal', `both goalposts are ${low}: nothing is between them`);
  if (!(Number.isFinite(high - low) && low < high))
    refuse('goalposts-invalid', `goalposts from ${low} to ${high}: the first is to be the lower`);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY))
    refuse('goalposts-invalid', `goalposts with a scale of ${scale}, which is to be above zero`);
}

/**
 * Refuses a normalisation that no values could be put through.
 * @throws MethodError `goalposts-equal`, `goalposts-invalid` or `scale-invalid`
 */
export function checkNormalisation(asked: Normalisation): void {
  switch (asked.method) {
    case 'goalposts':
      checkGoalposts(asked.lower, asked.upper, asked.scale);
      break;
    case 'min_max': {
      const [low, high] = rangeOf(asked);
      if (!(within(low, high) && high - low >= LEAST))
        refuse('scale-invalid', `a scale from ${low} to ${high}: the first is to be the lower`);
      break;
    }
    case 'z_score': {
      const { mean = 0, sd = 1 } = asked;
      if (!(within(mean, sd) && sd >= LEAST))
        refuse('scale-invalid', `a mean of ${mean} and standard deviation of ${sd} make no scale`);
      break;
    }
    case 'distance_to_reference':
      if (typeof asked.to === 'object' && 'target' in asked.to && !Number.isFinite(asked.to.target))
        refuse('scale-invalid', `a target of ${asked.to.target} has no distance`);
      break;
  }
}

/** Whether a method can give zero or less, which neither geometric nor harmonic mean can take. */
export function maybeNotPositive(asked: Normalisation): boolean {
  switch (asked.method) {
    case 'rank':
    case 'exponential':
    case 'none':
      return false;
    case 'min_max':
      return rangeOf(asked)[0] <= 0;
    case 'z_score':
      // a mean far from zero may keep all z-scores above it: the values tell
      return !((asked.mean ?? 0) > 0);
    default:
      return true;
  }
}
