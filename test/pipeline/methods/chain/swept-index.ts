import { AGGREGATIONS, type Aggregation } from '../../../../pipeline/methods/aggregate/aggregate.js';
import type { LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import type { StructureRow } from '../../../../pipeline/methods/structure/row.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import type { TreatmentRule } from '../../../../pipeline/methods/treat/rule.js';
import type { Weighting } from '../../../../pipeline/methods/weigh/weighting.js';
import { areaCode } from '../../score/setup.js';
import { ANY, type DrawnIndex, levelNames, row } from './drawn-index.js';

/** An index of the sweep and its purpose. */
export interface SweptIndex extends DrawnIndex {
  readonly about: string;
}

const UNITS = 10;
const WORST = 0;
const REFERENCE = 1;
const BEST = 2;
const LEAST = 1;
const MIDDLE = 30;
const MOST = 60;

/** Numbers of parts from the top, as `counts[level][parent]`. */
type Shape = readonly (readonly number[])[];

/**
 * Correlated columns, with ties: the first unit has the lowest value of all, the third the highest, and
 * the second, the reference of distances, is between them.
 */
const figuresOf = (columns: number): Float64Array[] =>
  Array.from({ length: columns }, (_, part) =>
    Float64Array.from({ length: UNITS }, (_, unit) => {
      if (unit === WORST) return LEAST;
      if (unit === REFERENCE) return MIDDLE + (part % 4);
      if (unit === BEST) return MOST;
      return 3 + ((unit * 7) % 11) * 2 + ((unit * unit * (part + 3) + 5 * part) % 31);
    }),
  );

interface Swept {
  readonly about: string;
  readonly shape: Shape;
  readonly levels: readonly LevelMethod[];
  readonly columns?: readonly Float64Array[];
  /** Codes for which lower is better. */
  readonly turned?: (code: string) => boolean;
  /** Gives codes of a level, from 1, a normalisation of their own. */
  readonly own?: (level: number, position: number) => Normalisation | undefined;
}

function swept({ about, shape, levels, columns, turned = () => false, own }: Swept): SweptIndex {
  const depth = shape.length + 1;
  const rows: StructureRow[] = [row('top', depth, null, 1, 1)];
  let parents = ['top'];
  for (const [i, counts] of shape.entries()) {
    const parts = parents.flatMap((parent, which) =>
      Array.from({ length: counts[which]! }, (_, part) => ({ parent, code: `${parent}_${part}` })),
    );
    for (const { parent, code } of parts)
      rows.push(row(code, depth - i - 1, parent, 1 + (rows.length % 3), turned(code) ? -1 : 1));
    parents = parts.map(({ code }) => code);
  }
  const structure = structureOf(rows);
  const method = levels.map((level, i) => {
    const codes = structure.nodes.filter((node) => node.level === i + 1).map(({ code }) => code);
    const pairs = codes.map((code, position) => [code, own?.(i + 1, position)] as const);
    const individual = pairs.filter(
      (pair): pair is readonly [string, Normalisation] => pair[1] !== undefined,
    );
    return individual.length === 0 ? level : { ...level, individual: Object.fromEntries(individual) };
  });
  const figures = columns ?? figuresOf(structure.indicators);
  const units = Array.from(figures[0]!, (_, i) => areaCode(i));
  const plan = { structure, chain: { levels: method, tolerance: 1e-9 }, levels: levelNames(depth) };
  return { about, columns: figures, plan: { ...plan, groupShare: 0.2, units } };
}

const z: LevelMethod = { normalise: { method: 'z_score' } };
const scaled: LevelMethod = { normalise: { method: 'min_max', from: 1, to: 100 } };
const mean: LevelMethod = { ...z, aggregate: 'arithmetic_mean' };
const odd = (code: string) => Number(code.split('_').at(-1)) % 2 === 1;
const twice = <T>(value: T): T[] => [value, value];

/** Every normalisation for two individual codes of one level; for the second, lower is better. */
function normalisations(): SweptIndex[] {
  const both = ANY.flatMap(twice);
  const parts = both.length;
  // both codes of a normalisation are in the same domain
  const first = 2 * Math.ceil(ANY.length / 2);
  return [
    swept({
      about: 'indicators each on a scale of their own',
      shape: [[2], [first, parts - first]],
      levels: [z, mean, mean],
      turned: (code) => code.split('_').length === 3 && odd(code),
      own: (level, position) => (level === 1 ? both[position] : undefined),
    }),
    swept({
      about: 'domains each on a scale of their own',
      shape: [[parts], both.map(() => 2)],
      levels: [{ normalise: { method: 'min_max' } }, mean, mean],
      turned: (code) => code.split('_').length === 2 && odd(code),
      own: (level, position) => (level === 2 ? both[position] : undefined),
    }),
  ];
}

/** Every normalisation for a whole level: an index of raw indicators. */
const wholeLevels = (): SweptIndex[] =>
  ANY.map((normalise) =>
    swept({
      about: `an index by ${JSON.stringify(normalise)} of indicators as they are`,
      shape: [[3]],
      levels: [{ normalise: { method: 'none' } }, { aggregate: 'arithmetic_mean', normalise }],
    }),
  );

/** Removes single figures, and all figures of the last domain for one unit. */
const withGaps = (columns: readonly Float64Array[]): Float64Array[] =>
  columns.map((values, part) =>
    values.map((value, unit) => {
      const gap = unit > BEST && (unit * 3 + part * 2) % 11 === 0;
      return gap || (unit === UNITS - 1 && part >= columns.length - 3) ? Number.NaN : value;
    }),
  );

/** Every aggregation at all levels of three or of four, with gaps and without, given or equal weights. */
const aggregations = (): SweptIndex[] =>
  (Object.keys(AGGREGATIONS) as Aggregation[]).flatMap((aggregate, i) =>
    [false, true].map((gaps) => {
      const deep = gaps === (i % 2 === 0);
      const shape = deep ? [[2], [2, 1], [2, 2, 3]] : [[2], [4, 3]];
      const columns = figuresOf(7);
      const indicators: LevelMethod = { ...scaled, weights: gaps ? 'equal' : 'given' };
      const level: LevelMethod = { ...indicators, aggregate, minimum_weight_share: gaps ? 0.3 : 1 };
      return swept({
        about: `${aggregate} of ${shape.length + 1} levels${gaps ? ' with gaps' : ''}`,
        shape,
        columns: gaps ? withGaps(columns) : columns,
        levels: [indicators, ...shape.map(() => level)],
        turned: (code) => code.split('_').length === shape.length + 1 && code.endsWith('_1'),
      });
    }),
  );

export const WEIGHTINGS = Object.keys({
  given: 0,
  equal: 0,
  pca: 0,
  entropy: 0,
  equal_influence: 0,
} satisfies Record<Weighting, 0>) as Weighting[];

/** Every weighting from values, of indicators in their domain and of domains in the index. */
const weightings = (): SweptIndex[] =>
  WEIGHTINGS.filter((weights) => weights !== 'given' && weights !== 'equal').map((weights) => {
    const level: LevelMethod = { normalise: { method: 'min_max' }, weights };
    return swept({
      about: `weights ${weights}`,
      shape: [[3], [3, 2, 3]],
      levels: [level, { ...level, aggregate: 'arithmetic_mean' }, mean],
    });
  });

const RULE: TreatmentRule = { skewness: 1, kurtosis: -0.5, winsorise: 2 };
const even = Float64Array.from({ length: 12 }, (_, unit) => ((unit * 5) % 12) + 1);
const changed = (...points: readonly [number, number][]) =>
  even.map((value, unit) => points.find(([i]) => i === unit)?.[1] ?? value);
/** Nothing to treat; a point too high; one too low; three too high, too many for two winsorised points. */
const OUTLYING = [even, changed([3, 90]), changed([5, -70]), changed([0, 100], [4, 220], [8, 500])];

/** One indicator in each domain, so that both levels can have the same outliers, treated at one of them. */
const treatments = (): SweptIndex[] =>
  [1, 2].map((treated) =>
    swept({
      about: `outliers treated at level ${treated}`,
      shape: [[4], [1, 1, 1, 1]],
      columns: OUTLYING,
      levels: [
        {
          normalise: { method: treated === 1 ? 'z_score' : 'none' },
          ...(treated === 1 ? { treat: RULE } : {}),
        },
        { ...mean, ...(treated === 2 ? { treat: RULE } : {}) },
        mean,
      ],
    }),
  );

/**
 * A figure of one of the five parts of a domain. The first five units have the same figures, each in another
 * order, and each column has them all: by ranks their means are equal up to rounding.
 */
function latin(unit: number, part: number, by: number): number {
  if (unit < 5) return [4, 9, 2, 7, 5][(part + unit * by) % 5]!;
  return unit < 9 ? 1 - ((unit + part * by) % 4) : 10 + ((unit + part * by) % 4);
}

/** Scores by pairs of domains in which five units have the same figures in another order. */
const tied = (gap: boolean, aggregate: Aggregation): SweptIndex => {
  const columns = Array.from({ length: 15 }, (_, i) =>
    Float64Array.from({ length: 13 }, (_, unit) => {
      if (gap && i > 9 && unit === 12) return Number.NaN;
      return latin(unit, i % 5, 1 + Math.floor(i / 5));
    }),
  );
  return swept({
    about: `${aggregate} of domains that tie but for rounding${gap ? ', with a gap' : ''}`,
    shape: [[3], [5, 5, 5]],
    columns,
    levels: [
      { normalise: { method: 'exponential' }, weights: 'equal' },
      { aggregate: 'arithmetic_mean', normalise: { method: 'none' } },
      { aggregate, normalise: { method: 'none' } },
    ],
  });
};

/** A logarithm of a whole level, and of single codes of a level that is otherwise treated or left. */
const logarithms = (): SweptIndex[] =>
  (['logarithm', 'natural_logarithm'] as const).flatMap((always) =>
    [1, 2].map((at) => {
      const own = { top_0_0: { always }, top_0_1: null, top_0: { always }, top_1: null };
      const codes = Object.entries(own).filter(([code]) => code.split('_').length === 4 - at);
      const treated = { treat: at === 1 ? RULE : { always }, individual_treat: Object.fromEntries(codes) };
      return swept({
        about: `${always} at level ${at}`,
        shape: [[2], [3, 2]],
        columns: figuresOf(5),
        levels: [
          { ...scaled, ...(at === 1 ? treated : {}) },
          { ...scaled, aggregate: 'arithmetic_mean', ...(at === 2 ? treated : {}) },
          mean,
        ],
      });
    }),
  );

export const TIED: readonly SweptIndex[] = (['copeland', 'borda_count'] as const).flatMap((aggregate) => [
  tied(false, aggregate),
  tied(true, aggregate),
]);

/** An index for every method of the toolbox, for indicators and above. None of them is refused. */
export const SWEPT: readonly SweptIndex[] = [
  ...normalisations(),
  ...wholeLevels(),
  ...aggregations(),
  ...weightings(),
  ...treatments(),
  ...logarithms(),
  ...TIED,
];
