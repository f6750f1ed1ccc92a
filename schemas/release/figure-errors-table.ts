import { z } from 'zod';
import { indicatorCode, numberOrNull, period, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { AREA_KEY } from './unit-fields.js';

/** What the error of a published figure is known from. */
export const ERROR_BASES = ['limits', 'own_changes', 'pooled_changes', 'none'] as const;

/** What an area has in place of a figure of its own. */
export const SPREADS = ['none', 'modelled', 'inherited'] as const;

const UNIT = 'unit of the indicator';

/** How far every figure may be off: what replicates draw it by. */
export const figureErrorsTable: Table = {
  name: 'figure_errors',
  title: 'Errors of the figures',
  description:
    'How far each figure may be off, and how that is known: every draw of a figure has one of these standard deviations, or both. Areas with the same publisher share the first draw.',
  key: ['area_code', 'indicator'],
  row: z.strictObject({
    ...AREA_KEY,
    indicator: indicatorCode,
    period,
    publisher: text(
      'Publisher',
      'Codes in the official file of the authority whose figure this is: areas with the same ones share its error.',
    ),
    basis: field(z.enum(ERROR_BASES), {
      title: 'Basis',
      description:
        'What the error of the published figure is known from. limits: its 95% limits, (upper − lower) ÷ 3.92; own_changes: the changes of the authority from year to year, less that of the median authority, as a standard deviation ÷ √2; pooled_changes: the same for an authority in the middle, where fewer than six changes are known; none: nothing is known, or it is not drawn.',
    }),
    standard_error: numberOrNull(
      'Standard error',
      'Standard deviation of the draw of the publisher; empty where none is known.',
      UNIT,
    ),
    changes: field(z.int().min(0).nullable(), {
      title: 'Changes',
      description:
        'How many changes of the authority from one year to the next are known; empty without a history.',
      unit: 'changes',
    }),
    own_noise: numberOrNull(
      'Noise of its own changes',
      'What its own changes give, however few they are; empty with fewer than two.',
      UNIT,
    ),
    spread: field(z.enum(SPREADS), {
      title: 'Spread',
      description:
        'modelled, inherited: the area has not the figure itself, and what that hides is drawn for each area; none: it is the area’s own, or that is not drawn.',
    }),
    spread_error: numberOrNull(
      'Error of the spread',
      'Standard deviation of that second draw; empty for a figure of the area’s own.',
      UNIT,
    ),
  }),
};
