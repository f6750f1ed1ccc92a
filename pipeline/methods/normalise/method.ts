import { MethodError } from '../problem.js';
import type { Reference } from './linear.js';

/** How values are put on one scale, by the name of COINr's function without its `n_`; see `normaliseInto`. */
export type Normalisation =
  | { readonly f_n: 'none' | 'rank' | 'prank' | 'borda' | 'exponential' }
  /** The mean and standard deviation to have; 0 and 1 unless given. */
  | { readonly f_n: 'zscore'; readonly m_sd?: readonly [number, number] }
  /** The lowest and the highest value to have; 0 and 100 unless given. */
  | { readonly f_n: 'minmax'; readonly l_u?: readonly [number, number] }
  | { readonly f_n: 'dist2ref'; readonly reference: Reference; readonly cap_max?: boolean }
  /** Lower and upper goalpost, and scale; values beyond are truncated unless said. */
  | {
      readonly f_n: 'goalposts';
      readonly gposts: readonly [number, number, number];
      readonly trunc2posts?: boolean;
    };

const refuse = (problem: 'goalposts-equal' | 'goalposts-invalid' | 'scale-invalid', message: string) => {
  throw new MethodError(problem, message);
};

/** Numbers beyond these, or nearer to zero, cannot be reckoned with: squares and sums of them would be infinite or none. */
const [LARGEST, LEAST] = [1e100, 1e-100];
const within = (...numbers: readonly number[]) => numbers.every((one) => Math.abs(one) <= LARGEST);

function checkGoalposts([low, high, scale]: readonly [number, number, number]): void {
  if (low === high) refuse('goalposts-equal', `both goalposts are ${low}: nothing is between them`);
  if (!(Number.isFinite(high - low) && low < high))
    refuse('goalposts-invalid', `goalposts from ${low} to ${high}: the first is to be the lower`);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY))
    refuse('goalposts-invalid', `goalposts with a scale of ${scale}, which is to be above zero`);
}

/**
 * Refuses a method that no values could be normalised by.
 * @throws MethodError `goalposts-equal`, `goalposts-invalid` or `scale-invalid`
 */
export function checkNormalisation(method: Normalisation): void {
  if (method.f_n === 'goalposts') checkGoalposts(method.gposts);
  if (method.f_n === 'minmax' && method.l_u !== undefined) {
    const [low, high] = method.l_u;
    if (!(within(low, high) && high - low >= LEAST))
      refuse('scale-invalid', `a scale from ${low} to ${high}: the first is to be the lower`);
  }
  if (method.f_n === 'zscore' && method.m_sd !== undefined) {
    const [mean, sd] = method.m_sd;
    if (!(within(mean, sd) && sd >= LEAST))
      refuse('scale-invalid', `a mean of ${mean} and standard deviation of ${sd} make no scale`);
  }
  if (
    method.f_n === 'dist2ref' &&
    method.reference.to === 'target' &&
    !Number.isFinite(method.reference.target)
  )
    refuse('scale-invalid', `a target of ${method.reference.target} has no distance`);
}

/** Whether a method can give zero or less, which neither geometric nor harmonic mean can take. */
export function maybeNotPositive(method: Normalisation): boolean {
  if (method.f_n === 'rank' || method.f_n === 'exponential' || method.f_n === 'none') return false;
  if (method.f_n === 'minmax') return (method.l_u ?? [0])[0] <= 0;
  // a mean far from zero may keep all z-scores above it: the values tell
  return !(method.f_n === 'zscore' && method.m_sd !== undefined && method.m_sd[0] > 0);
}
