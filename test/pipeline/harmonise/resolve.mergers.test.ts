import { describe, expect, test } from 'vitest';
import { area, change, harmonised, merger, type World } from './geography.js';

const WHOLE = 'E06000902';
const ONE = 'E07000911';
const TWO = 'E07000912';
const joined: World = { areas: [area(WHOLE)], changes: merger(WHOLE, ONE, TWO) };
const counted: World = { ...joined, people: { [ONE]: 100_000, [TWO]: 300_000 } };

describe('rule 4: a merger', () => {
  test('is the mean weighted by population: 100,000 at 10 and 300,000 at 20 are 17.5', () => {
    const { figure, fate } = harmonised(counted, { [ONE]: 10, [TWO]: 20 });
    expect(figure(WHOLE)).toMatchObject({
      value: 17.5,
      lower: null,
      upper: null,
      status: 'mapped',
      reason: 'merger',
      flags: 'population_weighted',
      from_codes: `${ONE};${TWO}`,
      cells: `pay.csv#${ONE}:value;pay.csv#${TWO}:value`,
      raw_text: '10;20',
    });
    expect(fate(ONE)).toEqual(['mapped', 'merger', WHOLE]);
    expect(fate(TWO)).toEqual(['mapped', 'merger', WHOLE]);
  });

  test('adds up counts of people, without limits: 10 and 20 are 30, whatever the populations', () => {
    const { figure } = harmonised({ ...counted, measure: 'count' }, { [ONE]: 10, [TWO]: 20 });
    expect(figure(WHOLE)).toMatchObject({
      value: 30,
      lower: null,
      upper: null,
      status: 'mapped',
      flags: 'added_up',
      raw_text: '10;20',
    });
  });

  test('has limits where all have them: ¼ × 12 and ¾ × 4 below make √18, twice that above', () => {
    const said = { [ONE]: { value: 50, lower: 38, upper: 74 }, [TWO]: { value: 50, lower: 46, upper: 58 } };
    const found = harmonised(counted, said).figure(WHOLE);
    expect(found?.value).toBe(50);
    expect(found?.lower).toBeCloseTo(50 - Math.sqrt(18), 12);
    expect(found?.upper).toBeCloseTo(50 + 2 * Math.sqrt(18), 12);
  });

  test('is the plain mean where the population of one is not known, and says so', () => {
    const { figure } = harmonised({ ...joined, people: { [ONE]: 100_000 } }, { [ONE]: 10, [TWO]: 20 });
    expect(figure(WHOLE)).toMatchObject({ value: 15, status: 'mapped', flags: 'plain_mean' });
  });

  test('keeps every flag of every district', () => {
    const said = {
      [ONE]: { value: 1, flags: 'revised' },
      [TWO]: { value: 1, flags: 'low_reliability;revised' },
    };
    expect(harmonised(counted, said).figure(WHOLE)?.flags).toBe(
      'revised;low_reliability;population_weighted',
    );
  });

  test.each([
    ['rate', 'mapped'],
    ['mean', 'mapped'],
    ['median', 'estimated'],
    ['ratio', 'estimated'],
  ] as const)('of a %s is %s', (measure, status) => {
    expect(harmonised({ ...counted, measure }, { [ONE]: 10, [TWO]: 20 }).figure(WHOLE)).toMatchObject({
      value: 17.5,
      status,
    });
  });

  test('a median that was only recoded is not an estimate', () => {
    const world: World = { areas: [area(TWO)], changes: [change(ONE, TWO)], measure: 'median' };
    expect(harmonised(world, { [ONE]: 10 }).figure(TWO)).toMatchObject({ value: 10, status: 'mapped' });
  });
});

describe('a chain of mergers', () => {
  const MIDDLE = 'E07000246';
  const THIRD = 'E07000913';
  const chain: World = {
    areas: [area(WHOLE)],
    changes: [...merger(MIDDLE, ONE, TWO), ...merger(WHOLE, MIDDLE, THIRD)],
  };
  const people = { [MIDDLE]: 200_000, [THIRD]: 100_000 };

  test('is followed to its end: the plain mean of 10 and 20 counts twice against 30', () => {
    const { figure, fate } = harmonised({ ...chain, people }, { [ONE]: 10, [TWO]: 20, [THIRD]: 30 });
    expect(figure(WHOLE)?.value).toBeCloseTo(20, 12);
    expect(figure(WHOLE)).toMatchObject({
      status: 'mapped',
      reason: 'merger',
      flags: 'plain_mean;population_weighted',
    });
    expect(figure(WHOLE)?.from_codes).toBe(`${ONE};${TWO};${THIRD}`);
    for (const code of [ONE, TWO, THIRD]) expect(fate(code)).toEqual(['mapped', 'merger', WHOLE]);
  });

  test('ends early where a link in the middle has its own value', () => {
    const { figure, fate } = harmonised(
      { ...chain, people },
      { [ONE]: 10, [TWO]: 20, [MIDDLE]: 12, [THIRD]: 30 },
    );
    expect(figure(WHOLE)?.value).toBeCloseTo(18, 12);
    expect(fate(ONE)).toEqual(['duplicate', 'successor_has_figure', '']);
  });

  test('breaks where one end is missing', () => {
    expect(harmonised({ ...chain, people }, { [ONE]: 10, [THIRD]: 30 }).figure(WHOLE)?.status).toBe(
      'missing',
    );
  });

  test('continues through a recode of a district before it was merged', () => {
    const world: World = { ...counted, changes: [...merger(WHOLE, ONE, TWO), change('E07000899', ONE)] };
    const { figure } = harmonised(world, { E07000899: 10, [TWO]: 20 });
    expect(figure(WHOLE)).toMatchObject({ value: 17.5, reason: 'merger;recode' });
    expect(figure(WHOLE)?.from_codes).toBe(`E07000899;${TWO}`);
  });

  test('of medians is an estimate, and remains one when the whole is recoded', () => {
    const world: World = { ...counted, measure: 'median', areas: [area('E06000903')] };
    const recoded = { ...world, changes: [...merger(WHOLE, ONE, TWO), change(WHOLE, 'E06000903')] };
    const { figure } = harmonised(recoded, { [ONE]: 10, [TWO]: 20 });
    expect(figure('E06000903')).toMatchObject({ value: 17.5, status: 'estimated', reason: 'recode;merger' });
  });

  test('an estimate among its parts makes the whole an estimate', () => {
    const parts: World = {
      ...chain,
      people,
      measure: 'rate',
      counties: [{ county: 'E10000903', to: [MIDDLE], rule: 'split', estimated: true }],
    };
    const { figure } = harmonised(parts, { E10000903: 15, [THIRD]: 30 });
    expect(figure(WHOLE)?.value).toBeCloseTo(20, 12);
    expect(figure(WHOLE)?.status).toBe('estimated');
  });
});
