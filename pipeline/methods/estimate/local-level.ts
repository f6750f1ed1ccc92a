import { type MinimiseStart, minimise } from './minimise.js';

/** A symmetric matrix of two measures: their variances and their covariance. */
export interface Covariance {
  readonly a: number;
  readonly ab: number;
  readonly b: number;
}

/** Observations of two measures over years, one series after another: `years` places for each series. */
export interface LevelSeries {
  readonly series: number;
  readonly years: number;
  /** About zero in each year: less the mean of the year. NaN in a year without an observation. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Covariance of the errors of each observation, up to the factor that is estimated. */
  readonly noise_a: Float64Array;
  readonly noise_ab: Float64Array;
  readonly noise_b: Float64Array;
}

/** The parameters of the model, which all series share. */
export interface LevelModel {
  /** Covariance between the series in the first year. */
  readonly between: Covariance;
  /** Covariance of the yearly drift. */
  readonly drift: Covariance;
  /** What the covariances of the errors are multiplied by. */
  readonly noise: number;
  readonly log_likelihood: number;
  /** Where the search ended, to start that of more years from. */
  readonly end: MinimiseStart;
}

/** What is known of each series after the observations up to a year. */
export interface LevelState {
  readonly mean_a: Float64Array;
  readonly mean_b: Float64Array;
  readonly a: Float64Array;
  readonly ab: Float64Array;
  readonly b: Float64Array;
}

/** A covariance from the logarithms of the diagonal of its Cholesky factor, and the entry below it. */
const unfold = (x: ArrayLike<number>, from: number): Covariance => {
  const first = Math.exp(x[from]!);
  const below = x[from + 1]!;
  const second = Math.exp(x[from + 2]!);
  return { a: first * first, ab: first * below, b: below * below + second * second };
};

const fold = ({ a, ab, b }: Covariance): number[] => {
  const first = Math.sqrt(a);
  return [Math.log(first), ab / first, Math.log(Math.max(b - (ab / first) ** 2, 1e-6 * b)) / 2];
};

/**
 * Log-likelihood of the first `upTo` years, without its constant, by the Kalman filter; with `states`, writes
 * what is known of each series after the last of them.
 */
function filter(
  { series, years, a, b, noise_a, noise_ab, noise_b }: LevelSeries,
  upTo: number,
  between: Covariance,
  drift: Covariance,
  noise: number,
  states?: LevelState,
): number {
  let total = 0;
  for (let i = 0; i < series; i += 1) {
    let mean_a = 0;
    let mean_b = 0;
    let p_a = between.a;
    let p_ab = between.ab;
    let p_b = between.b;
    let determinants = 1;
    for (let year = 0; year < upTo; year += 1) {
      if (year > 0) {
        p_a += drift.a;
        p_ab += drift.ab;
        p_b += drift.b;
      }
      const j = i * years + year;
      const error_a = a[j]! - mean_a;
      if (Number.isNaN(error_a)) continue;
      const error_b = b[j]! - mean_b;
      const f_a = p_a + noise * noise_a[j]!;
      const f_ab = p_ab + noise * noise_ab[j]!;
      const f_b = p_b + noise * noise_b[j]!;
      const determinant = f_a * f_b - f_ab * f_ab;
      // the inverse of the covariance of the prediction, times its error
      const toward_a = (f_b * error_a - f_ab * error_b) / determinant;
      const toward_b = (f_a * error_b - f_ab * error_a) / determinant;
      total -= 0.5 * (error_a * toward_a + error_b * toward_b);
      determinants *= determinant;
      if (determinants > 1e200 || determinants < 1e-200) {
        total -= 0.5 * Math.log(determinants);
        determinants = 1;
      }
      mean_a += p_a * toward_a + p_ab * toward_b;
      mean_b += p_ab * toward_a + p_b * toward_b;
      // the gain times the covariance of the state
      const g_aa = (p_a * f_b - p_ab * f_ab) / determinant;
      const g_ab = (p_ab * f_a - p_a * f_ab) / determinant;
      const g_ba = (p_ab * f_b - p_b * f_ab) / determinant;
      const g_bb = (p_b * f_a - p_ab * f_ab) / determinant;
      const next_a = p_a - g_aa * p_a - g_ab * p_ab;
      const next_ab = p_ab - g_aa * p_ab - g_ab * p_b;
      p_b -= g_ba * p_ab + g_bb * p_b;
      p_a = next_a;
      p_ab = next_ab;
    }
    total -= 0.5 * Math.log(determinants);
    if (states === undefined) continue;
    states.mean_a[i] = mean_a;
    states.mean_b[i] = mean_b;
    states.a[i] = p_a;
    states.ab[i] = p_ab;
    states.b[i] = p_b;
  }
  return total;
}

/** What is known of each series after the first `upTo` years. */
export function levelStates(data: LevelSeries, model: LevelModel, upTo: number): LevelState {
  const each = () => new Float64Array(data.series);
  const states = { mean_a: each(), mean_b: each(), a: each(), ab: each(), b: each() };
  filter(data, upTo, model.between, model.drift, model.noise, states);
  return states;
}

/** Sums over the observations of the first `upTo` years that the search starts from. */
function spreadOf({ series, years, a, b, noise_a, noise_b }: LevelSeries, upTo: number) {
  let count = 0;
  let longest = 0;
  const square = { a: 0, ab: 0, b: 0, noise_a: 0, noise_b: 0 };
  for (let i = 0; i < series; i += 1) {
    let own = 0;
    for (let j = i * years; j < i * years + upTo; j += 1) {
      if (Number.isNaN(a[j]!)) continue;
      own += 1;
      square.a += a[j]! ** 2;
      square.ab += a[j]! * b[j]!;
      square.b += b[j]! ** 2;
      square.noise_a += noise_a[j]!;
      square.noise_b += noise_b[j]!;
    }
    count += own;
    longest = Math.max(longest, own);
  }
  return { count, longest, square };
}

/**
 * With fewer years, drift and error cannot be told apart: there is then no drift, and the errors are as
 * given.
 */
const MIN_YEARS = 3;

/**
 * The parameters by maximum likelihood, pooled over all series, of a local-level model of two measures: what
 * is observed is a level and an error of known covariance (up to a factor, if `scaled`); the level begins at
 * random about zero, the mean of all series, and drifts at random from year to year. So what is known of a
 * series is pulled towards its own earlier years, and towards the mean of all.
 * @param upTo how many of the years are used, from the first
 * @param scaled whether the factor of the errors is estimated; otherwise it is 1
 * @param start where the search for fewer years ended
 * @returns undefined where no series has an observation
 * @see Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, sections 3.2 and 8.2;
 *   Durbin and Koopman (2012), Time Series Analysis by State Space Methods, 2nd edition, chapters 2 and 3.2
 */
export function fitLevels(
  data: LevelSeries,
  upTo: number,
  scaled: boolean,
  start?: MinimiseStart,
): LevelModel | undefined {
  const { count, longest, square } = spreadOf(data, upTo);
  if (count === 0) return undefined;
  const variance = (all: number, noise: number) => Math.max(all - noise, 0.1 * all, 1e-6) / count;
  const between = { a: variance(square.a, square.noise_a), ab: 0, b: variance(square.b, square.noise_b) };
  between.ab = 0.9 * clamp(square.ab / count, Math.sqrt(between.a * between.b));
  const drifts = longest >= MIN_YEARS;
  const first = [...fold(between)];
  if (drifts) {
    const small = 0.02;
    first.push(...fold({ a: small * between.a, ab: small * between.ab, b: small * between.b }));
    if (scaled) first.push(-0.2);
  }
  const none = { a: 0, ab: 0, b: 0 };
  const parts = (x: ArrayLike<number>) => ({
    between: unfold(x, 0),
    drift: drifts ? unfold(x, 3) : none,
    noise: drifts && scaled ? Math.exp(x[6]!) : 1,
  });
  const cost = (x: Float64Array) => {
    const model = parts(x);
    const found = -filter(data, upTo, model.between, model.drift, model.noise);
    return Number.isNaN(found) ? Number.POSITIVE_INFINITY : found;
  };
  const usable = start !== undefined && start.at.length === first.length;
  const end = minimise(cost, usable ? start : { at: first });
  return { ...parts(end.at), log_likelihood: -end.value, end };
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, -most), most);
