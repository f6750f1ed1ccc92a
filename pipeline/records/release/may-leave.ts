import { byRank, type Row } from '../../../schemas/table.js';
import type { Engine } from '../../engine/engine.js';
import type { DisclosureResult } from '../disclosure/control-disclosure.js';
import type { Measure } from '../estimate/area-estimate.js';
import type { Estimates } from '../estimate/estimates.js';
import { areaRow, totalRow } from './published-rows.js';
import { rankAreas } from './ranks.js';
import type { EstimateReleaseOptions } from './release-options.js';
import type { ShrunkenMeasures } from './shrunken.js';

export interface Controlled {
  readonly estimates: Estimates;
  readonly control: DisclosureResult;
  readonly shrunken: ShrunkenMeasures;
}

/** Rows of the three tables that may leave. */
export interface MayLeave {
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
  readonly suppressed: readonly Row[];
  /** Measures that do not differ between areas, which count zero in the score. */
  readonly noVariance: readonly Measure[];
}

/** What may leave, rounded, areas by rank. */
export async function mayLeave(
  engine: Engine,
  { estimates, control, shrunken }: Controlled,
  options: EstimateReleaseOptions,
): Promise<MayLeave> {
  const areas = estimates.estimates.filter(({ level }) => level === 'area');
  const codes = areas.map(({ area_code }) => area_code);
  const ranks = await rankAreas(engine, codes, shrunken, options);
  const names = new Map(estimates.estimates.map(({ area_code, area_name }) => [area_code, area_name]));
  const rows = areas.map((estimate) => {
    const { parent } = estimate;
    const region = parent === null ? undefined : { code: parent, name: names.get(parent) ?? parent };
    return areaRow(estimate, control, options, shrunken, ranks, region);
  });
  const totals = estimates.estimates
    .filter(({ level }) => level !== 'area')
    .map((estimate) => totalRow(estimate, control, options));
  return {
    rows: rows.sort(byRank()),
    totals,
    suppressed: control.log.map((row) => ({ ...row })),
    noVariance: ranks.noVariance,
  };
}
