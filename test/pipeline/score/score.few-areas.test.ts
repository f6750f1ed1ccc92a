import { describe, expect, test } from 'vitest';
import { refusal } from '../../fixtures/refusal.js';
import { areaCode, figuresOf, methodOf, oneDomain, scored } from './setup.js';

const one = oneDomain([1]);
const half = Math.SQRT1_2;

describe('very few areas', () => {
  test.each([[[]], [[5]], [[3, 1000]]])('%j makes no index: three areas are needed', async (x1) => {
    const error = await refusal(scored(one, figuresOf({ x1 })));
    expect(error).toMatchObject({ code: 'units-too-few', exit: 2 });
    expect(error.message).toContain(`${x1.length} units are too few`);
  });

  test('three areas with no value, or one, are reported with the indicator', async () => {
    const none = await refusal(scored(one, figuresOf({ x1: [null, null, null] })));
    expect(none).toMatchObject({ code: 'indicator-empty', exit: 2 });
    expect(none.message).toBe('x1 has no value in any unit');
    const single = await refusal(scored(one, figuresOf({ x1: [null, 5, null] })));
    expect(single).toMatchObject({ code: 'values-too-few', exit: 2 });
    expect(single.message).toBe('x1 has a value in one unit only');
  });

  test('two areas with a value have z-scores of ±√½, whatever the figures', async () => {
    const { index, rank, groups } = await scored(one, figuresOf({ x1: [3, 1000, null] }));
    expect(index.size).toBe(2);
    expect(index.get(areaCode(0))).toBeCloseTo(-half, 12);
    expect(index.get(areaCode(1))).toBeCloseTo(half, 12);
    expect(rank.get(`${areaCode(1)} index`)).toBe(1);
    expect(rank.get(`${areaCode(0)} index`)).toBe(2);
    expect(groups.map(({ group, fifth }) => [group, fifth])).toEqual([
      ['coldspot', 5],
      ['hotspot', 1],
    ]);
  });
});

describe('constant values', () => {
  test.each([
    ['of the same value', [0.1, 0.1, 0.1]],
    ['that differ only by rounding', [0.3, 0.1 + 0.2, 0.3]],
    ['of zeros', [0, 0, -0]],
  ])('an indicator %s is named', async (_, same) => {
    const method = oneDomain([1, 1]);
    const error = await refusal(scored(method, figuresOf({ x1: [1, 2, 3], x2: same })));
    expect(error.code).toBe('indicator-constant');
    expect(error.message).toContain('x2 has the same value in every unit');
  });

  test('indicators that cancel out do not give a ranking by rounding', async () => {
    const values = [1, 2, 3.3, 4.7];
    const method = methodOf([
      { code: 'cancelled', indicators: [{ code: 'a' }, { code: 'b', direction: -1 }] },
      { code: 'other', indicators: [{ code: 'c' }] },
    ]);
    const figures = figuresOf({ a: values, b: values.map((value) => value * 3 + 7.1), c: values });
    const error = await refusal(scored(method, figures));
    expect(error.code).toBe('indicator-constant');
    expect(error.message).toContain('cancelled has the same value in every unit');
  });

  test('domains that cancel out do not give an index of rounding', async () => {
    const values = [1, 2, 3.3, 4.7];
    const method = methodOf([
      { code: 'up', indicators: [{ code: 'a' }] },
      { code: 'down', indicators: [{ code: 'b', direction: -1 }] },
    ]);
    const figures = figuresOf({ a: values, b: values.map((value) => value / 3) });
    expect((await refusal(scored(method, figures))).message).toContain('index has the same value');
  });

  test('a constant indicator is refused even with zero weight, since its z-scores would be published', async () => {
    const error = await refusal(scored(oneDomain([1, 0]), figuresOf({ x1: [1, 2, 3], x2: [7, 7, 7] })));
    expect(error.message).toContain('x2');
  });
});

describe('figures too far apart for a double', () => {
  test('values whose squares overflow are reported, not ranked', async () => {
    const error = await refusal(scored(one, figuresOf({ x1: [1e300, -1e300, 2e300] })));
    expect(error.code).toBe('value-out-of-range');
    expect(error.message).toContain('x1 has values too large');
  });

  test('values whose squares underflow are reported, not ranked', async () => {
    const error = await refusal(scored(one, figuresOf({ x1: [1e-200, 2e-200, 3e-200] })));
    expect(error.code).toBe('value-out-of-range');
    expect(error.message).toContain('too near to zero');
  });

  test('differences of 1 at 1,000,000,000,000 keep their order and distance', async () => {
    const small = [5, 1, 4, 2, 3, 9];
    const plain = await scored(one, figuresOf({ x1: small }));
    const large = await scored(one, figuresOf({ x1: small.map((value) => 1e12 + value) }));
    expect(large.rank).toEqual(plain.rank);
    for (const [area, value] of plain.index) expect(large.index.get(area)).toBeCloseTo(value, 9);
    // At 1e12 a double has steps of 0.00012: the published mean, and with it each z-score, is accurate to
    // that.
    for (const [key, value] of plain.indicator)
      expect(Math.abs((large.indicator.get(key) ?? 0) - value)).toBeLessThan(1e-4);
  });
});

describe('a figure that is not a number', () => {
  test.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])(
    '%s is refused',
    async (wrong) => {
      const error = await refusal(scored(one, figuresOf({ x1: [1, 2, 3, wrong] })));
      expect(error).toMatchObject({ code: 'value-not-finite', exit: 2 });
      expect(error.message).toContain('x1');
    },
  );
});

describe('a method that contradicts itself', () => {
  test.each([
    ['a domain named like one of its indicators', [{ code: 'x', indicators: [{ code: 'x' }] }]],
    ['a domain named index', [{ code: 'index', indicators: [{ code: 'x' }] }]],
    ['an indicator named index', [{ code: 'd', indicators: [{ code: 'index' }] }]],
  ])('with %s is a mistake of the method, not a bug', async (_, domains) => {
    const error = await refusal(scored(methodOf(domains), figuresOf({ x: [1, 2, 3], index: [1, 2, 3] })));
    expect(error).toMatchObject({ code: 'code-duplicate', exit: 2 });
    expect(error.message).toMatch(/^(x|index): .*more than once/);
  });
});
