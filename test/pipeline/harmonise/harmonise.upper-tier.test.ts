import { describe, expect, test } from 'vitest';
import { area, change, harmonised, merger, type World } from './geography.js';

const COUNTY = 'E10000901';
const EAST = 'E07000901';
const WEST = 'E07000902';
const UNITARY = 'E06000901';
const world: World = { level: 'upper_tier', areas: [area(EAST, COUNTY), area(WEST, COUNTY), area(UNITARY)] };

describe('a figure for upper tiers', () => {
  test('is inherited by every district inside, and the own figure of a district that is its own upper tier', () => {
    const { figure, fate } = harmonised(world, { [COUNTY]: 30, [UNITARY]: 40 });
    for (const district of [EAST, WEST])
      expect(figure(district)).toMatchObject({
        value: 30,
        status: 'inherited',
        reason: 'upper_tier',
        from_codes: COUNTY,
      });
    expect(figure(UNITARY)).toMatchObject({ value: 40, status: 'observed', reason: '', from_codes: UNITARY });
    expect(fate(COUNTY)).toEqual(['inherited', 'upper_tier', `${EAST};${WEST}`]);
    expect(fate(UNITARY)).toEqual(['used', '', UNITARY]);
  });

  test('that is missing is missing in every district inside, with its reason', () => {
    const { figures } = harmonised(world, { [COUNTY]: 'suppressed', [UNITARY]: 40 });
    expect(figures.map(({ value, status, reason }) => [value, status, reason])).toEqual([
      [null, 'missing', 'suppressed'],
      [null, 'missing', 'suppressed'],
      [40, 'observed', ''],
    ]);
  });

  test('is never taken from a district, although the file has one for it', () => {
    const { figure, fate } = harmonised(world, { [COUNTY]: 30, [EAST]: 35, [UNITARY]: 40 });
    expect(figure(EAST)).toMatchObject({ value: 30, status: 'inherited' });
    expect(fate(EAST)).toEqual(['left_over', 'district_figure', '']);
  });

  test('of a county under another code is inherited, and the reason gives both', () => {
    const { figure, fate } = harmonised(
      { ...world, changes: [change('E10000900', COUNTY)] },
      { E10000900: 31 },
    );
    expect(figure(EAST)).toMatchObject({
      value: 31,
      status: 'inherited',
      reason: 'upper_tier;recode',
      from_codes: 'E10000900',
    });
    expect(fate('E10000900')).toEqual(['mapped', 'upper_tier;recode', `${EAST};${WEST}`]);
  });

  test('that is an estimate stays one when it is inherited', () => {
    const counties = [{ county: 'E10000900', to: [COUNTY], rule: 'split', estimated: true } as const];
    const { figure } = harmonised({ ...world, counties }, { E10000900: 31 });
    expect(figure(EAST)).toMatchObject({ value: 31, status: 'estimated', reason: 'upper_tier;split' });
  });
});

describe('a merger of upper tiers', () => {
  const WHOLE = 'E06000058';
  const ONE = 'E06000028';
  const TWO = 'E06000029';
  const SHIRE = 'E07000048';
  const merged: World = {
    level: 'upper_tier',
    areas: [area(WHOLE)],
    changes: merger(WHOLE, ONE, TWO, SHIRE),
  };

  test('is estimated where one part was a shire district, without a figure of its own', () => {
    const { figure } = harmonised(merged, { [ONE]: 10, [TWO]: 20 });
    expect(figure(WHOLE)).toMatchObject({
      value: 15,
      status: 'estimated',
      reason: 'merger',
      from_codes: `${ONE};${TWO}`,
    });
  });

  test('of shire districts only has no parts with figures: it takes that of the county', () => {
    const counties = [
      { county: 'E10000002', to: [WHOLE], rule: 'same_footprint', estimated: false } as const,
    ];
    const shires: World = { ...merged, changes: merger(WHOLE, SHIRE, 'E07000049') };
    expect(harmonised(shires, { [SHIRE]: 1, E07000049: 2 }).figure(WHOLE)?.status).toBe('missing');
    expect(harmonised({ ...shires, counties }, { E10000002: 3 }).figure(WHOLE)).toMatchObject({
      value: 3,
      status: 'mapped',
    });
  });

  test('at the lower tier the same merger needs all three', () => {
    const lower: World = { ...merged, level: 'lower_tier' };
    expect(harmonised(lower, { [ONE]: 10, [TWO]: 20 }).figure(WHOLE)?.status).toBe('missing');
    expect(harmonised(lower, { [ONE]: 10, [TWO]: 20, [SHIRE]: 60 }).figure(WHOLE)).toMatchObject({
      value: 30,
      status: 'mapped',
    });
  });
});

describe('the status is the first that applies of missing, estimated, inherited, mapped, observed', () => {
  const merged = merger(COUNTY, 'E10000911', 'E10000912');
  test.each([
    ['missing before estimated', { changes: merged, measure: 'median' }, { E10000911: 1 }, 'missing'],
    [
      'estimated before inherited and mapped',
      { changes: merged, measure: 'median' },
      { E10000911: 1, E10000912: 3 },
      'estimated',
    ],
    ['inherited before mapped', { changes: merged }, { E10000911: 1, E10000912: 3 }, 'inherited'],
    ['inherited before observed', {}, { [COUNTY]: 2 }, 'inherited'],
  ] as const)('%s', (_, more, said, status) => {
    expect(harmonised({ ...world, ...more }, said).figure(EAST)?.status).toBe(status);
  });

  test('mapped before observed', () => {
    const { figure } = harmonised(
      { areas: [area(EAST)], changes: [change('E07000900', EAST)] },
      { E07000900: 2 },
    );
    expect(figure(EAST)?.status).toBe('mapped');
  });
});
