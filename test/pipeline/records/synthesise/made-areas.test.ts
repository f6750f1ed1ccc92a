import { describe, expect, test } from 'vitest';
import { readRegisters } from '../../../../pipeline/geography/registers.js';
import { madeAreas } from '../../../../pipeline/records/synthesise/made-areas.js';
import { refusal } from '../../../fixtures/refusal.js';
import { OLD_REGISTER } from '../../geography/old-register.js';

describe('the areas that records are made up for', () => {
  test('are all districts of the last year of the register, where no number is given', () => {
    expect(madeAreas(OLD_REGISTER, ['E'])).toEqual(['E06000904', 'E06000905', 'E06000906']);
    expect(madeAreas(OLD_REGISTER, ['W'])).toEqual(['W06000901', 'W06000902']);
    expect(madeAreas(readRegisters(), ['E'])).toHaveLength(296);
  });

  test('are the first of these, where it has enough', () => {
    expect(madeAreas(OLD_REGISTER, ['E'], 2)).toEqual(['E06000904', 'E06000905']);
    expect(madeAreas(OLD_REGISTER, ['E', 'W'], 4).at(-1)).toBe('W06000901');
  });

  test('are those of the year with the most districts, where it has too few', () => {
    expect(madeAreas(OLD_REGISTER, ['E'], 4)).toEqual(['E06000901', 'E06000902', 'E06000903', 'E06000905']);
    const many = madeAreas(readRegisters(), ['E'], 326);
    expect(many).toHaveLength(326);
    // Forest Heath, until 2018; its successor, West Suffolk, since 2019
    expect([many.includes('E07000201'), many.includes('E07000245')]).toEqual([true, false]);
  });

  test('are of the latest of the years that have as many', () => {
    // Scotland has had 32 since the first year; Fife is S12000047 since 2018, and S12000015 before.
    const scotland = madeAreas(readRegisters(), ['S'], 32);
    expect([scotland.includes('S12000047'), scotland.includes('S12000015')]).toEqual([true, false]);
  });

  test.each([
    [['E'] as const, 6, 'England never had more than 5'],
    [['W'] as const, 3, 'Wales never had more than 2'],
    [['E', 'W'] as const, 7, 'England and Wales never had more than 6'],
    [['S'] as const, 1, 'Scotland never had more than 0'],
  ])('of %j are never %d', async (countries, count, message) => {
    const error = await refusal(() => madeAreas(OLD_REGISTER, countries, count));
    expect(error).toMatchObject({ code: 'setting-invalid', message: expect.stringContaining(message) });
  });
});
