import { type Aggregation, checkShare, checkTolerance } from '../aggregate/aggregate.js';
import { checkNormalisation, maybeNotPositive, type Normalisation } from '../normalise/method.js';
import { MethodError } from '../problem.js';
import type { Structure } from '../structure/structure.js';
import { checkRule, type Treating } from '../treat/rule.js';
import type { Weighting } from '../weigh/weighting.js';

/** How the values of one level are computed, and what is done to them before they go into the next. */
export interface LevelMethod {
  /** How they are aggregated from the level below. Not used for the indicators (level 1). */
  readonly aggregate?: Aggregation;
  /** Minimum share of the weight of the parts that must be present; 0 by default. */
  readonly minimum_weight_share?: number;
  /** Rule for outliers, or a logarithm; without either, values are not treated. */
  readonly treat?: Treating;
  /** Treatments of single codes that differ from that of the level; null for none. */
  readonly individual_treat?: Readonly<Record<string, Treating | null>>;
  readonly normalise: Normalisation;
  /** Normalisations of single codes that differ from that of the level, such as goalposts. */
  readonly individual?: Readonly<Record<string, Normalisation>>;
  /** How they are weighted among their siblings; `given` by default. */
  readonly weights?: Weighting;
}

export interface ChainMethod {
  /** One entry for each level, from the indicators up. */
  readonly levels: readonly LevelMethod[];
  /** Scores above the indicators tie when they differ by no more than this; so do shares of weight. */
  readonly tolerance: number;
  /** Decimals to which scores are rounded before they are ranked; not rounded by default. */
  readonly rank_decimals?: number;
}

/** The normalisation of a code of the level. A code may be any word, even `constructor`. */
export function normalisationOf({ individual = {}, normalise }: LevelMethod, code: string): Normalisation {
  return (Object.hasOwn(individual, code) ? individual[code] : undefined) ?? normalise;
}

/** The treatment of a code of the level; null for none. */
export function treatingOf({ individual_treat = {}, treat }: LevelMethod, code: string): Treating | null {
  const own = Object.hasOwn(individual_treat, code) ? individual_treat[code] : undefined;
  return own === undefined ? (treat ?? null) : own;
}

/** Whether any code of the level is treated. */
export const isTreated = ({ treat, individual_treat = {} }: LevelMethod): boolean =>
  treat !== undefined || Object.values(individual_treat).some((own) => own !== null);

/** Scores above the indicators are rounded to so many decimals at most. */
const MAX_DECIMALS = 9;

/**
 * Checks the method of a level by itself and together with that of the level below.
 * @param level number of the level, from 1
 * @throws MethodError as `checkMethod`
 */
export function checkLevel(method: LevelMethod, below: LevelMethod | undefined, level: number): void {
  [method.normalise, ...Object.values(method.individual ?? {})].forEach(checkNormalisation);
  for (const treating of [method.treat, ...Object.values(method.individual_treat ?? {})])
    if (treating) checkRule(treating);
  checkShare(method.minimum_weight_share ?? 0);
  if (below === undefined) return;
  if (method.aggregate === undefined)
    throw new MethodError('levels-invalid', `level ${level} must say how it is aggregated`);
  if (below.weights === 'equal_influence' && method.aggregate !== 'arithmetic_mean')
    throw new MethodError('pair-invalid', 'weights of equal influence go only with the arithmetic mean');
  const positive = method.aggregate === 'geometric_mean' || method.aggregate === 'harmonic_mean';
  // wins less losses are below zero for some unit, unless they are put on a scale
  const may_be_low = (scale: Normalisation) =>
    maybeNotPositive(scale) || (scale.method === 'none' && below.aggregate === 'copeland');
  if (positive && [below.normalise, ...Object.values(below.individual ?? {})].some(may_be_low))
    throw new MethodError(
      'pair-invalid',
      `level ${level}: a ${method.aggregate === 'geometric_mean' ? 'geometric' : 'harmonic'} mean needs values above zero, but the level below can have others`,
    );
}

/**
 * Refuses a method that does not fit the structure, or that combines what does not go together: geometric and
 * harmonic means with scales that reach zero, equal influence with any mean but the arithmetic.
 * @throws MethodError `levels-invalid`, `code-unknown`, `pair-invalid`, `share-invalid`, `tolerance-invalid`,
 *   `rounding-invalid`,
 *   and as `checkNormalisation` and `checkRule`
 */
export function checkMethod(
  { levels, tolerance, rank_decimals = 0 }: ChainMethod,
  structure: Structure,
): void {
  if (levels.length !== structure.levels)
    throw new MethodError(
      'levels-invalid',
      `the method has ${levels.length} levels, the structure ${structure.levels}`,
    );
  checkTolerance(tolerance);
  if (!(Number.isInteger(rank_decimals) && rank_decimals >= 0 && rank_decimals <= MAX_DECIMALS))
    throw new MethodError(
      'rounding-invalid',
      `scores cannot be rounded to ${rank_decimals} decimals: a whole number from 0 to ${MAX_DECIMALS}`,
    );
  levels.forEach((level, i) => {
    checkLevel(level, levels[i - 1], i + 1);
    const codes = structure.nodes.filter((node) => node.level === i + 1).map(({ code }) => code);
    const named = Object.keys({ ...level.individual, ...level.individual_treat });
    const unknown = named.filter((code) => !codes.includes(code));
    if (unknown.length > 0)
      throw new MethodError('code-unknown', `${unknown.join(', ')}: not a code of level ${i + 1}`, unknown);
  });
}
