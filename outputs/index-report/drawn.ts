import type {
  MethodAggregate,
  MethodImputation,
  MethodRobustness,
  MethodTreatment,
  MethodWeighting,
} from '../../schemas/method.js';
import { counted, inWords, plain, whole } from '../formats/numbers.js';
import { numberOf, textOf } from '../page/rows.js';
import { capital } from '../page/words.js';
import type { ReportView } from './view.js';

/** Titles of the indicators of which the publishers give 95% confidence limits. */
export function surveyed({ data }: ReportView): string[] {
  const limited = new Set(
    data.indicators.rows
      .filter((row) => row.status !== 'modelled' && numberOf(row, 'lower') !== null)
      .map((row) => row.indicator),
  );
  return data.declared.flatMap(({ declaration: { code, title } }) => (limited.has(code) ? [title] : []));
}

/*
 * What is drawn for a replicate, in words, from the choices of the method: a choice that is added to the
 * schema does not compile until it has words here.
 */

const SCALES: Readonly<Record<MethodRobustness['normalise'][number], string>> = {
  none: 'as they are',
  z_score: 'standard deviations from the mean (z-scores)',
  min_max: 'from the worst to the best on one range (min–max)',
  rank: 'ranks',
  percentile_rank: 'percentile ranks',
  borda: 'Borda scores',
  exponential: 'the exponential scale of the Indices of Deprivation',
  distance_to_reference: 'shares of the way to the best',
};

const WHOLES: Readonly<Record<MethodAggregate, string>> = {
  arithmetic_mean: 'arithmetic means',
  geometric_mean: 'geometric means',
  harmonic_mean: 'harmonic means',
  weighted_sum: 'weighted sums',
  copeland: 'Copeland scores',
  borda_count: 'Borda counts',
};

const WEIGHTS: Readonly<Record<MethodWeighting, string>> = {
  given: 'those of the method',
  equal: 'equal ones',
  pca: 'those of the first principal component',
  entropy: 'those by entropy',
  equal_influence: 'those of equal influence',
};

const MISSING: Readonly<Record<MethodImputation, string>> = {
  none: 'left missing',
  group_mean: 'the mean of the region',
  group_median: 'the median of the region',
  panel: 'the last known figure of the area',
};

function treatmentWord(treatment: MethodTreatment): string {
  if (treatment === 'none') return 'left as they are';
  if (treatment === 'standard') return 'brought in by the standard rule';
  if (typeof treatment === 'string') return 'replaced by their logarithm';
  const { skewness, kurtosis, winsorise } = treatment;
  return `brought in where skewness is above ${plain(skewness)} and kurtosis above ${plain(kurtosis)} (up to ${counted(winsorise, 'value')})`;
}

/** As in `a, b or c`; where there is no choice, `always a`. */
function oneOf(options: readonly string[]): string {
  const last = options.at(-1) ?? '';
  return options.length < 2 ? `always ${last}` : `${options.slice(0, -1).join(', ')} or ${last}`;
}

function scaleWord({ normalise, aggregate }: MethodRobustness): string {
  const positive = aggregate.includes('geometric_mean') || aggregate.includes('harmonic_mean');
  const also = positive ? '; with geometric or harmonic means, the range from 1 to 100' : '';
  return `normalisation: ${oneOf(normalise.map((scale) => SCALES[scale]))}${also}`;
}

function weightWord({ weights, weight_spread }: MethodRobustness): string {
  const spread =
    weight_spread === 0
      ? ''
      : `, each multiplied by a number between ${plain(1 - weight_spread)} and ${plain(1 + weight_spread)}`;
  return `weighting and size of the weights: ${oneOf(weights.map((weighting) => WEIGHTS[weighting]))}${spread}`;
}

/** Indicators that some areas have as the figure of their county, or of the area they were split from. */
export const inheritedIndicators = ({ data }: ReportView): number =>
  new Set(data.indicators.rows.flatMap((row) => (isInherited(row) ? [row.indicator] : []))).size;

export const isInherited = (row: ReportView['data']['indicators']['rows'][number]): boolean =>
  row.status === 'inherited' ||
  row.status === 'modelled' ||
  row.status === 'modelled' ||
  (row.status !== 'missing' && textOf(row, 'reason').split(';').includes('split'));

const drawsSurvey = (view: ReportView): boolean =>
  view.data.method.robustness.sampling_error && surveyed(view).length > 0;
/** Whether the errors of figures of larger areas are drawn together, by their covariance. */
const drawsTogether = ({ data }: ReportView): boolean =>
  data.method.steps.model !== undefined && data.method.robustness.modelled_error;
const drawsInherited = (view: ReportView): boolean =>
  (drawsTogether(view) || view.data.method.robustness.inheritance_sd > 0) && inheritedIndicators(view) > 0;
/** How many indicators are drawn with the noise of one year. */
const noisy = ({ data }: ReportView): number =>
  data.method.robustness.one_year_noise ? data.method.history.length : 0;

/** Whether figures are drawn, and not only choices of method. */
export const drawsFigures = (view: ReportView): boolean =>
  drawsSurvey(view) || drawsInherited(view) || noisy(view) > 0;

/** What is drawn in each replicate, one item for each draw. */
export function drawnWords(view: ReportView): string[] {
  const { data } = view;
  const { robustness } = data.method;
  const { treatment, aggregate, impute, drop_indicators, inheritance_sd, face_weight } = robustness;
  const [face] = view.faces;
  const survey = surveyed(view).length;
  const inherited = inheritedIndicators(view);
  return [
    `treatment of outliers: ${oneOf(treatment.map(treatmentWord))}`,
    scaleWord(robustness),
    weightWord(robustness),
    face_weight !== undefined &&
      `weight of the faces: that of “${face?.name ?? 'the first'}” between ${plain(face_weight[0])} and ${plain(face_weight[1])}, the other has the rest`,
    `aggregation (how domains and the index are made): ${oneOf(aggregate.map((mean) => WHOLES[mean]))}`,
    `imputation (missing figures): ${oneOf(impute.map((rule) => MISSING[rule]))}`,
    drop_indicators && `indicator left out: none, or one of the ${whole(data.declared.length)}`,
    drawsSurvey(view) &&
      `sampling error: the ${counted(survey, 'figure')} with 95% limits ${survey === 1 ? 'is' : 'are'} moved at random, 19 times in 20 within ${survey === 1 ? 'its' : 'their'} published limits, once for each authority that publishes, so that the districts of a county share the draw`,
    noisy(view) > 0 &&
      `one-year noise: ${counted(noisy(view), 'figure')} without limits ${noisy(view) === 1 ? 'is' : 'are'} moved at random as far as such figures change from one year to the next, once for each authority that publishes`,
    drawsTogether(view) &&
      inherited > 0 &&
      `what figures of counties hide: each figure that an area has from its county, or from the area it was split from, is changed by a random amount, all indicators of an area together, so that their mean over the county stays (${inWords(inherited)} of the ${counted(data.declared.length, 'indicator')})`,
    !drawsTogether(view) &&
      drawsInherited(view) &&
      `spread within a county (what its figure hides): each figure that an area has from its county, or from the area it was split from, is changed by a random amount with a standard deviation of ${plain(inheritance_sd)} times that among all areas, for each area separately (${inWords(inherited)} of the ${counted(data.declared.length, 'indicator')})`,
  ].filter((words) => words !== false);
}

export const drawnSentences = (view: ReportView): string[] =>
  drawnWords(view).map((words) => `${capital(words)}.`);
