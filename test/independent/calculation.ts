/**
 * The index of england-2026, by either method, computed from its frozen figures only, in plain arithmetic, by
 * the text of section 2 of the methods. It shares no code with the program, so that a mistake in one is not a
 * mistake in both.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Indicator {
  readonly code: string;
  readonly direction: number;
  readonly weight: number;
}
/** An aggregate of the method file: of indicators, or of other aggregates. */
export interface Aggregate {
  readonly code: string;
  readonly weight: number;
  readonly indicators?: readonly Indicator[];
  readonly domains?: readonly Aggregate[];
}
export interface Method {
  /** The parts of the index: its domains, or its faces. */
  readonly parts: readonly Aggregate[];
  /** Whether outliers are treated by the standard rule. */
  readonly treated: boolean;
}
interface Figure {
  readonly area: string;
  readonly indicator: string;
  readonly value: number | undefined;
  readonly status: string;
  readonly reason: string;
}
type Scores = Map<string, number>;

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** The frozen figures contain no quotation marks, so that a comma always separates two cells. */
export function readFigures(path: string): Figure[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const i = (name: string) => header.split(',').indexOf(name);
  const [area, indicator, value, status, reason] = [
    ...['area_code', 'indicator', 'value', 'status', 'reason'].map(i),
  ] as [number, number, number, number, number];
  return lines.map((line) => {
    const cells = line.split(',');
    const text = cells[value] ?? '';
    return {
      area: cells[area] ?? '',
      indicator: cells[indicator] ?? '',
      value: text === '' ? undefined : Number(text),
      status: cells[status] ?? '',
      reason: cells[reason] ?? '',
    };
  });
}

export function readMethod(path: string): Method {
  const { domains, faces, steps } = parse(readFileSync(path, 'utf8'));
  return { parts: faces ?? domains, treated: steps.levels[0].treatment === 'standard' };
}

/** The aggregates of a method, each before its parts. */
export const aggregatesOf = (parts: readonly Aggregate[]): Aggregate[] =>
  parts.flatMap((part) => [part, ...aggregatesOf(part.domains ?? [])]);

/** The indicators of a method, in its order. */
export const indicatorsOf = (parts: readonly Aggregate[]): Indicator[] =>
  aggregatesOf(parts).flatMap(({ indicators = [] }) => indicators);

/** Mean and sample standard deviation. */
export function momentsOf(values: readonly number[]): { mean: number; sd: number } {
  const mean = sum(values) / values.length;
  return { mean, sd: Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) };
}

/** Skewness G1 and excess kurtosis G2, from the central moments. */
function shapeOf(values: readonly number[]): { skew: number; kurt: number } {
  const n = values.length;
  const mean = sum(values) / n;
  const central = (power: number) => sum(values.map((value) => (value - mean) ** power)) / n;
  const variance = central(2);
  const excess = central(4) / variance ** 2 - 3;
  return {
    skew: (central(3) / variance ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2)),
    kurt: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6),
  };
}

const hasOutliers = (values: readonly number[]): boolean => {
  const { skew, kurt } = shapeOf(values);
  return Math.abs(skew) > 2 && kurt > 3.5;
};

/**
 * The values after the standard rule: up to five of the largest (of the smallest, where the tail is on that
 * side) take the next value, one step at a time; where that does not help, all take a logarithm.
 */
export function withoutOutliers(values: Scores): Scores {
  let now = new Map(values);
  for (let moved = 0; moved < 5 && hasOutliers([...now.values()]); ) {
    const all = [...now.values()];
    const up = shapeOf(all).skew >= 0;
    const end = up ? Math.max(...all) : Math.min(...all);
    const others = all.filter((value) => value !== end);
    const next = up ? Math.max(...others) : Math.min(...others);
    now = new Map([...now].map(([area, value]) => [area, value === end ? next : value]));
    moved = [...now].filter(([area, value]) => value !== values.get(area)).length;
  }
  if (!hasOutliers([...now.values()])) return now;
  const all = [...values.values()];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return new Map([...values].map(([area, value]) => [area, Math.log(value - low + 0.01 * (high - low))]));
}

/** Mean 0, standard deviation 1 over the areas that have a value; the sign by the direction. */
function standardised(values: Scores, direction = 1): Scores {
  const { mean, sd } = momentsOf([...values.values()]);
  return new Map([...values].map(([area, value]) => [area, (direction * (value - mean)) / sd]));
}

interface Part {
  readonly scores: Scores;
  readonly weight: number;
}

/** For each area the weighted mean of the parts that it has, if they carry at least `least` of the weight. */
function weightedMeans(areas: readonly string[], parts: readonly Part[], min: number): Scores {
  const all = sum(parts.map(({ weight }) => weight));
  const means: Scores = new Map();
  for (const area of areas) {
    const has = parts.filter(({ scores }) => scores.has(area));
    const weight = sum(has.map((part) => part.weight));
    if (weight / all >= min - 1e-9)
      means.set(area, sum(has.map((part) => part.weight * (part.scores.get(area) ?? 0))) / weight);
  }
  return means;
}

/**
 * 1 is best; an area ties with the one above it when they differ by at most 1e-9, and ties share the better
 * rank.
 */
export function ranksOf(scores: Scores): Map<string, number> {
  const ordered = [...scores].sort(([, a], [, b]) => b - a);
  const ranks = new Map<string, number>();
  let rank = 0;
  let above = Number.POSITIVE_INFINITY;
  for (const [i, [area, score]] of ordered.entries()) {
    if (above - score > 1e-9) rank = i + 1;
    ranks.set(area, rank);
    above = score;
  }
  return ranks;
}

/**
 * Hotspots are the best k = ⌈n/5⌉, coldspots the worst k; the rest is divided in three. No two areas tie
 * here.
 */
export function fifthOf(rank: number, n: number): number {
  const k = Math.ceil(n / 5);
  if (rank <= k) return 1;
  if (n - rank + 1 <= k) return 5;
  const between = n - 2 * k;
  const position = rank - k;
  return position <= Math.round(between / 3) ? 2 : position <= Math.round((2 * between) / 3) ? 3 : 4;
}

const OWN_RULES = ['recode', 'same_footprint', 'merger'];
const isOwn = ({ status, reason }: Figure) => status === 'observed' || OWN_RULES.includes(reason);

export interface Calculation {
  readonly normalised: Map<string, Scores>;
  /** Scores of every aggregate below the index, by code. */
  readonly aggregates: Map<string, Scores>;
  readonly index: Scores;
  /** What each indicator adds to the score, by `area indicator`. */
  readonly added: Scores;
  readonly ownShare: Scores;
  /** The values that each indicator, aggregate and the index were standardised over, by its code. */
  readonly scaled: Map<string, readonly number[]>;
  /** Codes of the indicators whose values the treatment of outliers changed. */
  readonly treated: readonly string[];
}

/** What an aggregate is made of: weighted parts that have scores, of one kind. */
interface Made {
  readonly parts: readonly { readonly code: string; readonly weight: number }[];
  /** What its weighted mean is divided by when it is standardised. */
  readonly sd: number;
}

export function calculate(figures: readonly Figure[], { parts: top, treated }: Method): Calculation {
  const areas = [...new Set(figures.map(({ area }) => area))];
  const normalised = new Map<string, Scores>();
  const scaled = new Map<string, readonly number[]>();
  const aggregates = new Map<string, Scores>();
  const made = new Map<string, Made>();
  const changed: string[] = [];
  for (const { code, direction } of indicatorsOf(top)) {
    const found: Scores = new Map();
    for (const { area, indicator, value } of figures)
      if (indicator === code && value !== undefined) found.set(area, value);
    const values = treated ? withoutOutliers(found) : found;
    if ([...values].some(([area, value]) => value !== found.get(area))) changed.push(code);
    scaled.set(code, [...values.values()]);
    normalised.set(code, standardised(values, direction));
  }
  const make = (code: string, parts: Made['parts'], of: Map<string, Scores>, min: number): Scores => {
    const means = weightedMeans(
      areas,
      parts.map((part) => ({ scores: of.get(part.code) ?? new Map(), weight: part.weight })),
      min,
    );
    scaled.set(code, [...means.values()]);
    made.set(code, { parts, sd: momentsOf([...means.values()]).sd });
    return standardised(means);
  };
  const build = ({ code, indicators, domains = [] }: Aggregate): void => {
    domains.forEach(build);
    aggregates.set(
      code,
      indicators === undefined ? make(code, domains, aggregates, 1) : make(code, indicators, normalised, 0.6),
    );
  };
  top.forEach(build);
  const index = make('index', top, aggregates, 1);

  const added: Scores = new Map();
  const ownShare: Scores = new Map(areas.map((area) => [area, 0]));
  const byIndicator = new Map<string, Figure[]>();
  for (const figure of figures)
    byIndicator.set(figure.indicator, [...(byIndicator.get(figure.indicator) ?? []), figure]);
  /** Walks down from a whole; `share` is its nominal weight, `rate` what a point of it adds by area. */
  const walk = (code: string, share: number, rate: (area: string) => number): void => {
    const { parts, sd } = made.get(code)!;
    const all = sum(parts.map(({ weight }) => weight));
    const scoresOf = (part: string) => aggregates.get(part) ?? normalised.get(part) ?? new Map();
    const present = (area: string) =>
      sum(parts.filter((part) => scoresOf(part.code).has(area)).map(({ weight }) => weight));
    for (const part of parts) {
      const own = (share * part.weight) / all;
      const below = (area: string) => (rate(area) * part.weight) / present(area) / sd;
      if (made.has(part.code)) walk(part.code, own, below);
      else {
        for (const [area, z] of normalised.get(part.code)!)
          added.set(`${area} ${part.code}`, z * below(area));
        for (const figure of byIndicator.get(part.code) ?? [])
          if (isOwn(figure)) ownShare.set(figure.area, (ownShare.get(figure.area) ?? 0) + own);
      }
    }
  };
  walk('index', 1, () => 1);
  return { normalised, aggregates, index, added, ownShare, scaled, treated: changed };
}
