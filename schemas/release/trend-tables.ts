import { z } from 'zod';
import { areaCode, areaName, CODE, count, filledText, text } from '../fields.js';
import { field, type Table } from '../table.js';

const edition = filledText('Edition', 'The edition that it is of.');
const code = field(z.string().regex(CODE), {
  title: 'Code',
  description: 'An indicator, a domain, a face or the index.',
});
const level = filledText('Level', 'Name of the level: indicator, domain, face or index.');
const segment = field(z.int().min(1), {
  title: 'Segment',
  description:
    'Editions of one segment can be compared; between two segments definition or grading changed, and no line joins them.',
});
const number = (title: string, description: string, unit?: string) =>
  field(z.number().nullable(), { title, description, ...(unit !== undefined && { unit }) });

export const trendRow = z.strictObject({
  area_code: areaCode,
  area_name: areaName,
  edition,
  code,
  level,
  value: number(
    'Value',
    'Of an indicator the figure, or its ratio where trend_codes.csv names what it is relative to; of anything else the mean of its parts.',
  ),
  status: text('Status', 'Of an indicator, the status of its figure; empty for anything else.'),
  score: number(
    'Score',
    'On the mean and the standard deviation of the base edition; higher is better. All areas can rise.',
    'standard deviations of the base edition',
  ),
  rank: field(z.int().min(1).nullable(), {
    title: 'Rank',
    description: 'Rank among the areas in this edition, by this method; 1 is the best.',
    unit: 'rank',
  }),
  segment,
});

export type TrendRow = z.infer<typeof trendRow>;

/** Every area in every edition of a trend. */
export const trendTable: Table = {
  name: 'trend',
  title: 'Trend',
  description:
    'Every area in every edition, by one method on the scale of the base edition: indicators, domains, faces and the index. A score of 0 is the mean of the base edition.',
  key: ['area_code', 'edition', 'code'],
  row: trendRow,
};

export const trendCodeRow = z.strictObject({
  edition,
  code,
  level,
  name: filledText('Name', 'Name for display.'),
  period: text('Period', 'Of an indicator, the period, as the official file writes it.'),
  areas: count('Areas', 'How many areas have a score.', 'areas'),
  mean_score: number(
    'Mean score',
    'Mean of the scores of the areas: 0 in the base edition.',
    'standard deviations of the base edition',
  ),
  base_mean: number('Base mean', 'Mean of the values in the base edition, which is score 0.'),
  base_sd: number('Base standard deviation', 'Standard deviation of the values in the base edition.'),
  relative_to: text('Relative to', 'Code of the area whose figure it is divided by; empty for none.'),
  divisor: number('Divisor', 'The figure that it is divided by.'),
  divisor_cell: text('Cell of the divisor', 'The official cell of that figure.'),
  segment,
  breaks: text(
    'Breaks',
    'What changed since the edition before, of the indicator or of the indicators that it is made of; empty where nothing did.',
  ),
});

export type TrendCode = z.infer<typeof trendCodeRow>;

/** The scale of each code in a trend, and where its line is broken. */
export const trendCodesTable: Table = {
  name: 'trend_codes',
  title: 'Scales and breaks of the trend',
  description:
    'The means of all areas in each edition, the scale that scores are on, what figures are relative to, and where definition or grading changed.',
  key: ['edition', 'code'],
  row: trendCodeRow,
};
