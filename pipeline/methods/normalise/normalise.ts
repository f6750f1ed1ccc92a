import { Moments, momentsInto } from '../moments.js';
import { checkSpread } from '../spread.js';
import { bordaInto, exponentialInto, nRankInto, prankInto, RankRoom } from './by-rank.js';
import { type Direction, dist2refInto, goalpostsInto, minmaxInto, zscoreInto } from './linear.js';
import { checkNormalisation, type Normalisation } from './method.js';

const [STANDARD, PER_CENT] = [[0, 1] as const, [0, 100] as const];

/**
 * `normalise` without allocation or checks.
 * @param out receives the scores; may be `values`
 * @param moments of `values`; the caller has refused what cannot be normalised, see `checkSpread`
 * @param tolerance of ties, for the methods that rank
 * @throws DataError `reference-missing` or `reference-least`
 */
export function normaliseInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  method: Normalisation,
  moments: Moments,
  tolerance: number,
  room: RankRoom,
): void {
  switch (method.f_n) {
    case 'none':
      for (let at = 0; at < values.length; at += 1) out[at] = direction * values[at]! + 0;
      break;
    case 'zscore':
      zscoreInto(out, values, direction, moments, method.m_sd ?? STANDARD);
      break;
    case 'minmax':
      minmaxInto(out, values, direction, moments, method.l_u ?? PER_CENT);
      break;
    case 'rank':
      nRankInto(out, values, direction, tolerance, room);
      break;
    case 'prank':
      prankInto(out, values, direction, tolerance, room);
      break;
    case 'borda':
      bordaInto(out, values, direction, tolerance, room);
      break;
    case 'exponential':
      exponentialInto(out, values, direction, tolerance, room);
      break;
    case 'dist2ref':
      dist2refInto(out, values, direction, moments, method.reference, method.cap_max ?? false);
      break;
    case 'goalposts':
      goalpostsInto(out, values, direction, method.gposts, method.trunc2posts ?? true);
      break;
  }
}

/**
 * A column put on the scale of a method, so that higher is better; what is missing stays missing.
 * @param tolerance of ties, for the methods that rank: values that differ by no more tie
 * @see OECD/JRC (2008), Handbook, step 5; COINr, `Normalise()`
 * @throws DataError as `checkSpread`, `reference-missing`, `reference-least`; MethodError as
 *   `checkNormalisation`
 */
export function normalise(
  values: Float64Array,
  method: Normalisation,
  direction: Direction = 1,
  tolerance = 0,
): Float64Array {
  checkNormalisation(method);
  const moments = new Moments();
  momentsInto(moments, values);
  checkSpread(moments, 0);
  const out = new Float64Array(values.length);
  normaliseInto(out, values, direction, method, moments, tolerance, new RankRoom(values.length));
  return out;
}
