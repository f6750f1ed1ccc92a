import { describe, expect, it } from 'vitest';
import { readPostcode } from '../../../pipeline/geography/postcode-text.js';
import { postcodesIn, postcodesOf, sectorsOf } from '../../../pipeline/geography/postcodes.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const row = (sector: string, area_code: string, postcodes: number) => ({ sector, area_code, postcodes });

describe('where postcodes are', () => {
  const postcodes = postcodesIn(
    [
      row('ZZ1 1', 'E06000001', 30),
      row('ZZ1 1', 'E06000002', 10),
      row('ZZ1 2', 'E08000016', 40),
      row('ZZ1 2', 'E08000038', 20),
      row('ZZ2 9', 'E07000026', 5),
    ],
    registers,
  );

  it('is a share of the postcodes of a sector and of its district, the largest first', () => {
    expect(postcodes.get('ZZ1 1')).toEqual([
      { code: 'E06000001', share: 0.75 },
      { code: 'E06000002', share: 0.25 },
    ]);
    expect(postcodes.get('ZZ1')).toEqual([
      { code: 'E08000038', share: 0.6 },
      { code: 'E06000001', share: 0.3 },
      { code: 'E06000002', share: 0.1 },
    ]);
  });

  it('is said of the areas of today: a former code and its successor are one', () => {
    expect(postcodes.get('ZZ1 2')).toEqual([{ code: 'E08000038', share: 1 }]);
    // Allerdale became a part of Cumberland
    expect(postcodes.get('ZZ2 9')).toEqual([{ code: 'E06000063', share: 1 }]);
  });

  it('is not said of an area that is shared out today, or that nobody knows', () => {
    for (const code of ['E10000006', 'E06000999'])
      expect(() => postcodesIn([row('ZZ1 1', code, 1)], registers), code).toThrow(RangeError);
  });

  it('is known of every sector by district, in order', () => {
    expect([...postcodes.keys()]).toEqual(['ZZ1', 'ZZ1 1', 'ZZ1 2', 'ZZ2', 'ZZ2 9']);
    expect(sectorsOf(postcodes, 'ZZ1')).toEqual(['ZZ1 1', 'ZZ1 2']);
    expect(sectorsOf(postcodes, 'ZZ')).toEqual([]);
  });
});

describe('the text of a postcode', () => {
  const known = new Set(['M1', 'M11', 'M1 1', 'M11 1', 'M9 5', 'EC1A', 'W1A 0']);
  it.each([
    ['M1', 'M1', 'district'],
    ['ec1a', 'EC1A', 'district'],
    ['M1 1', 'M1 1', 'sector'],
    ['m1 1aa', 'M1 1', 'unit'],
    ['M11AA', 'M1 1', 'unit'],
    ['M111AA', 'M11 1', 'unit'],
    ['M111', 'M11 1', 'sector'],
    ['EC1A1BB', 'EC1A 1', 'unit'],
    ['EC1A 1', 'EC1A 1', 'sector'],
    ['NR279AB', 'NR27 9', 'unit'],
    ['  w1a   0ax ', 'W1A 0', 'unit'],
  ])('%j is looked up by %j, a %s', (text, key, is) => {
    expect(readPostcode(text, known)).toMatchObject({ key, is });
  });

  it('without a space is the district where there is one, and else the sector', () => {
    expect(readPostcode('M11', known)).toMatchObject({ key: 'M11', is: 'district' });
    expect(readPostcode('M95', known)).toMatchObject({ key: 'M9 5', is: 'sector' });
    expect(readPostcode('M88', known)).toMatchObject({ key: 'M88', is: 'district' });
  });

  it.each(['', 'Leeds', 'E06000001', 'NR27 99', 'M1 1A', 'NR27-9'])('%j is none', (text) => {
    expect(readPostcode(text, known)).toBeUndefined();
  });
});

describe('the shipped postcodes', () => {
  it('are those of 10,848 sectors, all in local authorities of today, with shares that add up to one', () => {
    const postcodes = [...postcodesOf(registers)];
    expect(postcodes.filter(([key]) => key.includes(' '))).toHaveLength(10_848);
    for (const [key, shares] of postcodes) {
      expect(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1), key).toBeLessThan(1e-9);
      expect(
        shares.every(({ code }) => registers.get(code)?.end === null),
        key,
      ).toBe(true);
    }
  });

  it('name every district of England', () => {
    const named = new Set([...postcodesOf(registers).values()].flat().map(({ code }) => code));
    const lacking = [...registers.values()].filter(
      ({ code, end, tier }) =>
        code.startsWith('E') && end === null && tier !== 'upper_tier' && !named.has(code),
    );
    expect(lacking).toEqual([]);
  });
});
