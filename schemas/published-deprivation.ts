import { z } from 'zod';
import { areaCode, areaName, filledText, gssCode, period } from './fields.js';
import { field, type Table } from './table.js';

/** A district of an edition in the Indices of Deprivation 2025. */
export const publishedDeprivationRow = z.strictObject({
  area_code: areaCode,
  area_name: areaName,
  average_score: field(z.number().min(0).max(100), {
    title: 'Average score',
    description:
      'Index of Multiple Deprivation 2025: population-weighted average of the scores of the district’s neighbourhoods. Higher means more deprived.',
    unit: 'score',
  }),
  rank_of_average_score: field(z.int().min(1).max(296), {
    title: 'Rank of average score',
    description: 'Rank among all 296 districts of England, as published; 1 is the most deprived.',
    unit: 'rank',
  }),
  from_code: gssCode('From code', 'The 2024 code under which the figures were published.'),
  source: filledText('Source', 'Who published the figures and where, and whose copy they were read from.'),
  period,
  licence: filledText('Licence', 'Licence of the figures.'),
  cells: filledText(
    'Cells',
    'The cell of each figure in that copy, as file#row:column, separated by semicolons; the header is row 1.',
  ),
});

export type PublishedDeprivation = z.infer<typeof publishedDeprivationRow>;

export const publishedDeprivationTable: Table = {
  name: 'deprivation_2025',
  title: 'Indices of Deprivation 2025',
  description:
    'The average score of each district in the English Indices of Deprivation 2025 (Ministry of Housing, Communities and Local Government, File 10), read from a third party’s rearranged copy and carried over to the districts of the edition. The index is compared with it and not made from it.',
  key: ['area_code'],
  row: publishedDeprivationRow,
};
