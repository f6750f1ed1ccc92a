import { beforeAll, describe, expect, test } from 'vitest';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import type { Row } from '../../schemas/table.js';
import { sum } from './long-shadow-arithmetic.js';
import { areaOf, built, eachOutcome, expected } from './long-shadow-built.js';
import { OUTCOMES } from './long-shadow-calculation.js';
import { logLikelihood, type PlainModel, shrunken } from './long-shadow-local-level.js';
import { modelOf, seriesOf } from './long-shadow-series.js';

let data: LongShadowRelease;
beforeAll(async () => {
  data = await built();
});

const seriesBy = new Map(
  OUTCOMES.map(({ code }) => [code, seriesOf(expected.years.get(code) ?? [], expected.precision.get(code))]),
);
const yearsOf = (code: string) => (expected.years.get(code) ?? []).map(({ year }) => year);
const lastModel = (code: string): Row => {
  const row = data.localLevels.rows.filter(({ outcome }) => outcome === code).at(-1);
  if (row === undefined) throw new Error(`${code} has no model`);
  return row;
};
const likelihood = (code: string, model: PlainModel) =>
  sum([...(seriesBy.get(code)?.byName.values() ?? [])].map((years) => logLikelihood(model, years)));

describe.each(OUTCOMES.map(({ code }) => code))('the local-level model of %s', (code) => {
  test('has the likelihood of one normal vector for each series, to 1e-6', () => {
    const row = lastModel(code);
    expect(Number(row.log_likelihood)).toBeCloseTo(likelihood(code, modelOf(row)), 6);
    expect(row.noise_factor === 1).toBe(code !== 'higher_education');
  });

  test('has the parameters of the largest likelihood: any other is less likely', () => {
    const model = modelOf(lastModel(code));
    const best = likelihood(code, model);
    const drifts = model.drift.level > 0;
    const others: PlainModel[] = [0.97, 1.03].flatMap((by) => [
      ...(['level', 'gap', 'both'] as const).map((part) => ({
        ...model,
        between: { ...model.between, [part]: model.between[part] * by },
      })),
      ...(drifts
        ? (['level', 'gap', 'both'] as const).map((part) => ({
            ...model,
            drift: { ...model.drift, [part]: model.drift[part] * by },
          }))
        : []),
      ...(model.factor === 1 ? [] : [{ ...model, factor: model.factor * by }]),
    ]);
    for (const other of others) expect(likelihood(code, other)).toBeLessThan(best);
  });

  test('gives every area and year its shrunken level and gap with their errors, to 1e-6', () => {
    const model = modelOf(lastModel(code));
    const { byName, nameOf, means } = seriesBy.get(code)!;
    const years = yearsOf(code);
    // Every fifth year, and the last: the whole vector of each is solved again.
    const wanted = years.map((_, at) => at).filter((at) => at % 5 === 0 || at === years.length - 1);
    let checked = 0;
    for (const row of data.byYear.rows.filter(({ outcome }) => outcome === code)) {
      const at = (expected.years.get(code) ?? []).findIndex(({ period }) => period === row.period);
      const name = nameOf(areaOf(row), at);
      const own = (byName.get(name ?? '') ?? []).filter((one) => one.at <= at);
      if (!wanted.includes(at)) continue;
      if (row.level === null) {
        expect(row.level_shrunken).toBeNull();
        continue;
      }
      const due = shrunken(model, own, at);
      expect(Number(row.level_shrunken)).toBeCloseTo(means[at]!.level + due.level, 6);
      expect(Number(row.gap_shrunken)).toBeCloseTo(means[at]!.gap + due.gap, 6);
      expect(Number(row.level_shrunken_standard_error)).toBeCloseTo(Math.sqrt(due.variance.level), 6);
      expect(Number(row.gap_shrunken_standard_error)).toBeCloseTo(Math.sqrt(due.variance.gap), 6);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(140);
  });
});

test('shrunken figures lie nearer to the mean of their year, on average, than the figures', () => {
  for (const { code } of OUTCOMES) {
    const rows = data.coldspots.rows.filter(({ outcome, level }) => outcome === code && level !== null);
    const square = (name: string) => {
      const values = rows.map((row) => Number(row[name]));
      const mean = sum(values) / values.length;
      return sum(values.map((value) => (value - mean) ** 2));
    };
    expect(square('level_shrunken')).toBeLessThan(square('level'));
    expect(square('gap_shrunken')).toBeLessThan(square('gap'));
  }
});

describe('calibration', () => {
  const cases = () =>
    eachOutcome(data.byYear.rows).flatMap((row) => {
      const years = expected.years.get(String(row.outcome)) ?? [];
      const at = years.findIndex(({ period }) => period === row.period);
      const after = years[at + 1];
      const area = areaOf(row);
      if (row.coldspot_next_year === null || after === undefined) return [];
      if (!years[at]!.known.has(area) || !after.known.has(area)) return [];
      const stated = Number(row.coldspot_next_year);
      return [{ outcome: String(row.outcome), stated, cold: after.kind.get(area) === 'coldspot' }];
    });

  test('counts every forecast for a year that has passed, by outcome and together', () => {
    const all = cases();
    expect(all.length).toBeGreaterThan(3000);
    for (const row of data.calibration.rows) {
      const [from, to] = [Number(row.stated_from), Number(row.stated_to)];
      const own = all.filter(
        ({ outcome, stated }) =>
          (row.outcome === 'all' || row.outcome === outcome) &&
          stated > from - 1e-9 &&
          (stated < to - 1e-9 || to === 1),
      );
      expect(row.cases).toBe(own.length);
      if (own.length === 0) {
        expect([row.stated, row.observed, row.observed_low]).toEqual([null, null, null]);
        continue;
      }
      expect(Number(row.stated)).toBeCloseTo(sum(own.map(({ stated }) => stated)) / own.length, 9);
      const observed = own.filter(({ cold }) => cold).length / own.length;
      expect(Number(row.observed)).toBeCloseTo(observed, 9);
      // Wilson: at each limit p, the share is 1.96 standard errors of p away.
      for (const limit of [Number(row.observed_low), Number(row.observed_high)])
        if (limit > 0 && limit < 1)
          expect(Math.abs(observed - limit) / Math.sqrt((limit * (1 - limit)) / own.length)).toBeCloseTo(
            1.96,
            3,
          );
    }
  });

  test('what is stated below 0.4 came true within 0.1, wherever there are 50 cases', () => {
    const rows = data.calibration.rows.filter(
      ({ outcome, cases: n, stated_to }) => outcome === 'all' && Number(n) >= 50 && Number(stated_to) < 0.41,
    );
    expect(rows).toHaveLength(4);
    for (const { stated, observed } of rows)
      expect(Math.abs(Number(stated) - Number(observed))).toBeLessThan(0.1);
  });

  test('next to each probability is how often such ones came true', () => {
    const pooled = data.calibration.rows.filter(({ outcome }) => outcome === 'all');
    const stated = data.coldspots.rows.filter(({ coldspot_next_year }) => coldspot_next_year !== null);
    expect(stated).toHaveLength(302);
    for (const row of stated) {
      const bin = pooled.findLast(
        ({ stated_from }) => Number(stated_from) <= Number(row.coldspot_next_year) + 1e-9,
      );
      expect(row.next_year_observed).toBe(bin?.observed);
      expect(row.next_year_observed_low).toBe(bin?.observed_low);
      expect(row.next_year_observed_high).toBe(bin?.observed_high);
    }
  });
});
