import { describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { type FoundPlace, findPlace } from '../../../pipeline/explain/find-area.js';
import { areasOfToday, readRegisters } from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const NOT_RANKED = new Set(['E06000053', 'E09000001']);
const areas = areasOfToday(registers).filter(({ area_code }) => !NOT_RANKED.has(area_code));
const leftOut = [{ code: 'E09000001', name: 'City of London', reason: 'too few residents' }];

const place = (wanted: string): FoundPlace =>
  findPlace(areas, wanted, { leftOut, registers: () => registers });
const found = (wanted: string) => {
  const answer = place(wanted);
  return { name: answer.is === 'area' ? answer.area.area_name : answer.name, note: answer.note };
};
function refused(wanted: string): { message: string; next: string } {
  try {
    place(wanted);
  } catch (error) {
    if (error instanceof SmiError && error.code === 'area-unknown') return error;
    throw error;
  }
  throw new Error(`${wanted} was found`);
}

describe('a postcode', () => {
  test.each([
    ['NR27 9', 'NR27 9 lies in North Norfolk.'],
    ['NR27', 'NR27 lies in North Norfolk.'],
    ['nr279', 'NR27 9 lies in North Norfolk.'],
    ['nr27  9ab', 'NR27 9AB is looked up by its sector: NR27 9 lies in North Norfolk.'],
    ['NR279AB', 'NR27 9AB is looked up by its sector: NR27 9 lies in North Norfolk.'],
  ])('%s is the one district that it lies in, and the answer says what was looked up', (wanted, note) => {
    expect(found(wanted)).toEqual({ name: 'North Norfolk', note });
  });

  test('of an area whose code changed since is that of today', () => {
    expect(place('S70')).toMatchObject({ is: 'area', area: { area_code: 'E08000038' } });
  });

  test('in three districts or more lists each with its share, the largest first, and asks', () => {
    const { message, next } = refused('B79 0AA');
    expect(message).toBe('B79 0AA is looked up by its sector: B79 0 lies in 4 local authorities');
    // 94, 40, 22 and 1 of 157 postcodes
    expect(next).toBe(
      'ask for one of North Warwickshire (60% of its postcodes); Lichfield (25%); Tamworth (14%); North West Leicestershire (1%)',
    );
  });

  test('says which of several are not ranked, and when none of them is', () => {
    expect(refused('EC2V').next).toMatch(
      /^ask for one of City of London \(99% .*, not ranked here\); Islington \(1%\)$/,
    );
    expect(refused('Brecon, Radnor and Cwm Tawe').next).toBe(
      'name an area that is ranked; these are not: Powys (75% of its people); Neath Port Talbot (25%)',
    );
  });

  test.each([
    ['CF10 1', /^Cardiff \(W06000015\) is a Welsh council/],
    ['EC4N 1', /^City of London .*too few residents/],
    ['BT1 1AA', /^BT1 1AA is a postcode of Northern Ireland$/],
  ])('%s in no ranked area gets the reason', (wanted, message) => {
    expect(refused(wanted).message).toMatch(message);
  });

  test.each([
    ['NR27 5', /sector .*NR27 5$/, /^did you mean NR27 0; .*NR27 9/],
    ['NR27 5ZZ', /sector .*NR27 5$/, /NR27 9/],
    ['ZZ9 9ZZ', /sector .*ZZ9 9$/, /mid-2023.*name the council/],
    ['NR98', /district .*NR98$/, /^did you mean .*NR18/],
  ])('%s that is not known gets similar ones', (wanted, message, next) => {
    const error = refused(wanted);
    expect(error.message).toMatch(message);
    expect(error.next).toMatch(next);
  });
});

describe('a constituency', () => {
  test.each([
    ['Hartlepool constituency', 'Hartlepool', 'E14001272'],
    ['E14001272', 'Hartlepool', 'E14001272'],
    ['Gateshead Central and Whickham', 'Gateshead', 'E14001244'],
  ])('%s is the one district that its people live in', (wanted, name, code) => {
    const answer = found(wanted);
    expect(answer.name).toBe(name);
    expect(answer.note).toContain(code);
  });

  test('in several districts lists them by people', () => {
    const { message, next } = refused('norwich north');
    expect(message).toBe('The constituency Norwich North (E14001408) lies in 2 local authorities');
    expect(next).toBe('ask for one of Broadland (55% of its people); Norwich (45%)');
  });

  test('gives way to a council of its name, unless the word is there', () => {
    expect(found('Windsor').note).toContain('whole council');
    expect(refused('Windsor constituency').message).toContain('E14001588');
    expect(found('Hartlepool').note).toBeUndefined();
  });

  test('of Wales is found by its Welsh name, with or without its marks', () => {
    for (const wanted of ['Montgomeryshire and Glyndŵr', 'MONTGOMERYSHIRE AND GLYNDWR'])
      expect(refused(wanted).message).toContain('W07000102');
    expect(refused('Ynys Môn constituency').message).toContain('Isle of Anglesey');
  });

  test('that is misspelt gets similar ones; one of before 2024 is said to be none of today', () => {
    expect(refused('Norwich Suoth').next).toMatch(/^did you mean the constituency Norwich South/);
    expect(refused('E14000530').message).toContain('2024');
  });
});

describe('names', () => {
  test.each([
    ['Caerdydd', 'Cardiff'],
    ['Sir Gâr', 'Carmarthenshire'],
  ])('%s, a Welsh name, is that of %s, which the edition does not rank', (wanted, name) => {
    expect(refused(wanted).message).toMatch(new RegExp(`^${name} .*Welsh council`));
  });

  test('of former councils and former names lead to the councils of today', () => {
    expect(found('Shepway').name).toBe('Folkestone and Hythe');
    expect(refused('Allerdale').next).toContain('Cumberland');
  });
});
