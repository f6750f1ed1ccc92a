import { z } from 'zod';
import { areaName } from '../fields.js';
import { figureRow } from '../figure.js';
import type { Table } from '../table.js';

const { area_code, ...rest } = figureRow.shape;

/** Figures shown with the index, such as deprivation. They are never scored. */
export const contextTable: Table = {
  name: 'context',
  title: 'Context',
  description: 'Figures shown with the index and never scored: one row per area and figure.',
  key: ['area_code', 'indicator'],
  row: z.strictObject({ area_code, area_name: areaName, ...rest }),
};

/** The figures behind a ranking without a table of indicators and weights. */
export const releasedFiguresTable: Table = {
  name: 'figures',
  title: 'Figures',
  description:
    'Every figure behind the ranking, official and derived: one row per area, figure and period, with status and cells.',
  key: ['area_code', 'indicator', 'period'],
  row: z.strictObject({ area_code, area_name: areaName, ...rest }),
};
