import type { IndexMethod } from '../../schemas/method.js';
import { exactPerCent, weightPerCent } from './numbers.js';
import { listed } from './words.js';

/*
 * The choices of a method file in words, each by its own name: a choice that is added to the schema does not compile
 * until it has words here.
 */

export const LIST_OF: Readonly<Record<IndexMethod['areas']['level'], string>> = {
  lower_tier: 'lower-tier local authorities',
  upper_tier: 'upper-tier local authorities',
};

export const TREATMENT: Readonly<Record<IndexMethod['steps']['treatment'], string>> = {
  none: 'They are left as they are: nothing is cut, capped or transformed.',
};

export const SCALE: Readonly<Record<IndexMethod['steps']['normalise'], string>> = {
  z_score:
    'Each figure becomes its distance from the mean of all areas, in standard deviations (of a sample, n − 1), with the sign turned where lower is better. Higher is then better for every indicator.',
};

type Aggregation = IndexMethod['steps']['domain'];

/** With equal weights, and with others. */
export const WHOLE: Readonly<Record<Aggregation['aggregate'], readonly [even: string, uneven: string]>> = {
  weighted_mean: ['mean', 'weighted mean'],
};

export const AGAIN: Readonly<Record<Aggregation['standardise'], string>> = {
  z_score: 'then put on a scale of mean 0 and standard deviation 1 again',
};

export const equalWeights = (parts: readonly { readonly weight: number }[]): boolean =>
  new Set(parts.map(({ weight }) => weight)).size < 2;

/** As in `Early years 25% and Schools 75%`. */
export function weightShares(parts: readonly { readonly name: string; readonly weight: number }[]): string {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  return listed(parts.map(({ name, weight }) => `${name} ${weightPerCent(weight / all)}`));
}

/** What part of the weight must be there for a whole to be made. */
export const needed = (share: number): string =>
  share >= 1 ? 'all of them must be there' : `at least ${exactPerCent(share)} of the weight must be there`;

/** How close two scores must be to tie. */
export function tieWords(tolerance: number): string {
  if (tolerance === 0) return 'Equal scores tie';
  return `Scores that differ by no more than ${tolerance.toFixed(15).replace(/0+$/, '')} tie`;
}
