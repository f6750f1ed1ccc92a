import { z } from 'zod';
import { areaShape } from '../area.js';
import { CODE, numberOrNull, rank, STATUSES, share, text } from '../fields.js';
import { field } from '../table.js';

/** The classes of an area by level and gap. */
export const COLDSPOT_KINDS = ['coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none'] as const;
export type ColdspotKind = (typeof COLDSPOT_KINDS)[number];

/** The code for all outcomes together. */
export const ALL_OUTCOMES = 'all';

const { area_code, area_name, region_code, region_name } = areaShape;

export const placeShape = { area_code, area_name, region_code, region_name };

export const outcome = field(z.string().regex(CODE), {
  title: 'Outcome',
  description: 'The outcome that the row is about; all: all outcomes together, by the mean of their scores.',
});

const probability = (of: string) =>
  share(
    `Probability of being a ${of}`,
    `Share of the draws in which the area is a ${of}; empty where no standard error is known.`,
  );

/** The measures of an outcome, in `unit`. */
export const measureShape = (unit: string) => ({
  level: numberOrNull('Level', 'The outcome of the disadvantaged; higher is better.', unit),
  gap: numberOrNull('Gap', 'How far the disadvantaged are behind the others; lower is better.', unit),
  unexplained_gap: numberOrNull(
    'Unexplained gap',
    'The part of the gap that earlier attainment or qualifications do not explain; lower is better.',
    unit,
  ),
});

export const rankShape = {
  level_rank: rank('Rank on level', 'Rank by the level; 1 is the highest level and the best.'),
  gap_rank: rank('Rank on gap', 'Rank by the gap; 1 is the smallest gap and the best.'),
  unexplained_gap_rank: rank(
    'Rank on the unexplained gap',
    'Rank by the unexplained gap; 1 is the smallest gap and the best.',
  ),
  kind: field(z.enum(COLDSPOT_KINDS).nullable(), {
    title: 'Class',
    description:
      'coldspot: among the worst fifth on level and on gap; cold_on_level or cold_on_gap: on only one of them; hotspot: among the best fifth on both; none: none of these; empty where level or gap is missing, and for all outcomes together.',
  }),
  score: numberOrNull(
    'Long-shadow score',
    'Mean of level, gap and unexplained gap, each standardised over the areas and signed so that lower is worse; for all outcomes, the mean of their scores.',
    'standard deviations',
  ),
  rank: rank('Rank', 'Rank by the score; 1 is the best. Tied areas share the better rank.'),
  rank_low: rank(
    'Rank, lower end',
    'The better end of the interval: the 5% point of the ranks over the draws. In an edition the draws are about shrunken values, and the rank by the figures of one year can be outside. Empty where no standard error is known.',
  ),
  rank_high: rank(
    'Rank, upper end',
    'The worse end of the interval: the 95% point of the ranks over the draws. In an edition the draws are about shrunken values, and the rank by the figures of one year can be outside. Empty where no standard error is known.',
  ),
  coldspot_probability: probability('coldspot'),
};

export const statusShape = {
  status: field(z.enum(STATUSES), {
    title: 'Status',
    description:
      'Status of the figures behind level, gap and, where there is one, unexplained gap: the first that applies to one of them, of missing (level or gap), estimated, inherited, mapped, observed.',
  }),
  reason: text(
    'Reason',
    'Why a figure is missing, or by which rule it came to the area; empty when all figures are the area’s own.',
  ),
};

export const moreProbabilities = {
  rank_median: rank(
    'Rank, median',
    'The median rank over the draws. Empty where no standard error is known.',
  ),
  hotspot_probability: probability('hotspot'),
};
