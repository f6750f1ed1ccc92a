/** Where a function is smallest, as far as it was found. */
export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  /** Approximation of the inverse of the Hessian matrix, row by row: a start for a similar function. */
  readonly inverse: Float64Array;
  readonly converged: boolean;
}

export interface MinimiseStart {
  readonly at: ArrayLike<number>;
  readonly inverse?: Float64Array | undefined;
}

/** Step of the central differences that stand for derivatives. */
const STEP = 1e-4;
const MAX_STEPS = 100;
/** A gradient whose every part is smaller than this ends the search. */
const FLAT = 1e-4;
/** The share of the expected decrease that a step must achieve. */
const ARMIJO = 1e-4;

function gradientInto(gradient: Float64Array, f: (x: Float64Array) => number, at: Float64Array): void {
  for (let i = 0; i < at.length; i += 1) {
    const own = at[i]!;
    at[i] = own + STEP;
    const above = f(at);
    at[i] = own - STEP;
    gradient[i] = (above - f(at)) / (2 * STEP);
    at[i] = own;
  }
}

const identity = (n: number): Float64Array => {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) matrix[i * n + i] = 1;
  return matrix;
};

/**
 * The update of the inverse by Broyden, Fletcher, Goldfarb and Shanno; none where the curvature is not
 * positive.
 */
function update(inverse: Float64Array, step: Float64Array, change: Float64Array): void {
  const n = step.length;
  let curvature = 0;
  for (let i = 0; i < n; i += 1) curvature += step[i]! * change[i]!;
  if (!(curvature > 1e-12)) return;
  const product = new Float64Array(n);
  let square = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) product[i]! += inverse[i * n + j]! * change[j]!;
    square += product[i]! * change[i]!;
  }
  const scale = (1 + square / curvature) / curvature;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1)
      inverse[i * n + j]! +=
        scale * step[i]! * step[j]! - (product[i]! * step[j]! + step[i]! * product[j]!) / curvature;
}

/**
 * The smallest value of a smooth function without limits, by the quasi-Newton method BFGS with derivatives by
 * central differences and steps that are halved until they decrease it enough. The same start gives the same
 * digits.
 * @param f may return a value that is not finite, which no step goes to
 * @see Nocedal and Wright (2006), Numerical Optimization, 2nd edition, section 6.1
 */
export function minimise(f: (x: Float64Array) => number, start: MinimiseStart): Minimum {
  const at = Float64Array.from(start.at);
  const n = at.length;
  const inverse = start.inverse?.slice() ?? identity(n);
  const gradient = new Float64Array(n);
  const next_gradient = new Float64Array(n);
  const step = new Float64Array(n);
  const next = new Float64Array(n);
  let value = f(at);
  gradientInto(gradient, f, at);
  let first = start.inverse === undefined;
  for (let round = 0; round < MAX_STEPS; round += 1) {
    let slope = 0;
    let steepest = 0;
    for (let i = 0; i < n; i += 1) {
      step[i] = 0;
      for (let j = 0; j < n; j += 1) step[i]! -= inverse[i * n + j]! * gradient[j]!;
      slope += step[i]! * gradient[i]!;
      steepest = Math.max(steepest, Math.abs(gradient[i]!));
    }
    if (steepest < FLAT) return { at, value, inverse, converged: true };
    if (!(slope < 0)) {
      inverse.set(identity(n));
      first = true;
      slope = 0;
      for (let i = 0; i < n; i += 1) {
        step[i] = -gradient[i]!;
        slope -= gradient[i]! ** 2;
      }
    }
    // without a known curvature, no first step is longer than half a unit
    let length = first ? Math.min(1, 0.5 / steepest) : 1;
    first = false;
    let found = Number.NaN;
    for (let half = 0; half < 40; half += 1, length /= 2) {
      for (let i = 0; i < n; i += 1) next[i] = at[i]! + length * step[i]!;
      found = f(next);
      if (found <= value + ARMIJO * length * slope) break;
    }
    if (!(found < value)) return { at, value, inverse, converged: steepest < 100 * FLAT };
    gradientInto(next_gradient, f, next);
    for (let i = 0; i < n; i += 1) {
      step[i] = next[i]! - at[i]!;
      gradient[i] = next_gradient[i]! - gradient[i]!;
    }
    update(inverse, step, gradient);
    at.set(next);
    gradient.set(next_gradient);
    value = found;
  }
  return { at, value, inverse, converged: false };
}
