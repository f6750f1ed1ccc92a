import type { SuiteComparison, SuiteIndex } from '../../schemas/suite.js';
import { ranksOf } from '../methods/rank/ranks.js';
import { roundInto } from '../methods/rank/round.js';
import { type AgreementFound, agreementOf, type Compared, type Pairs } from './agreement.js';
import type { ColumnsAsk } from './column-cache.js';
import type { PublishedColumns } from './read-tables.js';
import { nodeValues, normalisedValues, type SuiteScores } from './score-suite.js';

type Of<K extends SuiteComparison['of']> = Extract<SuiteComparison, { of: K }>;

type Published = (ask: ColumnsAsk) => Promise<PublishedColumns>;

/** The name of the index itself among the parts that are compared. */
const WHOLE = 'index';

/** A number by unit as `Float64Array`, NaN for a rank of 0. */
const rankValues = (ranks: Int32Array): Float64Array =>
  Float64Array.from(ranks, (rank) => (rank === 0 ? Number.NaN : rank));

/** The units of both sides, and where each is. */
interface Joined {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** By position in `codes`; −1 where a side lacks the unit. */
  readonly ours: Int32Array;
  readonly theirs: Int32Array;
}

/** Joins made before: several comparisons are of the same units and the same table. */
const made = new WeakMap<readonly string[], WeakMap<readonly string[], Joined>>();

function joined(codes: readonly string[], names: readonly string[], { codes: published }: PublishedColumns) {
  const before = made.get(codes) ?? new WeakMap<readonly string[], Joined>();
  made.set(codes, before);
  const found = before.get(published) ?? join(codes, names, published);
  before.set(published, found);
  return found;
}

/** The units of both sides, in the order of the codes of one and then of the other. */
function join(codes: readonly string[], names: readonly string[], published: readonly string[]): Joined {
  const at = new Map(codes.map((code, i) => [code, i]));
  const there = new Map(published.map((code, i) => [code, i]));
  const all = [...codes, ...published.filter((code) => !at.has(code))];
  return {
    codes: all,
    names: all.map((code, i) => names[i] ?? code),
    ours: Int32Array.from(all, (code) => at.get(code) ?? -1),
    theirs: Int32Array.from(all, (code) => there.get(code) ?? -1),
  };
}

/** Pairs of numbers of the same codes. */
function numberPairs(
  { codes, names, values }: { codes: readonly string[]; names: readonly string[]; values: Float64Array },
  published: PublishedColumns,
  column: string,
): Pairs {
  const both = joined(codes, names, published);
  const theirs = published.numbers.get(column)!;
  return {
    codes: both.codes,
    names: both.names,
    computed: Float64Array.from(both.ours, (i) => values[i] ?? Number.NaN),
    published: Float64Array.from(both.theirs, (i) => theirs[i] ?? Number.NaN),
  };
}

async function compareRanks(
  comparison: Of<'rank'>,
  scores: SuiteScores,
  published: Published,
): Promise<AgreementFound[]> {
  const { name, column, rounded, require } = comparison;
  const read = await published(publishedAsk(comparison, scores.index));
  const pairs = (ranks: Int32Array) => numberPairs({ ...scores, values: rankValues(ranks) }, read, column);
  const about: Compared = { comparison: name, index: scores.index.name, part: WHOLE, precision: 'full' };
  const full = agreementOf(about, pairs(scores.ranks), require, { judged: rounded === undefined });
  if (rounded === undefined) return [full];
  const units = new Float64Array(scores.scores.length);
  roundInto(units, scores.scores, rounded);
  const precision = `scores rounded to ${rounded} decimals`;
  // Whole numbers of the last decimal: equal ones tie, and no others.
  const ranks = ranksOf(units, 0);
  return [full, agreementOf({ ...about, precision }, pairs(ranks), require)];
}

async function compareScores(
  comparison: Of<'score'>,
  scores: SuiteScores,
  published: Published,
): Promise<AgreementFound[]> {
  const { name, column, nodes, decimals, tolerance, require } = comparison;
  const parts = nodes ?? [undefined];
  const read = await published(publishedAsk(comparison, scores.index));
  // A value that rounds to the printed one is at most half of its last digit away.
  const equal = decimals === undefined ? tolerance : Math.max(tolerance, 0.5 * 10 ** -decimals);
  return parts.map((part) =>
    agreementOf(
      { comparison: name, index: scores.index.name, part: part ?? WHOLE, precision: 'full' },
      numberPairs({ ...scores, values: normalisedValues(scores, part) }, read, part ?? column!),
      require,
      { tolerance: equal },
    ),
  );
}

/** In which part by rank each unit is, from 1: ⌈parts × rank ÷ n⌉; NaN without a rank. */
export function partsByRank(ranks: Int32Array, parts: number): Float64Array {
  const n = ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1), 0);
  return Float64Array.from(ranks, (rank) => (rank === 0 ? Number.NaN : Math.ceil((parts * rank) / n)));
}

async function compareParts(
  comparison: Of<'part'>,
  scores: SuiteScores,
  published: Published,
): Promise<AgreementFound[]> {
  const { name, column, parts, require } = comparison;
  const read = await published(publishedAsk(comparison, scores.index));
  const values = partsByRank(scores.ranks, parts);
  const about = { comparison: name, index: scores.index.name, part: WHOLE, precision: 'full' };
  return [agreementOf(about, numberPairs({ ...scores, values }, read, column), require)];
}

/** The class of a value; a value on a cut is in the class that is further from zero. */
export function classOf(value: number, cuts: readonly number[], labels: readonly string[]): string {
  if (Number.isNaN(value)) return '';
  const passed = cuts.filter((cut) => (cut < 0 ? value > cut : value >= cut)).length;
  return labels[passed] ?? '';
}

async function compareClasses(
  comparison: Of<'class'>,
  scores: SuiteScores,
  published: Published,
): Promise<AgreementFound[]> {
  const { name, column, node, cuts, labels, require } = comparison;
  const read = await published(publishedAsk(comparison, scores.index));
  const both = joined(scores.codes, scores.names, read);
  const values = nodeValues(scores, node);
  const theirs = read.texts.get(column)!;
  const about = { comparison: name, index: scores.index.name, part: node ?? WHOLE, precision: 'full' };
  const pairs = {
    codes: both.codes,
    names: both.names,
    computed: Array.from(both.ours, (i) => classOf(values[i] ?? Number.NaN, cuts, labels)),
    published: Array.from(both.theirs, (i) => theirs[i] ?? ''),
  };
  return [agreementOf(about, pairs, require)];
}

/** The group of each unit by its place among the names of the groups, in order; −1 where it has none. */
interface Grouped {
  readonly names: readonly string[];
  readonly of: Int32Array;
}

const grouped = new WeakMap<PublishedColumns, WeakMap<readonly string[], Grouped>>();

/** Groups of units, found once for all the comparisons of the same units. */
function groupsOf(codes: readonly string[], groups: PublishedColumns, column: string): Grouped {
  const before = grouped.get(groups) ?? new WeakMap<readonly string[], Grouped>();
  grouped.set(groups, before);
  const known = before.get(codes);
  if (known !== undefined) return known;
  const texts = groups.texts.get(column)!;
  const names = [...new Set(texts)].filter((name) => name !== '').sort();
  const position = new Map(names.map((name, i) => [name, i]));
  const { theirs } = joined(codes, codes, groups);
  const of = Int32Array.from(codes, (_, i) => position.get(texts[theirs[i]!] ?? '') ?? -1);
  const found = { names, of };
  before.set(codes, found);
  return found;
}

/** The share of the units of each group that are in the first part by rank. */
async function compareShares(
  comparison: Of<'share'>,
  scores: SuiteScores,
  published: Published,
): Promise<AgreementFound[]> {
  const { name, column, node, parts, by, tolerance, require } = comparison;
  const { index } = scores;
  const groups = groupsOf(scores.codes, await published(groupsAsk(comparison, index)), by.column);
  const { tolerance: ties } = scores.scored.method.steps;
  const part = partsByRank(ranksOf(normalisedValues(scores, node), ties), parts);
  const all = new Float64Array(groups.names.length);
  const first = new Float64Array(groups.names.length);
  groups.of.forEach((group, unit) => {
    if (group < 0 || Number.isNaN(part[unit]!)) return;
    all[group]! += 1;
    if (part[unit] === 1) first[group]! += 1;
  });
  const codes = groups.names;
  const values = all.map((count, group) => first[group]! / count);
  const about = { comparison: name, index: index.name, part: node ?? WHOLE, precision: 'full' };
  const read = await published(publishedAsk(comparison, index));
  const pairs = numberPairs({ codes, names: codes, values }, read, column);
  return [agreementOf(about, pairs, require, { tolerance })];
}

/** The columns that say what was published of an index. */
function publishedAsk(comparison: SuiteComparison, index: SuiteIndex): ColumnsAsk {
  const table = comparison.table ?? index.published ?? index.table;
  const { key } = comparison;
  // Rows are kept as for the index where what was published is in the same table.
  const keep = table === index.table ? index.keep : undefined;
  if (comparison.of === 'class') return { table, key, keep, numbers: [], texts: [comparison.column] };
  const columns =
    comparison.of === 'score' ? (comparison.nodes ?? [comparison.column!]) : [comparison.column];
  return { table, key, keep, numbers: columns, texts: [] };
}

const groupsAsk = ({ by }: Of<'share'>, { table, keep }: SuiteIndex): ColumnsAsk => ({
  table: by.table ?? table,
  key: by.key,
  keep: by.table === undefined ? keep : undefined,
  numbers: [],
  texts: [by.column],
});

/** Every column that a comparison of an index reads. */
export const asksOf = (comparison: SuiteComparison, index: SuiteIndex): ColumnsAsk[] => [
  publishedAsk(comparison, index),
  ...(comparison.of === 'share' ? [groupsAsk(comparison, index)] : []),
];

/**
 * Compares an index with what was published of it. Throws what reading the tables throws, and `suite-invalid`
 * for a code that the structure does not have.
 * @param published reads the columns of an ask of `asksOf`
 */
export function compareIndex(
  comparison: SuiteComparison,
  scores: SuiteScores,
  published: Published,
): Promise<AgreementFound[]> {
  switch (comparison.of) {
    case 'rank':
      return compareRanks(comparison, scores, published);
    case 'score':
      return compareScores(comparison, scores, published);
    case 'part':
      return compareParts(comparison, scores, published);
    case 'class':
      return compareClasses(comparison, scores, published);
    case 'share':
      return compareShares(comparison, scores, published);
  }
}
