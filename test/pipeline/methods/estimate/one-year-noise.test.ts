import { describe, expect, test } from 'vitest';
import { oneYearNoise } from '../../../../pipeline/methods/estimate/one-year-noise.js';
import { column, NONE } from '../columns.js';

const all = (count: number) => Array.from({ length: count }, (_, i) => i > 0);

describe('the noise of one year', () => {
  test('is the deviation of the changes less the median area’s, over √2, by hand', () => {
    // changes 1, 3, 8, then 4, 0, 5; less their medians 3 and 4: −2, 0, 5 and 0, −4, 1
    const { own, changes, pooled, sd } = oneYearNoise(
      [column(0, 0, 0), column(1, 3, 8), column(5, 3, 13)],
      all(3),
      2,
    );
    // about their own means −1, −2 and 3 the squares are 2, 8 and 8, over n − 1 = 1 and over 2
    expect([...own]).toEqual([1, 2, 2]);
    expect([...changes]).toEqual([2, 2, 2]);
    expect([...sd]).toEqual([...own]);
    // sizes 0, 0, 1, 2, 4, 5: the median is 1.5
    expect(pooled).toBeCloseTo((1.5 * 1.482602218505602) / Math.SQRT2, 12);
  });

  test('is pooled where an authority has fewer changes than six', () => {
    const years = Array.from({ length: 7 }, (_, year) =>
      column(year % 2, year === 0 ? NONE : (year * year) % 5, 3),
    );
    const { sd, own, changes, pooled } = oneYearNoise(years, all(7));
    expect([...changes]).toEqual([6, 5, 6]);
    expect(sd[1]).toBe(pooled);
    expect(own[1]).not.toBe(pooled);
    expect([sd[0], sd[2]]).toEqual([own[0], own[2]]);
  });

  test('does not count a change across a break, nor of a year without a figure', () => {
    const columns = [column(1, 1), column(2, 5), column(90, NONE), column(91, 0)];
    const found = oneYearNoise(columns, [false, true, false, true], 2);
    expect([...found.changes]).toEqual([2, 1]);
    // changes 1 and 4 less 2.5, then 1 less itself: −1.5, 1.5 and 0
    expect(found.own[0]).toBeCloseTo(Math.sqrt((0.75 ** 2 * 2) / 2), 12);
    expect(found.own[1]).toBeNaN();
  });

  test('is not known where no change is', () => {
    for (const columns of [[column(1, 2)], [column(1, NONE), column(NONE, 2)]]) {
      const { sd, pooled, changes } = oneYearNoise(columns, all(columns.length));
      expect(pooled).toBeNaN();
      expect([...sd]).toEqual([NONE, NONE]);
      expect([...changes]).toEqual([0, 0]);
    }
    expect([...oneYearNoise([], []).sd]).toEqual([]);
  });

  test('finds the noise that figures were drawn with, whatever the trend of all', () => {
    let state = 1;
    const uniform = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const levels = Array.from({ length: 400 }, () => 50 + 10 * normal());
    const years = Array.from({ length: 9 }, (_, year) =>
      Float64Array.from(levels, (level) => level + 3 * year + 2 * normal()),
    );
    const { sd, pooled } = oneYearNoise(years, all(9));
    expect(Math.abs(pooled / 2 - 1)).toBeLessThan(0.06);
    const mean = [...sd].reduce((sum, value) => sum + value ** 2, 0) / sd.length;
    // two changes in a row share a year: eight of them have 8/7 (1 − 1/64) times the variance, 1.125
    expect(Math.abs(mean / 4 - 1.125)).toBeLessThan(0.06);
  });

  test('is refused for columns of other lengths, or without a mark for each', () => {
    expect(() => oneYearNoise([column(1), column(1, 2)], all(2))).toThrow(RangeError);
    expect(() => oneYearNoise([column(1), column(1)], [true])).toThrow(RangeError);
  });
});
