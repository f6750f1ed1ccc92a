import { z } from 'zod';
import { evidenceLevel, measureCode } from '../evidence.js';
import { CODE, count, filledText, numberOrNull, period, sourceName, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { correlation } from './checks-file.js';

const partShape = {
  code: field(z.string().regex(CODE), {
    title: 'Code',
    description: 'The index, or an aggregate that it is made of.',
  }),
  name: filledText('Name', 'Name of the index or the aggregate.'),
};

export const validityRow = z.strictObject({
  ...partShape,
  against: measureCode,
  against_title: filledText('Compared with', 'What the scores are compared with.'),
  level: evidenceLevel,
  subset: filledText('Subset', 'all, or which places are left out, as in “outside London”.'),
  expected: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Expected sign',
    description: '1: scores that measure mobility would rise with it; -1: they would fall.',
  }),
  n: count('Places', 'Number of places with both values.', 'places'),
  spearman: correlation(
    'Rank correlation',
    'Spearman’s rank correlation over these places; empty with fewer than three.',
  ),
  lower: correlation(
    'Lower limit',
    'Lower limit of a 95% interval of the rank correlation: the 2.5th percentile over 1,000 resamples of the places, drawn with replacement (seeded).',
  ),
  upper: correlation('Upper limit', 'Upper limit of the same interval: the 97.5th percentile.'),
  pearson: correlation('Correlation', 'Pearson’s correlation over the same places.'),
  unweighted: count(
    'Unweighted means',
    'Number of places whose score is a plain mean of several districts, because the people of one of them are not known.',
    'places',
  ),
  period,
  source: sourceName,
});

export type ValidityRow = z.infer<typeof validityRow>;

/** How the scores go with measured mobility and with others’ indices: a row for each pair and subset. */
export const validityTable: Table = {
  name: 'validity',
  title: 'Validity',
  description:
    'How the index and the aggregates that it is made of go with measured mobility and with others’ indices: rank correlations with their limits. Evidence, not proof: few regions, and people who grew up decades ago.',
  key: ['code', 'against', 'subset'],
  row: validityRow,
};

export const validityPlaceRow = z.strictObject({
  level: evidenceLevel,
  place_code: filledText('Place code', 'Code of the place, as in evidence.csv.'),
  place_name: filledText('Place name', 'Name of the place.'),
  ...partShape,
  score: numberOrNull(
    'Mean score',
    'Mean of the scores of its districts, weighted by people; higher is better.',
    'standard deviations over districts',
  ),
  districts: count('Districts', 'Number of its districts with a score.', 'districts'),
  population: numberOrNull(
    'Population',
    'People of these districts, the weights of the mean; empty where those of one are not known, and the mean is a plain one.',
    'people',
  ),
  area_codes: text('Districts', 'GSS codes of these districts, separated by semicolons.'),
});

export type ValidityPlace = z.infer<typeof validityPlaceRow>;

/** The scores of larger places, which others’ figures are about. */
export const validityPlacesTable: Table = {
  name: 'validity_places',
  title: 'Scores of larger places',
  description:
    'Scores of the index and its aggregates, averaged by people over the larger places that others’ figures are about.',
  key: ['level', 'place_code', 'code'],
  row: validityPlaceRow,
};
