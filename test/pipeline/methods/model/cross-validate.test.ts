import { describe, expect, test } from 'vitest';
import { along, crossValidate, PENALTIES } from '../../../../pipeline/methods/model/cross-validate.js';
import { normal } from '../../../../pipeline/methods/random/random.js';

/** Units in groups with a line of the given slope, and noise. */
function made(slope: number, noise: number, groups = 4, each = 6) {
  const count = groups * each;
  const group = Int32Array.from({ length: count }, (_, i) => Math.floor(i / each));
  const x = [0, 1].map((column) => Float64Array.from({ length: count }, (_, i) => normal(1, column, i)));
  const y = Float64Array.from(group, (own, i) => 100 * own + slope * x[0]![i]! + noise * normal(2, 0, i));
  return { y, x, group, groups };
}

describe('the penalty', () => {
  test('is the smallest where the line is exact, and the largest where nothing varies', () => {
    const exact = crossValidate(made(3, 0));
    expect(exact.penalty).toBe(PENALTIES[0]);
    expect(exact.coefficients[0]).toBeCloseTo(3, 2);
    expect(exact.sd).toBeLessThan(0.01);
    const flat = crossValidate({ ...made(0, 0), y: new Float64Array(24) });
    expect(flat.penalty).toBe(PENALTIES.at(-1));
    expect(flat.sd).toBe(0);
  });

  test('grows with the noise', () => {
    expect(crossValidate(made(0, 5)).penalty).toBeGreaterThan(crossValidate(made(3, 1)).penalty);
  });

  test('has the smallest squared errors of all, each group predicted by the others', () => {
    const given = made(1, 2);
    const errorsAt = (penalty: number) => {
      let sum = 0;
      for (let left = 0; left < given.groups; left += 1) {
        const kept = [...given.group.keys()].filter((i) => given.group[i] !== left);
        const own = [...given.group.keys()].filter((i) => given.group[i] === left);
        const mean = (of: readonly number[], values: Float64Array) =>
          of.reduce((total, i) => total + values[i]!, 0) / of.length;
        const meanIn = (i: number, values: Float64Array) =>
          mean(
            [...given.group.keys()].filter((k) => given.group[k] === given.group[i]),
            values,
          );
        const [u, v] = given.x.map((c) => kept.map((i) => c[i]! - meanIn(i, c))) as [number[], number[]];
        const t = kept.map((i) => given.y[i]! - meanIn(i, given.y));
        const dot = (a: readonly number[], b: readonly number[]) =>
          a.reduce((total, value, i) => total + value * b[i]!, 0);
        const [uu, uv, vv] = [dot(u, u) + penalty, dot(u, v), dot(v, v) + penalty];
        const d = uu * vv - uv * uv;
        const beta = [(vv * dot(u, t) - uv * dot(v, t)) / d, (uu * dot(v, t) - uv * dot(u, t)) / d];
        for (const i of own) {
          const line = given.x.reduce((total, c, k) => total + beta[k]! * (c[i]! - meanIn(i, c)), 0);
          sum += (given.y[i]! - meanIn(i, given.y) - line) ** 2;
        }
      }
      return sum;
    };
    const found = crossValidate(given);
    const all = PENALTIES.map(errorsAt);
    expect(found.penalty).toBe(PENALTIES[all.indexOf(Math.min(...all))]);
    expect(found.sd).toBeCloseTo(Math.sqrt(Math.min(...all) / (24 - 4)), 10);
  });
});

describe('edges', () => {
  test('a single unit, and a group without units', () => {
    const one = crossValidate({
      y: Float64Array.of(5),
      x: [Float64Array.of(1)],
      group: Int32Array.of(1),
      groups: 3,
    });
    expect(one).toMatchObject({ coefficients: Float64Array.of(0), sd: Number.NaN });
    expect(one.residuals).toEqual(Float64Array.of(0));
  });

  test('no unit at all', () => {
    const none = { y: new Float64Array(0), x: [new Float64Array(0)], group: new Int32Array(0), groups: 2 };
    expect(crossValidate(none).coefficients).toEqual(Float64Array.of(0));
    expect(crossValidate(none).without).toEqual([Float64Array.of(0), Float64Array.of(0)]);
  });
});

test('a line that knows nothing of a group does not change with its figures', () => {
  const given = made(2, 1);
  const other = { ...given, y: given.y.map((value, i) => (given.group[i] === 1 ? 7 * value + i : value)) };
  const [before, after] = [crossValidate(given).without, crossValidate(other).without];
  expect(after[1]).toEqual(before[1]);
  expect(after[0]).not.toEqual(before[0]);
});

test('the line of a unit is the sum of coefficient × regressor', () => {
  expect(along(Float64Array.of(2, 3), [Float64Array.of(1, 10), Float64Array.of(0, 100)], 1)).toBe(320);
});
