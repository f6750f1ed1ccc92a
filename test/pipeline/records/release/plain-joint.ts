import type { Person } from '../estimate/people.js';
import { chosen, fifthOf, plainFifths, plainMean, plainQuantile, type Row } from '../estimate/plain.js';

/**
 * The joint shrinkage of section 3.2 of the methods in plain arithmetic over lists of people, person by
 * person and area by area: it shares no code with the sums by group and the matrices of the pipeline.
 */
const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

interface PlainArea {
  /** Level, gap, unexplained gap. */
  readonly values: readonly number[];
  /** How much each person moves each of the three. */
  readonly moves: readonly (readonly number[])[];
  readonly people: readonly number[];
  readonly effective: readonly number[];
}

const total = (rows: readonly Row[]) => add(rows.map(({ w }) => w));
const kish = (rows: readonly Row[]) => total(rows) ** 2 / add(rows.map(({ w }) => w ** 2));
const small = (rows: readonly Row[]) => Math.sqrt(rows.length / (rows.length - 1)) / total(rows);

function plainOf(own: readonly Row[], fifth: (row: Row) => number | null, byMedian: boolean): PlainArea {
  const poor = own.filter(({ fsm }) => fsm === true);
  const bottom = own.filter((row) => fifth(row) === 1);
  const top = own.filter((row) => fifth(row) === 5);
  const known = bottom.filter(({ qualification }) => qualification !== null);
  const same = (rows: readonly Row[], { qualification }: Row) =>
    rows.filter((other) => other.qualification === qualification);
  const shareOf = (row: Row) => total(same(known, row)) / total(known);
  const across = (row: Row) => plainMean(same(top, row));
  const unexplained = add(known.map((row) => (row.w * across(row)) / total(known))) - plainMean(known);
  const pairs = poor.map(({ y, w }) => [y, w] as const);
  const middle = plainQuantile(pairs, 0.5);
  const step = 0.5 / Math.sqrt(kish(poor));
  const moves = own.map((row) => {
    const { w, y } = row;
    const off = (rows: readonly Row[]) => (rows.includes(row) ? w * small(rows) * (y - plainMean(rows)) : 0);
    const below = (w * (0.5 - Number(y <= middle))) / total(poor);
    const level = byMedian ? (poor.includes(row) ? below : 0) : off(poor);
    const explained = row.qualification === null ? [] : same(top, row);
    const u = known.includes(row)
      ? w * small(known) * (across(row) - unexplained - y)
      : explained.includes(row)
        ? shareOf(row) * w * small(explained) * (y - plainMean(explained))
        : 0;
    return [level, off(top) - off(bottom), u];
  });
  // the width of the median’s own interval
  if (byMedian) {
    const width = plainQuantile(pairs, 0.5 + step) - plainQuantile(pairs, 0.5 - step);
    const scale = width / 2 / Math.sqrt(add(moves.map(([level = 0]) => level ** 2)));
    for (const row of moves) row[0]! *= scale;
  }
  const ends = 1 / (1 / kish(bottom) + 1 / kish(top));
  return {
    values: [byMedian ? middle : plainMean(poor), plainMean(top) - plainMean(bottom), unexplained],
    moves,
    people: [poor.length, Math.min(bottom.length, top.length), Math.min(known.length, top.length)],
    effective: [kish(poor), ends, 1 / (1 / kish(known) + 1 / kish(top))],
  };
}

/** x of a · x = b, by elimination. */
function eliminate(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i]!]);
  for (let i = 0; i < rows.length; i += 1)
    for (let k = 0; k < rows.length; k += 1) {
      if (k === i) continue;
      const factor = rows[k]![i]! / rows[i]![i]!;
      rows[k] = rows[k]!.map((x, j) => x - factor * rows[i]![j]!);
    }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

/** τ² with Σ (y − ȳ)²/(τ² + σ²) = k − 1, by halving. */
function halved(values: readonly number[], variances: readonly number[]): number {
  const q = (between: number) => {
    const mean = centre(values, variances, between);
    return add(values.map((value, i) => (value - mean) ** 2 / (between + variances[i]!)));
  };
  let [low, high] = [0, 1e12];
  if (q(0) <= values.length - 1) return 0;
  for (let i = 0; i < 200; i += 1) {
    const half = (low + high) / 2;
    if (q(half) > values.length - 1) low = half;
    else high = half;
  }
  return low;
}
const sharesOf = (variances: readonly number[], between: number) => {
  const weights = variances.map((variance) => 1 / (between + variance));
  return weights.map((weight) => weight / add(weights));
};
const centre = (values: readonly number[], variances: readonly number[], between: number) =>
  add(sharesOf(variances, between).map((share, i) => share * values[i]!));

/** Shrunken level, gap and unexplained gap of each area, and the correlations of the errors. */
export function plainJoint(people: readonly Person[], codes: readonly string[], byMedian = false) {
  const fifths = plainFifths(people, ['male']);
  const rows = chosen(people, ['male']).flatMap((one): Row[] =>
    (one.earnings ?? 0) > 0 ? [{ ...one, w: one.weight ?? 0, y: one.earnings ?? 0 }] : [],
  );
  const areas = codes.map((code) =>
    plainOf(
      rows.filter(({ area }) => area === code),
      (row) => fifthOf(row, fifths),
      byMedian,
    ),
  );
  const raw = areas.map(({ moves }) =>
    [0, 1, 2].map((a) => [0, 1, 2].map((b) => add(moves.map((row) => row[a]! * row[b]!)))),
  );
  const perPerson = (i: number, area: number) => raw[area]![i]![i]! * areas[area]!.effective[i]!;
  const smoothed = [0, 1, 2].map((i) => {
    const degrees = areas.map(({ people: n }) => n[i]! - 1);
    const pooled = add(degrees.map((d, area) => d * perPerson(i, area))) / add(degrees);
    return areas.map(({ people: n, effective }, area) => {
      const mixed = (n[i]! * perPerson(i, area) + 100 * pooled) / (n[i]! + 100);
      return mixed / effective[i]!;
    });
  });
  const correlations = raw.map((V) =>
    V.map((row, a) => row.map((x, b) => x / Math.sqrt(V[a]![a]! * V[b]![b]!))),
  );
  const V = correlations.map((R, area) =>
    R.map((row, a) => row.map((r, b) => r * Math.sqrt(smoothed[a]![area]! * smoothed[b]![area]!))),
  );
  const values = [0, 1, 2].map((i) => areas.map((area) => area.values[i]!));
  const taus = [0, 1, 2].map((i) => halved(values[i]!, smoothed[i]!));
  const means = [0, 1, 2].map((i) => centre(values[i]!, smoothed[i]!, taus[i]!));
  const between = (a: number, b: number) => {
    if (a === b) return taus[a]!;
    const [p, q] = [sharesOf(smoothed[a]!, taus[a]!), sharesOf(smoothed[b]!, taus[b]!)];
    const u = codes.map(
      (_, i) => 1 / Math.sqrt((taus[a]! + smoothed[a]![i]!) * (taus[b]! + smoothed[b]![i]!)),
    );
    // the expectation of each product of two residuals, area by area
    let [excess, weight] = [0, 0];
    for (const [i] of codes.entries()) {
      excess += u[i]! * (values[a]![i]! - means[a]!) * (values[b]![i]! - means[b]!);
      for (const [j] of codes.entries()) {
        const factor = u[i]! * (Number(i === j) - p[j]!) * (Number(i === j) - q[j]!);
        excess -= factor * V[j]![a]![b]!;
        weight += factor;
      }
    }
    return excess / weight;
  };
  const T = [0, 1, 2].map((a) => [0, 1, 2].map((b) => between(a, b)));
  const shrunken = codes.map((_, area) => {
    const solved = eliminate(
      T.map((row, a) => row.map((x, b) => x + V[area]![a]![b]!)),
      [0, 1, 2].map((i) => values[i]![area]! - means[i]!),
    );
    return [0, 1, 2].map((i) => means[i]! + add(T[i]!.map((x, k) => x * solved[k]!)));
  });
  return { shrunken, correlations, between: T };
}
