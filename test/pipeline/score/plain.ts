/**
 * Section 2 of the methods in plain arithmetic, independent of the SQL and built differently: it uses
 * no tables or windows, and computes area by area.
 */
export interface PlainDomain {
  readonly code: string;
  readonly weight: number;
  readonly indicators: readonly {
    readonly code: string;
    readonly weight: number;
    readonly direction: number;
  }[];
}

export type Column = readonly (number | null)[];

const there = (column: Column): number[] => column.filter((value) => value !== null);
const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Mean 0 and sample standard deviation 1 over the areas that have a value. */
export function zScores(column: Column): (number | null)[] {
  const values = there(column);
  const mean = add(values) / values.length;
  const sd = Math.sqrt(add(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  return column.map((value) => (value === null ? null : (value - mean) / sd));
}

/** The weighted mean of known values, or null when less than `min` of the weight is known. */
export function meanOf(parts: Column, weights: readonly number[], min: number): number | null {
  const present = weights.filter((_, i) => parts[i] !== null);
  const weight = add(present);
  if (weight <= 0 || weight / add(weights) < min - 1e-9) return null;
  return add(parts.map((part, i) => (part ?? 0) * (part === null ? 0 : (weights[i] ?? 0)))) / weight;
}

export interface Plain {
  readonly domains: Readonly<Record<string, Column>>;
  readonly index: Column;
}

/** Domain scores and the index, one for each area. */
export function plainScore(
  domains: readonly PlainDomain[],
  values: Readonly<Record<string, Column>>,
  domainShare = 0.6,
  indexShare = 1,
): Plain {
  const areas = Object.values(values)[0]?.length ?? 0;
  const each = <T>(make: (area: number) => T): T[] => Array.from({ length: areas }, (_, area) => make(area));
  const scores = domains.map(({ indicators }) => {
    const parts = indicators.map(({ code, direction }) =>
      zScores(values[code] ?? []).map((z) => (z === null ? null : z * direction)),
    );
    const weights = indicators.map(({ weight }) => weight);
    const of = (area: number) => parts.map((part) => part[area] ?? null);
    return zScores(each((area) => meanOf(of(area), weights, domainShare)));
  });
  const weights = domains.map(({ weight }) => weight);
  const means = each((area) =>
    meanOf(
      scores.map((score) => score[area] ?? null),
      weights,
      indexShare,
    ),
  );
  return {
    domains: Object.fromEntries(domains.map(({ code }, i) => [code, scores[i] ?? []])),
    index: zScores(means),
  };
}

/**
 * Standard competition ranks, 1 for the highest: one more than the number of areas above its run of equal
 * scores.
 */
export function plainRanks(values: readonly number[], tolerance = 1e-9): number[] {
  const down = [...values].sort((a, b) => b - a);
  return values.map((value) => {
    let i = down.indexOf(value);
    while (i > 0 && (down[i - 1] ?? 0) - (down[i] ?? 0) <= tolerance) i -= 1;
    return i + 1;
  });
}

export interface PlainGroup {
  readonly group: 'hotspot' | 'middle' | 'coldspot';
  readonly fifth: number;
}

/**
 * The best k and the worst k of n, k = ⌈n/5⌉, ties with the last counted in; an area in both is in neither.
 * The ranks between are divided in three: the two cuts are the integers nearest to a third and to two thirds
 * of them.
 */
export function plainGroups(values: readonly number[], tolerance = 1e-9): PlainGroup[] {
  const k = Math.ceil(values.length / 5);
  const best = plainRanks(values, tolerance);
  const worst = plainRanks(
    values.map((value) => -value),
    tolerance,
  );
  const group = best.map((rank, i) => {
    const hot = rank <= k;
    const cold = (worst[i] ?? 0) <= k;
    return hot === cold ? 'middle' : hot ? 'hotspot' : 'coldspot';
  });
  const count = (wanted: string) => group.filter((one) => one === wanted).length;
  const between = count('middle');
  return group.map((one, i) => {
    const position = (best[i] ?? 0) - count('hotspot');
    const middle =
      position <= Math.round(between / 3) ? 2 : position <= Math.round((2 * between) / 3) ? 3 : 4;
    return { group: one, fifth: one === 'hotspot' ? 1 : one === 'coldspot' ? 5 : middle };
  });
}
