import { lowerTriangle } from '../methods/model/cholesky.js';
import type { IndicatorModel } from './fit.js';

/*
 * What robustness needs to draw the errors of modelled and inherited figures. The interface is here alone:
 *
 *   const random = (out, count) => normalsInto(out, count, seed, id, INHERITANCE, 0);
 *   drawModelled(random, errors, columns, errorWorkspace(errors));
 *
 * adds to `columns` (one for each indicator of the structure, one number for each area in the order of codes)
 * one draw for each district from the joint covariance Ω of the county indicators, less its county's weighted
 * mean: the county's figure stays what it is. What the county's own figure is off by (sampling error, noise
 * of one year) is not in it: that is one draw for each publishing authority, shared by its districts, which
 * `SamplingError` makes from `from_codes`. No noise of a single district is added: Ω holds the noise of one
 * year of the authorities that it is estimated from. `errors` has only numbers and plain objects, so that it
 * can be sent to a worker. Every figure whose status is `modelled` or `inherited`, or which is that of an
 * area that the district was split from, is in it once.
 */

/** Areas that have the figure of one larger area, whose errors add up to nothing. */
export interface ErrorGroup {
  /** As indices of `units`. */
  readonly members: Int32Array;
  /** Weights of the benchmark, which add up to 1. */
  readonly shares: Float64Array;
  /** By what the draw is multiplied: 1, but for an inherited figure of a modelled indicator. */
  readonly scale: number;
}

/** The joint errors of all figures that districts do not have themselves. */
export interface JointErrors {
  /** The areas that have such a figure, as indices of the columns. */
  readonly units: Int32Array;
  /** The lower triangle of Ω, LL' = Ω: rows in the order of `indicators`. */
  readonly lower: readonly Float64Array[];
  readonly indicators: readonly {
    /** Which of the columns the indicator is. */
    readonly column: number;
    readonly groups: readonly ErrorGroup[];
  }[];
}

/**
 * The joint errors of county indicators.
 * @param omega covariances of the errors, in the order of the models
 * @param sds their standard deviations
 * @param codes of the indicators of the structure, in the order of the columns
 */
export function jointErrors(
  models: readonly IndicatorModel[],
  omega: readonly Float64Array[],
  sds: Float64Array,
  codes: readonly string[],
): JointErrors {
  const units = [...new Set(models.flatMap(({ shared }) => shared.flatMap((figure) => figure.units)))].sort(
    (a, b) => a - b,
  );
  const position = new Map(units.map((unit, i) => [unit, i]));
  const indicators = models.map(({ code, shared, inheritedSd }, i) => ({
    column: codes.indexOf(code),
    groups: shared.map(({ units: own, shares, isCounty }): ErrorGroup => {
      const members = Int32Array.from(own, (unit) => position.get(unit)!);
      const sd = sds[i]!;
      return { members, shares, scale: isCounty || !(sd > 0) ? 1 : inheritedSd / sd };
    }),
  }));
  return { units: Int32Array.from(units), lower: lowerTriangle(omega), indicators };
}

/** Arrays that are reused between draws. */
export interface ErrorWorkspace {
  readonly normals: Float64Array;
  /** Errors of one indicator, by unit. */
  readonly errors: Float64Array;
}

export const errorWorkspace = ({ units, lower }: JointErrors): ErrorWorkspace => ({
  normals: new Float64Array(units.length * lower.length),
  errors: new Float64Array(units.length),
});

/**
 * Draws the errors of all modelled and inherited figures jointly and adds them to the figures. Allocates
 * nothing where a workspace is given.
 * @param random fills the first `count` elements with independent standard normal draws: those of a district
 *   are next to each other, in the order of `units`
 * @param columns figures by indicator of the structure; missing ones (NaN) stay missing
 */
export function drawModelled(
  random: (out: Float64Array, count: number) => void,
  { units, lower, indicators }: JointErrors,
  columns: readonly Float64Array[],
  { normals, errors }: ErrorWorkspace = errorWorkspace({ units, lower, indicators }),
): void {
  const width = lower.length;
  random(normals, units.length * width);
  for (let i = 0; i < width; i += 1) {
    const { column, groups } = indicators[i]!;
    const row = lower[i]!;
    for (let unit = 0; unit < units.length; unit += 1) {
      let sum = 0;
      for (let k = 0; k <= i; k += 1) sum += row[k]! * normals[unit * width + k]!;
      errors[unit] = sum;
    }
    const out = columns[column]!;
    for (let g = 0; g < groups.length; g += 1) {
      const { members, shares, scale } = groups[g]!;
      let mean = 0;
      for (let m = 0; m < members.length; m += 1) mean += shares[m]! * errors[members[m]!]!;
      for (let m = 0; m < members.length; m += 1) {
        const member = members[m]!;
        out[units[member]!]! += scale * (errors[member]! - mean);
      }
    }
  }
}
