import { describe, expect, test } from 'vitest';
import { yearlyErrors } from '../../../pipeline/coldspots/yearly-errors.js';
import { areaCode, computed } from './setup.js';

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
const AREAS = 6;
const wave = (i: number, year: number) =>
  Math.round(100 * (20 + 3 * i + 2 * Math.sin(i * 7 + year * 3))) / 100;
const gapOf = (i: number, year: number) => Math.round(100 * (10 + i - Math.sin(i * 5 + year * 2))) / 100;

/** The last area has figures of its own from 2021 on only. */
const isKnown = (i: number, year: number) => i < AREAS - 1 || year >= 2021;
const columns = (of: (i: number, year: number) => number) =>
  Float64Array.from({ length: AREAS * YEARS.length }, (_, j) => {
    const [i, year] = [Math.floor(j / YEARS.length), YEARS[j % YEARS.length]!];
    return isKnown(i, year) ? of(i, year) : Number.NaN;
  });
const known = { areas: AREAS, years: YEARS.length, level: columns(wave), gap: columns(gapOf) };

describe('errors from yearly changes', () => {
  test('of all years are those of the steps in SQL', async () => {
    const byYear = (of: (i: number, year: number) => number | null) =>
      Object.fromEntries(YEARS.map((year) => [year, Array.from({ length: AREAS }, (_, i) => of(i, year))]));
    const level = byYear((i, year) => (isKnown(i, year) ? wave(i, year) : null));
    const others = byYear((i, year) => (isKnown(i, year) ? wave(i, year) + gapOf(i, year) : null));
    const { errors, correlation } = await computed({ level, others, attainment: byYear((i) => 3 + i) });
    const found = yearlyErrors(known, YEARS.length, 3);
    for (let i = 0; i < AREAS; i += 1) {
      const row = errors.find(({ area_code }) => area_code === areaCode(i));
      expect(found.level[i]).toBeCloseTo(Number(row?.level_standard_error), 9);
      expect(found.gap[i]).toBeCloseTo(Number(row?.gap_standard_error), 9);
    }
    expect(found.correlation).toBeCloseTo(Number(correlation), 9);
  });

  test('of earlier years do not change when later years do', () => {
    const later = { ...known, level: known.level.slice() };
    for (let i = 0; i < AREAS; i += 1) later.level[i * YEARS.length + 6] = 999;
    expect(yearlyErrors(later, 6, 3)).toEqual(yearlyErrors(known, 6, 3));
  });

  test('an area with too few years has the median of the others', () => {
    const { level } = yearlyErrors(known, YEARS.length, 6);
    const others = [...level].slice(0, 5).sort((a, b) => a - b);
    expect(level[5]).toBe(others[2]);
  });

  test('before anybody has enough years, all have the median of those with every year', () => {
    const { level } = yearlyErrors(known, 4, 6);
    expect(new Set(level).size).toBe(1);
    expect(level[0]).toBeGreaterThan(0);
  });

  test.each([1, 2])('with %i years there are no errors', (upTo) => {
    expect([...yearlyErrors(known, upTo, 6).level].every(Number.isNaN)).toBe(true);
  });
});
