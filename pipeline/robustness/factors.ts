import * as draw from './draw.js';
import { type FigureErrors, jointOf } from './figure-errors.js';
import { droppable } from './left-out.js';
import type { RobustnessProblem } from './problem.js';
import type { Options } from './variants.js';

/** Something that is drawn. */
export interface Factor {
  readonly code: string;
  /** Title for readers. */
  readonly title: string;
  /** Its counter in the draws; see `draw.ts`. */
  readonly index: number;
}

const factor = (index: number, code: string, title: string): Factor => ({ code, title, index });

/** In the order in which they are reported. */
const ALL: readonly Factor[] = [
  factor(draw.TREATMENT, 'treatment', 'Treatment of outliers'),
  factor(draw.NORMALISE, 'normalise', 'Normalisation'),
  factor(draw.WEIGHTING, 'weights', 'Weighting'),
  factor(draw.WEIGHTS, 'weight_spread', 'Size of the weights'),
  factor(draw.FACE, 'face_weight', 'Weight of the first face'),
  factor(draw.AGGREGATE, 'aggregate', 'Aggregation'),
  factor(draw.IMPUTE, 'impute', 'Imputation'),
  factor(draw.DROP, 'drop_indicators', 'Indicator left out'),
  factor(draw.SAMPLING, 'sampling_error', 'Sampling error and one-year noise'),
  factor(draw.INHERITANCE, 'inheritance_sd', 'What figures of counties hide'),
];

/**
 * The factors that vary, in a fixed order. A factor with a single option does not vary, nor does one that
 * cannot change anything: imputation where nothing is missing, errors where no figure has one, weights where
 * no aggregate has two parts.
 */
export function factorsOf(
  problem: RobustnessProblem,
  options: readonly Options[],
  errors: readonly FigureErrors[],
  missing: boolean,
): Factor[] {
  const { choices, structure } = problem;
  const scales = options.flatMap((option) => option.scales);
  const varies = new Map<number, boolean>([
    [draw.TREATMENT, choices.treatment.length > 1],
    [draw.NORMALISE, options.some(({ scales }) => scales.length > 1)],
    [draw.WEIGHTING, scales.some(({ weights }) => weights.length > 1)],
    [draw.WEIGHTS, choices.weight_spread > 0 && structure.nodes.some(({ children }) => children.length > 1)],
    [draw.FACE, choices.face_weight !== undefined && choices.face_weight[0] < choices.face_weight[1]],
    [draw.AGGREGATE, options.length > 1],
    [draw.IMPUTE, choices.impute.length > 1 && missing],
    [draw.DROP, choices.drop_indicators && droppable(structure).length > 0],
    [draw.SAMPLING, errors.some(({ sampling }) => sampling !== null)],
    [draw.INHERITANCE, jointOf(problem) !== null || errors.some(({ spread }) => spread !== null)],
  ]);
  return ALL.filter(({ index }) => varies.get(index));
}
