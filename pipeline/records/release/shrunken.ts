import type { Between } from '../../methods/estimate/between-covariance.js';
import { type Shrunken, shrink } from '../../methods/estimate/shrink.js';
import { type OwnEstimates, shrinkJointly } from '../../methods/estimate/shrink-jointly.js';
import { type Family, MEASURES_OF } from '../disclosure/families.js';
import { type AreaEstimate, MEASURES, type Measure, type Precise } from '../estimate/area-estimate.js';
import { TOGETHER } from '../estimate/error-correlations.js';
import type { Level } from '../estimate/options.js';

/** The three measures by which areas are ranked, in the order of every list and matrix of them. */
export const rankedBy = (level: Level) => [level, 'gap', 'unexplained'] as const;

export interface ShrunkenMeasures {
  readonly of: Readonly<Record<Measure, ReadonlyMap<string, Shrunken>>>;
  /**
   * What the three measures by which areas are ranked were shrunk from, together: of the areas with one of
   * them or more, by id.
   */
  readonly together: { readonly estimates: readonly OwnEstimates[]; readonly between: Between };
}

/** Whether all areas, two or more, have the same shrunken value because nothing shows that they differ. */
export function hasNoVariance(areas: ReadonlyMap<string, Shrunken>): boolean {
  const values = new Set([...areas.values()].map(({ shrunken }) => shrunken));
  return areas.size > 1 && values.size === 1;
}

const familyOf = (measure: Measure): Family =>
  (Object.keys(MEASURES_OF) as Family[]).find((family) =>
    (MEASURES_OF[family] as readonly Measure[]).includes(measure),
  ) ?? 'earnings';

type Together = (typeof TOGETHER)[number];
const correlationOf = ({ correlations }: AreaEstimate, a: Together, b: Together): number =>
  a === b ? 1 : (correlations?.[TOGETHER.indexOf(a)]?.[TOGETHER.indexOf(b)] ?? 0);

/** The standard error by which a figure is shrunk. */
const errorOf = (found: Precise | null): number => found?.smoothed_error ?? found?.standard_error ?? 0;

/**
 * Shrinks each measure over the areas whose figure may leave: the three that areas are ranked by together,
 * the others one by one. Withheld figures are left out: the mean of all areas can be worked out from what
 * is published of any area, and must disclose nothing about a withheld one.
 */
export function shrinkMeasures(
  estimates: readonly AreaEstimate[],
  level: Level,
  allowed: (area_code: string, family: Family) => boolean,
): ShrunkenMeasures {
  const areas = estimates.filter((estimate) => estimate.level === 'area');
  const foundOf = ({ area_code, measures }: AreaEstimate, measure: Measure) =>
    allowed(area_code, familyOf(measure)) ? measures[measure] : null;
  const alone = (measure: Measure) =>
    shrink(
      areas.map((area) => {
        const found = foundOf(area, measure);
        const standard_error = found === null ? null : errorOf(found);
        return { id: area.area_code, value: found?.value ?? null, standard_error };
      }),
    ).areas;
  const ranked = rankedBy(level);
  const own = areas.map((area): OwnEstimates => {
    const found = ranked.map((measure) => foundOf(area, measure));
    const error = (i: number) => errorOf(found[i] ?? null);
    return {
      id: area.area_code,
      values: found.map((one) => one?.value ?? Number.NaN),
      covariance: ranked.map((a, i) => ranked.map((b, j) => correlationOf(area, a, b) * error(i) * error(j))),
    };
  });
  const some = own.filter(({ values }) => !values.every(Number.isNaN)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const { areas: shrunken, ...between } = shrinkJointly(some, ranked.length);
  const together = (i: number) =>
    new Map(
      some.flatMap(({ id, values }) => {
        const found = shrunken.get(id)!;
        const of: Shrunken = {
          value: values[i]!,
          shrunken: found.shrunken[i]!,
          weight: found.weight[i]!,
          standard_error: Math.sqrt(Math.max(0, found.covariance[i]![i]!)),
        };
        return Number.isNaN(of.value) ? [] : [[id, of] as const];
      }),
    );
  const of = (measure: Measure) => {
    const i = (ranked as readonly Measure[]).indexOf(measure);
    return i === -1 ? alone(measure) : together(i);
  };
  return {
    of: Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as ShrunkenMeasures['of'],
    together: { estimates: some, between },
  };
}
