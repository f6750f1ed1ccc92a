import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';

/** Every method of normalising, with and without its parameters. */
export const EVERY_METHOD: readonly Normalisation[] = [
  { method: 'z_score' },
  { method: 'z_score', mean: 100, sd: 15 },
  { method: 'min_max' },
  { method: 'min_max', from: 1, to: 100 },
  { method: 'rank' },
  { method: 'percentile_rank' },
  { method: 'borda' },
  { method: 'exponential' },
  { method: 'distance_to_reference', to: 'best' },
  { method: 'distance_to_reference', to: { target: 15_000 }, cap: true },
  { method: 'goalposts', lower: 0, upper: 20_000, scale: 1 },
  { method: 'none' },
];
