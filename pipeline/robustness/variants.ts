import type { MethodAggregate, MethodRobustness, MethodWeighting } from '../../schemas/method.js';
import { normalisationOf, treatmentOf } from '../editions/plan.js';
import type { ChainMethod, LevelMethod } from '../methods/chain/method.js';
import { maybeNotPositive, type Normalisation } from '../methods/normalise/method.js';
import { MethodError } from '../methods/problem.js';

type NormalisationName = MethodRobustness['normalise'][number];

/** A scale that every mean accepts. @see OECD/JRC (2008), Handbook, section 6.11 */
const ABOVE_ZERO: Normalisation = { method: 'min_max', from: 1, to: 100 };

/** A normalisation and the weightings that work with it. */
interface Scale {
  readonly normalise: NormalisationName;
  readonly weights: readonly MethodWeighting[];
}

/** An aggregation and the normalisations that work with it. */
export interface Options {
  readonly aggregate: MethodAggregate | null;
  readonly scales: readonly Scale[];
}

const needsPositive = (aggregate: MethodAggregate | null): boolean =>
  aggregate === 'geometric_mean' || aggregate === 'harmonic_mean';

/**
 * A drawn normalisation as applied at a level: that of the level, with its numbers, where it is the same
 * method. Null if it does not work with a mean of positive values.
 */
function normalisationAt(
  level: LevelMethod,
  name: NormalisationName,
  positive: boolean,
): Normalisation | null {
  const fits = (normalisation: Normalisation) => !(positive && maybeNotPositive(normalisation));
  const drawn = normalisationOf(name, []);
  if (level.normalise.method === drawn.method && fits(level.normalise)) return level.normalise;
  if (fits(drawn)) return drawn;
  return drawn.method === 'min_max' ? ABOVE_ZERO : null;
}

type Scaled = Pick<LevelMethod, 'normalise' | 'individual'>;

/** Normalisations of single codes are kept where the level keeps its own and the mean accepts them. */
function normalised(level: LevelMethod, name: NormalisationName, positive: boolean): Scaled {
  const normalise = normalisationAt(level, name, positive) ?? ABOVE_ZERO;
  if (normalise.method !== level.normalise.method || level.individual === undefined) return { normalise };
  const kept = Object.entries(level.individual).filter(
    ([, normalisation]) => !(positive && maybeNotPositive(normalisation)),
  );
  return { normalise, individual: Object.fromEntries(kept) };
}

/**
 * Whether to expect values below zero, which entropy does not accept; with `none` it depends on the values.
 */
function maybeNegative(normalisation: Normalisation): boolean {
  if (normalisation.method === 'min_max') return (normalisation.from ?? 0) < 0;
  if (normalisation.method === 'goalposts') return normalisation.truncate === false;
  return normalisation.method === 'z_score' && maybeNotPositive(normalisation);
}

/**
 * The weightings of the list that work: equal influence only with the arithmetic mean, entropy only with
 * values of zero or more.
 */
function weightingsOf(
  below: readonly Scaled[],
  choices: MethodRobustness,
  aggregate: MethodAggregate,
): MethodWeighting[] {
  const all = below.flatMap(({ normalise, individual }) => [normalise, ...Object.values(individual ?? {})]);
  // wins less losses, as they are, above the indicators
  const losses =
    aggregate === 'copeland' && below.slice(1).some(({ normalise }) => normalise.method === 'none');
  return choices.weights.filter(
    (weighting) =>
      (weighting !== 'equal_influence' || aggregate === 'arithmetic_mean') &&
      (weighting !== 'entropy' || !(losses || all.some(maybeNegative))),
  );
}

/**
 * The normalisations and weightings that can be drawn with each aggregation, in the order of the list of
 * aggregations. Where no listed normalisation works with an aggregation, min–max from 1 to 100 is used. A
 * normalisation that works with no listed weighting is left out. An index of one level has nothing to
 * aggregate.
 * @throws MethodError `pair-invalid` for an aggregation that works with no listed weighting
 */
export function optionsOf({ levels }: ChainMethod, choices: MethodRobustness): Options[] {
  const below = levels.slice(0, -1);
  if (below.length === 0) return [{ aggregate: null, scales: [{ normalise: 'none', weights: ['given'] }] }];
  return choices.aggregate.map((aggregate) => {
    const positive = needsPositive(aggregate);
    const fits = choices.normalise.filter((name) =>
      below.every((level) => normalisationAt(level, name, positive) !== null),
    );
    const scales = (fits.length > 0 ? fits : (['min_max'] as const))
      .map((normalise) => {
        const scaled = below.map((level) => normalised(level, normalise, positive));
        return { normalise, weights: weightingsOf(scaled, choices, aggregate) };
      })
      .filter(({ weights }) => weights.length > 0);
    if (scales.length === 0)
      throw new MethodError(
        'pair-invalid',
        `robustness: none of the weights (${choices.weights.join(', ')}) works with ${aggregate} on any scale of the list`,
      );
    return { aggregate, scales };
  });
}

/** A combination of drawn options. */
export interface Variant {
  readonly treatment: MethodRobustness['treatment'][number];
  readonly aggregate: MethodAggregate | null;
  readonly normalise: NormalisationName;
  readonly weights: MethodWeighting;
}

/**
 * The method with the drawn options: the treatment of the indicators, the normalisation and the weights of
 * every level below the top, the aggregation of every level above the first. Everything else stays as it is:
 * an indicator with a treatment of its own keeps it, because it is part of what the indicator is.
 */
export function methodOf({ levels, ...rest }: ChainMethod, variant: Variant): ChainMethod {
  const top = levels.length - 1;
  const treat = treatmentOf(variant.treatment);
  const drawn = levels.map((level, i): LevelMethod => {
    const { treat: own, normalise, individual, ...kept } = level;
    const treated = i === 0 ? treat : own;
    const aggregate = i === 0 || variant.aggregate === null ? null : variant.aggregate;
    return {
      ...kept,
      ...(treated === undefined ? {} : { treat: treated }),
      ...(aggregate === null ? {} : { aggregate }),
      ...(i === top
        ? { normalise, ...(individual === undefined ? {} : { individual }) }
        : {
            ...normalised(level, variant.normalise, needsPositive(variant.aggregate)),
            weights: variant.weights,
          }),
    };
  });
  return { ...rest, levels: drawn };
}
