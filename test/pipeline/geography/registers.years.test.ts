import { describe, expect, test } from 'vitest';
import { readRegisters, yearsCovered } from '../../../pipeline/geography/registers.js';
import { findVintage } from '../../../pipeline/geography/vintage.js';
import { refusal } from '../../fixtures/refusal.js';
import { district, OLD_REGISTER, registerOf } from './old-register.js';

describe('the years of a register', () => {
  test('of the project are 2016 to 2025', () => {
    expect(yearsCovered(readRegisters())).toEqual([2016, 2025]);
  });

  test('are those of its rows, of whatever time', () => {
    expect(yearsCovered(OLD_REGISTER)).toEqual([1974, 1996]);
  });

  test('reach the year after the last end, as an end says that the register knows of it', () => {
    const rows = [district('E06000901', 'A', { end: 1998 }), district('E06000902', 'B')];
    expect(yearsCovered(registerOf(rows))).toEqual([1974, 1999]);
  });

  test('do not reach back to codes that were gone before the first', () => {
    const gone = district('E06000901', 'A', { start: null, end: 1973 });
    expect(yearsCovered(registerOf([gone, district('E06000902', 'B')]))).toEqual([1974, 1974]);
  });

  test.each([
    ['without rows', []],
    ['of codes that were all gone before', [district('E06000901', 'A', { start: null, end: 1973 })]],
  ])('are none in a register %s, which is refused', async (_, rows) => {
    const error = await refusal(() => yearsCovered(registerOf(rows)));
    expect(error).toMatchObject({ code: 'figures-invalid', message: expect.stringContaining('first year') });
  });
});

describe('a table with the areas of a register of other years', () => {
  const find = (cells: readonly string[], year?: number) =>
    findVintage(OLD_REGISTER, cells, year === undefined ? {} : { year });

  test('is of the latest year in which all its areas existed', () => {
    expect(find(['Eastmere', 'Northbeck'])).toMatchObject({ year: 1985, codes: ['E06000901', 'E06000905'] });
    expect(find(['Eastmere', 'Northbeck']).years).toEqual(Array.from({ length: 12 }, (_, i) => 1974 + i));
    expect(find(['Northbeck', 'Llanfawr'])).toMatchObject({ year: 1996, years: [1996] });
    expect(find(['Northbeck'], 1980)).toMatchObject({ year: 1980 });
  });

  test.each([1973, 1997, 2018])('has no areas of %d, and says which years there are', async (year) => {
    const error = await refusal(() => find(['Northbeck'], year));
    expect(error).toMatchObject({ code: 'setting-invalid', next: 'give a year from 1974 to 1996' });
  });

  test('is refused where they never existed together, with years other than the first', async () => {
    const { message } = await refusal(() => find(['Eastmere', 'Mere', 'Northbeck']));
    expect(message).toContain('"Eastmere" (E06000901, until 1985)');
    expect(message).toContain('"Mere" (E06000904, from 1986)');
  });
});
