import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryToToday } from '../../../pipeline/geography/carry.js';
import { inUse, type RegisterRow } from '../../../pipeline/geography/register-row.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import type { Tier } from '../../../pipeline/geography/vintage.js';

const registers = readRegisters();
const areasIn = (year: number, tier: Tier) =>
  [...registers.values()].filter(
    (row) => row.code.startsWith('E') && [tier, 'both'].includes(row.tier) && inUse(row, year),
  );
const carry = (values: Readonly<Record<string, number>>, tier: Tier = 'lower_tier') =>
  carryToToday(registers, new Map(Object.entries(values)), { tier, measure: 'rate' });

describe.each([2016, 2018, 2019, 2020, 2021, 2023, 2025])(
  'a complete table of %i, carried to today,',
  (year) => {
    const given = (value: (row: RegisterRow, i: number) => number, tier: Tier) =>
      Object.fromEntries(areasIn(year, tier).map((row, i) => [row.code, value(row, i)]));

    it('leaves no district of today without a figure, and uses every value', () => {
      const { figures, account } = carry(given((_, i) => i, 'lower_tier'));
      expect(figures).toHaveLength(296);
      expect(figures.filter(({ value }) => value === null)).toEqual([]);
      expect(account.filter(({ outcome }) => outcome !== 'used' && outcome !== 'mapped')).toEqual([]);
    });

    it('leaves none without a figure for upper tiers either', () => {
      const { figures } = carry(
        given((_, i) => i, 'upper_tier'),
        'upper_tier',
      );
      expect(figures.filter(({ value }) => value === null)).toEqual([]);
    });

    it('keeps a constant figure, and every other within the range of its parts', () => {
      fc.assert(
        fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (some) => {
          const values = given((_, i) => some[i % some.length] ?? 0, 'lower_tier');
          for (const { value, from_codes } of carry(values).figures) {
            const from = from_codes.split(';').map((code) => values[code] ?? Number.NaN);
            expect(value).toBeGreaterThanOrEqual(Math.min(...from) - 1e-6);
            expect(value).toBeLessThanOrEqual(Math.max(...from) + 1e-6);
          }
        }),
        { numRuns: 10, seed: 2025 },
      );
    });
  },
);
