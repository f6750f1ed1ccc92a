import { describe, expect, it } from 'vitest';
import { axisOf, positionOn } from '../../../outputs/page/axis.js';

describe('an axis', () => {
  it('has steps of 1, 2 and 5 times a power of ten', () => {
    const ticksOf = (low: number, high: number) => axisOf([low, high], [0, 0]).ticks;
    expect(ticksOf(11.3, 61.9)).toEqual([15, 20, 25, 30, 35, 40, 45, 50, 55, 60]);
    expect(ticksOf(0, 100)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(ticksOf(0, 16)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
    expect(ticksOf(0, 4)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
  });

  it('has about as many lines as asked for', () => {
    expect(axisOf([0, 100], [0, 0], 4).ticks).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it('extends one to either side where all values are the same', () => {
    const axis = axisOf([5, 5], [0, 0]);
    expect([axis.low, axis.high]).toEqual([4, 6]);
    expect(positionOn(axis, 5, 0, 100)).toBe(50);
  });
});
