import { type Shrunken, shrink } from '../../methods/estimate/shrink.js';
import { type Family, MEASURES_OF } from '../disclosure/families.js';
import { type AreaEstimate, MEASURES, type Measure } from '../estimate/area-estimate.js';

export type ShrunkenMeasures = Readonly<Record<Measure, ReadonlyMap<string, Shrunken>>>;

/** Whether all areas, two or more, have the same shrunken value because nothing shows that they differ. */
export function hasNoVariance(areas: ReadonlyMap<string, Shrunken>): boolean {
  const values = new Set([...areas.values()].map(({ shrunken }) => shrunken));
  return areas.size > 1 && values.size === 1;
}

const familyOf = (measure: Measure): Family =>
  (Object.keys(MEASURES_OF) as Family[]).find((family) =>
    (MEASURES_OF[family] as readonly Measure[]).includes(measure),
  ) ?? 'earnings';

/**
 * Shrinks each measure over the areas whose figure may leave. Withheld figures are left out: the mean of all
 * areas can be worked out from any area’s own value, shrunken value and weight, and must disclose nothing
 * about a withheld one.
 */
export function shrinkMeasures(
  estimates: readonly AreaEstimate[],
  allowed: (area_code: string, family: Family) => boolean,
): ShrunkenMeasures {
  const areas = estimates.filter(({ level }) => level === 'area');
  const of = (measure: Measure) => {
    const family = familyOf(measure);
    return shrink(
      areas.map(({ area_code, measures }) => {
        const found = allowed(area_code, family) ? measures[measure] : null;
        return { id: area_code, value: found?.value ?? null, standard_error: found?.standard_error ?? null };
      }),
    ).areas;
  };
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Record<
    Measure,
    ReadonlyMap<string, Shrunken>
  >;
}
