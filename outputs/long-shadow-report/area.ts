import { COLDSPOT_KINDS, type ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';
import { numberOf, textOf } from '../index-report/view.js';

/** The three measures of an outcome; null where one is missing. */
export interface Measures {
  readonly level: number | null;
  readonly gap: number | null;
  readonly unexplained: number | null;
}

/** One authority by one outcome, or by all of them, in the period that ranks. */
export interface ShadowArea extends Measures {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly kind: ColdspotKind | null;
  readonly score: number | null;
  readonly rank: number | null;
  /** The ends of the interval of the rank, the better one first. */
  readonly low: number | null;
  readonly high: number | null;
  /** Probabilities of being a coldspot and a hotspot, 0 to 1. */
  readonly cold: number | null;
  readonly hot: number | null;
  readonly levelError: number | null;
  readonly gapError: number | null;
  readonly means: Measures;
  readonly reason: string;
}

export const kindOf = (row: Row): ColdspotKind | null =>
  COLDSPOT_KINDS.find((kind) => kind === row.kind) ?? null;

const measuresOf = (row: Row, suffix = ''): Measures => ({
  level: numberOf(row, `level${suffix}`),
  gap: numberOf(row, `gap${suffix}`),
  unexplained: numberOf(row, `unexplained_gap${suffix}`),
});

/** A row of the table of coldspots with types. */
export const areaOf = (row: Row): ShadowArea => ({
  code: textOf(row, 'area_code'),
  name: textOf(row, 'area_name'),
  region: textOf(row, 'region_name'),
  ...measuresOf(row),
  kind: kindOf(row),
  score: numberOf(row, 'score'),
  rank: numberOf(row, 'rank'),
  low: numberOf(row, 'rank_low'),
  high: numberOf(row, 'rank_high'),
  cold: numberOf(row, 'coldspot_probability'),
  hot: numberOf(row, 'hotspot_probability'),
  levelError: numberOf(row, 'level_standard_error'),
  gapError: numberOf(row, 'gap_standard_error'),
  means: measuresOf(row, '_three_year_mean'),
  reason: textOf(row, 'reason'),
});
