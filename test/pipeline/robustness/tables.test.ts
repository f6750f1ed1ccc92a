import { describe, expect, test } from 'vitest';
import type { ScorePlan } from '../../../pipeline/editions/plan.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import type { RobustnessResult } from '../../../pipeline/robustness/robustness-of.js';
import { robustnessRows } from '../../../pipeline/robustness/tables.js';
import { AREA_KEY } from '../../../schemas/release/unit-fields.js';
import { row } from '../methods/rows.js';

const plan: ScorePlan = {
  structure: structureOf([row('x', 1, 'all'), row('y', 1, 'all'), row('all', 2, null)]),
  chain: {
    levels: [
      { normalise: { method: 'z_score' } },
      { aggregate: 'arithmetic_mean', normalise: { method: 'none' } },
    ],
    tolerance: 0,
  },
  levels: ['indicator', 'index'],
  groupShare: 0.25,
  units: ['a', 'b', 'c', 'd'],
};
const UNITS = ['a', 'b', 'c', 'd'].map((code) => ({ code, name: code.toUpperCase() }));

/** Ten replicates: a is first in nine and last in one; b is second; d has no rank in the last. */
const usual = [1, 2, 3, 4];
const drawn = Int32Array.from([...Array(9).fill(usual).flat(), 3, 2, 1, 0]);
const alone = Int32Array.from(Array(10).fill(usual).flat());
const result: RobustnessResult = {
  seed: 1,
  from: 1,
  to: 10,
  units: 4,
  baseline: Int32Array.of(2, 1, 3, 0),
  sensitivity: [],
  ranks: drawn,
  nodes: [{ node: 2, baseline: Int32Array.of(2, 1, 3, 0), ranks: drawn, figures: alone }],
  leaveOneOut: [Int32Array.of(1, 2, 0, 3), null],
};
const rows = robustnessRows(result, plan, UNITS, AREA_KEY);

describe('the table of how sure the ranks are', () => {
  test('is in the order of the ranks, those without one last', () => {
    expect(rows.areas.rows.map(({ area_code, rank }) => [area_code, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
      ['d', null],
    ]);
  });

  test('agrees with counts by hand: a is first in nine of ten, so 1 is the median and the tenth the upper end', () => {
    // 95 % of ten is the tenth of the sorted ranks, 3; 5 % the first; of four ranked (three in the last), k =
    // 1
    expect(rows.areas.rows.find(({ area_code }) => area_code === 'a')).toMatchObject({
      rank_median: 1,
      rank_low: 1,
      rank_high: 3,
      rank_high_figures: 1,
      replicates: 10,
    });
  });

  test('takes shares of the replicates in which the unit has a rank', () => {
    expect(rows.areas.rows.find(({ area_code }) => area_code === 'd')).toMatchObject({
      rank: null,
      rank_median: 4,
      coldspot_probability: 1,
      replicates: 9,
    });
  });
});

describe('the table of one indicator left out', () => {
  test('has the largest moves first, unknown ones last, and no row for an indicator that cannot be left out', () => {
    expect(
      rows.leaveOneOut.rows.map(({ indicator, area_code, moved }) => [indicator, area_code, moved]),
    ).toEqual([
      ['x', 'a', -1],
      ['x', 'b', 1],
      ['x', 'c', null],
      ['x', 'd', null],
    ]);
  });
});
