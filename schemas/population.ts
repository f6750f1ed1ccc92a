import { z } from 'zod';
import { areaCode, numberOrNull, period, rawText, reason, sourceName, status, text } from './fields.js';
import type { Table } from './table.js';

/** How many people live in an area of an edition. */
export const populationRow = z.strictObject({
  area_code: areaCode,
  population: numberOrNull(
    'Population',
    'For use as a weight. In editions of England alone: people in income deprivation ÷ their share of the population, both as published, a quotient of rounded figures that is good to about three digits. In others: the sum over the parts of constituencies. Empty when it is missing.',
    'people',
  ),
  period,
  status,
  reason,
  from_codes: text(
    'From codes',
    'The codes under which the publisher gave the figures, separated by semicolons: those of a merged district are added up.',
  ),
  source: sourceName,
  cells: text(
    'Cells',
    'The cells that it follows from, as file#row:column, separated by semicolons: for each code the number of people in income deprivation and their share, or the people of each part of a constituency; the header is row 1.',
  ),
  raw_text: rawText,
});

export type Population = z.infer<typeof populationRow>;

export const populationTable: Table = {
  name: 'populations',
  title: 'Populations',
  description: 'How many people live in each area of the edition, as weights of means over several areas.',
  key: ['area_code'],
  row: populationRow,
};
