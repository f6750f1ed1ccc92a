import { describe, expect, test } from 'vitest';
import { findDataOf, postcodesIn } from '../../../outputs/explorer/find-data.js';
import type { FindFile } from '../../../schemas/release/find-file.js';

const FILE: Pick<FindFile, 'places' | 'postcodes'> = {
  places: [],
  postcodes: {
    AB1: [
      [4, 0.9],
      [2, 0.1],
    ],
    'AB1 0': 4,
    'AB1 1': [
      [4, 0.5],
      [2, 0.5],
    ],
    'AB1 9': 2,
    AB10: 7,
    'AB10 1': 7,
    ZE3: 9,
  },
};

describe('postcodes for the page', () => {
  test('come back as they were, each in its place', () => {
    expect(Object.fromEntries(postcodesIn(findDataOf(FILE)))).toEqual(FILE.postcodes);
  });

  test('hold a sector that is where its district is as one character', () => {
    expect(findDataOf(FILE).postcodes.AB10).toEqual([7, '1']);
    expect(findDataOf(FILE).postcodes.AB1?.[1]).toBe('0');
  });

  test('are refused where a sector has no district', () => {
    expect(() => findDataOf({ places: [], postcodes: { 'AB1 0': 4 } })).toThrow('AB1 0');
  });
});
