import { describe, expect, test } from 'vitest';
import { pair } from '../../../pipeline/robustness/pair.js';

/** Three units in five replicates. */
const ranks = Int32Array.of(1, 2, 3, 3, 2, 1, 2, 2, 1, 0, 1, 2, 0, 0, 1);

describe('a pair of units', () => {
  test('has counts ahead, behind, tied and without a rank, by hand', () => {
    expect(pair(ranks, 3, 0, 1)).toEqual({ ahead: 1, behind: 1, tied: 1, neither: 2 });
    expect(pair(ranks, 3, 0, 2)).toEqual({ ahead: 1, behind: 2, tied: 0, neither: 2 });
    // only the second has none in the last
    expect(pair(ranks, 3, 1, 2)).toEqual({ ahead: 2, behind: 2, tied: 0, neither: 1 });
  });

  test('swaps ahead and behind when reversed', () => {
    expect(pair(ranks, 3, 2, 1)).toEqual({ ahead: 2, behind: 2, tied: 0, neither: 1 });
    expect(pair(ranks, 3, 2, 0)).toEqual({ ahead: 2, behind: 1, tied: 0, neither: 2 });
  });

  test('of a unit with itself ties wherever it has a rank', () => {
    expect(pair(ranks, 3, 1, 1)).toEqual({ ahead: 0, behind: 0, tied: 4, neither: 1 });
  });

  test('without replicates is zero throughout', () => {
    expect(pair(new Int32Array(0), 3, 0, 1)).toEqual({ ahead: 0, behind: 0, tied: 0, neither: 0 });
  });

  test.each([3, -1, 0.5, Number.NaN])(
    'with unit %d of three is refused, on either side, and the unit is named',
    (unit) => {
      expect(() => pair(ranks, 3, unit, 1)).toThrow(RangeError);
      expect(() => pair(ranks, 3, 1, unit)).toThrow(`${unit}`);
    },
  );
});
