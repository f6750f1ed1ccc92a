import { z } from 'zod';
import { plainField, type Table } from '../../schemas/table.js';

/** Input of the stage: level, gap and unexplained gap of each area, outcome and period. */
export const measuresTable: Table = {
  name: 'coldspots_measures',
  title: 'Measures',
  description: 'Level, gap and unexplained gap of each area, outcome and period.',
  key: ['area_code', 'outcome', 'period'],
  row: z.strictObject({
    area_code: plainField(z.string(), 'Area code'),
    outcome: plainField(z.string(), 'Outcome'),
    period: plainField(z.string(), 'Period'),
    year: plainField(z.int(), 'The year in which the period ends'),
    level: plainField(z.number().nullable(), 'Level, higher is better'),
    gap: plainField(z.number().nullable(), 'Gap, lower is better'),
    unexplained_gap: plainField(z.number().nullable(), 'Unexplained gap, lower is better'),
  }),
};

/** One row of `measuresTable`. */
export interface Measured {
  readonly area_code: string;
  readonly outcome: string;
  readonly period: string;
  readonly year: number;
  readonly level: number | null;
  readonly gap: number | null;
  readonly unexplained_gap: number | null;
}

/** The measures with the sign that makes higher better. */
export const SIGNS = { level: 1, gap: -1, unexplained_gap: -1 } as const;
export type MeasureName = keyof typeof SIGNS;
