import { describe, expect, test } from 'vitest';
import { describeValidity } from '../../../pipeline/validity/describe.js';
import type { ValidityRow } from '../../../schemas/release/validity-tables.js';

const row = (more: Partial<ValidityRow>): ValidityRow => ({
  code: 'index',
  name: 'An index with a long title that says what it is about, and for which year',
  against: 'upward_mobility',
  against_title: 'Long-range upward mobility',
  level: 'itl2',
  subset: 'all',
  expected: 1,
  n: 33,
  spearman: 0.661,
  lower: -0.004,
  upper: 0.8,
  pearson: 0.7,
  unweighted: 0,
  period: '2018-22',
  source: 'mobility',
  ...more,
});
const work = { code: 'work', name: 'Work, and what comes of it in later life' };
const outside = { subset: 'outside London', n: 28 };
const ROWS = [
  row({}),
  row({ ...outside, spearman: 0.5, lower: 0.1 }),
  row({ ...work, n: 32, spearman: -0.25, lower: -0.5, upper: 0 }),
  row({ ...work, ...outside, spearman: null, lower: null, upper: null }),
  row({
    against: 'index_2016',
    against_title: 'Social Mobility Index 2016',
    level: 'district',
    expected: -1,
  }),
];

describe('the comparisons in words', () => {
  const text = describeValidity(ROWS, 'A small edition');

  test('fit a terminal of 80 columns', () => {
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test('have a line for each part, with limits and a column for each subset', () => {
    const line = (start: string) => text.split('\n').find((each) => each.trimStart().startsWith(start));
    expect(line('Index')).toMatch(/Index +0\.66 \(−0\.004 to 0\.80\) +0\.50 \(0\.10 to 0\.80\)$/);
    expect(line('Work')).toMatch(/Work, and what comes of i… +−0\.25 \(−0\.50 to 0\.00\), n 32 +–$/);
    expect(line('all, n 33')).toContain('outside London, n 28');
  });

  test('say of each measure when it is from and which sign is expected', () => {
    expect(text).toMatch(/upward mobility \(2018-22; .*above zero\)/);
    expect(text).toMatch(/Social Mobility Index 2016 \(2018-22; .*below zero\)/);
  });

  test('say what they cannot show, and count plain means', () => {
    expect(text).toContain('not proof');
    expect(text).not.toContain('plain mean');
    expect(describeValidity([row({ unweighted: 2 })], 'A')).toMatch(/1 row with plain means/);
  });
});
