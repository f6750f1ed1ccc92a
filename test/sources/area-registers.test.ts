import { describe, expect, test } from 'vitest';
import areaRegisters from '../../sources/area-registers.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

/** The error of the source when its fixture is changed. */
const refused = (from: string | RegExp, to: string, index = 0) =>
  refusal(() =>
    areaRegisters.read(
      FixtureReader.of(areaRegisters, {
        [fileOf(areaRegisters, index).name]: changed(areaRegisters, from, to, index),
      }),
    ),
  );

describe('the registers', () => {
  test('put each district, in use or retired, in its larger areas', async () => {
    const { districts, upperTiers, regions } = await areaRegisters.read(FixtureReader.of(areaRegisters));
    expect(districts.size).toBe(10);
    expect(districts.get('E07000900')).toEqual({
      code: 'E07000900',
      name: 'West Vale',
      activeCode: 'E07000902',
      upperTierCode: 'E10000901',
      regionCode: 'E12000901',
      combinedAuthorityCode: '',
    });
    expect(districts.get('E07000902')?.name).toBe('Westvale, Royal Borough of');
    expect(upperTiers.get('E09000901')).toBe('Crown "Liberty"');
    expect([...regions]).toEqual([['E12000901', 'Upper Vale']]);
  });

  test('put only a district of a country without regions directly in the country', async () => {
    const text = changed(areaRegisters, /E12000901,Upper Vale,E92000001,England/, ',,W92000004,Wales');
    const place = async (register: typeof text) => {
      const reader = FixtureReader.of(areaRegisters, { [fileOf(areaRegisters).name]: register });
      const { districts, regions } = await areaRegisters.read(reader);
      const region = districts.get('E06000901')?.regionCode ?? '';
      return [region, regions.get(region)];
    };
    expect(await place(text)).toEqual(['W92000004', 'Wales']);
    expect(await place(changed(areaRegisters, /E12000901,Upper Vale,/, ',,'))).toEqual(['', undefined]);
  });

  test.each([
    [
      'a malformed code',
      /^E06000901,/m,
      '60000901,',
      'row 2, column LADCD: not an area code, or one that appeared before, found "60000901"',
    ],
    [
      'a duplicate code',
      /^E06000902,/m,
      'E06000901,',
      'row 3, column LADCD: not an area code, or one that appeared before, found "E06000901"',
    ],
    [
      'an invalid code of today',
      /E08000901,Millbrook,E08000901/,
      'E08000901,Millbrook,E0800',
      'row 9, column LADCD_ACTIVE: not an area code, found "E0800"',
    ],
    [
      'no code of today',
      /E08000901,Millbrook,E08000901/,
      'E08000901,Millbrook,',
      'row 9, column LADCD_ACTIVE: not an area code, found ""',
    ],
    [
      'an invalid combined authority',
      'E47000901',
      'Mere',
      'row 2, column CAUTHCD: not an area code, found "Mere"',
    ],
  ])('refuse %s', async (_, from, to, problem) => {
    const error = await refused(from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(`la_all_codes.csv: a row cannot be read: ${problem}`);
  });

  test('name the register in which a code is malformed', async () => {
    const error = await refused('E10000902', 'E1000090', 1);
    expect(error.message).toContain('utla_all_codes.csv: a row cannot be read: row 8, column UTLACD');
  });
});
