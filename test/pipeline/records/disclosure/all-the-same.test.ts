import { describe, expect, test } from 'vitest';
import { allTheSame } from '../../../../pipeline/records/disclosure/all-the-same.js';
import { primaryRule } from '../../../../pipeline/records/disclosure/rules.js';
import type { AreaEstimate } from '../../../../pipeline/records/estimate/area-estimate.js';
import { area } from './nation.js';

const poor = (n: number, below_median: number, above_median: number, median = 12_000, all_same = false) => {
  const plain = area('A', 'R', {});
  return {
    ...plain,
    disadvantaged: { n, largest_share: 0.1, below_median, above_median, all_same },
    measures: { ...plain.measures, earnings_median: { value: median, standard_error: 100 } },
  } satisfies AreaEstimate;
};

describe('what everybody earns is not revealed', () => {
  test.each([
    ['all earn 12,000', poor(40, 0, 0, 12_000, true), true],
    ['all earn nothing', poor(40, 0, 0, 0, true), true],
    ['36 of 40 do', poor(40, 3, 1), true],
    ['35 of 40 do', poor(40, 3, 2), false],
    ['12 people, four at the median', poor(12, 4, 4), false],
    ['three of 25 earn something', poor(25, 0, 3, 0), true],
    ['nine of 25 earn something', poor(25, 0, 9, 0), true],
    ['ten of 25 earn something', poor(25, 0, 10, 0), false],
  ] as const)('%s', (_, estimate, withheld) => {
    expect(allTheSame(estimate, 'earnings', 10)).toBe(withheld);
    expect(primaryRule(estimate, 'earnings', 10)).toBe(withheld ? 'all_the_same' : null);
    expect(primaryRule(estimate, 'gap', 10)).toBeNull();
  });

  test.each(['bottom', 'top', 'line'] as const)('in the gap: the %s of an area earns the same', (group) => {
    const plain = area('A', 'R', {});
    const estimate = { ...plain, [group]: { ...plain[group], all_same: true } };
    expect(primaryRule(estimate, 'gap', 10)).toBe('all_the_same');
    expect(primaryRule(estimate, 'earnings', 10)).toBeNull();
  });
});
