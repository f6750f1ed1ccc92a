import { completeRows } from '../check/complete-rows.js';
import { correlations } from '../check/correlation.js';
import { eigen } from '../check/eigen.js';
import { momentsOf } from '../moments.js';
import { DataError } from '../problem.js';
import { shareOut } from './check-weights.js';

/** Smallest eigenvalue of correlations that can be distinguished from zero. */
const COLLINEAR = 1e-9;

/** A relative change up to this in one round is rounding; the search gives up after the maximum of rounds. */
const SETTLED = 1e-14;
const MAX_ROUNDS = 50_000;

/** A weight up to this share of the largest counts as zero. */
const NONE = 1e-10;

/** Minimises v'Rv / 2 − Σv over v ≥ 0, entry by entry, until none moves. */
function descend(r: readonly Float64Array[]): Float64Array {
  const v = new Float64Array(r.length).fill(1 / r.length);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let moved = 0;
    let largest = 0;
    for (let part = 0; part < v.length; part += 1) {
      const row = r[part]!;
      let others = 0;
      for (let i = 0; i < v.length; i += 1) if (i !== part) others += row[i]! * v[i]!;
      const next = Math.max(0, 1 - others);
      moved = Math.max(moved, Math.abs(next - v[part]!));
      largest = Math.max(largest, next);
      v[part] = next;
    }
    if (moved <= SETTLED * largest) return v;
  }
  throw new DataError('not-converged', 'the parts are too alike for weights of equal influence to settle');
}

/**
 * Weights that give each column the same correlation with the weighted arithmetic mean of all, so that all
 * effective weights are equal. With R the correlations and v the weights times the standard deviations, that
 * is Rv ∝ 1; v is the minimum of v'Rv/2 − Σv over v ≥ 0, which is unique and which coordinate descent reaches
 * at a linear rate as long as R is positive definite. Where an entry is zero at the minimum, no positive
 * weights give equal influence, and an error says so. Computed over the units that have every value.
 * @see Becker, Saisana, Paruolo and Vandecasteele (2017), Weights and importance in composite indicators:
 *   closing the gap, Ecological Indicators 80, 12–22 (its linear form); Luo and Tseng (1992), On the
 *   convergence of the coordinate descent method for convex differentiable minimization, Journal of
 *   Optimization Theory and Applications 72, 7–35
 * @throws DataError as `completeRows`; `collinear`; `influence-unattainable`, with the part; `not-converged`
 */
export function equalInfluenceWeights(columns: readonly Float64Array[]): Float64Array {
  const complete = completeRows(columns);
  const r = correlations(complete);
  if (!(eigen(r).values.at(-1)! > COLLINEAR))
    throw new DataError(
      'collinear',
      'one part is a combination of the others, so their influence cannot be separated',
    );
  const v = descend(r);
  const largest = Math.max(...v);
  const none = v.findIndex((entry) => entry <= NONE * largest);
  if (none >= 0)
    throw new DataError(
      'influence-unattainable',
      'has more influence than the other parts even with zero weight, because it correlates with them',
      none,
    );
  return shareOut(v.map((entry, part) => entry / momentsOf(complete[part]!).sd));
}
