import { describe, expect, test } from 'vitest';
import { uniform } from '../../../pipeline/methods/random/random.js';
import { sobol } from '../../../pipeline/robustness/sobol.js';

/** The Saltelli design of a function of independent numbers between 0 and 1. */
function design(rows: number, factors: number, f: (x: readonly number[]) => number): Float64Array {
  const y: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const [a, b] = [0, 1].map((sample) =>
      Array.from({ length: factors }, (_, i) => uniform(5, row, i, sample)),
    );
    y.push(f(a!), f(b!));
    for (let i = 0; i < factors; i += 1) y.push(f(a!.with(i, b![i]!)));
  }
  return Float64Array.from(y);
}

const additive = ([x, y, z]: readonly number[]) => 4 * x! + 2 * y! + z!;

describe('Sobol indices', () => {
  test('of a sum are the shares of its variances, first-order and total', () => {
    // variances 16/12, 4/12 and 1/12: shares 16/21, 4/21 and 1/21
    const found = sobol(design(8192, 3, additive), 8192, 3, 1, 0);
    [16 / 21, 4 / 21, 1 / 21].forEach((share, i) => {
      expect(found[i]!.first).toBeCloseTo(share, 1);
      expect(found[i]!.total).toBeCloseTo(share, 1);
      expect(Math.abs(found[i]!.total! - share)).toBeLessThan(0.02);
    });
  });

  test('of the Ishigami function are the known ones', () => {
    // sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on (−π, π): Saltelli et al. (2008), Global Sensitivity Analysis,
    // section 4.5
    const a = 7;
    const b = 0.1;
    const pi = Math.PI;
    const variance = a ** 2 / 8 + (b * pi ** 4) / 5 + (b ** 2 * pi ** 8) / 18 + 0.5;
    const v1 = 0.5 * (1 + (b * pi ** 4) / 5) ** 2;
    const v13 = (b ** 2 * pi ** 8 * 8) / 225;
    const ishigami = (u: readonly number[]) => {
      const [x1, x2, x3] = u.map((value) => pi * (2 * value - 1));
      return Math.sin(x1!) + a * Math.sin(x2!) ** 2 + b * x3! ** 4 * Math.sin(x1!);
    };
    const rows = 16_384;
    const found = sobol(design(rows, 3, ishigami), rows, 3, 1, 0);
    const off = (value: number | null | undefined, known: number) => Math.abs(value! - known);
    const first = [v1 / variance, a ** 2 / 8 / variance, 0];
    const total = [(v1 + v13) / variance, a ** 2 / 8 / variance, v13 / variance];
    for (const i of [0, 1, 2]) {
      expect(off(found[i]?.first, first[i]!)).toBeLessThan(0.03);
      expect(off(found[i]?.total, total[i]!)).toBeLessThan(0.03);
    }
  });

  test('by hand, in two rows', () => {
    // f(A) 1, 3; f(B) 2, 6; f(AB) 2, 5: mean 3, variance (4 + 0 + 1 + 9)/4 = 3.5
    // first ((2−3)(2−1) + (6−3)(5−3))/2 = 2.5; total (1² + 2²)/2/2 = 1.25
    const [found] = sobol(Float64Array.of(1, 2, 2, 3, 6, 5), 2, 1, 1, 0);
    expect(found!.first).toBeCloseTo(2.5 / 3.5, 12);
    expect(found!.total).toBeCloseTo(1.25 / 3.5, 12);
    expect(found).toMatchObject({ first_low: null, first_high: null, total_low: null, total_high: null });
  });

  test('of a constant are undefined rather than zero', () => {
    const [found] = sobol(new Float64Array(30).fill(0.1), 10, 1, 1, 20);
    expect(new Set(Object.values(found!))).toEqual(new Set([null]));
  });

  test('of a factor without effect are zero', () => {
    const found = sobol(
      design(64, 2, ([x]) => x!),
      64,
      2,
      1,
      50,
    );
    expect(found[1]).toEqual({
      first: 0,
      first_low: 0,
      first_high: 0,
      total: 0,
      total_low: 0,
      total_high: 0,
    });
  });

  test('have limits that are reproducible by seed, and narrower with more rows', () => {
    const of = (rows: number, seed: number) => sobol(design(rows, 3, additive), rows, 3, seed, 200)[0]!;
    const few = of(64, 3);
    const many = of(1024, 3);
    expect(of(64, 3)).toEqual(few);
    expect(of(64, 4)).not.toEqual(few);
    for (const each of [few, many]) {
      expect(each.total_low).toBeLessThan(each.total!);
      expect(each.total_high).toBeGreaterThan(each.total!);
      expect(each.first_low).toBeLessThan(each.first_high!);
    }
    expect(many.total_high! - many.total_low!).toBeLessThan((few.total_high! - few.total_low!) / 2);
  });

  test('refuse values of another shape', () => {
    expect(() => sobol(new Float64Array(5), 2, 1, 1, 0)).toThrow(RangeError);
    expect(() => sobol(new Float64Array(0), 0, 1, 1, 0)).toThrow(RangeError);
    expect(sobol(new Float64Array(4), 2, 0, 1, 10)).toEqual([]);
  });

  test('have as limits the first and the nineteenth of twenty bootstrap draws, by plain sums', () => {
    const rows = 5;
    const seed = 3;
    const y = Float64Array.of(1, 4, 2, 6, 3, 5, 2, 9, 8, 7, 1, 3, 5, 5, 9);
    const again = Array.from({ length: 20 }, (_, draw) =>
      // the bootstrap draws use the tenth counter
      Array.from({ length: rows }, (__, i) => Math.floor(uniform(seed, draw, 9, i) * rows)),
    );
    const by_hand = again.map((picked) => {
      const [a, b, ab] = [0, 1, 2].map((i) => picked.map((row) => y[3 * row + i]!));
      const both = [...a!, ...b!];
      const mean = both.reduce((sum, value) => sum + value) / both.length;
      const variance = both.reduce((sum, value) => sum + (value - mean) ** 2, 0) / both.length;
      const first = ab!.reduce((sum, value, i) => sum + (b![i]! - mean) * (value - a![i]!), 0) / rows;
      const total = ab!.reduce((sum, value, i) => sum + (value - a![i]!) ** 2, 0) / (2 * rows);
      return { first: first / variance, total: total / variance };
    });
    const sorted = (of: 'first' | 'total') => by_hand.map((each) => each[of]).sort((a, b) => a - b);
    const [found] = sobol(y, rows, 1, seed, 20);
    expect(found!.first_low).toBeCloseTo(sorted('first')[0]!, 12);
    expect(found!.first_high).toBeCloseTo(sorted('first')[18]!, 12);
    expect(found!.total_low).toBeCloseTo(sorted('total')[0]!, 12);
    expect(found!.total_high).toBeCloseTo(sorted('total')[18]!, 12);
  });

  test('with one bootstrap draw have it as both limits', () => {
    const [found] = sobol(Float64Array.of(1, 2, 2, 3, 6, 5, 9, 1, 4), 3, 1, 1, 1);
    expect(found!.first_low).toBe(found!.first_high);
    expect(found!.total_low).toBe(found!.total_high);
    expect(found!.total_low).not.toBeNull();
  });

  test('leave constant bootstrap draws out of the limits: one row in three varies', () => {
    const [found] = sobol(Float64Array.of(2, 2, 2, 2, 2, 2, 1, 4, 4), 3, 1, 1, 200);
    for (const value of Object.values(found!)) {
      expect(value).not.toBeNull();
      expect(value).not.toBeNaN();
      expect(Number.isFinite(value)).toBe(true);
    }
    // where the third row is drawn, its f(AB) is its f(B): all of the variance
    expect(found!.total_low).toBeGreaterThan(0);
  });

  test('are refused with the numbers that do not match', () => {
    expect(() => sobol(new Float64Array(7), 2, 1, 1, 0)).toThrow(/\b7\b.*\b2\b.*\b1\b/);
    expect(() => sobol(new Float64Array(0), 0, 1, 1, 0)).toThrow(/\b0\b/);
    expect(() => sobol(new Float64Array(3), 1, 1, 1, 0)).not.toThrow();
  });
});
