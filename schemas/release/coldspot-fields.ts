import { z } from 'zod';
import { areaShape } from '../area.js';
import { CODE, rank, STATUSES, share } from '../fields.js';
import { field } from '../table.js';

/** What an area is by level and gap. */
export const COLDSPOT_KINDS = ['coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none'] as const;
export type ColdspotKind = (typeof COLDSPOT_KINDS)[number];

/** The word that stands for all outcomes together. */
export const ALL_OUTCOMES = 'all';

const { area_code, area_name, region_code, region_name } = areaShape;

export const placeShape = { area_code, area_name, region_code, region_name };

export const outcome = field(z.string().regex(CODE), {
  title: 'Outcome',
  description: 'The outcome that the row is about; all: the mean of the scores of the outcomes.',
});

const number = (title: string, description: string, unit: string) =>
  field(z.number().nullable(), { title, description, unit });

const probability = (of: string) =>
  share(
    `Probability of being a ${of}`,
    `Share of the draws in which the area is a ${of}; empty where the precision is not known.`,
  );

/** The measures of an outcome, in `unit`. */
export const measureShape = (unit: string) => ({
  level: number('Level', 'The outcome of the disadvantaged; higher is better.', unit),
  gap: number('Gap', 'How far the disadvantaged are behind the others; lower is better.', unit),
  unexplained_gap: number(
    'Unexplained gap',
    'The part of the gap that earlier attainment, or qualifications, do not explain; lower is better.',
    unit,
  ),
});

export const rankShape = {
  level_rank: rank('Rank on level', 'Rank by the level; 1 is the highest, which is the best.'),
  gap_rank: rank('Rank on gap', 'Rank by the gap; 1 is the smallest, which is the best.'),
  unexplained_gap_rank: rank(
    'Rank on the unexplained gap',
    'Rank by the unexplained gap; 1 is the smallest, which is the best.',
  ),
  kind: field(z.enum(COLDSPOT_KINDS).nullable(), {
    title: 'Kind',
    description:
      'coldspot: among the worst fifth on level and on gap; cold_on_level or cold_on_gap: on one of them alone; hotspot: among the best fifth on both; none: neither; empty where level or gap is missing, and for all outcomes together.',
  }),
  score: number(
    'Long-shadow score',
    'Mean of level, gap and unexplained gap, each standardised over the areas and signed so that low is cold; for all outcomes the mean of their scores.',
    'standard deviations',
  ),
  rank: rank('Rank', 'Rank by the score; 1 is the best. Areas that tie share the better rank.'),
  rank_low: rank(
    'Rank, lower end',
    'The rank that 5 % of the draws are at or under: the better end of the interval. Empty where the precision is not known.',
  ),
  rank_high: rank(
    'Rank, upper end',
    'The rank that 95 % of the draws are at or under: the worse end of the interval. Empty where the precision is not known.',
  ),
  coldspot_probability: probability('coldspot'),
};

export const statusShape = {
  status: field(z.enum(STATUSES), {
    title: 'Status',
    description:
      'The first that holds of missing, estimated, inherited, mapped, observed of the figures behind level and gap.',
  }),
  reason: field(z.string(), {
    title: 'Reason',
    description:
      'Why a figure is missing, or by which rule it came to the area; empty when all are the area’s own.',
  }),
};

export const moreProbabilities = {
  rank_median: rank('Rank, median', 'The median rank of the draws. Empty where the precision is not known.'),
  hotspot_probability: probability('hotspot'),
};
