import { describe, expect, test } from 'vitest';
import { coldspots } from '../../../pipeline/coldspots/coldspots.js';
import { drawYears } from '../../../pipeline/coldspots/draws.js';
import { deriveThere } from '../../../pipeline/derive/derive.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { silentLog } from '../../../pipeline/system/log.js';
import type { Figure } from '../../../schemas/figure.js';
import { withEngine } from '../../fixtures/reused-engine.js';
import { areaCode, type Country, figuresOf, methodOf } from './setup.js';

const AREAS = 12;
const YEARS = [2021, 2022, 2023, 2024];
const byYear = (of: (i: number, year: number) => number | null) =>
  Object.fromEntries(YEARS.map((year) => [year, Array.from({ length: AREAS }, (_, i) => of(i, year))]));
const COUNTRY: Country = {
  level: byYear((i, year) => 20 + 2 * i + ((i * 7 + year) % 3)),
  others: byYear((i, year) => 50 + i + ((i * 5 + year) % 2)),
  attainment: byYear((i) => 3 + ((i * 5) % 7)),
};

/** Counts of people, as figures; null where a cohort is not known. */
const counts = (indicator: string, of: (i: number) => number | null): Figure[] =>
  YEARS.flatMap((year) =>
    Array.from({ length: AREAS }, (_, i): Figure => {
      const value = of(i);
      return {
        area_code: areaCode(i),
        indicator,
        period: String(year),
        value,
        lower: null,
        upper: null,
        status: value === null ? 'missing' : 'observed',
        reason: '',
        flags: '',
        from_codes: areaCode(i),
        source: 'invented',
        cells: '',
        raw_text: '',
      };
    }),
  );

const built = (cohort: (i: number) => number | null, ranked = true) =>
  withEngine(1, async (engine) => {
    const plain = methodOf(COUNTRY);
    const periods = YEARS.map(String);
    const method = {
      ...plain,
      inputs: [...plain.inputs, ...['few', 'many'].map((code) => ({ code, periods }))],
      outcomes: plain.outcomes.map(({ unexplained_gap, ...outcome }) => ({
        ...outcome,
        ...(ranked ? { unexplained_gap } : {}),
        cohorts: { level: 'few', others: 'many', years_later: 0 },
      })),
    };
    const figures = [...figuresOf(COUNTRY), ...counts('few', cohort), ...counts('many', () => 5000)];
    await deriveThere(engine, method, figures, duckdb);
    await coldspots(engine, method, duckdb, silentLog);
    const drawn = await drawYears(engine, method, 1);
    const errors = await engine.rows('SELECT * FROM coldspots_errors ORDER BY area_code, period');
    const rows = await engine.rows('SELECT * FROM coldspots_rows ORDER BY area_code, period');
    return { ...drawn, errors, rows };
  });

describe('an outcome of counted people', () => {
  test('has binomial errors in every year, from its own share and number of people', async () => {
    const { errors, rows } = await built((i) => 50 + 10 * i);
    expect(errors).toHaveLength(AREAS * YEARS.length);
    for (const [i, row] of errors.entries()) {
      const p = Number(rows[i]?.level) / 100;
      const q = p + Number(rows[i]?.gap) / 100;
      const n = 50 + 10 * Math.floor(i / YEARS.length);
      const level = (100 ** 2 * p * (1 - p)) / n;
      expect(Number(row.level_standard_error)).toBeCloseTo(Math.sqrt(level), 9);
      expect(Number(row.gap_standard_error)).toBeCloseTo(
        Math.sqrt(level + (100 ** 2 * q * (1 - q)) / 5000),
        9,
      );
    }
  });

  test('is pulled further towards the others where there are fewer people', async () => {
    const { draws } = await built((i) => (i === 0 ? 4 : 4000));
    const last = draws.filter(({ year, outcome }) => year === 2024 && outcome !== 'all');
    const pull = (i: number) =>
      Math.abs(
        Number(last.find(({ area_code }) => area_code === areaCode(i))?.level_shrunken) -
          Number(COUNTRY.level[2024]![i]),
      );
    expect(pull(0)).toBeGreaterThan(5 * pull(11));
  });

  test('is not drawn where the number of people is not known, or nobody is in the cohort', async () => {
    for (const cohort of [null, 0]) {
      const { draws, errors } = await built((i) => (i === 3 ? cohort : 100));
      const own = draws.filter(({ area_code, outcome }) => area_code === areaCode(3) && outcome !== 'all');
      expect(own).toHaveLength(YEARS.length);
      for (const row of own)
        expect([row.coldspot_probability, row.level_shrunken, row.rank_low]).toEqual([null, null, null]);
      expect(errors.filter(({ level_standard_error }) => level_standard_error === null)).toHaveLength(4);
      const other = draws.find(({ area_code, year }) => area_code === areaCode(4) && year === 2024);
      expect(other?.coldspot_probability).not.toBeNull();
    }
  });

  test('without an unexplained gap has classes and probabilities and no rank', async () => {
    const { draws } = await built(() => 100, false);
    expect(draws.every(({ rank_low }) => rank_low === null)).toBe(true);
    expect(draws.some(({ coldspot_probability }) => Number(coldspot_probability) > 0)).toBe(true);
  });

  test('has a forecast from the third year on, from the years so far, which is held against the next', async () => {
    const { draws, calibration, localLevels } = await built(() => 100);
    const each = draws.filter(({ outcome }) => outcome !== 'all');
    for (const { year, coldspot_next_year } of each)
      expect(coldspot_next_year === null).toBe(Number(year) < 2023);
    const cases = calibration
      .filter(({ outcome }) => outcome === 'going_on')
      .map(({ cases: n }) => Number(n));
    expect(cases.reduce((sum, n) => sum + n, 0)).toBe(AREAS);
    expect(localLevels.map(({ year, years }) => [year, years])).toEqual([
      [2023, 3],
      [2024, 4],
    ]);
  });
});
