import type { Bindings } from '../../engine/engine.js';
import type { Ends } from './checks.js';

/**
 * Everything is added up as whole numbers: earnings in pence, weights in parts of the largest one, family
 * circumstances in steps between p10 and p90. Sums of whole numbers are the same in every order, so that the
 * digits do not depend on the number of threads; sums of fractions are not.
 */
export const MOST_UNITS = 1_000_000;
const PENCE = 100;
/**
 * Steps of family circumstances from p10 to p90, fewer where some lie so far out that sums would grow too
 * large.
 */
const STEPS = 100_000_000;
const FARTHEST = 1_000_000_000;

/** SQL of the weight in units. Equal weights are one unit each, which keeps every number small. */
export function weightUnits(ends: Ends | undefined): { sql: string; most: number; bindings: Bindings } {
  if (ends === undefined || ends.least === ends.most || ends.most <= 0)
    return { sql: '1', most: 1, bindings: {} };
  const sql = 'CAST(greatest(1, round(weight * $weight_scale)) AS BIGINT)';
  return { sql, most: MOST_UNITS, bindings: { weight_scale: MOST_UNITS / ends.most } };
}

export const EARNINGS_PENCE = `CAST(round(earnings * ${PENCE}) AS BIGINT)`;

/** The largest number of pence, of at least one. */
export const mostPence = (ends: Ends | undefined): number =>
  Math.max(1, Math.round((ends?.most ?? 0) * PENCE));

/**
 * Steps of family circumstances: `steps` of them from p10 to p90, counted from p10. Null when the farthest
 * record lies so far out that fewer than a thousand steps would be left.
 */
export function circumstanceSteps(ends: Ends, p10: number, p90: number) {
  const spread = p90 - p10;
  const farthest = Math.max(1, Math.abs(ends.most - p10) / spread, Math.abs(ends.least - p10) / spread);
  const steps = Math.min(STEPS, Math.floor(FARTHEST / farthest));
  const scale = steps / spread;
  return steps >= 1000 && Number.isFinite(scale) ? { steps, scale, most: Math.ceil(steps * farthest) } : null;
}

/** The narrowest type that holds a product whose factors have these largest sizes. */
export const productType = (...sizes: readonly number[]): 'BIGINT' | 'HUGEINT' =>
  sizes.reduce((product, size) => product * size, 1) < 9e18 ? 'BIGINT' : 'HUGEINT';
