import { z } from 'zod';
import { areaName } from '../fields.js';
import { figureRow } from '../figure.js';
import type { Table } from '../table.js';

const { area_code, ...rest } = figureRow.shape;

/** Figures beside the index, such as deprivation. They are never scored. */
export const contextTable: Table = {
  name: 'context',
  title: 'Context',
  description: 'Figures shown beside the index and never scored, one row per area and figure.',
  key: ['area_code', 'indicator'],
  row: z.strictObject({ area_code, area_name: areaName, ...rest }),
};

/** The figures behind a ranking that has no table of indicators with weights. */
export const releasedFiguresTable: Table = {
  name: 'figures',
  title: 'Figures',
  description:
    'Every figure behind the ranking, official and derived, one row per area, figure and period, with status and cells.',
  key: ['area_code', 'indicator', 'period'],
  row: z.strictObject({ area_code, area_name: areaName, ...rest }),
};
