import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { type FoundPlace, findArea, findPlace } from '../../../pipeline/explain/find-area.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { parseTable } from '../../../pipeline/tables/read-shipped-table.js';
import { areaRow, areaTable } from '../../../schemas/area.js';

const path = shipped('editions', 'england-2026', 'areas.csv');
const rows = parseTable({ ...areaTable, row: areaRow }, readFileSync(path, 'utf8'), path);
const register = readRegisters();
const leftOut = [{ code: 'E09000001', name: 'City of London', reason: 'too few residents' }];
const options = { registers: () => register, leftOut };

const place = (wanted: string): FoundPlace => findPlace(rows, wanted, options);
function area(wanted: string) {
  const found = place(wanted);
  return found.is === 'area' ? String(found.area.area_code) : `${found.is} ${found.code}`;
}
function refused(wanted: string): SmiError {
  try {
    throw new Error(`found ${area(wanted)}`);
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
}

describe('a place of the edition answers to what people call it', () => {
  test.each([
    ['Hull', 'E06000010'],
    ['Durham', 'E06000047'],
    ['BCP', 'E06000058'],
    ['Shepway', 'E07000112'],
    ['City of Bristol', 'E06000023'],
    ['Bristol City Council', 'E06000023'],
    ['London Borough of Camden', 'E09000007'],
    ['LB Camden', 'E09000007'],
    ['Royal Borough of Windsor & Maidenhead', 'E06000040'],
    ['Stockton', 'E06000004'],
    ['NE Lincs', 'E06000012'],
    ['Barnsley', 'E08000038'],
    ['Dorset', 'E06000059'],
    ['Norfolk', 'upper_tier E10000020'],
    ['Kent County Council', 'upper_tier E10000016'],
    ['e10000017', 'upper_tier E10000017'],
  ])('%s', (wanted, code) => {
    expect(area(wanted)).toBe(code);
  });

  test('every district and every county, with and without the words for its kind', () => {
    const counties = new Map(rows.map((row) => [row.upper_tier_code, row.upper_tier_name]));
    for (const row of rows) counties.delete(row.area_code);
    expect(counties.size).toBe(21);
    const districts = rows.map((row) => [row.area_code, row.area_name] as const);
    const all = [...districts, ...[...counties].map(([code, name]) => [`upper_tier ${code}`, name] as const)];
    for (const [i, [code, name]] of all.entries()) {
      const forms = [name, `${name} Council`, `Borough of ${name}`, `City of ${name}`, name.toUpperCase()];
      // each name, and one other form of it: all of them are tried in the test of the index of names
      for (const form of [forms[0], forms[1 + (i % 4)]]) expect(area(String(form)), form).toBe(code);
    }
  });
});

describe('a code that moved on while the name stayed', () => {
  test('answers with the place of today, and says when', () => {
    expect(place('E08000016')).toMatchObject({
      area: { area_code: 'E08000038', area_name: 'Barnsley' },
      note: expect.stringMatching(/E08000016.*E08000038 on 1 April 2025/),
    });
    expect(place('E08000038')).not.toHaveProperty('note');
  });

  test('answers so for the county on the ground of one council of the same name', () => {
    expect(place('E10000002')).toMatchObject({
      area: { area_code: 'E06000060' },
      note: expect.stringMatching(/ended on 1 April 2020; Buckinghamshire \(E06000060\)/),
    });
  });
});

describe('a place that the edition does not rank', () => {
  test.each([
    ['Carlisle', /^Carlisle \(E07000028\) ended on 1 April 2023$/, /Cumberland$/],
    ['E07000028', /ended on 1 April 2023$/, /Cumberland$/],
    ['Carlisle City Council', /Carlisle \(E07000028\), which ended on 1 April 2023$/, /Cumberland$/],
    ['Cumbria', /ended on 1 April 2023$/, /Cumberland; Westmorland and Furness$/],
    ['Poole', /ended on 1 April 2019$/, /Bournemouth, Christchurch and Poole$/],
    ['Taunton Deane', /ended on 1 April 2019$/, /Somerset$/],
    ['E10000009', /Dorset \(E10000009\) ended on 1 April 2019$/, /Dorset \(E06000059\)$/],
  ])('%s ended: the day, and what took over', (wanted, message, next) => {
    expect(refused(wanted)).toMatchObject({
      code: 'area-unknown',
      message: expect.stringMatching(message),
      next: expect.stringMatching(next),
    });
  });

  test.each([
    ['Tees Valley', /^Tees Valley is a combined authority$/, 'Darlington', 5],
    ['Tees Valley Combined Authority', /is a combined authority$/, 'Darlington', 5],
    ['E47000006', /^Tees Valley is a combined authority$/, 'Darlington', 5],
    ['South Yorkshire', /is a combined authority$/, 'Sheffield', 4],
    ['Sheffield City Region', /is a combined authority$/, 'Sheffield', 4],
    ['West Midlands', /is a region and a combined authority$/, '…', 9],
    ['Yorkshire & Humber', /is a region$/, '…', 9],
    ['Merseyside', /is a county without a council$/, 'Liverpool', 5],
    ['Tyne and Wear', /is a county without a council$/, 'Gateshead', 5],
    ['England', /is a country$/, '…', 9],
  ])('%s is larger: what it is, and which districts to ask for', (wanted, message, name, count) => {
    const { message: text, next } = refused(wanted);
    expect(text).toMatch(message);
    expect(next).toContain(name);
    expect(next.split('; ')).toHaveLength(count);
  });

  test.each([
    ['TS1', /postcode/],
    ['ts1 3ba', /postcode/],
    ['SW1A 1AA', /postcode/],
    ['E14000530', /constituency/],
    ['E05009288', /ward/],
    ['E01000001', /census/],
    ['Skelmersdale', /no area/],
  ])('%s is of a kind that is not known', (wanted, message) => {
    const { message: text, next } = refused(wanted);
    expect(text).toMatch(message);
    expect(next).toMatch(/towns.*postcodes.*not known/);
  });

  test('is left out by the method, with the reason', () => {
    expect(refused('Corporation of London').message).toContain('too few residents');
  });

  test('lies in another country', () => {
    expect(refused('Caerdydd').message).toMatch(/Cardiff \(W06000015\).*Wales/);
  });

  test('is a name of several', () => {
    expect(refused('Newcastle').next).toMatch(/Newcastle-under-Lyme.*Newcastle upon Tyne/);
  });

  test('is misspelt: the names that are close', () => {
    expect(refused('Bristl City Council').next).toContain('Bristol, City of (E06000023)');
    expect(refused('Hartlepol').next).toContain('Hartlepool (E06000001)');
  });

  test('is a town with a name like that of a council elsewhere: the name, and that towns are not known', () => {
    expect(refused('Morley').next).toMatch(/Chorley \(E07000118\)\? Towns.*not known/);
  });

  test('is two areas in a row', () => {
    expect(refused('Hartlepool and Darlington').next).toContain('--against');
  });

  test('is a county where an area is needed', () => {
    expect(() => findArea(rows, 'Norfolk', options)).toThrow(
      expect.objectContaining({ next: expect.stringContaining('North Norfolk') }),
    );
  });
});

test('an edition of upper tiers says which county a district lies in', () => {
  const tiers = [{ area_code: 'E10000020', area_name: 'Norfolk', upper_tier_code: 'E10000020' }];
  expect(() => findPlace(tiers, 'North Norfolk', options)).toThrow(
    expect.objectContaining({ next: expect.stringContaining('Norfolk (E10000020)') }),
  );
});
