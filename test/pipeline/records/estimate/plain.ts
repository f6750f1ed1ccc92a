import type { Person } from './people.js';

/**
 * Section 3.2 of the methods in plain arithmetic over lists of people: it sorts, filters and adds, and shares
 * no code with the sums of the pipeline.
 */
export interface Row extends Person {
  readonly w: number;
  readonly y: number;
}

const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const weightOf = (rows: readonly Row[]) => add(rows.map(({ w }) => w));
export const plainMean = (rows: readonly Row[]) => add(rows.map(({ w, y }) => w * y)) / weightOf(rows);

/** The smallest value that at least this share of the weight does not exceed. */
export function plainQuantile(
  values: readonly (readonly [value: number, weight: number])[],
  share: number,
): number {
  const up = [...values].sort(([a], [b]) => a - b);
  const needed = share * add(up.map(([, weight]) => weight));
  let reached = 0;
  for (const [value, weight] of up) {
    reached += weight;
    if (reached >= needed - 1e-9) return value;
  }
  return Number.NaN;
}

export interface PlainFifths {
  readonly cuts: ReadonlyMap<number, number[]>;
  readonly p10: number;
  readonly p90: number;
}

export const chosen = (people: readonly Person[], sexes: readonly string[]) =>
  people.filter(({ sex, weight }) => sex !== null && sexes.includes(sex) && (weight ?? 0) > 0);

export function plainFifths(people: readonly Person[], sexes: readonly string[]): PlainFifths {
  const known = chosen(people, sexes).flatMap(({ circumstances, cohort, weight }) =>
    circumstances === null || cohort === null ? [] : [{ circumstances, cohort, weight: weight ?? 0 }],
  );
  const pairs = (rows: typeof known) => rows.map((row) => [row.circumstances, row.weight] as const);
  const cohorts = [...new Set(known.map(({ cohort }) => cohort))];
  const of = (cohort: number) =>
    [0.2, 0.4, 0.6, 0.8].map((share) =>
      plainQuantile(pairs(known.filter((row) => row.cohort === cohort)), share),
    );
  return {
    cuts: new Map(cohorts.map((cohort) => [cohort, of(cohort)])),
    p10: plainQuantile(pairs(known), 0.1),
    p90: plainQuantile(pairs(known), 0.9),
  };
}

export const fifthOf = ({ cohort, circumstances }: Row, { cuts }: PlainFifths): number | null => {
  const edges = cohort === null ? undefined : cuts.get(cohort);
  if (edges === undefined || circumstances === null) return null;
  return 1 + edges.filter((cut) => circumstances > cut).length;
};

/** b·(p90 − p10) of the weighted line, by two weighted means and their deviations. */
function slope(rows: readonly Row[], { p10, p90 }: PlainFifths): number | null {
  const on = rows.filter(({ circumstances }) => circumstances !== null);
  const x = (row: Row) => row.circumstances ?? 0;
  const middle = add(on.map((row) => row.w * x(row))) / weightOf(on);
  const height = plainMean(on);
  const spread = add(on.map((row) => row.w * (x(row) - middle) ** 2));
  if (on.length < 3 || !(spread > 1e-9)) return null;
  return (add(on.map((row) => row.w * (x(row) - middle) * (row.y - height))) / spread) * (p90 - p10);
}

/** Statistics of the people of an area, or of several. */
export function plainArea(
  people: readonly Person[],
  areas: readonly string[],
  sexes: readonly string[],
  kept: boolean,
) {
  const fifths = plainFifths(people, sexes);
  const rows = chosen(people, sexes).flatMap((one): Row[] => {
    const counts = one.earnings !== null && (kept || one.earnings > 0) && one.area !== null;
    return counts ? [{ ...one, w: one.weight ?? 0, y: one.earnings ?? 0 }] : [];
  });
  const own = rows.filter(({ area }) => area !== null && areas.includes(area));
  const poor = own.filter(({ fsm }) => fsm === true);
  const inFifth = (from: readonly Row[], fifth: number) =>
    from.filter((row) => fifthOf(row, fifths) === fifth);
  const everyone = { bottom: inFifth(own, 1), top: inFifth(own, 5) };
  const known = (from: readonly Row[]) => from.filter((row) => row.qualification !== null);
  const bottom = known(everyone.bottom);
  const top = known(everyone.top);
  const nation = known(inFifth(rows, 5));
  const having = (from: readonly Row[], name: string | null) =>
    from.filter((row) => row.qualification === name);
  let unexplained = 0;
  let substituted = 0;
  for (const name of new Set(bottom.map(({ qualification }) => qualification))) {
    const share = weightOf(having(bottom, name)) / weightOf(bottom);
    const lacking = having(top, name).length === 0;
    if (lacking) substituted += share;
    const against = having(lacking ? nation : top, name);
    unexplained += share * (plainMean(against) - plainMean(having(bottom, name)));
  }
  const gap =
    everyone.bottom.length > 1 && everyone.top.length > 1
      ? plainMean(everyone.top) - plainMean(everyone.bottom)
      : null;
  const enough = bottom.length > 1 && top.length > 1;
  const splits = enough && substituted <= 0.1 && Number.isFinite(unexplained);
  const median =
    poor.length > 1
      ? plainQuantile(
          poor.map(({ y, w }) => [y, w] as const),
          0.5,
        )
      : null;
  const mean = poor.length > 1 ? plainMean(poor) : null;
  const total = weightOf(poor);
  const squares = add(poor.map(({ w, y }) => (w * (y - (mean ?? 0))) ** 2));
  return {
    n: poor.length,
    bottom: everyone.bottom.length,
    top: everyone.top.length,
    known_bottom: bottom.length,
    known_top: top.length,
    earnings_mean: mean,
    // Of areas with enough people; others have a pooled one.
    mean_error: mean === null ? null : Math.sqrt((poor.length / (poor.length - 1)) * squares) / total,
    largest_share:
      add(poor.map(({ y }) => y)) > 0
        ? Math.max(...poor.map(({ w, y }) => w * y)) / add(poor.map(({ w, y }) => w * y))
        : 1,
    earnings_median: median,
    below: poor.filter(({ y }) => median !== null && y < median).length,
    above: poor.filter(({ y }) => median !== null && y > median).length,
    gap,
    gap_slope: slope(own, fifths),
    unexplained: splits ? unexplained : null,
    explained: splits ? plainMean(top) - plainMean(bottom) - unexplained : null,
    known_gap: splits ? plainMean(top) - plainMean(bottom) : null,
    substituted,
  };
}
