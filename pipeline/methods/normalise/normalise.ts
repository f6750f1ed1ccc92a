import { Moments, momentsInto } from '../moments.js';
import { checkSpread } from '../spread.js';
import { bordaInto, exponentialInto, percentileRankInto, RankBuffers, rankScoreInto } from './by-rank.js';
import { type Direction, distanceToReferenceInto, goalpostsInto, minMaxInto, zScoreInto } from './linear.js';
import { checkNormalisation, type Normalisation, rangeOf } from './method.js';

/**
 * `normalise` without allocations or checks.
 * @param out receives the scores; may be `values`
 * @param moments of `values`, which the caller has checked with `checkSpread`
 * @param tolerance of ties, for the methods that rank
 * @throws DataError `reference-missing` or `reference-least`
 */
export function normaliseInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  asked: Normalisation,
  moments: Moments,
  tolerance: number,
  buffers: RankBuffers,
): void {
  switch (asked.method) {
    case 'none':
      for (let i = 0; i < values.length; i += 1) out[i] = direction * values[i]! + 0;
      break;
    case 'z_score':
      zScoreInto(out, values, direction, moments, asked.mean ?? 0, asked.sd ?? 1);
      break;
    case 'min_max':
      minMaxInto(out, values, direction, moments, ...rangeOf(asked));
      break;
    case 'rank':
      rankScoreInto(out, values, direction, tolerance, buffers);
      break;
    case 'percentile_rank':
      percentileRankInto(out, values, direction, tolerance, buffers);
      break;
    case 'borda':
      bordaInto(out, values, direction, tolerance, buffers);
      break;
    case 'exponential':
      exponentialInto(out, values, direction, tolerance, buffers, asked.including_itself);
      break;
    case 'distance_to_reference':
      distanceToReferenceInto(out, values, direction, moments, asked.to, asked.cap ?? false);
      break;
    case 'goalposts':
      goalpostsInto(out, values, direction, asked);
      break;
  }
}

/**
 * Puts a column on the scale of a normalisation, so that higher is better. Missing values stay missing.
 * @param tolerance of ties, for the methods that rank: values that differ by no more than this tie
 * @see OECD/JRC (2008), Handbook, step 5
 * @throws DataError as `checkSpread`, `reference-missing`, `reference-least`; MethodError as
 *   `checkNormalisation`
 */
export function normalise(
  values: Float64Array,
  asked: Normalisation,
  direction: Direction = 1,
  tolerance = 0,
): Float64Array {
  checkNormalisation(asked);
  const moments = new Moments();
  momentsInto(moments, values);
  checkSpread(moments, 0);
  const out = new Float64Array(values.length);
  normaliseInto(out, values, direction, asked, moments, tolerance, new RankBuffers(values.length));
  return out;
}
