import { describe, expect, test } from 'vitest';
import { STANDARD_RULE } from '../../../pipeline/methods/treat/rule.js';
import { designOf } from '../../../pipeline/model/design.js';
import { type Candidate, fitIndicator } from '../../../pipeline/model/fit.js';
import { PSEUDO_COUNTIES } from '../../../pipeline/model/pseudo-counties.js';
import type { Figure } from '../../../schemas/figure.js';
import { area, byArea, figure } from './made-up.js';

const LONDON = 'E12000007';
/** Three counties whose authorities publish for themselves, each in a region of its own, and a borough. */
const counties = [0, 4, 5].map((i) => PSEUDO_COUNTIES[i]!.authorities);
const [first = [], second = []] = counties;
const ALL = counties.flat().length;
const AREAS = [
  ...counties.flatMap((county, i) => county.map((code) => area(code, `E1200000${i + 1}`))),
  area('E09000002', LONDON),
];
const codes = AREAS.map(({ area_code }) => area_code);
const PAY = byArea(...codes.map((code, i) => figure(code, 'pay', 500 + 7 * ((i * 5) % 11))));
const design = designOf(AREAS, ['pay'], new Map([['pay', PAY]]));
const METHOD = { outside: [LONDON], minimum_gain: 0.1, inherited_sd: 0.5 };

function candidate(figures: readonly Figure[], changes: Partial<Candidate> = {}): Candidate {
  return {
    declaration: { code: 'level_3', range: [0, 100] },
    figures: byArea(...figures),
    weights: new Float64Array(AREAS.length).fill(1),
    allowed: true,
    treating: null,
    ...changes,
  };
}
/** Exactly a line of pay, which is 500 and more. */
const onLine = codes.map((code) => figure(code, 'level_3', (PAY.get(code)!.value! - 480) / 2));
const sdOf = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
};

describe('an indicator that is a line of its regressors', () => {
  test('is modelled with hardly an error, on the authorities outside London', () => {
    const model = fitIndicator(candidate(onLine), design, METHOD);
    expect(model.authorities).toHaveLength(ALL);
    expect(model.modelled).toBe(true);
    expect(model.errors).toMatchObject({ groups: 3, units: ALL });
    expect(model.errors!.modelled.rmse).toBeLessThan(0.01 * model.errors!.inherited.rmse);
  });

  test('is not modelled unless the method allows it', () => {
    expect(fitIndicator(candidate(onLine, { allowed: false }), design, METHOD).modelled).toBe(false);
  });
});

describe('with two regions only', () => {
  test('no penalty can be chosen without one of them, and nothing is modelled', () => {
    const two = { ...METHOD, outside: [LONDON, 'E12000003'] };
    const model = fitIndicator(candidate(onLine), design, two);
    expect(model).toMatchObject({ modelled: false, errors: { groups: 2 } });
    expect(model.gain).toBeLessThan(0.1);
  });
});

describe('counties that are known by their parts', () => {
  test('lack one of which an authority has a figure that it shares since a split', () => {
    const shared = onLine.map((one) =>
      one.area_code === second[0] ? { ...one, status: 'mapped' as const, reason: 'split' } : one,
    );
    const model = fitIndicator(candidate(shared), design, METHOD);
    expect(model.errors).toMatchObject({ groups: 2, units: ALL - second.length });
    expect(model.authorities).toHaveLength(ALL - 1);
  });

  test('lack one of which an authority has no figure', () => {
    const missing = onLine.map((one) => (one.area_code === first[0] ? { ...one, value: null } : one));
    expect(fitIndicator(candidate(missing), design, METHOD).errors).toMatchObject({ groups: 2 });
  });
});

describe('the spread that an inherited figure hides', () => {
  const outlying = codes.map((code, i) => figure(code, 'level_3', code === first[0] ? 90 : 30 + (i % 4)));
  const values = outlying.slice(0, -1).map(({ value }) => value!);

  test('is a share of the standard deviation among the authorities', () => {
    const { inheritedSd } = fitIndicator(candidate(outlying), design, METHOD);
    expect(inheritedSd).toBeCloseTo(0.5 * sdOf(values), 10);
  });

  test('is that of winsorised figures where the method treats outliers', () => {
    const { inheritedSd } = fitIndicator(candidate(outlying, { treating: STANDARD_RULE }), design, METHOD);
    expect(inheritedSd).toBeCloseTo(0.5 * sdOf(values.map((value) => Math.min(value, 33))), 10);
  });
});
