import { z } from 'zod';
import { field, type Table } from '../../schemas/table.js';

const plain = <T extends z.ZodType>(type: T, description: string) =>
  field(type, { title: description, description });

/** Input of the stage: level, gap and unexplained gap of each area, outcome and period. */
export const measuresTable: Table = {
  name: 'coldspots_measures',
  title: 'Measures',
  description: 'Level, gap and unexplained gap of each area, outcome and period.',
  key: ['area_code', 'outcome', 'period'],
  row: z.strictObject({
    area_code: plain(z.string(), 'Area code'),
    outcome: plain(z.string(), 'Outcome'),
    period: plain(z.string(), 'Period'),
    year: plain(z.int(), 'The year in which the period ends'),
    level: plain(z.number().nullable(), 'Level, higher is better'),
    gap: plain(z.number().nullable(), 'Gap, lower is better'),
    unexplained_gap: plain(z.number().nullable(), 'Unexplained gap, lower is better'),
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
