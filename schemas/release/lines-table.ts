import { z } from 'zod';
import { indicatorCode, period } from '../fields.js';
import { field, type Table } from '../table.js';

const number = (title: string, description: string, unit: string) =>
  field(z.number(), { title, description, unit });

/** The lines behind the unexplained gaps: with these anyone can redo them. */
export const linesTable: Table = {
  name: 'lines',
  title: 'Lines',
  description:
    'The least-squares lines that the unexplained gaps are measured from, one per figure and period.',
  key: ['code', 'period'],
  row: z.strictObject({
    code: indicatorCode,
    period,
    on_period: field(period, {
      title: 'Explaining period',
      description: 'The period of the figure that explains, as the official file writes it.',
    }),
    areas: field(z.int().min(0), { title: 'Areas', description: 'Areas with both figures.', unit: 'areas' }),
    slope: number(
      'Slope',
      'What one unit more of the explaining figure adds.',
      'percentage points per point',
    ),
    intercept: number('Intercept', 'The height of the line at nought.', 'percentage points'),
    r_squared: field(z.number().min(0).max(1).nullable(), {
      title: 'R²',
      description: 'Share of the variance that the line explains.',
      unit: 'share, 0 to 1',
    }),
  }),
};
