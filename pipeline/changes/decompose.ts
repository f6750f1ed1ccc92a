import { descending } from 'd3-array';
import type { ComparedPart, Decomposed } from './compared.js';

/** An indicator of an area in one edition. */
export interface ScoredFigure {
  /** On the scale of the indicator, signed so that higher is better. */
  readonly normalised: number;
  /** What it adds to the score, in points of the score. */
  readonly contribution: number;
}

/** What the figures of an indicator are measured by in one edition. */
export interface Scale {
  readonly mean: number;
  readonly sd: number;
  readonly direction: number;
  readonly unit: string;
  /** What the treatment of outliers did to its figures: only a scale of the same treatment is comparable. */
  readonly treatment: string;
  /** Whether normalised values are standard scores of this mean and deviation. */
  readonly is_standard: boolean;
}

/** An edition as its indicators make its scores. */
export interface ScoreParts {
  readonly scales: ReadonlyMap<string, Scale>;
  /** By area and indicator. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, ScoredFigure>>;
}

/** The treatment that changes the unit of figures; of others their scales can be compared. */
const LOGARITHM = /logarithm/;

const areComparable = (a: Scale, b: Scale): boolean =>
  a.is_standard &&
  b.is_standard &&
  a.unit === b.unit &&
  a.direction === b.direction &&
  a.sd > 0 &&
  (a.treatment === b.treatment || (!LOGARITHM.test(a.treatment) && !LOGARITHM.test(b.treatment)));

/**
 * What a figure of the second edition would add there if it were measured from the mean of the first, in its
 * standard deviation, with the weight that it has in the second. Where the scales cannot be compared, or the
 * figure is the mean itself, what it adds as it is.
 */
function onFirstScale({ normalised, contribution }: ScoredFigure, first?: Scale, second?: Scale): number {
  if (first === undefined || second === undefined || normalised === 0 || !areComparable(first, second))
    return contribution;
  const figure = second.mean + second.direction * normalised * second.sd;
  const there = (first.direction * (figure - first.mean)) / first.sd;
  return (contribution / normalised) * there;
}

/**
 * The change in the score of an area as a sum. Each indicator adds what the figure of the area and the weight
 * of the indicator changed: what the second figure adds on the scale of the first edition, less what the
 * first figure added. One term is left, which all indicators share: means and deviations moved with other
 * areas and other figures, of the indicators and of the aggregates above them. By definition they add up to
 * the change.
 * @param before,after score of the area, and its figures by indicator
 */
export function decompose(
  before: { readonly score: number; readonly area: string; readonly parts: ScoreParts },
  after: { readonly score: number; readonly area: string; readonly parts: ScoreParts },
): Decomposed | null {
  const [then, now] = [before.parts.figures.get(before.area), after.parts.figures.get(after.area)];
  if (then === undefined || now === undefined) return null;
  const codes = [...new Set([...now.keys(), ...then.keys()])];
  const parts = codes.map((code): ComparedPart => {
    const [was, is] = [then.get(code), now.get(code)];
    const [first, second] = [before.parts.scales.get(code), after.parts.scales.get(code)];
    const there =
      is === undefined ? 0 : was === undefined ? is.contribution : onFirstScale(is, first, second);
    return {
      code,
      before: was?.contribution ?? null,
      after: is?.contribution ?? null,
      change: there - (was?.contribution ?? 0),
    };
  });
  const moved = parts.reduce((sum, { change }) => sum + change, 0);
  return {
    parts: parts.toSorted((a, b) => descending(Math.abs(a.change), Math.abs(b.change))),
    standardisation: after.score - before.score - moved,
  };
}
