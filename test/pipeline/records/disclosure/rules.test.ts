import { describe, expect, test } from 'vitest';
import {
  medianRule,
  primaryRule,
  safeTogether,
  splitRule,
} from '../../../../pipeline/records/disclosure/rules.js';
import { area } from './nation.js';

const people = (n: number, largest_share = 0.1) => ({ n, largest_share });
const sides = (below_median: number, above_median: number) =>
  area('A', 'R', {}, { disadvantaged: { ...people(100), below_median, above_median } });

describe('what single figures reveal', () => {
  test('fewer people than the threshold are too few, as many are enough, and zero reveals nothing', () => {
    const rule = (n: number) => primaryRule(area('A', 'R', { n }), 'earnings', 10);
    expect([rule(9), rule(10), rule(1), rule(0)]).toEqual(['threshold', null, 'threshold', null]);
  });

  test('one person with more than half of the total is too much, with exactly half is not', () => {
    const rule = (share: number) => primaryRule(area('A', 'R', { share }), 'earnings', 10);
    expect([rule(0.5), rule(0.501), rule(1)]).toEqual([null, 'dominance', 'dominance']);
  });

  test('too few people take precedence over dominance', () => {
    expect(primaryRule(area('A', 'R', { n: 5, share: 0.9 }), 'earnings', 10)).toBe('threshold');
  });

  test.each(['bottom', 'top', 'line'] as const)('a gap also depends on the people of the %s', (group) => {
    const rule = (group_people: { n: number; largest_share: number }) =>
      primaryRule(area('A', 'R', {}, { [group]: group_people }), 'gap', 10);
    expect(rule(people(9))).toBe('threshold');
    expect(rule(people(10))).toBeNull();
    expect(rule(people(50, 0.6))).toBe('dominance');
    // a gap does not use the disadvantaged, nor earnings the fifths
    expect(primaryRule(area('A', 'R', { n: 3 }), 'gap', 10)).toBeNull();
    expect(primaryRule(area('A', 'R', {}, { [group]: people(3) }), 'earnings', 10)).toBeNull();
  });

  test('a median needs the threshold on each side', () => {
    expect(medianRule(sides(10, 10), 10)).toBeNull();
    expect(medianRule(sides(9, 40), 10)).toBe('median_sides');
    expect(medianRule(sides(40, 9), 10)).toBe('median_sides');
  });

  test('a split may rely on national means for at most a tenth', () => {
    const rule = (substituted_share: number) =>
      splitRule(area('A', 'R', {}, { substituted_share }), { threshold: 10, round_gbp: 100 });
    expect([rule(0), rule(0.1), rule(0.101)]).toEqual([null, null, 'substituted_share']);
  });
});

describe('groups known only together', () => {
  const group = (n: number, largest_share: number, mean: number | null = null) => ({
    n,
    largest_share,
    mean,
  });

  test('are safe with as many people in total as the threshold', () => {
    expect(safeTogether([group(4, 0.3), group(6, 0.3)], 10)).toBe(true);
    expect(safeTogether([group(4, 0.3), group(5, 0.3)], 10)).toBe(false);
    expect(safeTogether([group(10, 0.3)], 10)).toBe(true);
  });

  test('are not where one person has more than half of all: of 4 with equal earnings with 6, by counts', () => {
    // ¾ of 4 is 3 of 10; all of 5 is half of 10; all of 6 is more
    expect(safeTogether([group(4, 0.75), group(6, 0.1)], 10)).toBe(true);
    expect(safeTogether([group(5, 1), group(5, 0.1)], 10)).toBe(true);
    expect(safeTogether([group(6, 1), group(4, 0.1)], 10)).toBe(false);
  });

  test('are judged by totals where the mean of each is known, and by counts otherwise', () => {
    // totals 5 × 900 = 4500 and 15 × 100 = 1500: a person with all of the first has three quarters
    const rich = group(5, 1, 900);
    const poor = group(15, 0.2, 100);
    expect(safeTogether([rich, poor], 10)).toBe(false);
    expect(safeTogether([rich, { ...poor, mean: null }], 10)).toBe(true);
    expect(safeTogether([{ ...rich, mean: 300 }, poor], 10)).toBe(true);
    expect(safeTogether([{ ...rich, mean: 301 }, poor], 10)).toBe(false);
  });
});
