import { mean } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { Moments, momentsInto } from '../methods/moments.js';

/** Figures of one indicator by area code. */
export type FiguresByArea = ReadonlyMap<string, Figure>;

/** The areas of an edition with what is known of each, on one scale. */
export interface Design {
  /** In the order of their codes; every column has this order. */
  readonly areas: readonly Area[];
  /** Codes of the regions, in order. */
  readonly regions: readonly string[];
  /** The region of each area, as an index of `regions`. */
  readonly region: Int32Array;
  /** One column for each regressor: distances from the mean of all areas in standard deviations. */
  readonly x: readonly Float64Array[];
  /** Areas without a figure of a regressor, which have the mean of their region in its place. */
  readonly filled: readonly { readonly area_code: string; readonly regressor: string }[];
}

/** The values of an indicator in the order of the areas; NaN where one is missing. */
export const columnOf = (areas: readonly Area[], figures: FiguresByArea | undefined): Float64Array =>
  Float64Array.from(areas, ({ area_code }) => figures?.get(area_code)?.value ?? Number.NaN);

/** Distances from the mean in sample standard deviations; 0 everywhere where all are the same. */
function standardised(values: Float64Array): Float64Array {
  const moments = new Moments();
  momentsInto(moments, values);
  const { sd } = moments;
  return values.map((value) => (sd > 0 ? (value - moments.mean) / sd : Number.isNaN(value) ? Number.NaN : 0));
}

/**
 * The column with the mean of its region where a value is missing, and 0, the mean of all, where its region
 * has none.
 */
function filledByRegion(column: Float64Array, region: Int32Array): Float64Array {
  const means = new Map<number, number>();
  const meanOf = (own: number): number => {
    const known =
      means.get(own) ?? mean(column.filter((value, i) => region[i] === own && !Number.isNaN(value)));
    means.set(own, known ?? 0);
    return known ?? 0;
  };
  return column.map((value, i) => (Number.isNaN(value) ? meanOf(region[i]!) : value));
}

/**
 * What figures are spread by: regressors standardised over all areas of the edition.
 * @param regressors codes, in the order of the columns
 * @param figures of each indicator
 */
export function designOf(
  given: readonly Area[],
  regressors: readonly string[],
  figures: ReadonlyMap<string, FiguresByArea>,
): Design {
  const areas = given.toSorted((a, b) => (a.area_code < b.area_code ? -1 : 1));
  const regions = [...new Set(areas.map(({ region_code }) => region_code))].sort();
  const region = Int32Array.from(areas, ({ region_code }) => regions.indexOf(region_code));
  const columns = regressors.map((code) => standardised(columnOf(areas, figures.get(code))));
  const filled = regressors.flatMap((regressor, i) =>
    areas.flatMap(({ area_code }, unit) =>
      Number.isNaN(columns[i]![unit]!) ? [{ area_code, regressor }] : [],
    ),
  );
  return { areas, regions, region, x: columns.map((column) => filledByRegion(column, region)), filled };
}
