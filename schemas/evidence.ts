import { z } from 'zod';
import {
  areaCode,
  CODE,
  filledText,
  flags,
  numberOrNull,
  period,
  rawText,
  reason,
  sourceName,
  text,
} from './fields.js';
import { field, type Table } from './table.js';

/** Where figures are from that an index is compared with and not made from. */
export const EVIDENCE_SETS = ['measured_mobility', 'state_of_the_nation_2025', 'index_2016'] as const;
export type EvidenceSet = (typeof EVIDENCE_SETS)[number];

/** The kinds of place that others’ figures are about. */
export const EVIDENCE_LEVELS = ['itl2', 'state_of_the_nation', 'district'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const evidenceLevel = field(z.enum(EVIDENCE_LEVELS), {
  title: 'Kind of place',
  description:
    'itl2: regions of the International Territorial Levels of 2021, level 2; state_of_the_nation: the areas of State of the Nation 2025; district: the districts of the edition.',
});

export const measureCode = field(z.string().regex(CODE), {
  title: 'Measure',
  description: 'Short name of what the index is compared with.',
});

/** What others measured in a place. */
export const evidenceRow = z.strictObject({
  measure: measureCode,
  level: evidenceLevel,
  place_code: filledText(
    'Place code',
    'Code of the place: a TL code, the name of the page of an area of State of the Nation, or the GSS code of a district.',
  ),
  place_name: filledText('Place name', 'Name of the place, as in the list that gives its code.'),
  value: numberOrNull('Value', 'The figure as published; empty when it is missing.', 'unit of the measure'),
  lower: numberOrNull(
    'Lower limit',
    'Lower 95% confidence limit, where the publisher gives one.',
    'unit of the measure',
  ),
  upper: numberOrNull(
    'Upper limit',
    'Upper 95% confidence limit, where the publisher gives one.',
    'unit of the measure',
  ),
  standard_error: numberOrNull(
    'Standard error',
    'Standard error, where the publisher gives one.',
    'unit of the measure',
  ),
  people: numberOrNull('Sample size', 'How many people were asked, where the publisher says so.', 'people'),
  unit: filledText('Unit', 'Unit of the value, as the publisher names it.'),
  period,
  status: field(z.enum(['observed', 'mapped', 'estimated', 'missing']), {
    title: 'Status',
    description:
      'observed: the figure of the place; mapped: carried over from another code; estimated: computed from figures that cannot be averaged exactly; missing: no figure.',
  }),
  reason,
  flags,
  from_codes: text(
    'From codes',
    'The codes that the figure came from, separated by semicolons; empty where the publisher gives names only.',
  ),
  source: sourceName,
  cells: text('Cells', 'The cells of the official file, as file#row:column; the header is row 1.'),
  raw_text: rawText,
});

export type Evidence = z.infer<typeof evidenceRow>;

export const evidenceTable: Table = {
  name: 'evidence',
  title: 'Evidence',
  description:
    'What others measured and the index is compared with, never made from: mobility by where people grew up, and other indices.',
  key: ['measure', 'place_code'],
  row: evidenceRow,
};

/** The place that contains a district of an edition. */
export const evidenceAreaRow = z.strictObject({
  level: evidenceLevel,
  area_code: areaCode,
  place_code: field(z.string().min(1).nullable(), {
    title: 'Place code',
    description: 'Code of the place that contains the area; empty where there is none.',
  }),
  place_name: field(z.string().min(1).nullable(), {
    title: 'Place name',
    description: 'Name of the place; empty where there is none.',
  }),
  reason: text(
    'Reason',
    'How the area was found in the list of places (recode, same_footprint, merger, split; empty under its own code), or why it was not (not_listed, in_several).',
  ),
  from_codes: text('From codes', 'The codes in the list of places, separated by semicolons.'),
  source: sourceName,
  cells: text('Cells', 'Where the official list gives them, separated by semicolons.'),
});

export type EvidenceArea = z.infer<typeof evidenceAreaRow>;

export const evidenceAreaTable: Table = {
  name: 'evidence_areas',
  title: 'Areas of the evidence',
  description: 'The larger places that others’ figures are about, for each area of the edition.',
  key: ['level', 'area_code'],
  row: evidenceAreaRow,
};
