import { describe, expect, it } from 'vitest';
import { indexNames, nameKey } from '../../../pipeline/geography/names.js';
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
    expect(index.isLarger('London')).toBe(true);
    expect(index.isLarger('Yorkshire & the Humber')).toBe(true);
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

  it('have keys that are idempotent', () => {
    for (const { name } of registers.values()) expect(nameKey(nameKey(name))).toBe(nameKey(name));
  });
});
