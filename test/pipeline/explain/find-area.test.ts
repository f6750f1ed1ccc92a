import { describe, expect, test } from 'vitest';
import { findArea } from '../../../pipeline/explain/find-area.js';
import { refusalOf } from '../../fixtures/refusal.js';

const rows = [
  ['E06000001', 'Hartlepool'],
  ['E06000010', 'Kingston upon Hull, City of'],
  ['E08000029', 'Solihull'],
  ['E07000146', 'King’s Lynn and West Norfolk'],
  ['E08000013', 'St. Helens'],
  ['E06000066', 'Somerset'],
  ['E07000187', 'Mendip in Somerset'],
  ['E09000021', 'Kingston upon Thames'],
  ['E07000001', 'Twin'],
  ['E07000002', 'Twin'],
  ...Array.from({ length: 12 }, (_, i) => [`E0800010${i.toString(16)}`, `North ${i}`]),
].map(([area_code = '', area_name = '']) => ({ area_code, area_name }));

const found = (wanted: string) => findArea(rows, wanted).area_name;
const refused = (wanted: string) => refusalOf(() => findArea(rows, wanted));

describe('an area is found', () => {
  test.each([
    ['by its code', 'E06000001', 'Hartlepool'],
    ['by its code in lower case', 'e06000001', 'Hartlepool'],
    ['by its name in capitals', 'HARTLEPOOL', 'Hartlepool'],
    ['with spaces around it', '  hartlepool  ', 'Hartlepool'],
    ['without its full stop', 'st helens', 'St. Helens'],
    ['without its comma', 'kingston upon hull city of', 'Kingston upon Hull, City of'],
    ['with a typewriter’s apostrophe', "king's lynn and west norfolk", 'King’s Lynn and West Norfolk'],
    ['by its short name, though it is a part of a word elsewhere', 'hull', 'Kingston upon Hull, City of'],
    ['with the words for its kind', 'Hartlepool Borough Council', 'Hartlepool'],
    ['with Saint in full', 'Saint Helens MBC', 'St. Helens'],
    ['by the beginning of its name', 'kings lynn', 'King’s Lynn and West Norfolk'],
    ['by its full name, though it is part of another', 'Somerset', 'Somerset'],
  ])('%s', (_, wanted, name) => {
    expect(found(wanted)).toBe(name);
  });

  test('by a name whose accents are separate characters', () => {
    const accented = [{ area_code: 'W06000001', area_name: 'Ynys Môn' }];
    expect(findArea(accented, 'ynys mo\u0302n').area_code).toBe('W06000001');
  });
});

describe('an area is not found', () => {
  test('when no name is similar, and the given words are shown', () => {
    const error = refused('Atlantis');
    expect(error.code).toBe('area-unknown');
    expect(error.exit).toBe(2);
    expect(error.message).toContain('"Atlantis"');
    expect(error.next).toContain('GSS code');
  });

  test('when it could be several, which are named with their codes', () => {
    const { code, next } = refused('kingston');
    expect(code).toBe('area-unknown');
    expect(next).toContain('Kingston upon Hull, City of (E06000010)');
    expect(next).toContain('Kingston upon Thames (E09000021)');
  });

  test('when two have the same name, and their codes are listed', () => {
    expect(refused('twin').next).toContain('Twin (E07000001); Twin (E07000002)');
    expect(found('E07000002')).toBe('Twin');
  });

  test('when two have the name of the region that they are in', () => {
    const twins = rows.map((row) => ({ ...row, region_name: row.area_name === 'Twin' ? 'Twin' : 'North' }));
    expect(() => findArea(twins, 'twin')).toThrow(/more than one area/);
  });

  test('when it could be very many, of which eight are named', () => {
    expect(refused('north').next.match(/North/g)).toHaveLength(8);
    expect(refused('north').next).toContain('… (12 in all)');
  });

  test('when it is only part of one name: no other area is guessed', () => {
    const error = refused('lynn');
    expect(error.next).toBe('did you mean King’s Lynn and West Norfolk (E07000146)?');
  });

  test('when it is a county or a region, with the districts to ask for', () => {
    const inside = (area_name: string) => ({
      area_code: 'E07000078',
      area_name,
      upper_tier_code: 'E10000013',
      upper_tier_name: 'Gloucestershire',
      region_code: 'E12000009',
      region_name: 'South West',
    });
    const places = [inside('Cheltenham'), inside('South Gloucestershire')];
    for (const wanted of ['gloucestershire', 'E10000013', 'South West']) {
      expect(() => findArea(places, wanted)).toThrow(
        expect.objectContaining({ next: expect.stringContaining('Cheltenham; South Gloucestershire') }),
      );
    }
  });

  test('when it no longer exists, with its successor', () => {
    expect(refused('Harrogate')).toMatchObject({ next: expect.stringContaining('North Yorkshire') });
    expect(refused('Cumbria').next).toContain('Cumberland; Westmorland and Furness');
  });

  test.each(['', '   ', '-', '%', '\0', "'"])('when it is empty after normalising: %j', (wanted) => {
    expect(refused(wanted).code).toBe('area-unknown');
  });

  test('by a part of a code, which is not a name', () => {
    expect(refused('E0600').code).toBe('area-unknown');
  });

  test('and the typed text cannot control the terminal', () => {
    expect(refused('\u001b[31mred').message).not.toContain('\u001b');
  });
});
