import type { AreaEstimate } from '../../../../pipeline/records/estimate/area-estimate.js';
import { estimatesOf } from '../../../../pipeline/records/estimate/estimates.js';
import type { Group } from '../../../../pipeline/records/estimate/groups.js';
import { drawAreas } from '../../../../pipeline/records/release/draw-areas.js';
import { rankedBy, shrinkMeasures } from '../../../../pipeline/records/release/shrunken.js';
import type { Truth, World } from './made-world.js';

/** How one area came out: its true rank and class, and what is said of them. */
export interface Outcome {
  readonly code: string;
  readonly people: number;
  readonly areas: number;
  readonly rank: number;
  readonly isColdspot: boolean;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly probability: number;
}

const THRESHOLD = 10;
const FAMILY_PEOPLE = {
  earnings: ({ disadvantaged }: AreaEstimate) => disadvantaged.n,
  median: ({ disadvantaged }: AreaEstimate) => disadvantaged.n,
  gap: ({ bottom, top }: AreaEstimate) => Math.min(bottom.n, top.n),
  split: ({ bottom, top }: AreaEstimate) => Math.min(bottom.n, top.n),
} as const;

/** z-scores of the numbers that are there. */
function standard(values: readonly number[]): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.map((value) => (value - mean) / Math.sqrt(squares / (known.length - 1)));
}

/** 1 for the highest. */
const ranksOf = (values: readonly number[]) =>
  values.map((value) => 1 + values.filter((other) => other > value).length);

/** True ranks and coldspots among the areas that have the same figures as is published. */
function trueOf(truth: readonly Truth[], published: readonly (readonly number[])[]) {
  const figures = [0, 1, 2].map((i) =>
    truth.map((area, index) => (Number.isNaN(published[index]![i]!) ? Number.NaN : area.figures[i]!)),
  ) as [number[], number[], number[]];
  const [level, gap, unexplained] = figures.map(standard) as [number[], number[], number[]];
  const scores = level.map((value, i) => (value - gap[i]! - unexplained[i]!) / 3);
  const isWorst = (values: readonly number[]) => {
    const ranks = ranksOf(values);
    const k = Math.ceil(values.filter((value) => !Number.isNaN(value)).length / 5);
    return ranks.map((rank) => rank <= k);
  };
  const [low, wide] = [isWorst(level.map((value) => -value)), isWorst(gap)];
  return { ranks: ranksOf(scores), cold: low.map((is, i) => is && wide[i]!) };
}

/** Estimates a world from its sums, shrinks, draws and compares with the truth. */
export function outcomesOf({ truth, cells }: World, draws: number, seed: number): Outcome[] {
  const groups = truth.map(
    ({ code }): Group => ({
      key: `area:${code}`,
      code,
      name: code,
      level: 'area',
      parent: null,
      areas: [code],
    }),
  );
  return comparedOf(truth, estimatesOf(groups, cells, new Map(), 1), draws, seed);
}

/** Shrinks and draws estimates, and compares ranks and classes with the true ones. */
export function comparedOf(
  truth: readonly Truth[],
  estimates: readonly AreaEstimate[],
  draws: number,
  seed: number,
): Outcome[] {
  const byCode = new Map(estimates.map((estimate) => [estimate.area_code, estimate]));
  const shrunken = shrinkMeasures(
    estimates,
    'earnings_mean',
    (code, family) => FAMILY_PEOPLE[family](byCode.get(code)!) >= THRESHOLD,
  );
  const measures = rankedBy('earnings_mean');
  const areas = truth.map(({ code }) => ({
    values: measures.map((measure) => shrunken.of[measure].get(code)?.shrunken ?? Number.NaN),
  }));
  const drawn = drawAreas(shrunken.together, { share: 0.2, tolerance: 1e-9, seed, draws });
  const { ranks, cold } = trueOf(
    truth,
    areas.map(({ values }) => values),
  );
  const ranked = areas.filter(({ values }) => !values.some(Number.isNaN)).length;
  return truth.flatMap(({ code, people }, i) => {
    const found = drawn.get(code);
    if (!found?.ranks || found.coldspot_probability === null) return [];
    return [
      {
        code,
        people,
        areas: ranked,
        rank: ranks[i]!,
        isColdspot: cold[i]!,
        low: found.ranks.rank_low,
        median: found.ranks.rank_median,
        high: found.ranks.rank_high,
        probability: found.coldspot_probability,
      },
    ];
  });
}

export interface Coverage {
  readonly cases: number;
  readonly all: number;
  /** Among the areas whose median rank is in the top or in the bottom fifth. */
  readonly ends: number;
  /** Among those whose true rank is. */
  readonly trueEnds: number;
  /** By tenths of the stated probability of being a coldspot: cases, its mean, and how often it was so. */
  readonly tenths: readonly { readonly cases: number; readonly said: number; readonly found: number }[];
}

export function coverageOf(outcomes: readonly Outcome[]): Coverage {
  const covered = (those: readonly Outcome[]) =>
    those.filter(({ rank, low, high }) => rank >= low && rank <= high).length / those.length;
  const isEnd = (rank: number, areas: number) => rank <= areas / 5 || rank > (areas * 4) / 5;
  const tenths = Array.from({ length: 10 }, (_, i) => {
    const those = outcomes.filter(
      ({ probability }) => Math.min(9, Math.floor(probability * 10 + 1e-9)) === i,
    );
    const mean = (of: (outcome: Outcome) => number) =>
      those.reduce((sum, outcome) => sum + of(outcome), 0) / those.length;
    return {
      cases: those.length,
      said: mean(({ probability }) => probability),
      found: mean(({ isColdspot }) => Number(isColdspot)),
    };
  });
  return {
    cases: outcomes.length,
    all: covered(outcomes),
    ends: covered(outcomes.filter(({ median, areas }) => isEnd(median, areas))),
    trueEnds: covered(outcomes.filter(({ rank, areas }) => isEnd(rank, areas))),
    tenths,
  };
}
