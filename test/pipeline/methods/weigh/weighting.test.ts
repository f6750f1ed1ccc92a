import { expect, test } from 'vitest';
import { weightsByValues } from '../../../../pipeline/methods/weigh/weighting.js';
import { column, expectClose, refusal } from '../columns.js';

/** Two columns of four units whose correlation is none, and one that goes with the first. */
const across = column(1, -1, 1, -1);
const along = column(1, 1, -1, -1);
const near = column(2, -1, 1, -2);

test('a single part has the whole weight, whatever its values', () => {
  for (const way of ['pca', 'entropy', 'equal_influence'] as const)
    expect(weightsByValues(way, [column(5, 5, 5)])).toEqual(column(1));
});

test('weights that are given or equal do not look at values', () => {
  expect(weightsByValues('given', [])).toBeNull();
  expect(weightsByValues('given', [across, along])).toBeNull();
  expect(weightsByValues('equal', [across, along])).toBeNull();
});

test('every other way is its own', () => {
  // two that do not correlate, of one deviation: equal influence is equal, and neither component is the first
  expectClose(weightsByValues('equal_influence', [across, along])!, [0.5, 0.5]);
  expect(refusal(() => weightsByValues('pca', [across, along])).problem).toBe('component-undetermined');
  expectClose(weightsByValues('pca', [across, near])!, [0.5, 0.5]);
  expect(refusal(() => weightsByValues('entropy', [across, along])).problem).toBe('negative');
  expectClose(weightsByValues('entropy', [column(2, 2), column(0, 5)])!, [0, 1]);
});
