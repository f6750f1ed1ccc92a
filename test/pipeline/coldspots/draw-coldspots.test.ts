import { describe, expect, test } from 'vitest';
import { drawColdspots } from '../../../pipeline/coldspots/draw-coldspots.js';
import type { OutcomeFigures } from '../../../pipeline/coldspots/outcome-figures.js';
import { drawn, figures, ids, outcome, settings } from '../methods/estimate/twenty-areas.js';

describe('draws of coldspots', () => {
  test('no areas and no outcomes give no draws', () => {
    expect(drawColdspots([], [], settings)).toEqual({ outcomes: new Map(), all: new Map() });
    expect(drawColdspots(['A'], [], settings).all.get('A')).toBeNull();
  });

  test('exact figures have exact ranks', () => {
    const areas = drawn(outcome('pay', 0));
    expect(areas.get('E19')?.ranks).toEqual({ rank_low: 1, rank_median: 1, rank_high: 1 });
    expect(areas.get('E00')).toMatchObject({ coldspot_probability: 1, hotspot_probability: 0 });
    expect(areas.get('E04')).toMatchObject({ ranks: { rank_median: 16 }, coldspot_probability: 0 });
  });

  test('with errors the worst is certainly cold, and the fourth and the fifth about half the time', () => {
    const areas = drawn(outcome('pay'));
    expect(areas.get('E00')?.coldspot_probability).toBeGreaterThan(0.95);
    expect(areas.get('E10')?.coldspot_probability).toBe(0);
    const edge = ['E03', 'E04'].map((id) => areas.get(id)!.coldspot_probability!);
    expect(edge[0]).toBeGreaterThan(edge[1]!);
    expect(edge.every((share) => share > 0.05 && share < 0.7)).toBe(true);
    const { rank_low, rank_median, rank_high } = areas.get('E10')!.ranks!;
    expect(rank_low).toBeLessThan(rank_median);
    expect(rank_median).toBeLessThan(rank_high);
  });

  test('of two areas, the probability of being ahead is that of a normal difference: Φ(1/√2) = 0.760', () => {
    const pair: OutcomeFigures = {
      outcome: 'pay',
      level: figures([0, 1]),
      gap: figures([0, 0], 0),
      unexplained_gap: figures([0, 0], 0),
    };
    // with a gap that never varies there is no score; so the class is compared, by level and gap alike
    const both = { ...pair, gap: { value: [1, 0], standard_error: [0, 0] } };
    const areas = drawn(both, { ...settings, draws: 20_000, share: 0.5 }, ['A', 'B']);
    expect(areas.get('A')?.ranks).toBeNull();
    expect(areas.get('A')?.coldspot_probability).toBeCloseTo(0.76, 2);
    expect(areas.get('B')?.hotspot_probability).toBe(areas.get('A')?.coldspot_probability);
  });

  test('correlated errors of level and gap make both bad less often', () => {
    const gaps = { level: figures([0, 1]), gap: figures([1, 0]), unexplained_gap: null };
    const cold = (correlation: number) =>
      drawn({ outcome: 'pay', ...gaps, correlation }, { ...settings, draws: 20_000, share: 0.5 }, [
        'A',
        'B',
      ]).get('A')!.coldspot_probability!;
    // −1: both agree, Φ(1/√2); 0: independent, its square; 1: the difference is within ±1, 2Φ(1/√2)
    // − 1
    expect(cold(-1)).toBeCloseTo(0.7602, 2);
    expect(cold(0)).toBeCloseTo(0.7602 ** 2, 2);
    expect(cold(1)).toBeCloseTo(2 * 0.7602 - 1, 2);
  });

  test('the order of areas does not matter', () => {
    const back = [...ids].reverse();
    const reversed = outcome('pay', 1);
    const turned = {
      ...reversed,
      level: figures(reversed.level.value.toReversed()),
      gap: figures(reversed.gap.value.toReversed()),
      unexplained_gap: figures(reversed.unexplained_gap!.value.toReversed()),
    };
    expect(drawn(turned, settings, back)).toEqual(drawn(reversed));
  });

  test('an area left out does not change the draws of others', () => {
    // the best is far ahead; without it k is the same and the others are cold in the very same draws
    const level = ids.map((_, i) => (i === 19 ? 1_000 : i));
    const gap = level.map((value) => -value);
    const whole = drawn({ outcome: 'pay', level: figures(level), gap: figures(gap), unexplained_gap: null });
    const rest = drawn(
      {
        outcome: 'pay',
        level: figures(level.slice(0, 19)),
        gap: figures(gap.slice(0, 19)),
        unexplained_gap: null,
      },
      settings,
      ids.slice(0, 19),
    );
    for (const id of ids.slice(0, 19))
      expect(rest.get(id)?.coldspot_probability).toBe(whole.get(id)?.coldspot_probability);
  });

  test('another outcome does not change the draws, and does not share its errors', () => {
    const { outcomes } = drawColdspots(ids, [outcome('pay'), outcome('study')], settings);
    expect(outcomes.get('pay')).toEqual(drawn(outcome('pay')));
    expect(outcomes.get('study')).not.toEqual(outcomes.get('pay'));
  });
});
