import { byRank, type Row } from '../../../schemas/table.js';
import type { Engine } from '../../engine/engine.js';
import type { DisclosureResult } from '../disclosure/control-disclosure.js';
import { FAMILIES } from '../disclosure/families.js';
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
  /** How many figures (families of areas, regions and countries) are withheld, and how many there are. */
  readonly figures: { readonly withheld: number; readonly total: number };
}

/** The same for every withheld figure: rules differ in what they tell of the number of people. */
const WITHHELD = {
  rule: 'withheld',
  explanation: 'Withheld by disclosure control; only those inside the secure setting know by which rule.',
} as const;

/**
 * The withheld figures of this output, without their rules. Disclosure control also looks at areas that only
 * earlier outputs have; these are no figures of this one.
 */
function suppressedOf({ estimates, control }: Controlled): Row[] {
  const own = new Set(estimates.estimates.map(({ area_code }) => area_code));
  return control.log
    .filter(({ area_code }) => own.has(area_code))
    .map(({ area_code, area_name, level, family }) => ({ area_code, area_name, level, family, ...WITHHELD }));
}

/** Figures that are there, published or withheld. */
const figuresIn = ({ estimates, control }: Controlled): number =>
  estimates.estimates.reduce(
    (sum, { area_code }) =>
      sum + FAMILIES.filter((family) => control.state(area_code, family) !== 'absent').length,
    0,
  );

/** What may leave, rounded, areas by rank. */
export async function mayLeave(
  engine: Engine,
  about: Controlled,
  options: EstimateReleaseOptions,
): Promise<MayLeave> {
  const { estimates, control, shrunken } = about;
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
  const suppressed = suppressedOf(about);
  const figures = { withheld: suppressed.length, total: figuresIn(about) };
  return { rows: rows.sort(byRank()), totals, suppressed, figures, noVariance: ranks.noVariance };
}
