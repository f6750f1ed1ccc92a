import type { Ends } from './checks.js';
import type { Writer } from './dialects/dialect.js';

/**
 * Everything is added up as integers: earnings in pence, weights in millionths of the largest one, family
 * circumstances in steps between p10 and p90. Sums of integers are the same in any order, so the digits do
 * not depend on the number of threads; floating-point sums do.
 */
export const MAX_UNITS = 1_000_000;
const PENCE = 100;
/**
 * Steps of family circumstances from p10 to p90, fewer where some lie so far out that sums would grow too
 * large.
 */
const STEPS = 100_000_000;
const FARTHEST = 1_000_000_000;

/** The largest weight in units. Equal weights become one unit each, which keeps the sums small. */
export const maxUnits = (ends: Ends | undefined): number =>
  ends === undefined || ends.min === ends.max || ends.max <= 0 ? 1 : MAX_UNITS;

/** SQL of the weight in units. */
export function weightUnits(sql: Writer, ends: Ends | undefined): string {
  if (ends === undefined || maxUnits(ends) === 1) return '1';
  const scale = sql.number(MAX_UNITS / ends.max, 'weight_scale');
  return sql.rounded(`greatest(1, ${sql.column('weight')} * ${scale})`);
}

export const earningsPence = (sql: Writer): string => sql.rounded(`${sql.column('earnings')} * ${PENCE}`);

/** The largest earnings or loss in pence, at least one. */
export const maxPence = (ends: Ends | undefined): number =>
  Math.max(1, ...[ends?.min ?? 0, ends?.max ?? 0].map((pounds) => Math.round(Math.abs(pounds) * PENCE)));

/**
 * Steps of family circumstances: `steps` of them from p10 to p90, counted from p10. Null where the farthest
 * record is so far out that fewer than a thousand steps would be left.
 */
export function circumstanceSteps(ends: Ends, p10: number, p90: number) {
  const spread = p90 - p10;
  const farthest = Math.max(1, Math.abs(ends.max - p10) / spread, Math.abs(ends.min - p10) / spread);
  const steps = Math.min(STEPS, Math.floor(FARTHEST / farthest));
  const scale = steps / spread;
  return steps >= 1000 && Number.isFinite(scale) ? { steps, scale, max: Math.ceil(steps * farthest) } : null;
}
