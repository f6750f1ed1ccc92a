import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../../pipeline/methods/moments.js';
import {
  type Direction,
  distanceToReferenceInto,
  type Goalposts,
  goalpostsInto,
  minMaxInto,
  type Reference,
  zScoreInto,
} from '../../../../pipeline/methods/normalise/linear.js';
import { column, NONE, refusal } from '../columns.js';

const values = column(2, NONE, 6, 10);
const out = () => new Float64Array(values.length);

describe('z-scores', () => {
  test('of 2, 6, 10, mean 6 and deviation 4, are −1, 0, 1; on a mean of 100 and deviation of 15: 85, 100, 115', () => {
    const up = out();
    const down = out();
    zScoreInto(up, values, 1, momentsOf(values), 100, 15);
    expect(up).toEqual(column(85, NONE, 100, 115));
    zScoreInto(down, values, -1, momentsOf(values), 100, 15);
    expect(down).toEqual(column(115, NONE, 100, 85));
  });
});

describe('min–max', () => {
  test('maps 2, 6, 10 to 10, 15, 20, and reverses them where lower is better', () => {
    const up = out();
    const down = out();
    minMaxInto(up, values, 1, momentsOf(values), 10, 20);
    expect(up).toEqual(column(10, NONE, 15, 20));
    minMaxInto(down, values, -1, momentsOf(values), 10, 20);
    expect(down).toEqual(column(20, NONE, 15, 10));
  });
});

describe('the distance to a reference', () => {
  const distance = (direction: Direction, reference: Reference, cap = false) => {
    const to = out();
    distanceToReferenceInto(to, values, direction, momentsOf(values), reference, cap);
    return to;
  };

  test('to the best is 1 for the best and 0, never −0, for the worst', () => {
    expect(distance(1, 'best')).toEqual(column(0, NONE, 0.5, 1));
    expect(distance(-1, 'best')).toEqual(column(1, NONE, 0.5, 0));
  });

  test('to a target of 4 or a unit with 6 exceeds 1 beyond it, unless capped', () => {
    expect(distance(1, { target: 4 })).toEqual(column(0, NONE, 2, 4));
    expect(distance(1, { target: 4 }, true)).toEqual(column(0, NONE, 1, 1));
    expect(distance(1, { target: 42 })).toEqual(column(0, NONE, 0.1, 0.2));
    expect(distance(-1, { unit: 2 })).toEqual(column(2, NONE, 1, 0));
    expect(distance(-1, { unit: 2 }, true)).toEqual(column(1, NONE, 1, 0));
  });

  test('is refused for a missing unit or one without a value, and for a reference no better than the worst', () => {
    expect(refusal(() => distance(1, { unit: 1 })).problem).toBe('reference-missing');
    expect(refusal(() => distance(1, { unit: 4 })).problem).toBe('reference-missing');
    for (const target of [2, -5])
      expect(refusal(() => distance(1, { target })).problem).toBe('reference-least');
    for (const target of [10, 15])
      expect(refusal(() => distance(-1, { target })).problem).toBe('reference-least');
  });
});

describe('goalposts', () => {
  const between = (direction: Direction, posts: Goalposts) => {
    const to = out();
    goalpostsInto(to, values, direction, posts);
    return to;
  };

  test('from 4 to 8 on a scale of 100: values beyond are clamped unless clamping is off', () => {
    expect(between(1, { lower: 4, upper: 8, scale: 100 })).toEqual(column(0, NONE, 50, 100));
    expect(between(1, { lower: 4, upper: 8, scale: 100, truncate: false })).toEqual(
      column(-50, NONE, 50, 150),
    );
  });

  test('are measured from the upper one where lower is better, and a value on it is 0, not −0', () => {
    expect(between(-1, { lower: 4, upper: 8, scale: 100 })).toEqual(column(100, NONE, 50, 0));
    expect(between(-1, { lower: 2, upper: 10, scale: 1, truncate: false })).toEqual(column(1, NONE, 0.5, 0));
  });

  test('do not depend on the values: 2, 6, 10 of 0 to 20', () => {
    expect(between(1, { lower: 0, upper: 20, scale: 1 })).toEqual(column(0.1, NONE, 0.3, 0.5));
  });
});
