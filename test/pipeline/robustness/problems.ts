import type { ChainMethod, LevelMethod } from '../../../pipeline/methods/chain/method.js';
import type { StructureRow } from '../../../pipeline/methods/structure/row.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { robustness } from '../../../schemas/method/robustness.js';
import type { MethodRobustness } from '../../../schemas/method.js';
import { row } from '../methods/rows.js';

/** The default choices, with overrides. */
export const choicesOf = (choices: Partial<MethodRobustness> = {}): MethodRobustness => ({
  ...robustness.parse({}),
  ...choices,
});

/** Nothing is drawn unless overridden: one option of each, no spread, no error. */
export const stillChoices = (choices: Partial<MethodRobustness> = {}): MethodRobustness =>
  choicesOf({
    treatment: ['none'],
    normalise: ['z_score'],
    weights: ['given'],
    weight_spread: 0,
    aggregate: ['arithmetic_mean'],
    impute: ['none'],
    drop_indicators: false,
    sampling_error: false,
    one_year_noise: false,
    inheritance_sd: 0,
    ...choices,
  });

export const z: LevelMethod = { normalise: { method: 'z_score' } };
export const mean: LevelMethod = { ...z, aggregate: 'arithmetic_mean' };
export const methodOf = (...levels: LevelMethod[]): ChainMethod => ({ levels, tolerance: 1e-9 });

type More = Partial<Omit<RobustnessProblem, 'choices' | 'figures' | 'structure'>> & {
  readonly rows?: readonly StructureRow[];
  readonly choices?: Partial<MethodRobustness>;
};

/**
 * Indicators i0, i1 … as siblings in one index, unless there are other rows; nothing is drawn unless
 * requested.
 */
export function problemOf(figures: readonly (readonly number[])[], more: More = {}): RobustnessProblem {
  const { rows, choices, ...rest } = more;
  const flat = [...figures.map((_, i) => row(`i${i}`, 1, 'index')), row('index', 2, null)];
  return {
    structure: structureOf(rows ?? flat),
    chain: methodOf(z, mean),
    groupShare: 0.2,
    seed: 7,
    impute: 'none',
    figures: figures.map((column) => Float64Array.from(column)),
    groups: (figures[0] ?? []).map(() => null),
    earlier: figures.map(() => []),
    sampling: figures.map(() => null),
    inherited: figures.map(() => null),
    parts: false,
    joint: null,
    choices: stillChoices(choices),
    ...rest,
  };
}

/** Some unsorted numbers without ties, every `gap`th of them missing. */
export const someFigures = (indicators: number, units: number, gap = Number.POSITIVE_INFINITY): number[][] =>
  Array.from({ length: indicators }, (_, indicator) =>
    Array.from({ length: units }, (__, unit) => {
      const position = indicator * units + unit;
      return (position + 1) % gap === 0 ? Number.NaN : ((position * 7919 + 13 * unit * unit) % 10_007) / 100;
    }),
  );

export const mask = (...flags: number[]) => Uint8Array.from(flags);
