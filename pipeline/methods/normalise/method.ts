import { MethodError } from '../problem.js';
import type { Reference } from './linear.js';

/** How values are put on a common scale, in the terms of a method file; see `normaliseInto`. */
export type Normalisation =
  | { readonly method: 'none' | 'rank' | 'percentile_rank' | 'borda' }
  /** Whether the share of units that are no better counts the unit itself; true by default. */
  | { readonly method: 'exponential'; readonly including_itself?: boolean }
  /** Mean and standard deviation of the result; 0 and 1 by default. */
  | { readonly method: 'z_score'; readonly mean?: number; readonly sd?: number }
  /** What the worst and the best value become; 0 and 100 by default. */
  | { readonly method: 'min_max'; readonly from?: number; readonly to?: number }
  | { readonly method: 'distance_to_reference'; readonly to: Reference; readonly cap?: boolean }
  /** Values beyond a goalpost count as on it unless `truncate` is false. */
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

/** Squares and sums of numbers beyond these limits would overflow or vanish. */
const LARGEST = 1e100;
const SMALLEST = 1e-100;
const within = (...numbers: readonly number[]) => numbers.every((number) => Math.abs(number) <= LARGEST);

function checkGoalposts(low: number, high: number, scale: number): void {
  if (low === high) refuse('goalposts-equal', `both goalposts are ${low}: they must differ`);
  if (!(Number.isFinite(high - low) && low < high))
    refuse('goalposts-invalid', `goalposts from ${low} to ${high}: the first must be the lower`);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY))
    refuse('goalposts-invalid', `goalposts with a scale of ${scale}: it must be above zero`);
}

/**
 * Refuses a normalisation that cannot work for any values.
 * @throws MethodError `goalposts-equal`, `goalposts-invalid` or `scale-invalid`
 */
export function checkNormalisation(asked: Normalisation): void {
  switch (asked.method) {
    case 'goalposts':
      checkGoalposts(asked.lower, asked.upper, asked.scale);
      break;
    case 'min_max': {
      const [low, high] = rangeOf(asked);
      if (!(within(low, high) && high - low >= SMALLEST))
        refuse('scale-invalid', `a scale from ${low} to ${high}: the first must be the lower`);
      break;
    }
    case 'z_score': {
      const { mean = 0, sd = 1 } = asked;
      if (!(within(mean, sd) && sd >= SMALLEST))
        refuse('scale-invalid', `a mean of ${mean} and a standard deviation of ${sd} do not make a scale`);
      break;
    }
    case 'distance_to_reference':
      if (typeof asked.to === 'object' && 'target' in asked.to && !Number.isFinite(asked.to.target))
        refuse('scale-invalid', `a target of ${asked.to.target} is not a finite number`);
      break;
  }
}

/** Whether a normalisation can give zero or less, which geometric and harmonic means cannot take. */
export function maybeNotPositive(asked: Normalisation): boolean {
  switch (asked.method) {
    case 'rank':
    case 'none':
      return false;
    case 'exponential':
      return asked.including_itself === false;
    case 'min_max':
      return rangeOf(asked)[0] <= 0;
    case 'z_score':
      // with a mean far above zero all z-scores may be positive: that depends on the values
      return !((asked.mean ?? 0) > 0);
    default:
      return true;
  }
}
