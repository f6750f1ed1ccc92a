import fc from 'fast-check';
import type { ScorePlan } from '../../../../pipeline/editions/plan.js';
import type { Aggregation } from '../../../../pipeline/methods/aggregate/aggregate.js';
import type { LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import type { StructureRow } from '../../../../pipeline/methods/structure/row.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import type { Treating } from '../../../../pipeline/methods/treat/rule.js';
import type { ScoreValue } from '../../../../pipeline/score/tables.js';
import { areaCode } from '../../score/setup.js';

/** An index drawn at random: its plan and a column for each indicator, NaN where missing. */
export interface DrawnIndex {
  readonly plan: ScorePlan;
  readonly columns: readonly Float64Array[];
}

/** Names of the levels from the indicators up. */
export const levelNames = (levels: number): string[] => [...LEVELS.slice(0, levels - 1), 'index'];

const LEVELS = ['indicator', 'theme', 'domain', 'index'];
const direction = fc.constantFrom<1 | -1>(1, 1, 1, -1);
const weight = fc.constantFrom(0, 0.5, 1, 1, 2, 3.7);

/** Numbers of parts, one list for each level from the top. */
const shapes = fc.constantFrom(
  ...[[[3]], [[5]], [[2], [2, 3]], [[3], [2, 1, 2]], [[2], [2, 1], [2, 1, 2]], [[1], [2], [3, 2]]],
);

/** Rows of a structure of these shapes; weights that would be zero become one. */
const structures = fc
  .tuple(shapes, fc.array(fc.tuple(weight, direction), { minLength: 16, maxLength: 16 }))
  .map(([shape, drawn]) => {
    const depth = shape.length + 1;
    const rows: StructureRow[] = [row('top', depth, null, 1, 1)];
    let parents = ['top'];
    for (const [i, counts] of shape.entries()) {
      const next = parents.flatMap((parent, which) =>
        Array.from({ length: counts[which]! }, (_, part) => ({ parent, code: `${parent}_${part}`, part })),
      );
      for (const { parent, code, part } of next) {
        const [heavy, sign] = drawn[rows.length % drawn.length]!;
        rows.push(row(code, depth - i - 1, parent, part === 0 ? heavy + 0.25 : heavy, sign));
      }
      parents = next.map(({ code }) => code);
    }
    return structureOf(rows);
  });

export const row = (
  code: string,
  level: number,
  parent: string | null,
  heavy: number,
  sign: number,
): StructureRow => ({
  code,
  name: code,
  level,
  parent,
  weight: heavy,
  direction: sign,
  unit: null,
  type: level === 1 ? 'Indicator' : 'Aggregate',
});

/** Every normalisation of the toolbox, with each of its options. */
const EVERY: Readonly<Record<Normalisation['method'], readonly Normalisation[]>> = {
  none: [{ method: 'none' }],
  z_score: [{ method: 'z_score' }, { method: 'z_score', mean: 100, sd: 15 }],
  min_max: [{ method: 'min_max' }, { method: 'min_max', from: -1, to: 1 }],
  rank: [{ method: 'rank' }],
  percentile_rank: [{ method: 'percentile_rank' }],
  borda: [{ method: 'borda' }],
  exponential: [{ method: 'exponential' }, { method: 'exponential', including_itself: false }],
  distance_to_reference: [
    { method: 'distance_to_reference', to: 'best' },
    { method: 'distance_to_reference', to: { unit: 1 }, cap: true },
    { method: 'distance_to_reference', to: { target: 40 } },
  ],
  goalposts: [
    { method: 'goalposts', lower: 2, upper: 30, scale: 10 },
    { method: 'goalposts', lower: 2, upper: 30, scale: 1, truncate: false },
  ],
};
export const ANY: readonly Normalisation[] = Object.values(EVERY).flat();
/** Inputs that geometric and harmonic means accept. */
const POSITIVE: readonly Normalisation[] = [
  { method: 'min_max', from: 1, to: 100 },
  { method: 'min_max', from: 1, to: 100 },
  ...(['rank', 'exponential', 'none'] as const).map((method) => ({ method })),
];
const RULES: readonly (Treating | undefined)[] = [
  { always: 'logarithm' },
  { always: 'natural_logarithm' },
  undefined,
  undefined,
  { skewness: 2, kurtosis: 3.5, winsorise: 5 },
  { skewness: 1, kurtosis: 1, winsorise: 2 },
  { skewness: 0.2, kurtosis: -1.5, winsorise: 3 },
];

const levelDraw = fc.record({
  aggregate: fc.constantFrom<Aggregation>(
    'arithmetic_mean',
    'arithmetic_mean',
    'geometric_mean',
    'harmonic_mean',
    'weighted_sum',
    'copeland',
    'borda_count',
  ),
  minimum_weight_share: fc.constantFrom(0, 0.5, 0.6, 1),
  treat: fc.constantFrom(...RULES),
  own_treat: fc.constantFrom<readonly (Treating | null)[]>([], [], [null], [{ always: 'logarithm' }]),
  any: fc.tuple(fc.constantFrom(...ANY), fc.constantFrom(...ANY)),
  positive: fc.tuple(fc.constantFrom(...POSITIVE), fc.constantFrom(...POSITIVE)),
  individual: fc.boolean(),
  weights: fc.constantFrom<NonNullable<LevelMethod['weights']>>(
    ...(['given', 'given', 'equal', 'pca', 'entropy', 'equal_influence'] as const),
  ),
});

const UNITS = { minLength: 5, maxLength: 11 };
/** Whole numbers with ties, gaps and outliers; sometimes one that cannot be scored. */
const column = (units: number) =>
  fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 40 }) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom(900, 5000, -700, 0) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    ),
    { minLength: units, maxLength: units },
  );

/** Any structure of two to four levels, any figures, and any method with compatible choices. */
export const drawnIndices: fc.Arbitrary<DrawnIndex> = fc
  .tuple(structures, fc.integer({ min: UNITS.minLength, max: UNITS.maxLength }))
  .chain(([structure, units]) =>
    fc
      .tuple(
        fc.array(levelDraw, { minLength: structure.levels, maxLength: structure.levels }),
        fc.array(column(units), { minLength: structure.indicators, maxLength: structure.indicators }),
      )
      .map(([drawn, columns]) => {
        const levels = drawn.map((one, i): LevelMethod => {
          const above = drawn[i + 1]?.aggregate;
          const positive = above === 'geometric_mean' || above === 'harmonic_mean';
          // wins less losses are not above zero unless they are put on a scale that is
          const fits = (scale: Normalisation): Normalisation =>
            i > 0 && one.aggregate === 'copeland' && scale.method === 'none' ? { method: 'rank' } : scale;
          const [normalise, other] = positive
            ? ([fits(one.positive[0]), fits(one.positive[1])] as const)
            : one.any;
          const code = structure.nodes.find(({ level }) => level === i + 1)!.code;
          const plain =
            one.weights === 'equal_influence' && above !== 'arithmetic_mean' ? 'given' : one.weights;
          return {
            ...(i === 0 ? {} : { aggregate: one.aggregate }),
            minimum_weight_share: one.minimum_weight_share,
            normalise,
            weights: plain,
            ...(one.treat === undefined ? {} : { treat: one.treat }),
            ...(one.individual ? { individual: { [code]: other } } : {}),
            ...(one.own_treat[0] === undefined ? {} : { individual_treat: { [code]: one.own_treat[0] } }),
          };
        });
        const codes = Array.from({ length: units }, (_, i) => areaCode(i));
        const plan = { structure, chain: { levels, tolerance: 1e-9 }, levels: levelNames(structure.levels) };
        return {
          plan: { ...plan, groupShare: 0.2, units: codes },
          columns: columns.map((values) => Float64Array.from(values)),
        };
      }),
  );

/** The columns as figures to be scored. */
export const scoreValues = ({ plan, columns }: DrawnIndex): ScoreValue[] =>
  columns.flatMap((values, i) =>
    Array.from(values, (value, unit) => ({
      area_code: plan.units[unit]!,
      code: plan.structure.nodes[i]!.code,
      own_level: true,
      value: Number.isNaN(value) ? null : value,
      status: 'observed',
    })),
  );
