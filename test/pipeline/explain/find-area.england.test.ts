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

describe('an area that answers to another name than its own says so', () => {
  test.each([
    ['Windsor', 'E06000040', '"Windsor" is taken as Windsor and Maidenhead'],
    ['Bath', 'E06000022', '"Bath" is taken as Bath and North East Somerset'],
    ['Reading town', 'E06000038', '"Reading town" is taken as Reading'],
    ['Town of Reading', 'E06000038', '"Town of Reading" is taken as Reading'],
    ['Stratford', 'E07000221', '"Stratford" is taken as Stratford-on-Avon'],
    ['Stockton Borough Council', 'E06000004', '"Stockton Borough Council" is taken as Stockton-on-Tees'],
    ['Shepway', 'E07000112', '"Shepway" is another name of Folkestone and Hythe'],
    ['BCP', 'E06000058', '"BCP" is another name of Bournemouth, Christchurch and Poole'],
  ])('%s', (wanted, code, note) => {
    expect(place(wanted)).toMatchObject({ area: { area_code: code }, note: expect.stringContaining(note) });
  });

  test.each([
    'Hull',
    'Bristol City Council',
    'E06000040',
    'RB Windsor & Maidenhead',
    'Durham',
    'camden',
    'Herefordshire',
  ])('%s needs no note', (wanted) => {
    expect(place(wanted)).not.toHaveProperty('note');
  });

  test('a county whose combined authority has its name and more districts', () => {
    expect(place('Lancashire')).toMatchObject({
      code: 'E10000017',
      note: expect.stringMatching(/combined authority.*Blackburn with Darwen and Blackpool/),
    });
    expect(place('Norfolk')).not.toHaveProperty('note');
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
    ['E47000002', /^South Yorkshire is a combined authority$/, 'Sheffield', 4],
    ['Sheffield City Region', /is the combined authority South Yorkshire$/, 'Sheffield', 4],
    ['West Midlands Combined Authority', /^West Midlands is a combined authority$/, 'Walsall', 7],
    ['Greater Manchester', /is a combined authority$/, 'Wigan', 10],
    ['GMCA', /is the combined authority Greater Manchester$/, 'Wigan', 10],
    ['East Midlands Combined County Authority', /is a combined authority$/, 'High Peak', 17],
    ['The North East region', /^North East is a region$/, 'Darlington', 12],
    ['Yorkshire & Humber', /is the region Yorkshire and The Humber$/, 'York', 15],
    ['Merseyside', /is a county without a council$/, 'Liverpool', 5],
    ['Tyne and Wear', /is a county without a council$/, 'Gateshead', 5],
  ])('%s is larger: what it is, and which districts to ask for', (wanted, message, name, count) => {
    const { message: text, next } = refused(wanted);
    expect(text).toMatch(message);
    expect(next).toContain(name);
    expect(next.split('; ')).toHaveLength(count);
  });

  test.each([
    ['West Midlands', '30 districts', '7 of them', 'Birmingham; Coventry; Dudley', 'Cannock Chase'],
    ['North East', '12 districts', '7 of them', 'County Durham; Gateshead', 'Darlington; Hartlepool'],
    ['East Midlands', '35 districts', '17 of them', 'Amber Valley; Ashfield', 'North Northamptonshire'],
  ])(
    '%s is a region and a combined authority: each with its own districts',
    (wanted, region, combined, both, rest) => {
      const { message, next } = refused(wanted);
      expect(message).toBe(`${wanted} is a region (${region}) and a combined authority (${combined})`);
      expect(next).toContain(both);
      expect(next.indexOf(rest)).toBeGreaterThan(next.indexOf('rest of the region'));
    },
  );

  test('of more than twenty areas the count is given, and the command that lists them', () => {
    const { next } = refused('South East');
    expect(next.split('; ').slice(0, -1)).toHaveLength(8);
    expect(next).toContain(
      `… (${rows.filter(({ region_name }) => region_name === 'South East').length} in all: \`smi list areas\` names them)`,
    );
    const elsewhere = () =>
      findPlace(rows, 'England', { ...options, listing: '`smi list areas --edition mine`' });
    expect(elsewhere).toThrow(expect.objectContaining({ next: expect.stringContaining('--edition mine') }));
  });

  test.each([
    ['England', /^England is a country$/],
    ['E92000001', /^England is a country$/],
    ['K02000001', /^United Kingdom is several countries.* covers England$/],
    ['UK', /^United Kingdom is several countries.* covers England$/],
    ['K04000001', /^England and Wales is several countries.* covers England$/],
    ['Wales', /^Wales is a country, and the edition covers England$/],
    ['S92000003', /^Scotland is a country, and the edition covers England$/],
  ])('%s is a country, or several: how many areas there are, and where the list is', (wanted, message) => {
    const { message: text, next } = refused(wanted);
    expect(text).toMatch(message);
    expect(next).toBe('ask for one of its 294 districts: `smi list areas` names them');
  });

  test.each(['Greater London Authority', 'GLA', 'E61000001', 'Greater London'])(
    '%s is the region London',
    (wanted) => {
      expect(refused(wanted).message).toBe(`"${wanted}" is the region London`);
      expect(refused(wanted).next).toContain('Barking and Dagenham');
    },
  );

  test('London Borough, without a name, is not the City of London', () => {
    expect(refused('London Borough').message).toBe('London is a region');
  });

  // S.I. 2024/402, article 1(3): what abolishes the two comes into force on 7th May 2024.
  test.each([
    ['North of Tyne', /^North of Tyne was/, 'Newcastle upon Tyne; North Tyneside; Northumberland'],
    [
      'North of Tyne Combined Authority',
      /^North of Tyne was/,
      'Newcastle upon Tyne; North Tyneside; Northumberland',
    ],
    ['E47000011', /^North of Tyne was/, 'Newcastle upon Tyne; North Tyneside; Northumberland'],
    ['E47000010', /^Durham, Gateshead/, 'County Durham; Gateshead; South Tyneside; Sunderland'],
  ])(
    '%s was a combined authority: the day it ended, what took over, and its districts',
    (wanted, message, districts) => {
      const { message: text, next } = refused(wanted);
      expect(text).toMatch(message);
      expect(text).toMatch(
        /ended on 7 May 2024, when the North East Mayoral Combined Authority \(E47000014\) took over$/,
      );
      expect(next).toBe(`ask for one of ${districts}`);
    },
  );

  test.each([
    ['BT1 1AA', /postcode/],
    ['E14000530', /constituency of 2024/],
    ['E05009288', /ward/],
    ['E01000001', /census/],
    ['Skelmersdale', /no area/],
  ])('%s is of a kind that is not known', (wanted, message) => {
    const { message: text, next } = refused(wanted);
    expect(text).toMatch(message);
    expect(next).toMatch(/council.*(not known|known as of mid-2023)|known as of mid-2023.*council/);
  });

  test('is left out by the method, with the reason', () => {
    expect(refused('Corporation of London').message).toContain('too few residents');
  });

  test.each([
    ['Caerdydd', /^Cardiff \(W06000015\) is a Welsh council; the edition covers England, not Wales$/],
    ['Sir Gâr', /^Carmarthenshire \(W06000010\) is a Welsh council/],
    [
      'S12000046',
      /^Glasgow City \(S12000046\) is a Scottish council; the edition covers England, not Scotland$/,
    ],
    ['Belfast', /a council in Northern Ireland; the edition covers England, not Northern Ireland$/],
  ])('%s lies in another country than those that the edition covers', (wanted, message) => {
    expect(refused(wanted).message).toMatch(message);
    expect(refused(wanted).next).toContain('`smi list areas`');
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
