import { describe, expect, test } from 'vitest';
import { roundCount, roundMoney, roundShare } from '../../../../pipeline/records/disclosure/round.js';

describe('rounding for release', () => {
  test('null stays null, and zero never becomes −0', () => {
    expect([roundMoney(0), roundCount(0), roundMoney(-49.9), roundShare(-0.004)]).toEqual([0, 0, 0, 0]);
  });

  test('halves round away from zero, on both sides of it', () => {
    expect([roundMoney(150), roundMoney(-150), roundMoney(250), roundMoney(-250)]).toEqual([
      200, -200, 300, -300,
    ]);
    expect([roundCount(12.5), roundCount(2.5), roundShare(0.125)]).toEqual([15, 5, 0.13]);
  });

  test('less than half rounds down, however close', () => {
    expect([roundMoney(149.99), roundCount(12), roundCount(13), roundShare(0.49499)]).toEqual([
      100, 10, 15, 0.49,
    ]);
    expect(roundCount(0.49999999999999994, 1)).toBe(0);
  });

  test('the step may be coarser', () => {
    expect([roundMoney(1_250, 500), roundCount(14, 10)]).toEqual([1_500, 10]);
  });
});
