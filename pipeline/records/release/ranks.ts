import { type DrawnArea, drawColdspots } from '../../coldspots/draw-coldspots.js';
import type { MeasureFigures } from '../../coldspots/outcome-figures.js';
import { type Ranked, RULE, rankMeasured } from '../../custom/coldspots/rank-table.js';
import type { Engine } from '../../engine/engine.js';
import type { Measure } from '../estimate/area-estimate.js';
import { hasNoVariance, type ShrunkenMeasures } from './shrunken.js';

/** The measure of the disadvantaged's earnings by which areas are ranked. */
export type Level = 'earnings_mean' | 'earnings_median';

export interface AreaRanks {
  readonly ranked: ReadonlyMap<string, Ranked>;
  readonly drawn: ReadonlyMap<string, DrawnArea>;
  /** The measures, of the three, that do not differ between areas: each counts zero for all of them. */
  readonly noVariance: readonly Measure[];
}

const COUNT_ZERO = { same_counts_zero: true } as const;

export interface RankOptions {
  readonly level: Level;
  readonly seed: number;
  readonly draws: number;
}

/**
 * Ranks and coldspots from the shrunken values. Intervals and probabilities come from draws around the
 * shrunken values, with their standard errors, never around raw ones. The draws of the three measures of an
 * area are independent: the correlation of their errors cannot be computed from sums by group. A measure
 * whose variance between areas is zero has the same shrunken value everywhere and counts zero (section 3.2 of
 * the methods); the areas are ranked by the others.
 */
export async function rankAreas(
  engine: Engine,
  codes: readonly string[],
  shrunken: ShrunkenMeasures,
  { level, seed, draws }: RankOptions,
): Promise<AreaRanks> {
  const measures = { level, gap: 'gap', unexplained_gap: 'unexplained' } as const;
  const figures = (name: keyof typeof measures): MeasureFigures => {
    const areas = codes.map((code) => shrunken[measures[name]].get(code));
    return {
      value: areas.map((area) => area?.shrunken ?? null),
      standard_error: areas.map((area) => area?.standard_error ?? null),
    };
  };
  const levels = figures('level');
  const gaps = figures('gap');
  const unexplained = figures('unexplained_gap');
  const noVariance = Object.values(measures).filter((measure) => hasNoVariance(shrunken[measure]));
  const ranked = await rankMeasured(
    engine,
    codes.map((area_code, i) => ({
      area_code,
      level: levels.value[i] ?? null,
      gap: gaps.value[i] ?? null,
      unexplained_gap: unexplained.value[i] ?? null,
    })),
    COUNT_ZERO,
  );
  const outcome = { outcome: 'earnings', level: levels, gap: gaps, unexplained_gap: unexplained };
  const drawn = drawColdspots(codes, [outcome], { seed, draws, ...RULE, ...COUNT_ZERO }).outcomes.get(
    'earnings',
  );
  return { ranked, drawn: drawn ?? new Map(), noVariance };
}
