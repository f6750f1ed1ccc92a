/**
 * All steps from figures to scores in plain arithmetic, from the formulas of the OECD/JRC Handbook and those
 * of docs/toolbox.md. It shares no code with the pipeline: every unit by itself, every pair of units one by
 * one.
 */
import type { LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import type { Treating } from '../../../../pipeline/methods/treat/rule.js';
import { type Column, plainRanks } from '../../score/plain.js';
import type { DrawnIndex } from './drawn-index.js';

export interface PlainNode {
  /** After treatment and before normalising. */
  readonly raw: Column;
  readonly treatment: 'none' | 'winsorise' | 'logarithm' | 'natural_logarithm';
  readonly value: Column;
}

/** One for each node of the structure, or the refusal: problem and code. */
export type PlainChain = readonly PlainNode[] | string;

class Refused extends Error {}
const refuse = (problem: string, code: string): never => {
  throw new Refused(`${problem} ${code}`);
};

const known = (column: Column): number[] => column.filter((value) => value !== null);
const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]) => add(values) / values.length;
const mapped = (column: Column, make: (value: number) => number): Column =>
  column.map((value) => (value === null ? null : make(value)));

function deviation(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(add(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/** SKEW of a spreadsheet. */
function skewness(values: readonly number[]): number {
  const n = values.length;
  const mean = meanOf(values);
  const sd = deviation(values);
  return (n / ((n - 1) * (n - 2))) * add(values.map((value) => ((value - mean) / sd) ** 3));
}

/** KURT of a spreadsheet. */
function kurtosis(values: readonly number[]): number {
  const n = values.length;
  const mean = meanOf(values);
  const sd = deviation(values);
  const fourths = add(values.map((value) => ((value - mean) / sd) ** 4));
  return ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * fourths - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}

function checkColumn(column: Column, rounding: number, code: string): void {
  const values = known(column);
  if (values.length === 0) refuse('all-missing', code);
  if (values.length === 1) refuse('too-few-values', code);
  const smallest = Math.min(...values);
  const largest = Math.max(...values);
  const digits = 1e-15 * Math.max(Math.abs(smallest), Math.abs(largest));
  if (largest - smallest <= Math.max(rounding, digits)) refuse('constant', code);
}

/**
 * Outliers winsorised one step at a time, as bounds that move inwards; else the logarithm of the raw values.
 */
function treated(column: Column, rule: Treating, code: string): Pick<PlainNode, 'raw' | 'treatment'> {
  const values = known(column);
  const spread = Math.max(...values) - Math.min(...values);
  const logarithm = mapped(column, (value) => Math.log(value - Math.min(...values) + 0.01 * spread));
  if ('always' in rule) {
    if (rule.always === 'logarithm') return { raw: logarithm, treatment: 'logarithm' };
    if (values.some((value) => value <= 0)) refuse('not-positive', code);
    return { raw: mapped(column, Math.log), treatment: 'natural_logarithm' };
  }
  if ('high' in rule) throw new Error('points are not decided here');
  if (values.length < 4) refuse('too-few-values', code);
  let low = Math.min(...values);
  let high = Math.max(...values);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const outlying = () => {
    const now = values.map(within);
    return Math.abs(skewness(now)) > rule.skewness && kurtosis(now) > rule.kurtosis;
  };
  const moved = () => values.filter((value) => value < low || value > high).length;
  while (moved() < rule.winsorise && outlying()) {
    const inside = values.filter((value) => value > low && value < high);
    if (inside.length === 0) break;
    if (skewness(values.map(within)) >= 0) high = Math.max(...inside);
    else low = Math.min(...inside);
  }
  if (!outlying()) return { raw: mapped(column, within), treatment: moved() === 0 ? 'none' : 'winsorise' };
  return { raw: logarithm, treatment: 'logarithm' };
}

/** Ranks of the known values from the highest, and their number. */
function ranked(column: Column, tolerance: number): { readonly ranks: Column; readonly n: number } {
  const ranks = plainRanks(known(column), tolerance);
  let next = 0;
  return { ranks: mapped(column, () => ranks[next++]!), n: ranks.length };
}

function distance(column: Column, asked: Normalisation, direction: number, code: string): Column {
  if (asked.method !== 'distance_to_reference') throw new TypeError(asked.method);
  const good = mapped(column, (value) => direction * value);
  const worst = Math.min(...known(good));
  let to = Math.max(...known(good));
  if (asked.to !== 'best') {
    const reference = 'target' in asked.to ? asked.to.target : column[asked.to.unit];
    if (reference === null || reference === undefined) return refuse('reference-missing', code);
    to = direction * reference;
  }
  if (to <= worst) refuse('reference-least', code);
  const shares = mapped(good, (value) => 1 - (to - value) / (to - worst));
  return asked.cap ? mapped(shares, (share) => Math.min(share, 1)) : shares;
}

function normalised(
  column: Column,
  asked: Normalisation,
  direction: number,
  tolerance: number,
  code: string,
): Column {
  const good = mapped(column, (value) => direction * value);
  const values = known(good);
  const smallest = Math.min(...values);
  const largest = Math.max(...values);
  switch (asked.method) {
    case 'none':
      return good;
    case 'z_score': {
      const { mean = 0, sd = 1 } = asked;
      return mapped(good, (value) => mean + (sd * (value - meanOf(values))) / deviation(values));
    }
    case 'min_max': {
      const { from = 0, to = 100 } = asked;
      return mapped(good, (value) => from + ((to - from) * (value - smallest)) / (largest - smallest));
    }
    case 'goalposts': {
      const { lower, upper, scale, truncate = true } = asked;
      const start = direction === 1 ? lower : -upper;
      return mapped(good, (value) => {
        const share = (value - start) / (upper - lower);
        return scale * (truncate ? Math.max(0, Math.min(1, share)) : share);
      });
    }
    case 'distance_to_reference':
      return distance(column, asked, direction, code);
    case 'exponential': {
      const { ranks, n } = ranked(good, tolerance);
      const units = column.length;
      const share = (rank: number) =>
        asked.including_itself === false
          ? ((n - rank) / (n - 1)) * ((units - 1) / units)
          : (n - rank + 1) / n;
      return mapped(ranks, (rank) => -23 * Math.log(1 - share(rank) * (1 - Math.exp(-100 / 23))));
    }
    default: {
      const { ranks, n } = ranked(
        mapped(good, (value) => -value),
        tolerance,
      );
      const shares = mapped(ranks, (rank) => (rank - 1) / (n - 1));
      if (asked.method === 'percentile_rank') return shares;
      const first = asked.method === 'borda' ? 0 : 1;
      return mapped(shares, (share) => first + share * (column.length - 1));
    }
  }
}

const MEANS = {
  arithmetic_mean: { of: (value: number) => value, back: (mean: number) => mean },
  geometric_mean: { of: Math.log, back: Math.exp },
  harmonic_mean: { of: (value: number) => 1 / value, back: (mean: number) => 1 / mean },
};

/**
 * For each pair of units, the share of their common weight by which the first is ahead, ties counting half;
 * the sum of these shares, or one for each majority and minus one for each minority.
 */
function pairwise(
  by: 'copeland' | 'borda_count',
  parts: readonly Column[],
  weights: readonly number[],
  enough: Column,
  tolerance: number,
): Column {
  const ranks = parts.map((part) => ranked(part, tolerance).ranks);
  const ahead = (a: number, b: number): number => {
    const both = weights.map((_, part) => ranks[part]![a]! !== null && ranks[part]![b]! !== null);
    const common = add(weights.filter((_, part) => both[part]));
    if (common === 0) return 1 / 2;
    const won = weights.map((weight, part) => {
      if (!both[part] || ranks[part]![a]! > ranks[part]![b]!) return 0;
      return ranks[part]![a] === ranks[part]![b] ? weight / 2 : weight;
    });
    return add(won) / common;
  };
  const points = (share: number) =>
    by === 'borda_count' ? share : Math.abs(share - 1 / 2) < 1e-9 ? 0 : Math.sign(share - 1 / 2);
  return enough.map((one, a) =>
    one === null
      ? null
      : add(enough.map((other, b) => (other === null || a === b ? 0 : points(ahead(a, b))))),
  );
}

function aggregated(
  parts: readonly Column[],
  codes: readonly string[],
  weights: readonly number[],
  { aggregate: by = 'arithmetic_mean', minimum_weight_share: share = 0 }: LevelMethod,
  { tolerance, ties }: { readonly tolerance: number; readonly ties: number },
): Column {
  const units = parts[0]!.map((_, unit) => unit);
  const whole = add(weights);
  const present = (unit: number) => add(weights.filter((_, part) => parts[part]![unit] !== null));
  const enough = units.map((unit) =>
    present(unit) > 0 && present(unit) / whole >= share - tolerance ? present(unit) : null,
  );
  if (by === 'copeland' || by === 'borda_count') return pairwise(by, parts, weights, enough, ties);
  if (by === 'weighted_sum')
    return units.map((unit) => {
      if (enough[unit] === null) return null;
      const sum = add(parts.map((part, i) => (part[unit] === null ? 0 : weights[i]! * part[unit]!)));
      return (sum * whole) / present(unit);
    });
  const low = parts.findIndex((part) => known(part).some((value) => value <= 0));
  if (low >= 0 && by !== 'arithmetic_mean') refuse('not-positive', codes[low]!);
  const { of, back } = MEANS[by];
  return units.map((unit) => {
    const weight = enough[unit];
    if (weight === null || weight === undefined) return null;
    const terms = parts.map((part, i) => (part[unit] === null ? 0 : weights[i]! * of(part[unit]!)));
    return back(add(terms) / weight);
  });
}

/**
 * @param weightsOf weight of each node where weights depend on the values, which is not computed here
 */
export function plainChain(
  { plan, columns }: DrawnIndex,
  weightsOf: (position: number) => number = () => Number.NaN,
): PlainChain {
  const { nodes } = plan.structure;
  const { tolerance, levels } = plan.chain;
  const made: PlainNode[] = [];
  const node = (position: number): PlainNode => {
    const { code, level, direction, children } = nodes[position]!;
    const method = levels[level - 1]!;
    const indicator = level === 1;
    const weighting = levels[level - 2]?.weights ?? 'given';
    const weight = (child: number) => {
      if (weighting === 'given') return nodes[child]!.weight;
      return weighting === 'equal' ? 1 : weightsOf(child);
    };
    const before = indicator
      ? Array.from(columns[position]!, (value) => (Number.isNaN(value) ? null : value))
      : aggregated(
          children.map((child) => made[child]!.value),
          children.map((child) => nodes[child]!.code),
          children.map(weight),
          method,
          { tolerance, ties: level === 2 ? 0 : tolerance },
        );
    checkColumn(before, indicator ? 0 : Math.max(tolerance, 1e-12), code);
    const own = method.individual_treat?.[code];
    const rule = own === undefined ? method.treat : own;
    const { raw, treatment } = rule
      ? treated(before, rule, code)
      : { raw: before, treatment: 'none' as const };
    const asked = method.individual?.[code] ?? method.normalise;
    return { raw, treatment, value: normalised(raw, asked, direction, indicator ? 0 : tolerance, code) };
  };
  try {
    for (const position of nodes.keys()) made.push(node(position));
    return made;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
