import type { DrawnArea } from '../../coldspots/draw-coldspots.js';
import { type Ranked, RULE, rankMeasured } from '../../custom/coldspots/rank-table.js';
import type { Engine } from '../../engine/engine.js';
import type { Measure } from '../estimate/area-estimate.js';
import type { Level } from '../estimate/options.js';
import { drawAreas } from './draw-areas.js';
import { hasNoVariance, rankedBy, type ShrunkenMeasures } from './shrunken.js';

export interface AreaRanks {
  readonly ranked: ReadonlyMap<string, Ranked>;
  readonly drawn: ReadonlyMap<string, DrawnArea>;
  /** The measures, of the three, that do not differ between areas: each counts zero for all of them. */
  readonly noVariance: readonly Measure[];
}

export interface RankOptions {
  readonly level: Level;
  readonly seed: number;
  readonly draws: number;
}

/**
 * Ranks and coldspots from the shrunken values. Intervals and probabilities come from draws around the
 * shrunken values, never around raw ones: of the three measures of all areas together. A measure whose
 * variance between areas is zero has the same shrunken value everywhere and counts zero (section 3.2 of the
 * methods); the areas are ranked by the others.
 */
export async function rankAreas(
  engine: Engine,
  codes: readonly string[],
  shrunken: ShrunkenMeasures,
  { level, seed, draws }: RankOptions,
): Promise<AreaRanks> {
  const measures = rankedBy(level);
  const shrunkenOf = (code: string, i: 0 | 1 | 2) => shrunken.of[measures[i]].get(code)?.shrunken ?? null;
  const ranked = await rankMeasured(
    engine,
    codes.map((area_code) => ({
      area_code,
      level: shrunkenOf(area_code, 0),
      gap: shrunkenOf(area_code, 1),
      unexplained_gap: shrunkenOf(area_code, 2),
    })),
    { same_counts_zero: true },
  );
  return {
    ranked,
    drawn: drawAreas(shrunken.together, { ...RULE, seed, draws }),
    noVariance: measures.filter((measure) => hasNoVariance(shrunken.of[measure])),
  };
}
