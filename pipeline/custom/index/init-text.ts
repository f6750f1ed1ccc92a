import { SmiError } from '../../../errors/smi-error.js';
import { AGGREGATES, IMPUTATIONS, NORMALISATIONS, WEIGHTINGS } from '../../../schemas/method/level.js';
import { LEAST_FOR_KURT } from '../../methods/moments.js';
import type { CodeBy } from './survey.js';

/** What a table offers to a method. */
export interface Offer {
  readonly file: string;
  readonly code: string;
  /** Why that column is taken for the code. */
  readonly codeBy: CodeBy;
  readonly name: string;
  readonly period: string | null;
  readonly units: number;
  readonly indicators: readonly string[];
  /** Texts that stand for a missing value in a column of numbers. */
  readonly missing: readonly string[];
  /** Fewest values of an indicator. */
  readonly least: number;
  /** Share of the weight of the indicators that a unit needs. */
  readonly minimum_weight_share: number;
  /** Columns of numbers that cannot be indicators, and why. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  /** Columns of text beside code and name. */
  readonly texts: readonly string[];
}

const PLAIN = /^[A-Za-z][A-Za-z0-9_]*$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a value in YAML: quoted, where it would be taken for something else. */
export const scalar = (text: string): string =>
  PLAIN.test(text) && !WORDS.test(text) ? text : JSON.stringify(text);

/** On one line of a comment. */
const remark = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** A code that no column has. */
function free(wanted: string, { indicators, texts }: Offer): string {
  const taken = new Set([...indicators, ...texts].map((name) => name.toLowerCase()));
  let code = wanted;
  while (taken.has(code)) code = `${code}_`;
  return code;
}

const titleOf = (file: string): string => `Index of ${file.replace(/, sheet .*$/, '')}`;

/** How the column of codes was found, in the words of a comment. */
const FOUND: Readonly<Record<CodeBy, (code: string) => string>> = {
  unit_code: () => '# The code of a unit is in the column that is called unit_code.',
  name: (code) => `# ${code} is taken as the code of a unit, by its name.`,
  whole_numbers: (code) =>
    `# ${code} is taken as the code of a unit: whole numbers that all differ, in front of a column of text. CHECK THIS.`,
  text: (code) =>
    `# ${code} is taken as the code of a unit: it is the first column of text that tells units apart.`,
};

function dataPart({ code, codeBy, name, period, missing, texts, units }: Offer): string[] {
  const groups = texts.map((text) => `  # group: ${scalar(text)}`);
  return [
    `# ${units} units.`,
    FOUND[codeBy](remark(JSON.stringify(code))),
    'data:',
    `  unit_code: ${scalar(code)}`,
    `  unit_name: ${scalar(name)}`,
    '  # The column with the group of a unit (a region, say), for imputation by group_mean or group_median.',
    ...(groups.length === 0 ? ['  # group: region'] : groups),
    '  # The column with the year, where a unit has a row for each year. The latest is scored; impute: panel looks back.',
    period === null ? '  # period: year' : `  period: ${scalar(period)}`,
    '  # An empty cell is missing. Texts that mean the same, such as NA, are named here; any other is an error.',
    missing.length === 0
      ? '  # missing: [NA, ".."]'
      : `  missing: [${missing.map((sign) => JSON.stringify(sign)).join(', ')}]`,
  ];
}

function structurePart(offer: Offer): string[] {
  const pillar = free('pillar_1', offer);
  const rows = offer.indicators.map(
    (name) =>
      `  - { code: ${scalar(name)}, level: 1, parent: ${pillar}, direction: 1, weight: 1, type: Indicator }`,
  );
  const refused = offer.refused.map(
    ({ name, why }) => `  # left out: ${remark(JSON.stringify(name))}: ${why}`,
  );
  return [
    '# code: for an indicator, its column. direction: 1 where higher is better, -1 where lower is: LOOK AT EACH.',
    '# weight: among those of the same parent; only the proportions matter. name and unit may be added.',
    'structure:',
    ...rows,
    ...refused,
    '  # Aggregates: add more of level 2, and give the indicators their parents, to have several.',
    `  - { code: ${pillar}, name: All indicators, level: 2, parent: ${free('overall', offer)}, weight: 1, type: Aggregate }`,
    `  - { code: ${free('overall', offer)}, name: Overall index, level: 3, type: Aggregate }`,
  ];
}

const stepsPart = ({ minimum_weight_share }: Offer): string[] => [
  'steps:',
  `  # What becomes of missing values: ${IMPUTATIONS.join(', ')}. Imputed ones are marked in every table.`,
  '  impute: none',
  '  # One for each level, from the indicators up.',
  '  # treatment of outliers: none, standard, or { skewness: 2, kurtosis: 3.5, winsorise: 5 }',
  `  # normalise: ${NORMALISATIONS.join(', ')},`,
  '  #   or with numbers, as in { method: min_max, from: 1, to: 100 } or { method: goalposts, lower: 0, upper: 50 }',
  `  # weights: ${WEIGHTINGS.join(', ')}`,
  `  # aggregate: ${AGGREGATES.join(', ')}; geometric and harmonic means need min_max from 1 to 100 below`,
  '  levels:',
  '    - { name: indicator, treatment: none, normalise: z_score, weights: given }',
  '    # minimum_weight_share: share of the weight of the parts that must have a value; with less there is no score.',
  `    - { name: pillar, aggregate: arithmetic_mean, minimum_weight_share: ${minimum_weight_share}, normalise: z_score, weights: given }`,
  '    - { name: overall, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: z_score }',
  '  # Scores closer than this tie.',
  '  tolerance: 1.0e-9',
  '  # The best and the worst share of units are hotspots and coldspots.',
  '  group_share: 0.2',
];

const robustnessPart = ({ least, indicators }: Offer): string[] => [
  '# What the ranks are worth: the index is made anew so often, each time with choices drawn from these lists.',
  'robustness:',
  '  replicates: 1000',
  ...(least < LEAST_FOR_KURT
    ? ['  # standard can be added where every indicator has four values or more.', '  treatment: [none]']
    : ['  treatment: [none, standard]']),
  '  normalise: [z_score, min_max, percentile_rank]',
  '  weights: [given]',
  '  # Weights are multiplied by numbers from 0.75 to 1.25.',
  '  weight_spread: 0.25',
  '  aggregate: [arithmetic_mean, geometric_mean]',
  '  impute: [none]',
  `  drop_indicators: ${indicators.length > 1}`,
  '  # How much each choice drives the ranks; 0 leaves it out.',
  '  sensitivity: 128',
];

/** A method file with every choice told of, which runs as it stands. Throws `table-invalid` without an indicator. */
export function initText(offer: Offer): string {
  if (offer.indicators.length === 0)
    throw new SmiError('table-invalid', `${offer.file} has no column of numbers that could be an indicator`, {
      next: 'give it one column of numbers for each indicator',
      places: offer.refused.map(({ name, why }) => `${JSON.stringify(name)}: ${why}`),
    });
  return `${[
    '# A method to start from, for `smi score`. Every word is explained in docs/toolbox.md.',
    'kind: score',
    `title: ${JSON.stringify(titleOf(offer.file))}`,
    '',
    ...dataPart(offer),
    '',
    ...structurePart(offer),
    '',
    ...stepsPart(offer),
    '',
    ...robustnessPart(offer),
  ].join('\n')}\n`;
}
