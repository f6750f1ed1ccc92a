import { describe, expect, test } from 'vitest';
import { onePlaceOneCode, placesIn } from '../../../../pipeline/custom/index/one-place.js';
import type { ReadRows } from '../../../../pipeline/custom/index/units.js';
import { readRegisters } from '../../../../pipeline/geography/registers.js';
import { refusal } from '../../../fixtures/refusal.js';

const registers = readRegisters();
const [FORMER, NOW] = ['E08000016', 'E08000038'];

/** Rows of code, name and period, from row 2 of the file. */
const rowsOf = (rows: readonly (readonly [code: string, name: string, period?: string])[]): ReadRows => ({
  file: 'given.csv',
  rows: rows.map((_, i) => i + 2),
  codes: rows.map(([code]) => code),
  names: rows.map(([, name]) => name),
  groups: rows.map(() => null),
  periods: rows.map(([, , period = '']) => period),
  values: [],
  reasons: [],
});
function placed(read: ReadRows, periods: readonly string[] = ['']) {
  const remarks: string[] = [];
  return { codes: onePlaceOneCode(read, registers, periods, remarks).codes, remarks };
}

describe('a place under two codes', () => {
  test('in different periods is one unit, under the code of its latest row', () => {
    const read = rowsOf([
      [FORMER, 'Barnsley', '2022'],
      [NOW, 'Barnsley', '2024'],
      ['E06000001', 'Hartlepool', '2024'],
    ]);
    const { codes, remarks } = placed(read, ['2024', '2022']);
    expect(codes).toEqual([NOW, NOW, 'E06000001']);
    expect(remarks).toEqual([expect.stringMatching(/E08000016.*E08000038.*one unit, E08000038/)]);
  });

  test('has the former code where its latest row has it', () => {
    const read = rowsOf([
      [NOW, 'Barnsley', '2021'],
      [FORMER, 'Barnsley', '2022'],
    ]);
    expect(placed(read, ['2022', '2021']).codes).toEqual([FORMER, FORMER]);
  });

  test('in one period is refused, with its name, rows and period, whatever the names say', async () => {
    for (const name of ['Barnsley', FORMER]) {
      const read = rowsOf([
        [FORMER, name, '2024'],
        [NOW, name, '2024'],
      ]);
      const { code, message, next } = await refusal(() => placed(read, ['2024']));
      expect(code).toBe('code-duplicate');
      expect(message).toMatch(/E08000016 and E08000038, in rows 2 and 3, .*"Barnsley" in the period 2024$/);
      expect(next).toContain(NOW);
    }
  });

  test('is refused with the column of years, where the rows are of different years that nothing names', async () => {
    const read = rowsOf([
      [FORMER, 'Barnsley'],
      [NOW, 'Barnsley'],
    ]);
    const withYears = (...texts: string[]) => ({ ...read, years: { column: 'Year', texts } });
    const { next } = await refusal(() => placed(withYears('2022', '2024')));
    expect(next).toMatch(/2022 and 2024.*"Year" as data\.period/);
    for (const same of [withYears('2024', '2024'), withYears('', '2024'), read])
      expect((await refusal(() => placed(same))).next).toMatch(/keep one of the two rows/);
  });

  test('may be written in small letters', () => {
    const read = rowsOf([
      ['e08000016', 'Barnsley', '2022'],
      [NOW, 'Barnsley', '2024'],
    ]);
    expect(placed(read, ['2024', '2022']).codes).toEqual([NOW, NOW]);
  });

  test('is none where one code repeats, nor for codes that no register has', () => {
    const read = rowsOf([
      [NOW, 'Barnsley', '2022'],
      [NOW, 'Barnsley', '2024'],
      ['X1', 'Some', '2024'],
    ]);
    expect(placed(read, ['2024', '2022'])).toEqual({ codes: [NOW, NOW, 'X1'], remarks: [] });
  });
});

test('a district next to the one that it became counts twice, which is said for the scored period only', () => {
  const read = rowsOf([
    ['E07000026', 'Allerdale', '2024'],
    ['E06000063', 'Cumberland', '2024'],
    ['E07000028', 'Carlisle', '2022'],
  ]);
  expect(placed(read, ['2024', '2022']).remarks).toEqual([
    expect.stringMatching(/^E07000026 became part of E06000063/),
  ]);
});

test('places are counted once for all their codes', () => {
  expect(placesIn([FORMER, NOW, 'E06000001', 'X1', 'X2'], registers)).toBe(4);
  expect(placesIn([], registers)).toBe(0);
});
