import { describe, expect, test } from 'vitest';
import { groupErrors } from '../../../../pipeline/methods/model/errors-of-groups.js';

const column = (...values: number[]) => Float64Array.from(values);
const BOUNDS = [0, 100] as const;
/** Two counties of two authorities each, in regions 0 and 1. */
const KNOWN = [
  { units: [0, 1], weights: column(1, 1), group: 0 },
  { units: [2, 3], weights: column(1, 3), group: 1 },
];
const Y = column(10, 20, 40, 60);

describe('the errors where the truth is known', () => {
  test('of an exact line are none, and those of inheritance are what it hides', () => {
    const without = [column(5), column(10)];
    const found = groupErrors(KNOWN, Y, [column(-1, 1, 3, 5)], { without, sd: 0, inheritedSd: 10 }, BOUNDS);
    expect(found).toMatchObject({ groups: 2, units: 4, r_squared: 1 });
    expect(found.modelled).toEqual({ rmse: 0, bias: 0, coverage: 1 });
    // The counties have 15 and 55.
    expect(found.inherited.rmse).toBeCloseTo(Math.sqrt((25 + 25 + 225 + 25) / 4), 12);
    expect(found.inherited.bias).toBeCloseTo((5 - 5 + 15 - 5) / 4, 12);
    expect(found.inherited.coverage).toBe(1);
  });

  test('of a line of nothing are those of inheritance', () => {
    const zero = column(0);
    const found = groupErrors(
      KNOWN,
      Y,
      [column(-1, 1, 3, 5)],
      { without: [zero, zero], sd: 3, inheritedSd: 3 },
      BOUNDS,
    );
    expect(found.modelled).toEqual(found.inherited);
    expect(found.r_squared).toBe(0);
    // Errors 5, −5, 15 and −5 against 1.96 × 3 × (.71, .71, 1.06, .35).
    expect(found.modelled.coverage).toBe(0);
  });

  test('use the line of the region only', () => {
    const lines = (second: number) => [column(5), column(second)];
    const errorsOf = (second: number) =>
      groupErrors(
        [KNOWN[0]!],
        Y,
        [column(-1, 1, 3, 5)],
        {
          without: lines(second),
          sd: 1,
          inheritedSd: 1,
        },
        BOUNDS,
      );
    expect(errorsOf(10)).toEqual(errorsOf(-99));
  });
});
