import { expect, test } from 'vitest';
import { weightsByValues } from '../../../../pipeline/methods/weigh/weighting.js';
import { column, expectClose, refusal } from '../columns.js';

/** Two uncorrelated columns of four units, and one that correlates with the first. */
const across = column(1, -1, 1, -1);
const along = column(1, 1, -1, -1);
const near = column(2, -1, 1, -2);

test('a single part has the whole weight, whatever its values', () => {
  for (const way of ['pca', 'entropy', 'equal_influence'] as const)
    expect(weightsByValues(way, [column(5, 5, 5)])).toEqual(column(1));
});

test('given and equal weights do not depend on values', () => {
  expect(weightsByValues('given', [])).toBeNull();
  expect(weightsByValues('given', [across, along])).toBeNull();
  expect(weightsByValues('equal', [across, along])).toBeNull();
});

test('the other methods differ', () => {
  // two uncorrelated columns with the same deviation: equal influence is equal, and the components tie
  expectClose(weightsByValues('equal_influence', [across, along])!, [0.5, 0.5]);
  expect(refusal(() => weightsByValues('pca', [across, along])).problem).toBe('component-undetermined');
  expectClose(weightsByValues('pca', [across, near])!, [0.5, 0.5]);
  expect(refusal(() => weightsByValues('entropy', [across, along])).problem).toBe('negative');
  expectClose(weightsByValues('entropy', [column(2, 2), column(0, 5)])!, [0, 1]);
});
