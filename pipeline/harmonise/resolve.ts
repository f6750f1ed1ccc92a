import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Observation } from '../../schemas/observation.js';
import { meanOfEstimates } from '../methods/estimate/mean-of-estimates.js';
import { isCounty, isShireDistrict } from './code-kinds.js';
import type { Crosswalk } from './crosswalk.js';

export type Rule = 'recode' | 'same_footprint' | 'merger' | 'split';

/** A figure for one code of today, with the observations that it was made from. */
export interface Resolved {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: 'observed' | 'mapped' | 'estimated';
  /** The steps that led to the code, the last one first; empty for the code’s own figure. */
  readonly rules: readonly Rule[];
  readonly flags: readonly string[];
  readonly from: readonly Observation[];
}

export interface Evidence {
  /** Figures of one indicator and period, by the code of the official file. */
  readonly observations: ReadonlyMap<string, Observation>;
  readonly crosswalk: Crosswalk;
  /** People by code of 2019, for weighing merged districts. */
  readonly populations: ReadonlyMap<string, number>;
  readonly level: IndicatorDeclaration['level'];
  readonly measure: IndicatorDeclaration['measure'];
}

function own(code: string, { observations }: Evidence): Resolved | undefined {
  const observation = observations.get(code);
  if (observation === undefined || observation.value === null) return undefined;
  const { value, lower, upper, flags } = observation;
  return {
    value,
    lower,
    upper,
    status: 'observed',
    rules: [],
    flags: flags === '' ? [] : flags.split(';'),
    from: [observation],
  };
}

const chain = (rules: readonly Rule[]): Rule[] => [...new Set(rules)];

const carried = (figure: Resolved | undefined, rule: Rule, estimated = false): Resolved | undefined =>
  figure && {
    ...figure,
    rules: chain([rule, ...figure.rules]),
    status: estimated || figure.status === 'estimated' ? 'estimated' : 'mapped',
  };

/** Counts of people add up; they have no limits. */
const sumOf = (figures: readonly Resolved[]) => ({
  value: figures.reduce((sum, { value }) => sum + value, 0),
  lower: null,
  upper: null,
});

function merged(code: string, evidence: Evidence): Resolved | undefined {
  const all = evidence.crosswalk.mergers.get(code) ?? [];
  // Upper-tier indicators have no figure for merged shire districts: the others represent all of them, as an
  // estimate.
  const parts = evidence.level === 'upper_tier' ? all.filter((part) => !isShireDistrict(part)) : all;
  const figures = parts.map((part) => resolve(part, evidence));
  if (figures.length === 0 || !figures.every((figure) => figure !== undefined)) return undefined;
  const people = parts.map((part) => evidence.populations.get(part));
  const counted = evidence.measure === 'count';
  const weighed = people.every((count) => count !== undefined);
  const mean = counted ? sumOf(figures) : meanOfEstimates(figures, weighed ? people : parts.map(() => 1));
  const estimated =
    evidence.measure === 'median' ||
    evidence.measure === 'ratio' ||
    parts.length < all.length ||
    figures.some(({ status }) => status === 'estimated');
  return {
    ...mean,
    status: estimated ? 'estimated' : 'mapped',
    rules: chain(['merger', ...figures.flatMap(({ rules }) => rules)]),
    flags: [
      ...figures.flatMap(({ flags }) => flags),
      counted ? 'added_up' : weighed ? 'population_weighted' : 'plain_mean',
    ],
    from: figures.flatMap(({ from }) => from),
  };
}

/**
 * The figure for `code` by the first rule that yields one: its own, a recode, a county of the same footprint,
 * a merger, a split. `undefined` when none does.
 */
export function resolve(code: string, evidence: Evidence): Resolved | undefined {
  // The code's own figure is known to be small: no other figure is better.
  if (evidence.observations.get(code)?.status === 'censored') return undefined;
  const { recodes, footprints, splits } = evidence.crosswalk;
  const oldCode = recodes.get(code);
  const county = footprints.get(code);
  const split = splits.get(code);
  return (
    own(code, evidence) ??
    carried(oldCode === undefined ? undefined : resolve(oldCode, evidence), 'recode') ??
    carried(
      county === undefined || !isCounty(county) ? undefined : own(county, evidence),
      'same_footprint',
    ) ??
    merged(code, evidence) ??
    (split && carried(own(split.parent, evidence), 'split', split.estimated))
  );
}
