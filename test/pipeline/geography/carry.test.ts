import { describe, expect, it } from 'vitest';
import { type CarryOptions, carryToToday } from '../../../pipeline/geography/carry.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const RATES: CarryOptions = { tier: 'lower_tier', measure: 'rate' };

function carry(values: Readonly<Record<string, number | null>>, options: Partial<CarryOptions> = {}) {
  const { figures, account } = carryToToday(registers, new Map(Object.entries(values)), {
    ...RATES,
    ...options,
  });
  const of = (code: string) => figures.find(({ area_code }) => area_code === code);
  return { figures, account, of };
}

describe('figures carried to the districts of today', () => {
  it('give a merged district the mean of its predecessors, weighted by population where all are known', () => {
    const people = (code: string) => registers.get(code)?.population_2019 ?? Number.NaN;
    const parts = ['E07000004', 'E07000005', 'E07000006', 'E07000007'];
    const values = Object.fromEntries(parts.map((code, i) => [code, (i + 1) * 10]));
    const weighed = parts.reduce((sum, code, i) => sum + people(code) * (i + 1) * 10, 0);
    const all = parts.reduce((sum, code) => sum + people(code), 0);
    const found = carry(values).of('E06000060');
    expect(found).toMatchObject({
      area_name: 'Buckinghamshire',
      status: 'mapped',
      reason: 'merger',
      flags: 'population_weighted',
      from_codes: parts.join(';'),
    });
    expect(found?.value).toBeCloseTo(weighed / all, 9);
  });

  it('take the plain mean, and say so, where the population of 2019 is known only for the new district', () => {
    expect(carry({ E07000201: 1, E07000204: 4 }).of('E07000245')).toMatchObject({
      value: 2.5,
      flags: 'plain_mean',
    });
  });

  it('follow two mergers in a row', () => {
    const values = { E07000187: 8, E07000188: 8, E07000189: 8, E07000190: 6, E07000191: 10 };
    expect(carry(values).of('E06000066')).toMatchObject({
      value: expect.closeTo(8, 9),
      status: 'mapped',
      reason: 'merger',
      from_codes: 'E07000187;E07000188;E07000189;E07000190;E07000191',
    });
  });

  it('are missing where one predecessor has none, and every dropped value is reported', () => {
    const { of, account } = carry({ E07000201: 1, E07000204: null });
    expect(of('E07000245')).toMatchObject({ value: null, status: 'missing' });
    expect(account.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['E07000201', 'left_over'],
      ['E07000204', 'left_over'],
    ]);
  });

  it('are estimates where medians or ratios are averaged', () => {
    for (const measure of ['median', 'ratio'] as const) {
      const { of } = carry({ E07000201: 1, E07000204: 4, E08000016: 5 }, { measure });
      expect(of('E07000245')?.status).toBe('estimated');
      expect(of('E08000038')?.status).toBe('mapped');
    }
  });

  it('follow recodes, also those before 2016, and prefer the value under the code of today', () => {
    const { of, account } = carry({ E08000020: 3, E08000016: 4, E08000038: 5 });
    expect(of('E08000037')).toMatchObject({
      value: 3,
      status: 'mapped',
      reason: 'recode',
      from_codes: 'E08000020',
    });
    expect(of('E08000038')).toMatchObject({ value: 5, status: 'observed', from_codes: 'E08000038' });
    expect(account.find(({ code }) => code === 'E08000016')?.outcome).toBe('duplicate');
  });

  it('of upper tiers reach every district inside, by the rules for abolished counties', () => {
    const given = {
      E10000016: 7,
      E10000006: 6,
      E10000027: 5,
      E10000009: 4,
      E06000028: 2,
      E06000029: 4,
      E08000035: 9,
    };
    const { of, figures, account } = carry(given, { tier: 'upper_tier' });
    expect(of('E07000114')).toMatchObject({ value: 7, status: 'inherited', reason: 'upper_tier' });
    expect(of('E06000063')).toMatchObject({ value: 6, status: 'mapped', reason: 'split' });
    expect(of('E06000064')).toMatchObject({ value: 6, status: 'mapped', reason: 'split' });
    expect(of('E06000066')).toMatchObject({ value: 5, status: 'mapped', reason: 'same_footprint' });
    expect(of('E06000059')).toMatchObject({ value: 4, status: 'estimated', reason: 'split' });
    // Christchurch, a district of a county, has no value of its own: the two others represent all three.
    expect(of('E06000058')).toMatchObject({ value: 3, status: 'estimated', reason: 'merger' });
    expect(of('E08000035')).toMatchObject({ value: 9, status: 'observed' });
    expect(figures.filter(({ status }) => status === 'inherited')).toHaveLength(12);
    expect(account.every(({ outcome }) => outcome !== 'left_over')).toBe(true);
  });

  it('leave out other countries of the United Kingdom, and say so', () => {
    const { account, figures } = carry({ S12000046: 1, E08000035: 2 });
    expect(figures.filter(({ value }) => value !== null)).toHaveLength(1);
    expect(account).toContainEqual({
      code: 'S12000046',
      outcome: 'outside',
      rule: 'not_in_edition',
      to_codes: '',
    });
  });

  it('are refused for an unknown code, for no values and for values that are not numbers', () => {
    expect(() => carry({ E06000999: 1 })).toThrow(expect.objectContaining({ code: 'area-unknown' }));
    expect(() => carry({})).toThrow(expect.objectContaining({ code: 'area-unknown' }));
    expect(() => carry({ E08000035: Number.NaN })).toThrow(RangeError);
  });
});
