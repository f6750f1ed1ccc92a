import { type MethodNormalisation, normalisationNamed } from './normalisation.js';
import { plain } from './numbers.js';

/** A normalisation as the report tells of it. */
export interface ScaleWords {
  /** What becomes of each figure of an indicator: a sentence. */
  readonly figure: string;
  /** What becomes of a score above the indicators: the rest of a sentence that begins with `It is`. */
  readonly score: string;
  readonly formula: string;
}

type Naming = (code: string) => string;
const itself: Naming = (code) => code;

function zScore(mean: number, sd: number): ScaleWords {
  const standard = mean === 0 && sd === 1;
  const scale = `a mean of ${plain(mean)} and a standard deviation of ${plain(sd)}`;
  const [start, times] = [mean === 0 ? '' : `${plain(mean)} + `, sd === 1 ? '' : `${plain(sd)} × `];
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
    figure: 'Each figure becomes its rank from the worst, which is 1; figures that tie share the lower rank.',
    score: 'then turned into its rank from the worst, which is 1',
    formula: '1 + count of the areas that are worse',
  },
  percentile_rank: {
    figure:
      'Each figure becomes the share of the other areas that are worse: 0 for the worst, 1 for the best.',
    score: 'then turned into the share of the other areas that are worse',
    formula: 'count of the areas that are worse ÷ (all areas − 1)',
  },
  borda: {
    figure: 'Each figure becomes the count of the areas that are worse (its Borda score).',
    score: 'then turned into the count of the areas that are worse (its Borda score)',
    formula: 'count of the areas that are worse',
  },
  exponential: {
    figure:
      'Each figure is ranked and the ranks are spread out as the Indices of Deprivation do: the best has 100, and half of the areas less than 16.',
    score: 'then ranked and spread out as the Indices of Deprivation do, with 100 for the best',
    formula:
      '−23 × ln(1 − R × (1 − e^(−100/23))); R = areas that are no better, itself among them, ÷ all areas',
  },
} as const satisfies Record<string, ScaleWords>;

type Distance = Extract<MethodNormalisation, { method: 'distance_to_reference' }>;

function distance({ to, cap }: Pick<Distance, 'to' | 'cap'>, nameOf: Naming): ScaleWords {
  const end = to === 'best' ? 'the best' : 'unit' in to ? `that of ${nameOf(to.unit)}` : plain(to.target);
  const sign = to === 'best' ? 'best' : 'unit' in to ? `value of ${nameOf(to.unit)}` : plain(to.target);
  const way = `the share of the way from the worst to ${end}`;
  const beyond = cap ? '; what is better still counts as 1' : '';
  return {
    figure: `Each figure becomes ${way}${beyond}.`,
    score: `then turned into ${way}${beyond}`,
    formula: `(value − worst) ÷ (${sign} − worst)`,
  };
}

type Goalposts = Extract<MethodNormalisation, { method: 'goalposts' }>;

function goalposts({ lower, upper, scale, truncate }: Goalposts): ScaleWords {
  const [from, to] = [plain(lower), plain(upper)];
  const times = scale === 1 ? '' : `${plain(scale)} × `;
  const way = `how far it is from ${from} to ${to}${scale === 1 ? ', as a share' : `, on a scale of 0 to ${plain(scale)}`}`;
  const beyond = truncate ? '; what lies beyond counts as on the nearer of the two' : '';
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
    default:
      return NO_NUMBERS[asked.method];
  }
}
