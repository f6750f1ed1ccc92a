import { describe, expect, test } from 'vitest';
import { describeReproduction } from '../../../pipeline/reproduce/describe.js';
import type { Reproduced } from '../../../pipeline/reproduce/reproduce.js';
import type { Agreement } from '../../../schemas/release/reproduction-tables.js';

const row = (changes: Partial<Agreement> = {}): Agreement => ({
  ...{ comparison: 'rank', index: 'one', part: 'index', precision: 'full' },
  ...{ compared: 1200, only_computed: 0, only_published: 0, exact: 1199 },
  ...{ largest_difference: -1, rank_correlation: 0.9999999, required: 'all exact', met: false },
  ...changes,
});
const difference = (i: number) => ({
  ...{ comparison: 'rank', index: 'one', part: 'index', precision: 'full' },
  ...{ unit_code: `U${i}`, unit_name: `Unit ${i}`, computed: '3', published: '', difference: null },
});
const found = (changes: Partial<Reproduced>): Reproduced =>
  ({
    suite: { suite: 'small', title: 'A small suite' },
    ...{ used: [], agreement: [row()], differences: [], left_out: [], remarks: [], met: false, files: [] },
    ...changes,
  }) as unknown as Reproduced;

describe('the agreement on a terminal', () => {
  test('has counts, the largest difference without its sign, and a correlation that is never rounded to 1', () => {
    const text = describeReproduction(found({})).join('\n');
    for (const fact of ['1,199 of 1,200 exact', 'difference 1', 'over 0.999999', 'all exact: NOT met'])
      expect(text).toContain(fact);
    expect(describeReproduction(found({ agreement: [row({ rank_correlation: 1 })] })).join('\n')).toMatch(
      /rank correlation 1\b/,
    );
  });

  test('sums up the columns of one comparison, and has the lowest correlation of them', () => {
    const second = row({ index: 'two', exact: 600, largest_difference: 4, rank_correlation: 0.5 });
    const line = describeReproduction(found({ agreement: [row(), second] })).find((each) =>
      each.startsWith('rank'),
    );
    for (const fact of ['2 columns', '1,799 of 2,400', 'largest difference 4', 'lowest rank correlation 0.5'])
      expect(line).toContain(fact);
  });

  test('shows ten rows that differ, says how many more there are, and what was left out', () => {
    const lines = describeReproduction(
      found({
        differences: Array.from({ length: 12 }, (_, i) => difference(i)),
        left_out: [{ comparison: 'share', why: 'places.csv is not there' }],
      }),
    );
    expect(
      lines.filter((line) => /^ {2}Unit \d+ \(U\d+\): 3 computed, none published \[one\]$/.test(line)),
    ).toHaveLength(10);
    expect(lines).toContain('  and 2 more: differences.csv');
    expect(lines).toContain('share: left out: places.csv is not there');
  });
});
