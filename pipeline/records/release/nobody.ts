import type { EarlierOutput } from '../disclosure/earlier-output.js';
import type { AreaEstimate, People } from '../estimate/area-estimate.js';
import type { Place } from '../estimate/options.js';

const NOBODY: People = { n: 0, largest_share: 0 };

/**
 * Areas that an earlier output tells of and that nobody in these records is of. That there is nobody can tell something
 * when set beside the earlier output, so that disclosure control must look at them too; they are not published.
 */
export function nobodyHere(
  estimates: readonly AreaEstimate[],
  previous: readonly EarlierOutput[],
  areas: ReadonlyMap<string, Place>,
): AreaEstimate[] {
  const here = new Set(estimates.map(({ area_code }) => area_code));
  const cells = previous.flatMap((output) => output.cells).filter(({ area_code }) => !here.has(area_code));
  const missing = new Map(cells.map((cell) => [cell.area_code, cell]));
  return [...missing.values()].map(({ area_code, level, parent }) => ({
    area_code,
    level,
    parent,
    area_name: areas.get(area_code)?.name ?? area_code,
    disadvantaged: { ...NOBODY, below_median: 0, above_median: 0 },
    bottom: NOBODY,
    top: NOBODY,
    line: NOBODY,
    substituted_share: 0,
    measures: {
      earnings_mean: null,
      earnings_median: null,
      gap: null,
      gap_slope: null,
      explained: null,
      unexplained: null,
    },
    reasons: {},
  }));
}
