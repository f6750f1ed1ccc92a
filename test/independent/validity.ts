/**
 * How scores go with what others measured, by plain arithmetic. It shares no code with the program: not the
 * means, not the ranks, not the correlations, not the resamples.
 */

export type Row = Readonly<Record<string, string>>;

/** A value by place. */
export type Values = ReadonlyMap<string, number>;

/** Weighted means of district scores, for each place that has a district with a score. */
export function meansOf(
  scores: Values,
  placeOf: ReadonlyMap<string, string>,
  people: Values,
): Map<string, number> {
  const sums = new Map<string, { weighed: number; weight: number }>();
  for (const [district, place] of placeOf) {
    const score = scores.get(district);
    if (score === undefined) continue;
    const weight = people.get(district);
    if (weight === undefined) throw new Error(`nobody lives in ${district}`);
    const sum = sums.get(place) ?? { weighed: 0, weight: 0 };
    sums.set(place, { weighed: sum.weighed + weight * score, weight: sum.weight + weight });
  }
  return new Map([...sums].map(([place, { weighed, weight }]) => [place, weighed / weight]));
}

/** The pairs of the places that have both. */
export const pairsOf = (x: Values, y: Values, keep: (place: string) => boolean): [number, number][] =>
  [...x].flatMap(([place, value]): [number, number][] => {
    const other = y.get(place);
    return other === undefined || !keep(place) ? [] : [[value, other]];
  });

/** The rank of each value: the middle of the positions that equal values have in the sorted list. */
function rankedBy(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  sorted.forEach((value, i) => {
    if (!first.has(value)) first.set(value, i + 1);
    last.set(value, i + 1);
  });
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

/** From n, Σx, Σy, Σxy, Σx² and Σy² of values less their first. */
export function pearsonOf(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  const [x0, y0] = pairs[0] ?? [0, 0];
  let [x, y, xy, xx, yy] = [0, 0, 0, 0, 0];
  for (const [a, b] of pairs) {
    const [p, q] = [a - x0, b - y0];
    x += p;
    y += q;
    xy += p * q;
    xx += p * p;
    yy += q * q;
  }
  return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
}

export function spearmanOf(pairs: readonly (readonly [number, number])[]): number {
  const x = rankedBy(pairs.map(([value]) => value));
  const y = rankedBy(pairs.map(([, value]) => value));
  return pearsonOf(x.map((rank, i) => [rank, y[i] ?? 0]));
}

/** Marsaglia’s xorshift of 32 bits. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The 2.5th and the 97.5th percentile of the rank correlation over resamples of the pairs. */
export function limitsOf(
  pairs: readonly (readonly [number, number])[],
  resamples: number,
  seed = 20_250_101,
): [number, number] {
  const uniform = xorshift(seed);
  const found: number[] = [];
  for (let i = 0; i < resamples; i += 1) {
    const drawn = pairs.map(() => pairs[Math.floor(uniform() * pairs.length)] ?? ([0, 0] as const));
    const correlation = spearmanOf(drawn);
    if (Number.isFinite(correlation)) found.push(correlation);
  }
  found.sort((a, b) => a - b);
  const percentile = (share: number) => found[Math.round(share * (found.length - 1))] ?? Number.NaN;
  return [percentile(0.025), percentile(0.975)];
}
