import type { ChainMethod } from '../../pipeline/methods/chain/method.js';
import { normal } from '../../pipeline/methods/random/random.js';
import { structureOf } from '../../pipeline/methods/structure/structure.js';
import { STANDARD_RULE } from '../../pipeline/methods/treat/rule.js';
import type { RobustnessProblem } from '../../pipeline/robustness/problem.js';
import { type MethodRobustness, robustnessDefaults } from '../../schemas/method.js';

/** Size of an invented index. */
export interface Size {
  readonly units: number;
  readonly indicators: number;
  readonly groups: number;
}

/** z-scores and weighted means at every level, outliers of the indicators tested and treated. */
export const PLAIN: ChainMethod = {
  levels: [
    { treat: STANDARD_RULE, normalise: { method: 'z_score' } },
    { aggregate: 'arithmetic_mean', minimum_weight_share: 0.6, normalise: { method: 'z_score' } },
    { aggregate: 'arithmetic_mean', minimum_weight_share: 1, normalise: { method: 'z_score' } },
  ],
  tolerance: 1e-9,
};

/** A single option for each choice; only the weights are drawn. */
export const ONE_WAY: MethodRobustness = {
  ...robustnessDefaults,
  treatment: ['standard'],
  normalise: ['z_score'],
  aggregate: ['arithmetic_mean'],
  drop_indicators: false,
  sampling_error: false,
  inheritance_sd: 0,
};

/**
 * Draws with a common factor for each group; every third indicator is lognormal, so that there are outliers.
 */
function columns({ units, indicators, groups }: Size): Float64Array[] {
  return Array.from({ length: indicators }, (_, i) =>
    Float64Array.from({ length: units }, (_, unit) => {
      const value = 0.6 * normal(7, unit, i % groups, 1) + 0.8 * normal(7, unit, i, 2);
      return i % 3 === 2 ? Math.exp(1.2 * value) : value;
    }),
  );
}

/** An invented index of a given size, with indicators in groups of similar size. */
export function invented(size: Size, chain: ChainMethod, choices: MethodRobustness): RobustnessProblem {
  const { units, indicators, groups } = size;
  const row = (code: string, level: number, parent: string | null) => ({
    code,
    name: code,
    level,
    parent,
    direction: 1,
    weight: 1,
    unit: null,
    type: level === 1 ? ('Indicator' as const) : ('Aggregate' as const),
  });
  const rows = [
    ...Array.from({ length: indicators }, (_, i) => row(`i${i}`, 1, `g${i % groups}`)),
    ...Array.from({ length: groups }, (_, i) => row(`g${i}`, 2, 'index')),
    row('index', 3, null),
  ];
  const none = () => Array.from({ length: indicators }, () => null);
  return {
    structure: structureOf(rows),
    chain,
    groupShare: 0.2,
    figures: columns(size),
    impute: 'none' as const,
    groups: Array.from({ length: units }, () => null),
    earlier: none().map(() => []),
    choices,
    seed: 1,
    sampling: none(),
    joint: null,
    inherited: none(),
    parts: true,
  };
}

/** Errors as in england-2026: half of the indicators are inherited in 164 units, every seventh has limits. */
export function withErrors(problem: RobustnessProblem): RobustnessProblem {
  const units = problem.groups.length;
  const county = Int32Array.from({ length: units }, (_, unit) => Math.floor(unit / 4));
  return {
    ...problem,
    sampling: problem.sampling.map((_, i) =>
      i % 7 === 0 ? { publisher: county, sd: new Float64Array(units).fill(0.2) } : null,
    ),
    inherited: problem.inherited.map((_, i) =>
      i % 2 === 1 ? Uint8Array.from({ length: units }, (_, unit) => (unit < 164 ? 1 : 0)) : null,
    ),
  };
}
