import { describe, expect, test } from 'vitest';
import type { Design } from '../../../pipeline/model/design.js';
import type { IndicatorModel } from '../../../pipeline/model/fit.js';
import { spreadFigures } from '../../../pipeline/model/spread.js';
import { area, figure, inherited } from './made-up.js';

const KENT = 'E10000016';
const AREAS = [area('E07000105', 'E12000008', KENT), area('E07000106', 'E12000008', KENT)];
const DESIGN: Design = {
  areas: AREAS,
  regions: ['E12000008'],
  region: Int32Array.of(0, 0),
  x: [Float64Array.of(-1, 1)],
  filled: [{ area_code: 'E07000106', regressor: 'pay' }],
};
const shared = (value: number, changes = {}) => ({
  units: [0, 1],
  shares: Float64Array.of(0.5, 0.5),
  weighed: true,
  value,
  figures: [inherited('E07000105', 'level_3', value, KENT), inherited('E07000106', 'level_3', value, KENT)],
  isCounty: true,
  ...changes,
});
const model = (changes: Partial<IndicatorModel> = {}): IndicatorModel => ({
  code: 'level_3',
  allowed: true,
  modelled: true,
  authorities: [],
  line: {
    penalty: 1,
    coefficients: Float64Array.of(4),
    residuals: new Float64Array(0),
    sd: 2,
    without: [],
  },
  inheritedSd: 6,
  errors: null,
  gain: null,
  shared: [shared(30)],
  bounds: [0, 100],
  ...changes,
});

describe('a modelled figure', () => {
  test('comes with the county’s figure, an interval of 1.96 standard errors, and flags', () => {
    const [first, second] = spreadFigures(model(), DESIGN);
    const error = 2 * Math.SQRT1_2;
    expect(first).toMatchObject({
      figure: { value: 26, status: 'modelled', reason: 'upper_tier', from_codes: KENT, flags: '' },
      county_value: 30,
    });
    expect(first!.standard_error).toBeCloseTo(error, 14);
    expect(first!.interval![0]).toBeCloseTo(26 - 1.96 * error, 12);
    expect(first!.interval![1]).toBeCloseTo(26 + 1.96 * error, 12);
    // The second lacks a regressor.
    expect(second).toMatchObject({ figure: { value: 34, flags: 'regressor_of_region' } });
  });

  test('says that it is at a bound, and its interval does not leave the bounds', () => {
    const [first, second] = spreadFigures(model({ shared: [shared(3)] }), DESIGN);
    expect(first).toMatchObject({ figure: { value: 0, flags: 'at_bound' } });
    expect(first!.interval![0]).toBe(0);
    expect(second!.figure.value).toBeCloseTo(6, 12);
  });

  test('says that its county is spread by plain means, and keeps what the publisher flags', () => {
    const flagged = shared(30, {
      weighed: false,
      figures: shared(30).figures.map((one) => ({ ...one, flags: 'provisional' })),
    });
    const [first] = spreadFigures(model({ shared: [flagged] }), DESIGN);
    expect(first!.figure.flags).toBe('provisional;plain_mean');
  });

  test('of an estimated county stays estimated', () => {
    const estimated = shared(30, {
      figures: shared(30).figures.map((one) => ({ ...one, status: 'estimated' })),
    });
    expect(spreadFigures(model({ shared: [estimated] }), DESIGN)[0]).toMatchObject({
      figure: { status: 'estimated', value: 26 },
    });
  });

  test('of the only district of a county is the county’s, without error', () => {
    const only = shared(30, {
      units: [0],
      shares: Float64Array.of(1),
      figures: shared(30).figures.slice(0, 1),
    });
    expect(spreadFigures(model({ shared: [only] }), DESIGN)).toMatchObject([
      { figure: { value: 30, status: 'modelled' }, standard_error: 0, interval: [30, 30] },
    ]);
  });
});

describe('a figure that is not modelled', () => {
  test('stays that of the county, with the error of inheritance and no interval', () => {
    const [first] = spreadFigures(model({ modelled: false }), DESIGN);
    expect(first).toMatchObject({
      figure: { value: 30, status: 'inherited', flags: '' },
      county_value: 30,
      interval: null,
    });
    expect(first!.standard_error).toBeCloseTo(6 * Math.SQRT1_2, 14);
  });

  test('of an area that was split stays that of the former county', () => {
    const split = shared(30, {
      isCounty: false,
      figures: [figure('E07000105', 'level_3', 30, { status: 'mapped', reason: 'split' })],
    });
    expect(spreadFigures(model({ shared: [split] }), DESIGN)).toMatchObject([
      { figure: { value: 30, status: 'mapped' }, interval: null },
    ]);
  });
});
