import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { checkEvidence, readBesides } from '../../../pipeline/editions/besides.js';
import { evidenceAreaTable, evidenceTable } from '../../../schemas/evidence.js';
import { populationTable } from '../../../schemas/population.js';
import { refusalOf } from '../../fixtures/refusal.js';

const AREAS = [{ area_code: 'E06000001' }, { area_code: 'E06000002' }];
const person = (area_code: string, population: number | null = 10) => ({
  area_code,
  population,
  period: '2019',
  status: population === null ? ('missing' as const) : ('observed' as const),
  reason: '',
  from_codes: area_code,
  source: 'deprivation',
  cells: '',
  raw_text: '',
});
const inPlace = (area_code: string, level: 'itl2' | 'state_of_the_nation' = 'itl2') => ({
  level,
  area_code,
  place_code: 'TLX1',
  place_name: 'Upper Vale',
  reason: '',
  from_codes: area_code,
  source: 'lookup',
  cells: '',
});
const read = (files: Readonly<Record<string, string>>) =>
  readBesides(AREAS, (file) => (files[file] === undefined ? undefined : [files[file], file]));
const populations = (...rows: ReturnType<typeof person>[]) => ({
  'populations.csv': toCsv(populationTable, rows),
});
const places = (...rows: ReturnType<typeof inPlace>[]) => ({
  'evidence-areas.csv': toCsv(evidenceAreaTable, rows),
});

describe('what an edition has besides its figures', () => {
  test('is nothing where it was frozen without', () => {
    expect(read({})).toEqual({});
  });

  test('is read as it was frozen, missing values too', () => {
    const rows = [person('E06000001'), person('E06000002', null)];
    expect(read(populations(...rows)).populations).toEqual(rows);
    const found = [inPlace('E06000001'), inPlace('E06000002')];
    expect(read(places(...found)).evidenceAreas).toEqual(found);
    expect(read({ 'evidence.csv': toCsv(evidenceTable, []) }).evidence).toEqual([]);
  });

  test.each([
    ['people of an area that is not in the edition', populations(person('E06000009')), 'E06000009'],
    ['an area without people', populations(person('E06000001')), 'E06000002'],
    ['a place of an area that is not in the edition', places(inPlace('E06000009')), 'E06000009'],
    [
      'an area without a row for a kind of place',
      places(inPlace('E06000001'), inPlace('E06000002'), inPlace('E06000001', 'state_of_the_nation')),
      'E06000002',
    ],
  ])('is refused with %s', (_, files, code) => {
    const error = refusalOf(() => read(files));
    expect(error).toMatchObject({ code: 'figures-invalid' });
    expect(error.message).toContain(code);
    expect(error.message).toContain(Object.keys(files)[0]);
  });
});

describe('the evidence that a method names', () => {
  const figure = {
    measure: 'index_2016',
    level: 'district' as const,
    place_code: 'E06000001',
    place_name: 'Somewhere',
    value: 1,
    lower: null,
    upper: null,
    standard_error: null,
    people: null,
    unit: 'score',
    period: '2016',
    status: 'observed' as const,
    reason: '',
    flags: '',
    from_codes: '',
    source: 'index-2016',
    cells: '',
    raw_text: '1',
  };

  test('is frozen', () => {
    expect(() => checkEvidence({ evidence: ['index_2016'] }, { evidence: [figure] }, 'f')).not.toThrow();
    expect(() => checkEvidence({}, {}, 'f')).not.toThrow();
    expect(() => checkEvidence({ evidence: [] }, { evidence: [figure] }, 'f')).not.toThrow();
  });

  test.each([
    ['there is no table', {}, 'f does not exist'],
    ['the table lacks a measure of it', { evidence: [figure] }, 'f has no upward_mobility'],
  ])('is refused where %s', (_, frozen, problem) => {
    const error = refusalOf(() => checkEvidence({ evidence: ['measured_mobility'] }, frozen, 'f'));
    expect(error).toMatchObject({ code: 'figures-invalid', next: expect.stringContaining('refresh') });
    expect(error.message).toContain(problem);
    expect(error.message).toContain('measured_mobility');
  });
});
