import { z } from 'zod';
import { areaName, CODE, filledText, numberOrNull } from '../fields.js';
import { figureRow } from '../figure.js';
import { field, type Table } from '../table.js';

const { area_code, ...figure } = figureRow.shape;

/** Limits that the publisher gives, or for a modelled figure those of its own interval. */
const modelledLimit = (which: 'lower' | 'upper') =>
  numberOrNull(
    `${which === 'lower' ? 'Lower' : 'Upper'} limit`,
    `${which === 'lower' ? 'Lower' : 'Upper'} 95% confidence limit, where the publisher gives one; of a modelled figure, the ${which} end of its own 95% interval: 1.96 standard errors from it, within the possible values.`,
    'unit of the indicator',
  );

export const indicatorsRow = z.strictObject({
  area_code,
  area_name: areaName,
  domain: field(z.string().regex(CODE), {
    title: 'Domain',
    description: 'The domain that the indicator belongs to.',
  }),
  ...figure,
  lower: modelledLimit('lower'),
  upper: modelledLimit('upper'),
  unit: filledText('Unit', 'Unit of the value, from the declaration of the source.'),
  direction: field(z.int().min(-1).max(1), {
    title: 'Direction',
    description: '1: a higher value is better; −1: a lower value is better.',
  }),
  weight: field(z.number().min(0), {
    title: 'Weight',
    description:
      'Share of the weight of the whole index when no figure is missing, by the weights that the method uses.',
    unit: 'share, 0 to 1',
  }),
  normalised: numberOrNull(
    'Normalised value',
    'The value after normalisation (`steps` in the method file; for z-scores, the distance from the mean over all areas in sample standard deviations), signed so that higher is better.',
    'common scale of the indicators',
  ),
  contribution: numberOrNull(
    'Contribution',
    'What the indicator adds to the score of the area, in points of the score; empty where the method does not make the index a sum of its parts. With z-scores and weighted means, the contributions of an area add up to its score plus a constant that is the same for every area with all domains: (m + Σ share × m_d ÷ s_d) ÷ s, where m and s are the mean and standard deviation of the index in the table of scales, m_d and s_d those of each domain.',
    'points of the score',
  ),
  county_value: numberOrNull(
    'Figure of the county',
    'The published figure of the county, or of the area that this one was split from, whose code is in `from_codes` and whose cell is in `cells`; empty for a figure of the area itself.',
    'unit of the indicator',
  ),
  standard_error: numberOrNull(
    'Standard error',
    'Of a modelled or inherited figure: how far the area’s own may be from it, by the errors where counties are known by their parts; empty for other figures, and where the method has no model.',
    'unit of the indicator',
  ),
});

export type IndicatorsRow = z.infer<typeof indicatorsRow>;

/** Every value of the release in long form, with its status, source and cell. */
export const indicatorsTable: Table = {
  name: 'indicators',
  title: 'Indicators',
  description:
    'Every value behind the index: one row per area and indicator, with status, source, period and official cell.',
  key: ['area_code', 'indicator'],
  row: indicatorsRow,
};
