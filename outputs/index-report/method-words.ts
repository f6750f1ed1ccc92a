import type {
  IndexMethod,
  MethodAggregate,
  MethodImputation,
  MethodTreatment,
  MethodWeighting,
} from '../../schemas/method.js';
import { exactPerCent, inWords, plain, weightPerCent } from './numbers.js';
import { listed } from './words.js';

/*
 * The choices of a method file in words, each by its own name: a choice that is added to the schema does not compile
 * until it has words here (those of scales: `scale-words.ts`).
 */

export const LIST_OF: Readonly<Record<IndexMethod['areas']['level'], string>> = {
  lower_tier: 'lower-tier local authorities',
  upper_tier: 'upper-tier local authorities',
};

export const IMPUTE: Readonly<Record<MethodImputation, string>> = {
  none: 'They stay missing.',
  group_mean: 'Each becomes the mean of the areas of its region that have one.',
  group_median: 'Each becomes the median of the areas of its region that have one.',
  panel: 'Each becomes the last known figure of the area itself.',
};

/** The rule that `standard` stands for (METHODS 4, and the schema). */
const STANDARD = { skewness: 2, kurtosis: 3.5, winsorise: 5 };

/** What is done to the outliers of a level, in sentences; `of` is what may have them, as in `An indicator`. */
export function treatmentWords(treatment: MethodTreatment, of: string): string {
  if (treatment === 'none') return 'They are left as they are: nothing is cut, capped or transformed.';
  const { skewness, kurtosis, winsorise } = treatment === 'standard' ? STANDARD : treatment;
  const logarithm = `the logarithm of value − least + 0.01 × (most − least)`;
  const outliers = `${of} has outliers where its skewness is above ${plain(skewness)}, either way, and its excess kurtosis above ${plain(kurtosis)}.`;
  if (winsorise === 0) return `${outliers} Each of its values then becomes ${logarithm}.`;
  const points = winsorise === 1 ? 'one value takes' : `${inWords(winsorise)} values take`;
  return `${outliers} Up to ${points} that of the next one; where that does not do, each becomes ${logarithm}.`;
}

interface WholeWords {
  /** With equal weights, and with others: as in `the mean of …`. */
  readonly even: string;
  readonly uneven: string;
  /** What it is, where the name does not say it to everyone. */
  readonly meaning?: string;
  /** Of a whole whose parts are called `x`. */
  readonly formula: (x: string) => string;
}

export const WHOLE: Readonly<Record<MethodAggregate, WholeWords>> = {
  arithmetic_mean: {
    even: 'mean',
    uneven: 'weighted mean',
    formula: (x) => `sum of (weight × ${x}) ÷ sum of the weights`,
  },
  geometric_mean: {
    even: 'geometric mean',
    uneven: 'weighted geometric mean',
    formula: (x) => `e to the power of (sum of (weight × ln ${x}) ÷ sum of the weights)`,
  },
  harmonic_mean: {
    even: 'harmonic mean',
    uneven: 'weighted harmonic mean',
    formula: (x) => `sum of the weights ÷ sum of (weight ÷ ${x})`,
  },
  copeland: {
    even: 'Copeland score',
    uneven: 'weighted Copeland score',
    meaning:
      'Every two areas are compared on each: the score is the share of the weight on which an area is ahead of another, ties counting half, summed over all others.',
    formula: () => 'sum, over the other areas, of the share of the weight on which the area is ahead',
  },
};

/** How weights that are found by the figures are found: the rest of a sentence that begins with `The weights`. */
export const WEIGHTS_FOUND: Readonly<Record<Exclude<MethodWeighting, 'given' | 'equal'>, string>> = {
  pca: 'are the squared loadings of the first principal component',
  entropy: 'follow Shannon’s entropy: the less evenly one is spread over the areas, the more it weighs',
  equal_influence: 'are such that all have the same correlation with the whole',
};

export const equalWeights = (parts: readonly { readonly weight: number }[]): boolean =>
  new Set(parts.map(({ weight }) => weight)).size < 2;

/** As in `Early years 25% and Schools 75%`. */
export function weightShares(parts: readonly { readonly name: string; readonly weight: number }[]): string {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  return listed(parts.map(({ name, weight }) => `${name} ${weightPerCent(weight / all)}`));
}

/** What part of the weight must be there for a whole to be made. */
export function needed(share: number): string {
  if (share >= 1) return 'all of them must be there';
  return share <= 0
    ? 'one of them must be there'
    : `at least ${exactPerCent(share)} of the weight must be there`;
}

/** How close two scores must be to tie. */
export function tieWords(tolerance: number): string {
  if (tolerance === 0) return 'Equal scores tie';
  return `Scores that differ by no more than ${tolerance.toFixed(15).replace(/0+$/, '')} tie`;
}
