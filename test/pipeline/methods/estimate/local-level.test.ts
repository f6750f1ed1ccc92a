import { describe, expect, test } from 'vitest';
import {
  fitLevels,
  type LevelSeries,
  levelStates,
} from '../../../../pipeline/methods/estimate/local-level.js';
import { normalPair } from '../../../../pipeline/methods/random/random.js';
import { logLikelihood, type PlainYear, shrunken } from '../../../independent/long-shadow-local-level.js';

const TRUTH = { between: { a: 40, ab: -15, b: 30 }, drift: { a: 2, ab: -0.5, b: 1 }, noise: 6 };

/** Series of a known truth; every fifth lacks two years. */
function made(series: number, years: number, seed = 1): LevelSeries {
  const size = series * years;
  const each = () => new Float64Array(size);
  const data = { a: each(), b: each(), noise_a: each(), noise_ab: each(), noise_b: each() };
  const pair = new Float64Array(2);
  const draw = (
    { a, ab, b }: { a: number; ab: number; b: number },
    i: number,
    year: number,
    what: number,
  ) => {
    normalPair(pair, seed, i, year, what);
    const root = Math.sqrt(a);
    return [root * pair[0]!, (ab / root) * pair[0]! + Math.sqrt(b - (ab / root) ** 2) * pair[1]!] as const;
  };
  for (let i = 0; i < series; i += 1) {
    let [a, b] = draw(TRUTH.between, i, 0, 0);
    for (let year = 0; year < years; year += 1) {
      if (year > 0) {
        const [by_a, by_b] = draw(TRUTH.drift, i, year, 1);
        a += by_a;
        b += by_b;
      }
      const j = i * years + year;
      const scale = TRUTH.noise * (1 + (i % 4));
      const [error_a, error_b] = draw({ a: scale, ab: -0.6 * scale, b: scale }, i, year, 2);
      const missing = i % 5 === 0 && (year === 2 || year === 3);
      data.a[j] = missing ? Number.NaN : a + error_a;
      data.b[j] = missing ? Number.NaN : b + error_b;
      data.noise_a[j] = scale;
      data.noise_ab[j] = -0.6 * scale;
      data.noise_b[j] = scale;
    }
  }
  return { series, years, ...data };
}

const plainYears = (data: LevelSeries, series: number, upTo: number): PlainYear[] =>
  Array.from({ length: upTo }, (_, at) => at).flatMap((at) => {
    const j = series * data.years + at;
    const noise = { level: data.noise_a[j]!, gap: data.noise_b[j]!, both: data.noise_ab[j]! };
    return Number.isNaN(data.a[j]!) ? [] : [{ at, level: data.a[j]!, gap: data.b[j]!, noise }];
  });

describe('the local-level model', () => {
  const data = made(400, 8);
  const model = fitLevels(data, 8, true)!;
  const plain = {
    between: { level: model.between.a, gap: model.between.b, both: model.between.ab },
    drift: { level: model.drift.a, gap: model.drift.b, both: model.drift.ab },
    factor: model.noise,
  };

  test('finds the truth that the series were made from, within its error', () => {
    expect(model.between.a / TRUTH.between.a).toBeCloseTo(1, 0);
    expect(Math.abs(model.between.a - 40)).toBeLessThan(8);
    expect(Math.abs(model.between.ab + 15)).toBeLessThan(6);
    expect(Math.abs(model.drift.a - 2)).toBeLessThan(0.6);
    expect(Math.abs(model.drift.b - 1)).toBeLessThan(0.5);
    expect(Math.abs(model.noise - 1)).toBeLessThan(0.08);
  });

  test('has the likelihood and the states of whole normal vectors, missing years left out', () => {
    let sum = 0;
    for (let i = 0; i < data.series; i += 1) sum += logLikelihood(plain, plainYears(data, i, 8));
    expect(model.log_likelihood).toBeCloseTo(sum, 6);
    for (const upTo of [1, 3, 4, 8]) {
      const states = levelStates(data, model, upTo);
      for (const i of [0, 5, 6, 399]) {
        const due = shrunken(plain, plainYears(data, i, upTo), upTo - 1);
        expect(states.mean_a[i]).toBeCloseTo(due.level, 8);
        expect(states.mean_b[i]).toBeCloseTo(due.gap, 8);
        expect(states.a[i]).toBeCloseTo(due.variance.level, 8);
        expect(states.ab[i]).toBeCloseTo(due.variance.both, 8);
        expect(states.b[i]).toBeCloseTo(due.variance.gap, 8);
      }
    }
  });

  test('from where a search of fewer years ended it finds the same', () => {
    const fewer = fitLevels(data, 7, true)!;
    const again = fitLevels(data, 8, true, fewer.end)!;
    expect(again.log_likelihood).toBeCloseTo(model.log_likelihood, 5);
    expect(again.drift.a).toBeCloseTo(model.drift.a, 3);
  });

  test('with errors as given, the factor is 1', () => {
    expect(fitLevels(data, 8, false)!.noise).toBe(1);
  });

  test.each([1, 2])(
    'in %i years drift and error cannot be told apart: no drift, errors as given',
    (years) => {
      const few = fitLevels(data, years, true)!;
      expect(few.drift).toEqual({ a: 0, ab: 0, b: 0 });
      expect(few.noise).toBe(1);
    },
  );

  test('without any observation there is no model', () => {
    const none = new Float64Array(6).fill(Number.NaN);
    const empty = { series: 2, years: 3, a: none, b: none, noise_a: none, noise_ab: none, noise_b: none };
    expect(fitLevels(empty, 3, false)).toBeUndefined();
  });

  test('series that are all the same are pulled to their mean, and nothing breaks', () => {
    const zeros = new Float64Array(30);
    const ones = new Float64Array(30).fill(1);
    const flat = { series: 10, years: 3, a: zeros, b: zeros, noise_a: ones, noise_ab: zeros, noise_b: ones };
    const found = fitLevels(flat, 3, false)!;
    expect(found.between.a).toBeLessThan(0.05);
    expect(levelStates(flat, found, 3).mean_a[0]).toBe(0);
  });
});
