import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../pipeline/changes/cells.js';
import { kindOfArea, suspectsOf } from '../../../pipeline/changes/suspects.js';

/** Twelve areas of three kinds, in the years of the list; `value` by the number of the area and the year. */
const AREAS = ['E06', 'E07', 'E08'].flatMap((kind) => [1, 2, 3, 4].map((i) => `${kind}00000${i}`));
const figures = (years: readonly number[], value: (area: number, year: number) => number): Cell[] =>
  years.flatMap((year) =>
    AREAS.map((area_code, i) => ({
      area_code,
      indicator: 'poverty',
      period: `${year}-04-01/P1Y`,
      value: value(i, year),
      cell: `f.csv#${i}:observation`,
    })),
  );
const YEARS = [2019, 2020, 2021, 2022, 2023];
/** Means wander by about half a point a year, spreads by less. */
const WANDER: Readonly<Record<number, number>> = {
  2019: 0,
  2020: 0.6,
  2021: 0.2,
  2022: 0.9,
  2023: 0.4,
  2024: 1,
};
const usual = (area: number, year: number) => 20 + area + (WANDER[year] ?? 0) * (1 + area / 50);
const found = (before: readonly Cell[], after: readonly Cell[]) =>
  suspectsOf('poverty', { title: 'Poverty' }, before, after, (code) => [kindOfArea(code)]);
const OLD = figures(YEARS, usual);

describe('jumps that look like another unit', () => {
  test.each([
    [1 / 100, 'divided by 100', -2],
    [1 / 1000, 'divided by 1,000', -3],
    [10, 'multiplied by 10', 1],
    [100, 'multiplied by 100', 2],
  ])('the shire districts times %d, in a period already published, are one', (factor, words, power) => {
    const shires = (area: number, year: number) => usual(area, year) * (area >= 4 && area < 8 ? factor : 1);
    const jumps = found(OLD, figures(YEARS, shires)).filter(({ reason }) => reason === 'factor');
    expect(jumps).toHaveLength(YEARS.length);
    for (const jump of jumps) {
      expect(jump).toMatchObject({ code: 'poverty', group: 'shire districts', areas: 4 });
      expect(jump.size).toBeCloseTo(10 ** power, 12);
      expect(jump.text).toContain(words);
      expect(jump.action).toContain('--accept-suspect poverty');
    }
  });

  test('they are one as well in a new period, held against the period before', () => {
    const after = figures([...YEARS, 2024], (area, year) => {
      const value = usual(area, year);
      return year === 2024 && area >= 8 ? value / 100 : value;
    });
    expect(found(OLD, after).filter(({ reason }) => reason === 'factor')).toMatchObject([
      { period: '2024-04-01/P1Y', against: '2023-04-01/P1Y', group: 'metropolitan districts', areas: 4 },
    ]);
  });

  test('three areas of different kinds that are a hundredth of themselves are one, two are not', () => {
    const some = (count: number) =>
      found(
        OLD,
        figures(YEARS, (area, year) => usual(area, year) / (area % 4 === 0 && area < 4 * count ? 100 : 1)),
      ).filter(({ reason }) => reason === 'factor');
    expect(some(3)).toHaveLength(YEARS.length);
    expect(some(3)[0]).toMatchObject({ areas: 3, group: 'areas of several groups' });
    expect(some(2)).toEqual([]);
  });

  test('a doubling is none, nor are values that were zero or changed their sign', () => {
    const none = (value: (area: number, year: number) => number, before = OLD) =>
      found(before, figures(YEARS, value)).filter(({ reason }) => reason === 'factor');
    expect(none((area, year) => 2 * usual(area, year))).toEqual([]);
    expect(
      none(
        usual,
        figures(YEARS, () => 0),
      ),
    ).toEqual([]);
    expect(none((area, year) => -usual(area, year) / 10)).toEqual([]);
  });
});

describe('a mean or a spread that moves too far', () => {
  const inNewYear = (shift: number, stretch = 1) =>
    found(
      OLD,
      figures([...YEARS, 2024], (area, year) =>
        year === 2024 ? 25.5 + (usual(area, 2023) - 25.5) * stretch + shift : usual(area, year),
      ),
    ).map(({ reason }) => reason);

  test('a mean is judged by five standard deviations of its own changes from year to year', () => {
    // The means of the years, and their changes, worked out by hand: the mean area is 5.5, so 1.11 times
    // WANDER.
    const changes = [0.6, -0.4, 0.7, -0.5].map((change) => 1.11 * change);
    const usualChange = changes.reduce((sum, each) => sum + each, 0) / 4;
    const sd = Math.sqrt(changes.reduce((sum, each) => sum + (each - usualChange) ** 2, 0) / 3);
    expect(inNewYear(usualChange + 4.9 * sd)).toEqual([]);
    expect(inNewYear(usualChange + 5.1 * sd)).toEqual(['mean']);
    expect(inNewYear(usualChange - 5.1 * sd)).toEqual(['mean']);
  });

  test('so is a spread', () => {
    expect(inNewYear(0, 1.02)).toEqual([]);
    expect(inNewYear(0, 1.5)).toEqual(['spread']);
  });

  test('with too few periods, half the spread between areas is the limit', () => {
    const old = figures([2023], usual);
    const spread = 3.6;
    const moved = (by: number) =>
      found(
        old,
        figures([2023], (area, year) => usual(area, year) + by),
      );
    expect(moved(0.4 * spread)).toEqual([]);
    expect(moved(0.6 * spread).map(({ reason }) => reason)).toEqual(['mean']);
    expect(moved(0.6 * spread)[0]?.text).toContain('too few periods');
  });

  test('figures that did not change, and a first period, are never suspect', () => {
    expect(found(OLD, OLD)).toEqual([]);
    expect(found([], figures([2024], usual))).toEqual([]);
  });
});
