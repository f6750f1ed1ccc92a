import { describe, expect, it } from 'vitest';
import { indexNames } from '../../../pipeline/geography/names.js';
import { inUse } from '../../../pipeline/geography/register-row.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const index = indexNames(registers);

describe('names of areas', () => {
  it.each([
    ['E09000001', 'City of London', 'London, City of', 'CITY OF LONDON'],
    ['E06000010', 'Kingston upon Hull, City of', 'Hull', 'Kingston-upon-Hull', 'Hull City Council'],
    ['E06000019', 'Herefordshire, County of', 'Herefordshire UA', 'Herefordshire'],
    ['E06000023', 'Bristol, City of', 'Bristol', 'City of Bristol', 'bristol ua', 'Bristol City Council'],
    ['E08000013', 'St. Helens', 'St Helens', 'ST HELENS', 'St.Helens', 'Saint Helens'],
    ['E07000146', 'King’s Lynn & West Norfolk', 'Kings Lynn and West Norfolk'],
    ['E07000083', 'Tewkesbury', 'North Gloucestershire'],
    ['E07000112', 'Shepway', 'Folkestone & Hythe'],
    ['E06000047', 'County Durham', 'Durham', 'Durham County Council', 'Durham UA'],
    ['E09000020', 'Kensington & Chelsea', 'Royal Borough of Kensington and Chelsea'],
    ['E09000033', 'Westminster', 'City of Westminster', 'Westminster, City of'],
    ['E09000002', 'Barking & Dagenham', 'London Borough of Barking and Dagenham'],
    ['E08000032', 'City of Bradford Metropolitan District Council', 'Bradford MD'],
    ['E06000058', 'Bournemouth,  Christchurch & Poole'],
    ['E06000033', 'Southend on Sea', 'Southend-on-Sea'],
    ['E06000017', 'Rutland', 'Rutland County Council'],
    ['E10000006', 'Cumbria', 'Cumbria County Council', 'Cumbria CC'],
    ['W06000001', 'Isle of Anglesey', 'Ynys Môn', 'ynys mon', 'Anglesey'],
    ['W06000014', 'Vale of Glamorgan', 'The Vale of Glamorgan'],
    ['S12000036', 'City of Edinburgh', 'Edinburgh', 'Edinburgh, City of'],
    ['N09000002', 'Armagh City, Banbridge and Craigavon', 'Armagh, Banbridge & Craigavon'],
  ])('lead to %s in any spelling', (code, ...names) => {
    for (const name of names) expect(index.codes(name), name).toEqual([code]);
  });

  it('do not confuse the region of London with the City of London, or a county with a town', () => {
    expect(index.codes('London')).toEqual([]);
    expect(index.larger('London')?.what).toBe('a region');
    expect(index.larger('Yorkshire & the Humber')?.what).toBe('a region');
    expect(index.codes('Derbyshire')).toEqual(['E10000007']);
    expect(index.codes('Derby City')).toEqual(['E06000015']);
    expect(index.codes('Nottinghamshire')).toEqual(['E10000024']);
  });

  it('are unique within a year and a tier', () => {
    for (let year = 2016; year <= 2025; year++) {
      for (const other of ['lower_tier', 'upper_tier']) {
        const current = [...registers.values()].filter((row) => row.tier !== other && inUse(row, year));
        const codes = new Set(current.map(({ code }) => code));
        for (const { name, code } of current)
          expect(index.codes(name).filter((each) => codes.has(each))).toEqual([code]);
      }
    }
  });

  const SHORT: readonly (readonly [string, string])[] = [
    ['BCP', 'E06000058'],
    ['Stockton', 'E06000004'],
    ['Southend', 'E06000033'],
    ['Barrow', 'E07000027'],
    ['Brighton', 'E06000043'],
    ['Telford', 'E06000020'],
    ['Blackburn', 'E06000008'],
    ['B&NES', 'E06000022'],
    ['Kings Lynn', 'E07000146'],
    ['Caerdydd', 'W06000015'],
    ['Sir Gâr', 'W06000010'],
    ['e08000016', 'E08000016'],
    [' E06000001 ', 'E06000001'],
  ];
  it.each(SHORT)('%s is a short name, a former one, a Welsh one or a code, of %s', (name, code) => {
    expect(index.codes(name)).toEqual([code]);
  });

  it.each(['Kingston', 'Newcastle', 'North', 'High', 'County', 'City of', 'the', '', 'Skelmersdale', 'Tees'])(
    '%j is of several areas, or of none: none is guessed',
    (name) => {
      expect(index.codes(name)).toEqual([]);
    },
  );

  it('are known for every area of the register with the words for its kind', () => {
    const forms: readonly ((name: string) => string)[] = [
      (name) => `${name} Council`,
      (name) => `${name} Borough Council`,
      (name) => `${name} District Council`,
      (name) => `${name} City Council`,
      (name) => `${name} County Council`,
      (name) => `${name} Metropolitan Borough Council`,
      (name) => `${name} UA`,
      (name) => `${name} (Unitary Authority)`,
      (name) => `${name}, District of`,
      (name) => `Royal Borough of ${name}`,
      (name) => name.toUpperCase().replaceAll(' AND ', ' & '),
      (name) => name.replaceAll('-', ' ').replaceAll("'", '’'),
      (name) => `City of ${name}`,
      (name) => `Borough of ${name}`,
    ];
    for (const { code, name } of registers.values()) {
      for (const form of forms) {
        const codes = index.codes(form(name));
        // "City of London Borough Council" is nobody
        if (code !== 'E09000001') expect(codes, form(name)).toContain(code);
        const names = new Set(codes.map((each) => registers.get(each)?.name));
        expect(names.size, form(name)).toBeLessThan(2);
      }
    }
  });

  it('are suggested where they are close, whole words before parts', () => {
    const similar = (text: string) => index.similar(text).map(({ name }) => name);
    expect(similar('Ledes')[0]).toBe('Leeds');
    expect(similar('Hythe')).toEqual(['Folkestone and Hythe']);
    expect(similar('Kingston')).toEqual(['Kingston upon Hull, City of', 'Kingston upon Thames']);
    expect(similar('Qwertyuiop')).toEqual([]);
  });
});
