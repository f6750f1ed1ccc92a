import { measuresOf } from '../../schemas/evidence-measures.js';
import type { Inset } from '../../schemas/method/areas.js';
import { aggregatesBelowIndex, indexRowOf } from '../../schemas/method/structure.js';
import type { ValidityPlace, ValidityRow } from '../../schemas/release/validity-tables.js';
import type { IndexEdition } from '../editions/edition.js';
import type { PublishedDeprivation } from '../editions/published.js';
import { bootstrapRankCorrelations, type CorrelationLimits } from '../methods/check/bootstrap.js';
import { MIN_PAIRS, pearson, spearman } from '../methods/check/correlation.js';
import { type LevelColumns, type MeasureColumn, type Measured, measureColumns } from './columns.js';
import { meansOfPlaces, type ScoredPart } from './means.js';

/** How many resamples the limits are made of. */
export const RESAMPLES = 1000;

/** An edition with everything that its index is compared with. */
export type ComparedEdition = Pick<
  IndexEdition,
  'method' | 'areas' | 'populations' | 'evidence' | 'evidenceAreas' | 'deprivation'
>;

export interface Validity {
  /** By measure, then by part from the index down, then all places before those outside the inset. */
  readonly rows: readonly ValidityRow[];
  /** The scores of the larger places. */
  readonly places: readonly ValidityPlace[];
}

/** Scores by code and area. */
type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The index first, then the aggregates below it from the highest level down. */
const partsOf = ({ method }: ComparedEdition, values: Scores): ScoredPart[] =>
  [indexRowOf(method), ...aggregatesBelowIndex(method)].map(({ code, name }) => ({
    code,
    name: name ?? code,
    scores: values.get(code) ?? new Map<string, number>(),
  }));

const ofDeprivation = (rows: readonly PublishedDeprivation[]): Measured[] =>
  rows.map(({ area_code, average_score, period }) => ({
    measure: 'deprivation_2025',
    place_code: area_code,
    value: average_score,
    period,
    source: 'deprivation-2025',
  }));

/** Some of the places of each level. */
interface Subset {
  readonly name: string;
  readonly has: (level: LevelColumns, i: number) => boolean;
}

const subsetsOf = (inset: Inset | undefined): Subset[] => [
  { name: 'all', has: () => true },
  ...(inset === undefined
    ? []
    : [{ name: `outside ${inset.name}`, has: ({ inside }: LevelColumns, i: number) => inside[i] !== true }]),
];

const pick = (column: Float64Array, indices: readonly number[]) =>
  Float64Array.from(indices, (i) => column[i]!);

/** A part and a measure over the places of a subset that have both. */
interface Pair {
  readonly column: MeasureColumn;
  readonly part: number;
  readonly subset: string;
  readonly indices: readonly number[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function pairOf(column: MeasureColumn, part: number, { name, has }: Subset): Pair {
  const { level, values } = column;
  const scores = level.scores[part]!;
  const indices = level.places.flatMap((_, i) =>
    has(level, i) && !Number.isNaN(scores[i]! + values[i]!) ? [i] : [],
  );
  return { column, part, subset: name, indices, x: pick(scores, indices), y: pick(values, indices) };
}

/** The limits of each pair. Pairs over the same places share their resamples, and each column its ranks. */
function limitsOf(pairs: readonly Pair[], seed: number): Map<Pair, CorrelationLimits> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const { column, indices } = pair;
    if (indices.length < MIN_PAIRS) continue;
    const key = `${column.measure.level} ${indices.join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  const found = new Map<Pair, CorrelationLimits>();
  for (const group of groups.values()) {
    const parts = new Map(group.map(({ part, x }) => [part, x]));
    const measures = new Map(group.map(({ column, y }) => [column, y]));
    const limits = bootstrapRankCorrelations([...parts.values()], [...measures.values()], {
      replicates: RESAMPLES,
      seed,
    });
    const [partOrder, measureOrder] = [[...parts.keys()], [...measures.keys()]];
    for (const pair of group) {
      const limit = limits[partOrder.indexOf(pair.part)]?.[measureOrder.indexOf(pair.column)];
      if (limit !== undefined) found.set(pair, limit);
    }
  }
  return found;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Without a rank correlation, as where all values tie, there are no limits of it either. */
function rowOf(pair: Pair, part: ScoredPart, limits: CorrelationLimits | undefined): ValidityRow {
  const { column, subset, indices, x, y } = pair;
  const { measure, level, period, source } = column;
  const correlation = orNull(spearman(x, y));
  return {
    code: part.code,
    name: part.name,
    against: measure.code,
    against_title: measure.title,
    level: measure.level,
    subset,
    expected: measure.expected,
    n: indices.length,
    spearman: correlation,
    lower: correlation === null ? null : (limits?.lower ?? null),
    upper: correlation === null ? null : (limits?.upper ?? null),
    pearson: orNull(pearson(x, y)),
    unweighted: indices.filter((i) => level.plain[pair.part]?.[i] === true).length,
    period,
    source,
  };
}

/**
 * How the scores of an edition go with what others measured; undefined where its method names no evidence.
 * Larger places have the means of their districts, weighted by people.
 * @param values scores by code and area
 * @param seed of the resamples
 */
export function validityOf(
  edition: ComparedEdition,
  values: Scores,
  inset: Inset | undefined,
  seed: number,
): Validity | undefined {
  const { method, areas, populations = [], evidenceAreas = [], deprivation = [] } = edition;
  const named = new Set(measuresOf(method.evidence ?? []).map(({ code }) => code));
  const evidence = (edition.evidence ?? []).filter(({ measure }) => named.has(measure));
  if (evidence.length === 0) return undefined;
  const parts = partsOf(edition, values);
  const people = new Map(
    populations.flatMap(({ area_code, population }) =>
      population === null ? [] : [[area_code, population] as const],
    ),
  );
  const means = meansOfPlaces(parts, evidenceAreas, people);
  const measured = [...evidence, ...ofDeprivation(deprivation)];
  const columns = measureColumns({ areas, evidenceAreas, measured, parts, means, inset });
  const subsets = subsetsOf(inset);
  const pairs = columns.flatMap((column) =>
    parts.flatMap((_, part) => subsets.map((subset) => pairOf(column, part, subset))),
  );
  const limits = limitsOf(pairs, seed);
  return {
    rows: pairs.map((pair) => rowOf(pair, parts[pair.part]!, limits.get(pair))),
    places: means,
  };
}
