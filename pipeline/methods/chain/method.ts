import { type Aggregation, checkShare } from '../aggregate/aggregate.js';
import { checkNormalisation, maybeNotPositive, type Normalisation } from '../normalise/method.js';
import { MethodError } from '../problem.js';
import type { Structure } from '../structure/structure.js';
import { checkRule, type TreatmentRule } from '../treat/rule.js';
import type { Weighting } from '../weigh/weighting.js';

/** How the values of one level are made and what is done to them before they go into the next. */
export interface LevelMethod {
  /** How they are made of those below. For the indicators, level 1, it says nothing. */
  readonly aggregate?: Aggregation;
  /** Least share of the parts' weight that must be there; 0 unless given. */
  readonly minimum_weight_share?: number;
  /** Outliers are left alone unless there is a rule. */
  readonly treat?: TreatmentRule;
  readonly normalise: Normalisation;
  /** Another normalisation for some codes of the level, as goalposts are. */
  readonly individual?: Readonly<Record<string, Normalisation>>;
  /** How they are weighted among those of the same parent; as given unless said. */
  readonly weights?: Weighting;
}

export interface ChainMethod {
  /** One for each level, from the indicators up. */
  readonly levels: readonly LevelMethod[];
  /** Scores above the indicators that differ by no more tie; so do shares of weight. */
  readonly tolerance: number;
}

/** The normalisation of a code of the level. A code may be any word, `constructor` too. */
export function normalisationOf({ individual = {}, normalise }: LevelMethod, code: string): Normalisation {
  return (Object.hasOwn(individual, code) ? individual[code] : undefined) ?? normalise;
}

/**
 * Refuses a level by itself and together with the one below it.
 * @param level its number, from 1
 * @throws MethodError as `checkMethod`
 */
export function checkLevel(method: LevelMethod, below: LevelMethod | undefined, level: number): void {
  [method.normalise, ...Object.values(method.individual ?? {})].forEach(checkNormalisation);
  if (method.treat !== undefined) checkRule(method.treat);
  checkShare(method.minimum_weight_share ?? 0);
  if (below === undefined) return;
  if (method.aggregate === undefined)
    throw new MethodError('levels-invalid', `level ${level} does not say how it is aggregated`);
  if (below.weights === 'equal_influence' && method.aggregate !== 'arithmetic_mean')
    throw new MethodError('pair-invalid', 'weights of equal influence go with the arithmetic mean alone');
  const positive = method.aggregate === 'geometric_mean' || method.aggregate === 'harmonic_mean';
  if (positive && [below.normalise, ...Object.values(below.individual ?? {})].some(maybeNotPositive))
    throw new MethodError(
      'pair-invalid',
      `level ${level}: a ${method.aggregate === 'geometric_mean' ? 'geometric' : 'harmonic'} mean takes values above zero, which the level below need not have`,
    );
}

/**
 * Refuses a method that does not fit the structure, or pairs what cannot go together: geometric and harmonic
 * means with scales that reach zero, equal influence with any but the arithmetic mean.
 * @throws MethodError `levels-invalid`, `code-unknown`, `pair-invalid`, `share-invalid`, `tolerance-invalid`,
 *   and as `checkNormalisation` and `checkRule`
 */
export function checkMethod({ levels, tolerance }: ChainMethod, structure: Structure): void {
  if (levels.length !== structure.levels)
    throw new MethodError(
      'levels-invalid',
      `the method has ${levels.length} levels, the structure ${structure.levels}`,
    );
  if (!(tolerance >= 0 && tolerance < 1))
    throw new MethodError('tolerance-invalid', `a tolerance of ${tolerance} is not from 0 to 1`);
  levels.forEach((level, i) => {
    checkLevel(level, levels[i - 1], i + 1);
    const codes = structure.nodes.filter((node) => node.level === i + 1).map(({ code }) => code);
    const unknown = Object.keys(level.individual ?? {}).filter((code) => !codes.includes(code));
    if (unknown.length > 0)
      throw new MethodError('code-unknown', `${unknown.join(', ')}: no code of level ${i + 1}`, unknown);
  });
}
