import { describe, expect, test } from 'vitest';
import { calibrate, tenthOf, wilson } from '../../../pipeline/coldspots/calibrate.js';

describe('tenths', () => {
  test.each([
    [0, 0],
    [0.0999, 0],
    [0.1, 1],
    [0.3, 3],
    [0.29, 2],
    [0.7, 7],
    [0.9999, 9],
    [1, 9],
  ])('%d is in tenth %i: the lower end belongs to it', (probability, tenth) => {
    expect(tenthOf(probability)).toBe(tenth);
  });
});

describe('limits of a share', () => {
  test('are those that Wilson’s formula gives, and never leave 0 to 1', () => {
    // 81 of 263, an example of Newcombe (1998), Statistics in Medicine 17: 0.2553 to 0.3662.
    const [low, high] = wilson(81 / 263, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20)[0]).toBe(0);
    expect(wilson(0, 20)[1]).toBeCloseTo(0.1611, 4);
    expect(wilson(1, 29)[1]).toBe(1);
  });
});

describe('calibration', () => {
  const forecasts = [
    { outcome: 'a', probability: 0.05, happened: false },
    { outcome: 'a', probability: 0.07, happened: true },
    { outcome: 'b', probability: 0.72, happened: true },
  ];

  test('has every tenth for all outcomes, then for each, empty ones too', () => {
    const bins = calibrate(forecasts, ['a', 'b', 'c']);
    expect(bins).toHaveLength(40);
    expect(bins.slice(0, 10).every(({ outcome }) => outcome === 'all')).toBe(true);
    expect(bins[0]).toMatchObject({ stated_from: 0, stated_to: 0.1, cases: 2, observed: 0.5 });
    expect(bins[0]?.stated).toBeCloseTo(0.06, 12);
    expect(bins[7]).toMatchObject({ outcome: 'all', cases: 1, observed: 1 });
    expect(bins[27]).toMatchObject({ outcome: 'b', cases: 1 });
    expect(bins[30]).toMatchObject({
      outcome: 'c',
      cases: 0,
      stated: null,
      observed: null,
      observed_low: null,
    });
  });
});
