import { sum } from 'd3-array';
import type {
  IndexMethod,
  MethodAggregate,
  MethodImputation,
  MethodNormalisation,
  MethodTreatment,
  MethodWeighting,
} from '../../schemas/method.js';
import { counted, exactPerCent, inWords, plain, weightPerCent } from '../formats/numbers.js';
import { listed } from './words.js';

type WithNumbers = Extract<MethodNormalisation, { method: string }>;
type WithoutNumbers = Exclude<Extract<MethodNormalisation, string>, WithNumbers['method']>;

/** A normalisation with its numbers, including those that a bare name implies. */
export type NamedNormalisation = WithNumbers | { readonly method: WithoutNumbers };

/** The numbers that a bare name implies: the defaults of the schema (`schemas/method/level.ts`). */
export function normalisationNamed(asked: MethodNormalisation): NamedNormalisation {
  if (typeof asked !== 'string') return asked;
  switch (asked) {
    case 'z_score':
      return { method: asked, mean: 0, sd: 1 };
    case 'min_max':
      return { method: asked, from: 0, to: 100 };
    case 'distance_to_reference':
      return { method: asked, to: 'best', cap: false };
    case 'exponential':
      return { method: asked, including_itself: true };
    default:
      return { method: asked };
  }
}

/** Whether values then have a mean of 0 and a standard deviation of 1. */
export function isStandard(asked: MethodNormalisation): boolean {
  const named = normalisationNamed(asked);
  return named.method === 'z_score' && named.mean === 0 && named.sd === 1;
}

/*
 * The choices of a method file in words, by their names: a choice that is added to the schema does not
 * compile until it has words here.
 */

const LIST_OF: Readonly<Record<IndexMethod['areas']['level'], string>> = {
  lower_tier: 'lower-tier local authorities',
  upper_tier: 'upper-tier local authorities',
};

/**
 * As in `The lower-tier local authorities of England as listed in April 2025, without A (too small): 294
 * districts.`
 */
export function areaWords(
  { level, year, exclude }: IndexMethod['areas'],
  { country, many, one }: { readonly country: string; readonly many: string; readonly one: string },
  count: number,
): string {
  const left = exclude.map(({ name, reason }) => `${name} (${reason})`);
  const but = left.length === 0 ? '' : `, without ${listed(left)}`;
  return `The ${LIST_OF[level]} of ${country} as listed in April ${year}${but}: ${counted(count, one, many)}.`;
}

export const IMPUTE: Readonly<Record<MethodImputation, string>> = {
  none: 'They stay missing.',
  group_mean: 'Each becomes the mean of the areas of its region that have one.',
  group_median: 'Each becomes the median of the areas of its region that have one.',
  panel: 'Each becomes the last known figure of the area itself.',
};

/** The rule that `standard` names (METHODS 4, and the schema). */
const STANDARD = { skewness: 2, kurtosis: 3.5, winsorise: 5 };
const LOGARITHM = 'the logarithm of value − lowest + 0.01 × (highest − lowest)';

/**
 * What is done to the outliers of a level, in sentences; `of` is what may have outliers, as in `An
 * indicator`.
 */
export function treatmentWords(treatment: MethodTreatment, of: string): string {
  if (treatment === 'none') return 'They are left as they are: nothing is cut, capped or transformed.';
  if (treatment === 'natural_logarithm') return 'Each value becomes its natural logarithm.';
  if (treatment === 'logarithm') return `Each value becomes ${LOGARITHM}.`;
  const { skewness, kurtosis, winsorise } = treatment === 'standard' ? STANDARD : treatment;
  const outliers = `${of} has outliers where its skewness is above ${plain(skewness)}, either way, and its excess kurtosis above ${plain(kurtosis)}.`;
  if (winsorise === 0) return `${outliers} Each of its values then becomes ${LOGARITHM}.`;
  const points = winsorise === 1 ? 'one value takes' : `${inWords(winsorise)} values take`;
  return `${outliers} Up to ${points} that of the next one; where that is not enough, each becomes ${LOGARITHM}.`;
}

interface WholeWords {
  /** Its name with equal weights and with others: as in `the mean of …`. */
  readonly even: string;
  readonly uneven: string;
  /** What it is, where the name is not widely known. */
  readonly meaning?: string;
  /** The formula of an aggregate whose parts are called `x`. */
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
  weighted_sum: {
    even: 'sum',
    uneven: 'weighted sum',
    meaning:
      'The weights are used as they are, whatever they add up to; the weight of a missing part goes to those that are there.',
    formula: (x) => `sum of (weight × ${x})`,
  },
  copeland: {
    even: 'Copeland score',
    uneven: 'weighted Copeland score',
    meaning:
      'Every two areas are compared on the parts that both have: the area that is ahead on more than half of the weight, ties counting half, wins.',
    formula: () => 'number of the other areas that it wins against, less those that it loses against',
  },
  borda_count: {
    even: 'Borda count',
    uneven: 'weighted Borda count',
    meaning:
      'Every two areas are compared on each part: the score is the share of the weight on which an area is ahead of another, ties counting half, summed over all other areas.',
    formula: () => 'sum, over the other areas, of the share of the weight on which the area is ahead',
  },
};

/** How weights are found from the figures: the rest of a sentence that begins with `The weights`. */
export const WEIGHTS_FOUND: Readonly<Record<Exclude<MethodWeighting, 'given' | 'equal'>, string>> = {
  pca: 'are the squared loadings of the first principal component',
  entropy: 'follow Shannon’s entropy: the less evenly one is spread over the areas, the more it weighs',
  equal_influence: 'are such that all have the same correlation with the whole',
};

export const equalWeights = (parts: readonly { readonly weight: number }[]): boolean =>
  new Set(parts.map(({ weight }) => weight)).size < 2;

/** As in `Early years 25% and Schools 75%`. */
export function weightShares(parts: readonly { readonly name: string; readonly weight: number }[]): string {
  const all = sum(parts, ({ weight }) => weight);
  return listed(parts.map(({ name, weight }) => `${name} ${weightPerCent(weight / all)}`));
}

/** What share of the weight must have figures for an aggregate to be made. */
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

/**
 * Which rank is best, and which scores tie.
 * @param decimals those to which scores are rounded before they are ranked
 */
export const rankWords = (tolerance: number, decimals?: number): string =>
  decimals === undefined
    ? `Rank 1 is the highest score, on all digits, before any rounding. ${tieWords(tolerance)} and share the better rank.`
    : `Rank 1 is the highest score, rounded to ${counted(decimals, 'decimal')} before it is ranked. Scores that are then equal tie and share the better rank.`;

/** Treatments of single codes, in sentences. */
export const ownTreatments = (
  rows: readonly { readonly code: string; readonly treatment?: MethodTreatment | undefined }[],
  nameOf: (code: string) => string,
): string[] =>
  rows.flatMap(({ code, treatment }) =>
    treatment === undefined
      ? []
      : [`${nameOf(code)} has a treatment of its own. ${treatmentWords(treatment, 'It')}`],
  );

/** A normalisation in words. */
export interface ScaleWords {
  /** What each figure of an indicator becomes: a sentence. */
  readonly figure: string;
  /** What a score above the indicators becomes: the rest of a sentence that begins with `It is`. */
  readonly score: string;
  readonly formula: string;
}

type Naming = (code: string) => string;
const itself: Naming = (code) => code;

function zScore(mean: number, sd: number): ScaleWords {
  const standard = mean === 0 && sd === 1;
  const scale = `a mean of ${plain(mean)} and a standard deviation of ${plain(sd)}`;
  const start = mean === 0 ? '' : `${plain(mean)} + `;
  const times = sd === 1 ? '' : `${plain(sd)} × `;
  return {
    figure: `Each figure becomes its distance from the mean of all areas, in standard deviations (of a sample, n − 1), with the sign turned where lower is better${standard ? '' : `, put on ${scale}`}.`,
    score: `then put on a scale of mean ${plain(mean)} and standard deviation ${plain(sd)}`,
    formula: `${start}${times}direction × (value − mean) ÷ standard deviation; direction is 1 or −1`,
  };
}

function minMax(from: number, to: number): ScaleWords {
  const start = from === 0 ? '' : `${plain(from)} + `;
  return {
    figure: `Each figure is put between ${plain(from)}, the worst of all areas, and ${plain(to)}, the best, in proportion.`,
    score: `then put between ${plain(from)}, for the worst area, and ${plain(to)}, for the best`,
    formula: `${start}${plain(to - from)} × (value − worst) ÷ (best − worst)`,
  };
}

const NO_NUMBERS = {
  none: {
    figure: 'Each figure is taken as it is, with the sign turned where lower is better.',
    score: 'left on that scale',
    formula: 'direction × value; direction is 1 or −1',
  },
  rank: {
    figure:
      'Each figure becomes its rank from the worst, which is 1; figures that tie share the lower rank. Where some are missing, the ranks are stretched so that the best is the same.',
    score: 'then turned into its rank from the worst, which is 1',
    formula: '1 + count of the areas that are worse × (all areas − 1) ÷ (areas with a value − 1)',
  },
  percentile_rank: {
    figure:
      'Each figure becomes the share of the other areas that are worse: 0 for the worst, 1 for the best.',
    score: 'then turned into the share of the other areas that are worse',
    formula: 'count of the areas that are worse ÷ (areas with a value − 1)',
  },
  borda: {
    figure:
      'Each figure becomes the count of the areas that are worse (its Borda score). Where some are missing, the counts are stretched so that the best is the same.',
    score: 'then turned into the count of the areas that are worse (its Borda score)',
    formula: 'count of the areas that are worse × (all areas − 1) ÷ (areas with a value − 1)',
  },
} as const satisfies Record<string, ScaleWords>;

function exponential(including_itself: boolean): ScaleWords {
  const base = including_itself
    ? 'with 100 for the best'
    : 'with 0 for the worst, as a rank does not count the area itself';
  return {
    figure: `Each figure is ranked and the ranks are spread out as the Indices of Deprivation do, ${base}; half of the areas have less than 16.`,
    score: `then ranked and spread out as the Indices of Deprivation do, ${base}`,
    formula: `−23 × ln(1 − R × (1 − e^(−100/23))); R = areas that are no better, ${including_itself ? 'itself among them' : 'without itself'}, ÷ all areas`,
  };
}

type Distance = Extract<MethodNormalisation, { method: 'distance_to_reference' }>;

function distance({ to, cap }: Pick<Distance, 'to' | 'cap'>, nameOf: Naming): ScaleWords {
  const end = to === 'best' ? 'the best' : 'unit' in to ? `that of ${nameOf(to.unit)}` : plain(to.target);
  const sign = to === 'best' ? 'best' : 'unit' in to ? `value of ${nameOf(to.unit)}` : plain(to.target);
  const way = `the share of the way from the worst to ${end}`;
  const beyond = cap ? '; anything better still counts as 1' : '';
  return {
    figure: `Each figure becomes ${way}${beyond}.`,
    score: `then turned into ${way}${beyond}`,
    formula: `(value − worst) ÷ (${sign} − worst)`,
  };
}

type Goalposts = Extract<MethodNormalisation, { method: 'goalposts' }>;

function goalposts({ lower, upper, scale, truncate }: Goalposts): ScaleWords {
  const from = plain(lower);
  const to = plain(upper);
  const times = scale === 1 ? '' : `${plain(scale)} × `;
  const way = `how far it is from ${from} to ${to}${scale === 1 ? ', as a share' : `, on a scale of 0 to ${plain(scale)}`}`;
  const beyond = truncate ? '; a value beyond them counts as the nearer of the two' : '';
  return {
    figure: `Each figure becomes ${way}${beyond}, and is counted from the other end where lower is better.`,
    score: `then turned into ${way}${beyond}`,
    formula: `${times}(value − ${from}) ÷ (${to} − ${from}), or ${times}(${to} − value) ÷ (${to} − ${from}) where lower is better`,
  };
}

/**
 * A normalisation of a method file in words, with its numbers.
 * @param nameOf name of the area with a code, where a distance is to one
 */
export function scaleWords(normalise: MethodNormalisation, nameOf: Naming = itself): ScaleWords {
  const asked = normalisationNamed(normalise);
  switch (asked.method) {
    case 'z_score':
      return zScore(asked.mean, asked.sd);
    case 'min_max':
      return minMax(asked.from, asked.to);
    case 'distance_to_reference':
      return distance(asked, nameOf);
    case 'goalposts':
      return goalposts(asked);
    case 'exponential':
      return exponential(asked.including_itself);
    default:
      return NO_NUMBERS[asked.method];
  }
}
