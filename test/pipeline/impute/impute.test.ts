import { describe, expect, test } from 'vitest';
import {
  earlierPeriods,
  type Imputing,
  imputedValues,
  imputeFigures,
} from '../../../pipeline/impute/impute.js';
import { isOwnLevel } from '../../../pipeline/score/tables.js';
import type { Area } from '../../../schemas/area.js';
import type { Figure } from '../../../schemas/figure.js';
import type { MethodImputation } from '../../../schemas/method.js';
import { areaCode, figuresOf, methodOf } from '../score/setup.js';

const N = null;
const valuesOf = (column: readonly (number | null)[], code = 'x') =>
  column.map((value, i) => ({ area_code: areaCode(i), code, value }));
const groupsOf = (groups: readonly (string | null)[]) =>
  new Map(groups.map((group, i) => [areaCode(i), group]));
const by = (impute: MethodImputation, more: Partial<Imputing> = {}): Imputing => ({
  impute,
  groups: groupsOf(['n', 'n', 'n', 'n', 's', null]),
  earlier: new Map(),
  ...more,
});
const briefly = (values: ReturnType<typeof imputedValues>) =>
  values.map(({ area_code, value, reason }) => [area_code, value, reason]);

describe('a missing value', () => {
  // of 1, 2 and 9 in the group n the mean is 4 and the median 2; s and none have no known value
  const column = [1, N, 2, 9, N, N];

  test.each([
    ['none', []],
    ['group_mean', [[areaCode(1), 4, 'imputed_group_mean']]],
    ['group_median', [[areaCode(1), 2, 'imputed_group_median']]],
    ['panel', []],
  ] as const)('by %s', (impute, expected) => {
    expect(briefly(imputedValues(valuesOf(column), by(impute)))).toEqual(expected);
  });

  test('is imputed from its own indicator only, whatever the order of the rows', () => {
    const values = [...valuesOf([10, N, 20], 'y'), ...valuesOf([1, 3, N])].reverse();
    const found = imputedValues(values, by('group_mean')).map(({ code, value }) => [code, value]);
    expect(found.toSorted()).toEqual([
      ['x', 2],
      ['y', 15],
    ]);
  });

  test('takes the latest earlier period with a value, and says how far back it is', () => {
    const last = new Map([[areaCode(1), 5]]);
    const older = new Map([
      [areaCode(1), 6],
      [areaCode(2), 7],
    ]);
    const earlier = new Map([['x', [last, older]]]);
    const found = imputedValues(valuesOf([1, N, N, N]), by('panel', { earlier }));
    expect(found.map(({ value, periods_back }) => [value, periods_back])).toEqual([
      [5, 1],
      [7, 2],
    ]);
  });

  test.each(['group_mean', 'panel'] as const)(
    'of no rows, or of known rows only, is not imputed by %s',
    (impute) => {
      expect(imputedValues([], by(impute))).toEqual([]);
      expect(imputedValues(valuesOf([1, 2, 0]), by(impute))).toEqual([]);
    },
  );
});

test('is imputed from periods that end earlier, by their end and not by their text', () => {
  const others = ['2023-24', '2025', '2024-09-01/P1Y', '2024', '2022', '2024 (Rev)'];
  expect(earlierPeriods('2025', others)).toEqual(['2024 (Rev)', '2024', '2023-24', '2022']);
  expect(earlierPeriods('2022', others)).toEqual([]);
});

describe('the figures of an edition', () => {
  const method = (impute: MethodImputation) => {
    const whole = methodOf([{ code: 'd', indicators: [{ code: 'x' }] }]);
    return { ...whole, steps: { ...whole.steps, impute } };
  };
  const areas = Array.from(
    { length: 3 },
    (_, i): Area => ({
      area_code: areaCode(i),
      area_name: `Area ${i}`,
      upper_tier_code: areaCode(i),
      upper_tier_name: 'Upper',
      region_code: 'E12000001',
      region_name: i < 3 ? 'North' : 'South',
      combined_authority_code: null,
      combined_authority_name: null,
    }),
  );
  const now = figuresOf({ x: [4, null, 8] });
  const before: Figure[] = figuresOf({ x: [1, 2, 3] }).map((figure) => ({
    ...figure,
    period: '2024',
    lower: 1,
    upper: 4,
    cells: 'old.csv#9:value',
    flags: 'provisional',
  }));
  const imputed = (impute: MethodImputation) =>
    imputeFigures(method(impute), areas, now, [...now, ...before]);

  test('are unchanged where nothing is imputed', () => {
    expect(imputed('none')).toEqual(now);
  });

  test('by region are estimated, with the reason, and not the area’s own', () => {
    const [first, second, third] = imputed('group_mean');
    expect([first, third]).toEqual([now[0], now[2]]);
    expect(second).toEqual({ ...now[1], value: 6, status: 'estimated', reason: 'imputed_group_mean' });
    expect(isOwnLevel(second!)).toBe(false);
  });

  test('from an earlier period carry its cell and flags, the period of the method, and no limits', () => {
    expect(imputed('panel')[1]).toMatchObject({
      period: '2025',
      value: 2,
      lower: null,
      upper: null,
      status: 'estimated',
      reason: 'imputed_panel',
      cells: 'old.csv#9:value',
      flags: 'provisional',
    });
  });
});
