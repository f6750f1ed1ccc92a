/**
 * The index of england-2026 computed from its frozen figures only, in plain arithmetic, by the text of
 * section 2 of the methods. It shares no code with the program, so that a mistake in one is not a mistake in
 * both.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Indicator {
  readonly code: string;
  readonly direction: number;
  readonly weight: number;
}
export interface Domain {
  readonly code: string;
  readonly weight: number;
  readonly indicators: readonly Indicator[];
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

export const readDomains = (path: string): Domain[] => parse(readFileSync(path, 'utf8')).domains;

/** Mean and sample standard deviation. */
export function momentsOf(values: readonly number[]): { mean: number; sd: number } {
  const mean = sum(values) / values.length;
  return { mean, sd: Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) };
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
  readonly domains: Map<string, Scores>;
  readonly index: Scores;
  /** What each indicator adds to the score, by `area indicator`. */
  readonly added: Scores;
  readonly ownShare: Scores;
  /** The values that each indicator, domain and the index were standardised over, by its code. */
  readonly scaled: Map<string, readonly number[]>;
}

export function calculate(figures: readonly Figure[], domains: readonly Domain[]): Calculation {
  const areas = [...new Set(figures.map(({ area }) => area))];
  const normalised = new Map<string, Scores>();
  const scaled = new Map<string, readonly number[]>();
  const means = new Map<string, Scores>();
  for (const domain of domains) {
    for (const { code, direction } of domain.indicators) {
      const values = new Map<string, number>();
      for (const { area, indicator, value } of figures)
        if (indicator === code && value !== undefined) values.set(area, value);
      scaled.set(code, [...values.values()]);
      normalised.set(code, standardised(values, direction));
    }
    const parts = domain.indicators.map(({ code, weight }) => ({
      scores: normalised.get(code) ?? new Map(),
      weight,
    }));
    means.set(domain.code, weightedMeans(areas, parts, 0.6));
    scaled.set(domain.code, [...(means.get(domain.code)?.values() ?? [])]);
  }
  const scores = new Map([...means].map(([code, values]) => [code, standardised(values)]));
  const parts = domains.map(({ code, weight }) => ({ scores: scores.get(code) ?? new Map(), weight }));
  const whole = weightedMeans(areas, parts, 1);
  scaled.set('index', [...whole.values()]);

  const added: Scores = new Map();
  const ownShare: Scores = new Map(areas.map((area) => [area, 0]));
  const all = sum(domains.map(({ weight }) => weight));
  const indexSd = momentsOf([...whole.values()]).sd;
  for (const domain of domains) {
    const domainSd = momentsOf([...(means.get(domain.code)?.values() ?? [])]).sd;
    const total = sum(domain.indicators.map(({ weight }) => weight));
    for (const area of areas) {
      const has = domain.indicators.filter(({ code }) => normalised.get(code)?.has(area));
      const present = sum(has.map(({ weight }) => weight));
      for (const { code, weight } of has) {
        const inDomain = ((normalised.get(code)?.get(area) ?? 0) * weight) / present / domainSd;
        added.set(`${area} ${code}`, (inDomain * domain.weight) / all / indexSd);
      }
    }
    for (const figure of figures) {
      const weight = domain.indicators.find(({ code }) => code === figure.indicator)?.weight;
      if (weight !== undefined && isOwn(figure)) {
        const share = (weight / total) * (domain.weight / all);
        ownShare.set(figure.area, (ownShare.get(figure.area) ?? 0) + share);
      }
    }
  }
  return { normalised, domains: scores, index: standardised(whole), added, ownShare, scaled };
}
