import { describe, expect, test } from 'vitest';
import { type DrawSettings, drawColdspots } from '../../../pipeline/coldspots/draw-coldspots.js';
import { drawn, figures, ids, outcome, settings } from '../methods/estimate/twenty-areas.js';

describe('draws with missing values', () => {
  test('an area without a standard error gets no result, and still counts for the others', () => {
    const known = outcome('pay', 0);
    const level = { ...known.level, standard_error: ids.map((_, i) => (i === 19 ? null : 0)) };
    const areas = drawn({ ...known, level });
    expect(areas.get('E19')).toEqual({ ranks: null, coldspot_probability: null, hotspot_probability: null });
    expect(areas.get('E18')?.ranks?.rank_median).toBe(2);
  });

  test('an area without an unexplained gap has a class and no rank', () => {
    const known = outcome('pay', 0);
    const value = ids.map((_, i) => (i === 0 ? null : -i));
    const areas = drawn({ ...known, unexplained_gap: figures(value, 0) });
    expect(areas.get('E00')).toMatchObject({ ranks: null, coldspot_probability: 1 });
    expect(areas.get('E01')?.ranks?.rank_median).toBe(19);
  });

  test('with a covariate the unexplained gap is a regression residual: ranks by hand for five areas', () => {
    // gap 2, 4, 6, 8, 15 on 1 to 5: slope 3, mean 7; residuals 1, 0, −1, −2, 2
    const five = {
      outcome: 'pay',
      level: figures([5, 5, 5, 5, 6], 0),
      gap: figures([2, 4, 6, 8, 15], 0),
      unexplained_gap: null,
    };
    const areas = ['A', 'B', 'C', 'D', 'E'];
    const given = drawn({ ...five, unexplained_gap: figures([1, 0, -1, -2, 2], 0) }, settings, areas);
    const fitted = drawn({ ...five, covariate: [1, 2, 3, 4, 5] }, settings, areas);
    expect(fitted).toEqual(given);
    expect(drawn({ ...five, covariate: [1, 2, 3, null, 5] }, settings, areas).get('D')?.ranks).toBeNull();
  });

  test('a constant measure gives no rank', () => {
    const flat = {
      ...outcome('pay', 0),
      level: figures(
        ids.map(() => 3),
        0,
      ),
    };
    expect([...drawn(flat).values()].every(({ ranks }) => ranks === null)).toBe(true);
  });

  test('all outcomes together need each outcome', () => {
    const other = outcome('study');
    const value = other.level.value.map((own, i) => (i === 5 ? null : own));
    const { all } = drawColdspots(ids, [outcome('pay'), { ...other, level: figures(value) }], settings);
    expect(all.get('E05')).toBeNull();
    expect(all.get('E19')?.rank_low).toBe(1);
    const single = drawColdspots(ids, [outcome('pay')], settings);
    expect(single.all.get('E07')).toEqual(single.outcomes.get('pay')?.get('E07')?.ranks);
  });

  test.each<[string, Partial<DrawSettings>]>([
    ['a negative seed', { seed: -1 }],
    ['no draws', { draws: 0 }],
    ['no share', { share: 0 }],
  ])('%s is refused', (_, wrong) => {
    expect(() => drawn(outcome('pay'), { ...settings, ...wrong })).toThrow(RangeError);
  });

  test('figures that do not match the areas, negative errors and impossible correlations are refused', () => {
    expect(() => drawn({ ...outcome('pay'), level: figures([1]) })).toThrow(RangeError);
    expect(() => drawn(outcome('pay', -1))).toThrow(RangeError);
    expect(() => drawn(outcome('pay', 1, { correlation: 1.5 }))).toThrow(RangeError);
    expect(() => drawColdspots(['A', 'A'], [], settings)).toThrow(RangeError);
  });
});
