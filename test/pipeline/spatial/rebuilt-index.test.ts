import { describe, expect, test } from 'vitest';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import {
  type PlacedFigures,
  type RebuildProblem,
  RebuiltIndex,
} from '../../../pipeline/spatial/rebuilt-index.js';
import { row } from '../methods/rows.js';
import { mean, methodOf, z } from '../robustness/problems.js';

/** Units 0 and 1 are authorities of their own; 2, 3 and 4 are the districts of the third. */
const AUTHORITY = Int32Array.of(0, 1, 2, 2, 2);

const figures = (column: number[], more: Partial<PlacedFigures> = {}): PlacedFigures => ({
  column: Float64Array.from(column),
  earlier: [],
  byAuthority: false,
  standsFor: Int32Array.of(0, 1, 2, 3, 4),
  spreading: null,
  ...more,
});
/** From 0 for the lowest to 100 for the highest. */
const SCALED = methodOf({ normalise: { method: 'min_max' } }, mean);
const BY_AUTHORITY = { byAuthority: true, standsFor: Int32Array.of(0, 1, 2, 2, 2) };

const problem = (indicators: PlacedFigures[], more: Partial<RebuildProblem> = {}): RebuildProblem => ({
  structure: structureOf([...indicators.map((_, i) => row(`i${i}`, 1, 'index')), row('index', 2, null)]),
  chain: SCALED,
  impute: 'none',
  groups: ['A', 'A', 'B', 'B', 'B'],
  authority: AUTHORITY,
  indicators,
  ...more,
});

/** The first indicator on its scale, as shares of it. */
const first = (of: RebuildProblem, districts: readonly number[], authorities: readonly number[]) => [
  ...new RebuiltIndex(of)
    .run(Int32Array.from(districts), Int32Array.from(authorities))[0]!
    .map((value) => value / 100),
];

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [unit, value] of expected.entries()) expect(found[unit]).toBeCloseTo(value, 12);
}

describe('figures in other places', () => {
  test('those of districts go to districts, those of authorities to all districts of an authority', () => {
    const own = problem([figures([0, 1, 2, 3, 4])]);
    expect(first(own, [4, 3, 2, 1, 0], [0, 1, 2])).toEqual([1, 0.75, 0.5, 0.25, 0]);
    expect(first(own, [0, 1, 2, 3, 4], [2, 0, 1])).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const shared = problem([figures([0, 5, 10, 10, 10], BY_AUTHORITY)]);
    expect(first(shared, [4, 3, 2, 1, 0], [0, 1, 2])).toEqual([0, 0.5, 1, 1, 1]);
    expect(first(shared, [0, 1, 2, 3, 4], [2, 0, 1])).toEqual([1, 0, 0.5, 0.5, 0.5]);
  });

  test('a figure that two districts share stays one figure', () => {
    const split = problem([figures([0, 4, 4, 1, 2], { standsFor: Int32Array.of(0, 1, 1, 3, 4) })]);
    expect(first(split, [1, 0, 3, 2, 4], [0, 1, 2])).toEqual([1, 0, 0, 1, 0.5]);
  });

  test('a missing figure moves too, and a district without its county’s figure stays without', () => {
    const nan = Number.NaN;
    const missing = problem([figures([nan, 1, 2, 3, 5]), figures([1, 2, 3, 4, 6])]);
    expect(first(missing, [1, 0, 2, 3, 4], [0, 1, 2])).toEqual([0, nan, 0.25, 0.5, 1]);
    const authority = problem([figures([nan, 5, 10, 10, 10], BY_AUTHORITY), figures([1, 2, 3, 4, 6])]);
    expect(first(authority, [0, 1, 2, 3, 4], [1, 0, 2])).toEqual([0, nan, 1, 1, 1]);
    expect(first(authority, [0, 1, 2, 3, 4], [1, 2, 0])).toEqual([0, 1, nan, nan, nan]);
    const without = { byAuthority: true, standsFor: Int32Array.of(0, 1, -1, 3, 3) };
    const part = problem([figures([0, 5, nan, 10, 10], without), figures([1, 2, 3, 4, 6])]);
    expect(first(part, [0, 1, 2, 3, 4], [2, 1, 0])).toEqual([1, 0.5, nan, 0, 0]);
  });

  test('what is missing is imputed where it now is', () => {
    const imputed = problem([figures([Number.NaN, 1, 2, 4, 9])], { impute: 'group_mean' });
    // region A: missing and 1; then the missing one is in region B, with 2 and 1
    expect(first(imputed, [0, 1, 2, 3, 4], [0, 1, 2])).toEqual([0, 0, 0.125, 0.375, 1]);
    expect(first(imputed, [3, 4, 2, 0, 1], [0, 1, 2])).toEqual([0.375, 1, 0.125, 0.0625, 0]);
    const panel = problem(
      [figures([Number.NaN, 1, 2, 4, 9], { earlier: [Float64Array.of(5, 0, 0, 0, 0)] })],
      { impute: 'panel' },
    );
    expect(first(panel, [1, 0, 2, 3, 4], [0, 1, 2])).toEqual([0, 0.5, 0.125, 0.375, 1]);
  });

  test('a county’s figure is spread by what is known of the districts that are now there', () => {
    const spreading = {
      offsets: Float64Array.of(0, 3, 1, 2, 3),
      bounds: [0, 100] as const,
      counties: [{ units: [2, 3, 4], shares: Float64Array.of(0.5, 0.25, 0.25) }],
    };
    const of = (bounds: readonly [number, number]) =>
      problem([figures([10, 20, 15, 15, 15], { ...BY_AUTHORITY, spreading: { ...spreading, bounds } })]);
    // offsets 1, 2, 3 with mean 1.75: 14.25, 15.25, 16.25, between 10 and 20
    const published = first(of([0, 100]), [0, 1, 2, 3, 4], [0, 1, 2]);
    expectClose(published, [0, 1, 0.425, 0.525, 0.625]);
    // the figure 20 comes to the county, whose districts have the offsets 0, 3, 3: 18.5, 21.5, 21.5
    const moved = first(of([0, 100]), [2, 3, 0, 1, 4], [0, 2, 1]);
    expectClose(moved, [0, 5 / 11.5, 8.5 / 11.5, 1, 1]);
    // nothing is above 21: the district with half of the weight then has 19
    const bounded = first(of([0, 21]), [2, 3, 0, 1, 4], [0, 2, 1]);
    expectClose(bounded, [0, 5 / 11, 9 / 11, 1, 1]);
  });
});

test('figures in their own places give the same however often others were there before', () => {
  const index = new RebuiltIndex(
    problem([figures([3, 1, 4, 1.5, 9]), figures([0, 5, 10, 10, 10], BY_AUTHORITY)], {
      chain: methodOf(z, mean),
    }),
  );
  const before = index.published().map((values) => values.slice());
  index.run(Int32Array.of(4, 3, 2, 1, 0), Int32Array.of(2, 1, 0));
  expect(index.published()).toEqual(before);
});
