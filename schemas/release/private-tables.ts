import { z } from 'zod';
import { GSS_CODE } from '../fields.js';
import { plainField, type Table } from '../table.js';

const text = (description: string) => plainField(z.string(), description);
const number = (description: string) => plainField(z.number().nullable(), description);
const code = text('GSS code of the area');

/** Every estimate, unrounded and before disclosure control. It must not leave the secure setting. */
export const privateEstimatesTable: Table = {
  name: 'private_estimates',
  title: 'Estimates before disclosure control',
  description: 'Every measure of every area, region and country, unrounded and before disclosure control.',
  key: ['area_code', 'measure'],
  row: z.strictObject({
    area_code: code,
    area_name: text('Name of the area'),
    level: text('Whether it is an area, a region or a country'),
    measure: text('Measure'),
    value: number('Value, in pounds a year'),
    standard_error: number('Standard error, in pounds a year'),
    reason: text('Why there is no value'),
    n: plainField(z.int(), 'People eligible for free school meals whose earnings count'),
    n_bottom: plainField(z.int(), 'People in the bottom fifth'),
    n_top: plainField(z.int(), 'People in the top fifth'),
    n_bottom_known: plainField(z.int(), 'Those in the bottom fifth whose qualification is known'),
    n_top_known: plainField(z.int(), 'Those in the top fifth whose qualification is known'),
    substituted_share: plainField(z.number(), 'Share of the bottom fifth for which national means are used'),
    shrunken: number('Shrunken value'),
    weight: number('How much the own figures tell of the shrunken one, 0 to 1'),
    withheld: plainField(z.boolean(), 'Whether disclosure control withholds it'),
    smoothed_error: number('Standard error by which it is shrunk, in pounds a year'),
  }),
};

/** The first values out of range, to look them up in the records. It must not leave the secure setting. */
export const privateOutOfRangeTable: Table = {
  name: 'private_out_of_range',
  title: 'Values out of range',
  description: 'The first ten values of each column that are out of its range, with their rows.',
  key: ['file', 'row', 'column'],
  row: z.strictObject({
    file: text('File of the records'),
    row: plainField(z.int(), 'Row of the file: in CSV the header is row 1, in Parquet the first record is'),
    column: text('Column of the records'),
    value: text('The value'),
  }),
};

/**
 * The sums behind the estimates: whole numbers of any size, as text. It must not leave the secure setting.
 */
export const privateCellsTable: Table = {
  name: 'private_cells',
  title: 'Sums by group before disclosure control',
  description: 'Numbers of people and exact sums by area, free school meals, fifth and qualification.',
  key: ['area_code', 'fsm', 'fifth', 'qualification', 'has_circumstances'],
  row: z.strictObject({
    area_code: plainField(z.string().regex(GSS_CODE), 'GSS code of the area'),
    fsm: plainField(z.boolean().nullable(), 'Eligible for free school meals; empty where not known'),
    fifth: plainField(
      z.int().nullable(),
      'Fifth of family circumstances, 5 the best off; empty where not known',
    ),
    has_circumstances: plainField(z.boolean(), 'Whether family circumstances are known'),
    qualification: plainField(z.string().nullable(), 'Qualification; empty where not known'),
    n: text('People'),
    w: text('Sum of weights, in units'),
    wy: text('Sum of weight times earnings in pence'),
    wyy: text('Sum of weight times squared earnings in pence'),
    top: text('Largest weight times earnings in pence of one person'),
  }),
};

/** What disclosure control withholds, with its rules. It must not leave the secure setting. */
export const privateSuppressionTable: Table = {
  name: 'private_suppression',
  title: 'What is withheld, and by which rule',
  description: 'Every figure that disclosure control withholds, with the rule, which must not leave.',
  key: ['area_code', 'family'],
  row: z.strictObject({
    area_code: code,
    area_name: text('Name of the area'),
    level: text('Whether it is an area, a region or a country'),
    family: text('Figures that are withheld together: earnings, median, gap or split'),
    rule: text('Rule that withholds them'),
    explanation: text('Rule in plain words'),
    in_output: plainField(z.boolean(), 'False where only earlier outputs have people there'),
  }),
};
