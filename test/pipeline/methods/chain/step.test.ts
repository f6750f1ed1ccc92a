import { describe, expect, test } from 'vitest';
import { AggregateBuffers } from '../../../../pipeline/methods/aggregate/buffers.js';
import { chainSteps } from '../../../../pipeline/methods/chain/step.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { STANDARD_RULE } from '../../../../pipeline/methods/treat/rule.js';
import { column, expectClose } from '../columns.js';
import { rowsOf } from '../rows.js';

const structure = structureOf(rowsOf({ index: { one: ['a', 'b'], two: ['c'] } }));
const values = structure.nodes.map((_, position) => column(position));
const levels = [
  { normalise: { method: 'z_score' }, weights: 'pca', individual: { b: { method: 'rank' } } },
  {
    normalise: { method: 'min_max' },
    aggregate: 'geometric_mean',
    minimum_weight_share: 0.5,
    treat: STANDARD_RULE,
  },
  { normalise: { method: 'none' }, aggregate: 'copeland', weights: 'equal' },
] as const;
const steps = (tolerance: number) => chainSteps(structure, { levels, tolerance }, values);

describe('the steps of a chain', () => {
  test('are one for each node in its order, with the columns of its parts', () => {
    const found = steps(1e-9);
    expect(found.map(({ node }) => node.code)).toEqual(['a', 'b', 'c', 'one', 'two', 'index']);
    expect(found.map(({ parts }) => parts)).toEqual([
      [],
      [],
      [],
      [values[0], values[1]],
      [values[2]],
      [values[3], values[4]],
    ]);
    expect(found.map(({ weights, shares }) => [weights.length, shares.length])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
  });

  test('normalise and treat by their level, a code by its own normalisation', () => {
    const found = steps(1e-9);
    const methods = found.map(({ normalise }) => normalise.method);
    expect(methods).toEqual(['z_score', 'rank', 'z_score', 'min_max', 'min_max', 'none']);
    expect(found.map(({ treat }) => treat !== null)).toEqual([false, false, false, true, true, false]);
  });

  test('weigh parts by the rule of their level, by default as given', () => {
    expect(steps(0).map(({ weighting }) => weighting)).toEqual([
      'given',
      'given',
      'given',
      'pca',
      'pca',
      'given',
    ]);
  });

  test('need the share of their level, less the tolerance; indicators have no parts', () => {
    const found = steps(0.125);
    expect(found.map(({ enough }) => enough)).toEqual([-0.125, -0.125, -0.125, 0.375, 0.375, -0.125]);
    expect(found.map(({ aggregate }) => aggregate === null)).toEqual([true, true, true, false, false, false]);
  });

  test('distinguish figures however little they differ, and scores by the tolerance, at least that of rounding', () => {
    expect(steps(0.01).map(({ tolerance }) => tolerance)).toEqual([0, 0, 0, 0.01, 0.01, 0.01]);
    expect(steps(0.01).map(({ rounding }) => rounding)).toEqual([0, 0, 0, 0.01, 0.01, 0.01]);
    expect(steps(0).map(({ tolerance }) => tolerance)).toEqual([0, 0, 0, 0, 0, 0]);
    for (const { node, rounding } of steps(0)) {
      if (node.level === 1) expect(rounding).toBe(0);
      else expect(rounding).toBeGreaterThan(0);
      expect(rounding).toBeLessThan(1e-9);
    }
  });

  test('compare indicators exactly, and aggregates by the tolerance: two that differ by a half', () => {
    const two = [column(1, 1.5)];
    const counts = chainSteps(
      structure,
      { levels: levels.map((level) => ({ ...level, aggregate: 'borda_count' as const })), tolerance: 0.5 },
      values,
    );
    // it does not apply to indicators
    for (const position of [0, 1, 2]) expect(counts[position]!.aggregate).toBeNull();
    const out = column(0, 0);
    counts[4]!.aggregate!(out, two, column(1), 0, new AggregateBuffers(2));
    expectClose(out, [0, 1]);
    counts[5]!.aggregate!(out, two, column(1), 0, new AggregateBuffers(2));
    expectClose(out, [0.5, 0.5]);
  });
});
