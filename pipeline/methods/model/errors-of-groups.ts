import { errorFactors, sharesOf, spreadOver, weightedMean } from './benchmark.js';
import { along } from './cross-validate.js';

/** How far the interval of 95 % reaches, in standard errors. */
export const STANDARD_ERRORS = 1.96;

/** A larger area whose parts have figures of their own, taken as if only their weighted mean were known. */
export interface KnownGroup {
  /** Its parts, as indices of the columns. */
  readonly units: readonly number[];
  /** Weights of the parts, in their order. */
  readonly weights: Float64Array;
  /** The region in which it lies: lines are fitted without it. */
  readonly group: number;
}

/** How figures that were computed from those of larger areas compare with the parts’ own. */
export interface Found {
  /** Root mean squared error, in the unit of the figure. */
  readonly rmse: number;
  /** Mean of what the computed figures are above the parts’ own. */
  readonly bias: number;
  /** Share of parts whose own figure is within 1.96 standard errors. */
  readonly coverage: number;
}

export interface GroupErrors {
  readonly groups: number;
  readonly units: number;
  readonly modelled: Found;
  /** With the figure of the larger area taken for each part. */
  readonly inherited: Found;
  /** 1 − squared errors of the model ÷ squared errors of inheritance. */
  readonly r_squared: number;
}

/** The lines and the standard deviations of errors that are tested. */
export interface Tested {
  /** Coefficients of a line that knows nothing of a region, by region. */
  readonly without: readonly Float64Array[];
  /** Standard deviations of the errors of modelled and of inherited figures, in the unit of the figure. */
  readonly sd: number;
  readonly inheritedSd: number;
}

interface Part {
  readonly error: number;
  readonly standardError: number;
}

function summary(parts: readonly Part[]): Found {
  const over = (sum: (part: Part) => number) =>
    parts.reduce((total, part) => total + sum(part), 0) / parts.length;
  return {
    rmse: Math.sqrt(over(({ error }) => error * error)),
    bias: over(({ error }) => error),
    coverage: over(({ error, standardError }) =>
      Math.abs(error) <= STANDARD_ERRORS * standardError ? 1 : 0,
    ),
  };
}

/**
 * What modelling and what plain inheritance would have given in larger areas whose parts publish for
 * themselves. Each is spread by the line that was fitted without its region.
 * @param y figure of each unit
 * @param x one column for each regressor
 * @param bounds smallest and largest possible figure
 */
export function groupErrors(
  known: readonly KnownGroup[],
  y: Float64Array,
  x: readonly Float64Array[],
  { without, sd, inheritedSd }: Tested,
  bounds: readonly [number, number],
): GroupErrors {
  const modelled: Part[] = [];
  const inherited: Part[] = [];
  for (const { units, weights, group } of known) {
    const shares = sharesOf(weights);
    const own = Float64Array.from(units, (unit) => y[unit]!);
    const figure = weightedMean(own, shares);
    const offsets = Float64Array.from(units, (unit) => along(without[group]!, x, unit));
    const spread = spreadOver(figure, offsets, shares, bounds);
    errorFactors(shares).forEach((factor, i) => {
      modelled.push({ error: spread[i]! - own[i]!, standardError: sd * factor });
      inherited.push({ error: figure - own[i]!, standardError: inheritedSd * factor });
    });
  }
  const found = { modelled: summary(modelled), inherited: summary(inherited) };
  const ratio = found.modelled.rmse / found.inherited.rmse;
  return { groups: known.length, units: modelled.length, ...found, r_squared: 1 - ratio * ratio };
}
