import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Aggregation } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { compileChain } from '../../../../pipeline/methods/chain/chain.js';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { column, NONE } from '../columns.js';
import { row } from '../rows.js';

const SCALES: readonly Normalisation[] = [
  { method: 'rank' },
  { method: 'borda' },
  { method: 'percentile_rank' },
  { method: 'exponential' },
  { method: 'exponential', including_itself: false },
  { method: 'min_max', from: 1, to: 100 },
];

/** Scores of one aggregate of these columns. */
function scoresOf(
  columns: readonly Float64Array[],
  normalise: Normalisation,
  {
    weights = columns.map(() => 1),
    directions = columns.map((): 1 | -1 => 1),
    aggregate = 'arithmetic_mean',
  }: {
    readonly weights?: readonly number[];
    readonly directions?: readonly (1 | -1)[];
    readonly aggregate?: Aggregation;
  } = {},
) {
  const rows = columns.map((_, i) =>
    row(`x${i}`, 1, 'top', { weight: weights[i]!, direction: directions[i]! }),
  );
  const chain = compileChain(
    structureOf([...rows, row('top', 2, null)]),
    { levels: [{ normalise }, { aggregate, normalise: { method: 'none' } }], tolerance: 1e-9 },
    columns[0]!.length,
  );
  const ranks = [...chain.run(columns)];
  return { scores: [...chain.values.at(-1)!], ranks };
}

describe('a rarely known indicator', () => {
  const steps = column(...Array.from({ length: 12 }, (_, unit) => 10 + 2 * unit));
  // known for five of twelve; the last unit is the best in everything, the one before has no figure
  const rare = column(1, 2, NONE, NONE, 3, NONE, NONE, NONE, NONE, 4, NONE, 5);

  test.each(SCALES.map((scale) => [JSON.stringify(scale), scale] as const))(
    'does not pull down the unit that is the best in it and in all others, by %s',
    (_, scale) => {
      expect(scoresOf([steps, steps, rare], scale).ranks.slice(-2)).toEqual([2, 1]);
      const other = rare.map((value) => -value);
      const turned = { directions: [1, 1, -1] as const };
      expect(scoresOf([steps, steps, other], scale, turned).ranks.slice(-2)).toEqual([2, 1]);
    },
  );

  test('has the points worked out by hand: ranks 12, 12 and 12 make 12, ranks 11 and 11 make 11', () => {
    const { scores } = scoresOf([steps, steps, rare], { method: 'rank' });
    expect(scores.slice(-2)).toEqual([11, 12]);
    // the third from the end: ranks 10 and 10, and 4 of 5 in the rare one is 1 + 3 × 11/4
    expect(scores.at(-3)).toBeCloseTo((10 + 10 + 1 + (3 * 11) / 4) / 3, 12);
  });
});

test('a unit that is better in all shared indicators, and the best in those that the other lacks, is not below it', () => {
  const drawn = fc.record({
    units: fc.integer({ min: 4, max: 12 }),
    cells: fc.array(fc.option(fc.nat(40), { freq: 3, nil: null }), { minLength: 60, maxLength: 60 }),
    rare: fc.integer({ min: 1, max: 3 }),
    weights: fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: 5, maxLength: 5 }),
    directions: fc.array(fc.constantFrom<1 | -1>(1, -1), { minLength: 5, maxLength: 5 }),
    scale: fc.constantFrom(...SCALES),
    aggregate: fc.constantFrom<Aggregation>('arithmetic_mean', 'weighted_sum', 'copeland', 'borda_count'),
  });
  let met = 0;
  fc.assert(
    fc.property(drawn, ({ units, cells, rare, weights, directions, scale, aggregate }) => {
      // the first unit is better than the second in all columns; the second lacks the last of them
      const columns = weights.map((_, part) =>
        Float64Array.from({ length: units }, (_, unit) => {
          const cell = cells[part * 12 + unit] ?? null;
          if (part >= weights.length - rare) return unit === 0 ? 99 : unit === 1 ? NONE : (cell ?? NONE);
          if (unit < 2) return (cells[part * 12] ?? 7) + (unit === 0 ? 1 : 0);
          return cell ?? NONE;
        }).map((value) => value * directions[part]!),
      );
      const known = (values: Float64Array) => values.filter((value) => !Number.isNaN(value)).length;
      if (columns.some((values) => known(values) < 2)) return;
      const { scores } = scoresOf(columns, scale, { weights, directions, aggregate });
      if (aggregate === 'arithmetic_mean' || aggregate === 'weighted_sum')
        expect(scores[0]!).toBeGreaterThanOrEqual(scores[1]! - 1e-9 * Math.abs(scores[1]!));
      else expect(scores[0]!).toBeGreaterThan(scores[1]!);
      met += 1;
    }),
    { numRuns: 300 },
  );
  expect(met).toBeGreaterThan(200);
});
