import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUse, type RegisterRow } from '../../../pipeline/geography/register-row.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { findVintage, type Tier, type VintageOptions } from '../../../pipeline/geography/vintage.js';
import { refusalOf } from '../../fixtures/refusal.js';

const registers = readRegisters();
const find = (...cells: string[]) => findVintage(registers, cells);
const areasIn = (year: number, tier: Tier, country = 'E') =>
  [...registers.values()].filter(
    (row) => row.code.startsWith(country) && [tier, 'both'].includes(row.tier) && inUse(row, year),
  );

/** The one line that a user reads. */
const refusal = (cells: readonly string[], options?: VintageOptions) =>
  refusalOf(() => findVintage(registers, cells, options));

describe('the vintage of a table', () => {
  it('is found for the districts of the 2020 report, whatever the spelling', () => {
    const found = find(
      ...['Chiltern', 'BRADFORD', 'Thanet', 'Bolton', 'wolverhampton', 'Kingston upon Hull', 'Fenland'],
      ...['Mansfield', 'Walsall', 'Gateshead', 'Kirklees', 'St Helens', 'Dudley', 'Wigan', 'Forest Heath'],
    );
    expect(found).toMatchObject({ tier: 'lower_tier', year: 2018, years: [2016, 2017, 2018] });
    expect(found.codes.slice(0, 2)).toEqual(['E07000005', 'E08000032']);
  });

  it('takes the names that people use', () => {
    expect(
      find('Hull City Council', 'LB Camden', 'BCP', 'Durham', 'Brighton', 'NE Lincs', 'Shepway').codes,
    ).toEqual([
      ...['E06000010', 'E09000007', 'E06000058', 'E06000047', 'E06000043', 'E06000012', 'E07000112'],
    ]);
    expect(find('Norfolk County Council', 'Kent CC')).toMatchObject({ tier: 'upper_tier' });
  });

  it('is determined by one row that existed in few years', () => {
    expect(find('Leeds', 'Somerset West and Taunton', 'Chiltern')).toMatchObject({ years: [2019] });
    expect(find('Cumbria', 'Northamptonshire', 'Bournemouth, Christchurch & Poole')).toMatchObject({
      tier: 'upper_tier',
      years: [2019, 2020],
    });
  });

  it('resolves reused names to the area of the vintage that the other rows match', () => {
    expect(find('Dorset', 'Kent', 'Poole').codes[0]).toBe('E10000009');
    expect(find('Dorset', 'Kent', 'Bournemouth, Christchurch and Poole').codes[0]).toBe('E06000059');
    expect(find('Dorset', 'Thanet')).toMatchObject({ tier: 'lower_tier', codes: ['E06000059', 'E07000114'] });
    expect(find('Somerset', 'Cumbria').codes).toEqual(['E10000027', 'E10000006']);
  });

  it('asks for codes where the other rows leave a name ambiguous', () => {
    const { message, next } = refusal(['Leeds', 'Dorset']);
    expect(message).toBe(
      'row 3: "Dorset" (E06000059, from 2019; or E10000009, until 2018) is the name of more than one area',
    );
    expect(next).toBe('give GSS codes in place of names');
    expect(find('Leeds', 'E10000009')).toMatchObject({ year: 2018, tier: 'upper_tier' });
    expect(findVintage(registers, ['Leeds', 'Dorset'], { tier: 'lower_tier' }).codes[1]).toBe('E06000059');
  });

  it('does not ask where all meanings of a name are the same land', () => {
    expect(find('Somerset', 'Kent')).toMatchObject({ year: 2025, codes: ['E06000066', 'E10000016'] });
    expect(find('Buckinghamshire', 'Northumberland', 'Barnsley').codes).toEqual([
      'E06000060',
      'E06000057',
      'E08000038',
    ]);
  });

  it('maps a recoded area to its code of the year', () => {
    expect(find('e08000020', ' E06000048 ', 'E07000100')).toMatchObject({
      year: 2025,
      codes: ['E08000037', 'E06000057', 'E07000240'],
    });
    expect(find('E08000038', 'Allerdale')).toMatchObject({ year: 2022, codes: ['E08000016', 'E07000026'] });
  });

  it.each([
    [
      ['E07000026', 'Leeds', 'E06000063'],
      /^row 2: "E07000026" \(Allerdale, until 2022\) and row 4: "E06000063" \(Cumberland, from 2023\) .*year/,
    ],
    [['Kent', 'Thanet', 'Dover'], /^row 2: "Kent" \(E10000016\) and row 3: "Thanet" \(E07000114\) .*tiers/],
    [
      ['Gateshead', 'York', 'E08000020'],
      /^row 2: "Gateshead" and row 4: "E08000020" \(Gateshead, E08000037\) .*same area/,
    ],
    [['York', 'Ledes'], /^row 3: "Ledes" .*name/],
    [['York', 'E06000999'], /^row 3: "E06000999" .*code/],
    [['York', 'London'], /^row 3: "London" .*larger area/],
    [['York', 'E92000001'], /^row 3: "E92000001" .*larger area/],
    [['York', 'Tees Valley'], /^row 3: "Tees Valley" is a combined authority/],
    [['York', 'TS1'], /^row 3: "TS1" is a postcode/],
    [['York', 'Newcastle'], /^row 3: "Newcastle" .*name/],
    [['York', ' '], /^row 3 names no area/],
    [[], /no rows/],
  ])('refuses %j in one line', (cells, message) => {
    const error = refusal(cells);
    expect([error.code, error.message]).toEqual(['area-unknown', expect.stringMatching(message)]);
    expect(error.next).toMatch(/^[^\n]+$/);
  });

  it('suggests another name, and lists every row that names no local authority', () => {
    const { next, places } = refusal(['Ledes', 'York', 'Sheffeild']);
    expect(next).toContain('did you mean Leeds');
    expect(places).toEqual(['row 2: "Ledes"', 'row 4: "Sheffeild"']);
  });

  it('uses only the given year, and counts rows from the given first row', () => {
    expect(findVintage(registers, ['Leeds'], { year: 2018 })).toMatchObject({ year: 2018, years: [2018] });
    const { message } = refusal(['Leeds', 'Cumberland'], { year: 2018, firstRow: 1 });
    expect(message).toMatch(
      /^row 2: "Cumberland" \(E06000063, from 2023\) .*district of 2018, as other rows/,
    );
    expect(refusal(['Cumberland'], { year: 2018 }).message).toMatch(/district of 2018$/);
    expect(refusal(['Leeds'], { year: 2012 })).toMatchObject({ code: 'setting-invalid' });
  });

  it('does not let a hostile cell reach the terminal', () => {
    const { message } = refusal(['\u001b[2J\u202eevil\n']);
    for (const sign of ['\u001b', '\u202e', '\n']) expect(message).not.toContain(sign);
  });
});

describe.each([2016, 2018, 2019, 2020, 2021, 2022, 2023, 2025])('a complete table of %i', (year) => {
  it.each<Tier>(['lower_tier', 'upper_tier'])('of the %s is known by codes and by names', (tier) => {
    const rows = areasIn(year, tier);
    const codes = rows.map(({ code }) => code);
    for (const cells of [codes, rows.map(({ name }) => name)]) {
      const found = findVintage(registers, cells);
      expect([found.tier, found.years.includes(year)]).toEqual([tier, true]);
      const sameCodes = areasIn(found.year, tier).every(({ code }) => codes.includes(code));
      if (sameCodes) expect(found.codes).toEqual(codes);
    }
  });

  it('is also found for a part: each row by itself existed in the year found', () => {
    const rows = areasIn(year, 'lower_tier', '');
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 1, maxLength: 40 }), (some: RegisterRow[]) => {
        const found = findVintage(
          registers,
          some.map(({ code }) => code),
        );
        expect(found.years).toContain(year);
        for (const code of found.codes)
          expect(inUse(registers.get(code) as RegisterRow, found.year)).toBe(true);
        expect(new Set(found.codes).size).toBe(some.length);
      }),
      { numRuns: 25, seed: 20_200_915 },
    );
  });
});
