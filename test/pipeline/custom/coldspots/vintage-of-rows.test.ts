import { describe, expect, test } from 'vitest';
import { vintageOfRows } from '../../../../pipeline/custom/coldspots/vintage-of-rows.js';
import { readRegisters } from '../../../../pipeline/geography/registers.js';
import { refusalOf } from '../../../fixtures/refusal.js';

const registers = readRegisters();
/** Areas in rows 10, 20 and so on of a file, with notes between them. */
const rows = (...areas: string[]) => areas.map((area, i) => ({ row: 10 * (i + 1), area }));
const refused = (...areas: string[]) =>
  refusalOf(() => vintageOfRows(registers, rows(...areas), 't.csv', {}));

describe('an error about an area names the row of the file', () => {
  test('where no area has that name', () => {
    const { message, next } = refused('Leeds', 'Middlesborough');
    expect(message).toMatch(/^t\.csv, row 20: "Middlesborough" .*name/);
    expect(next).toContain('Middlesbrough');
  });

  test('where several have that name', () => {
    expect(refused('Leeds', 'Nowhere', 'Elsewhere').places).toEqual([
      'row 20: "Nowhere"',
      'row 30: "Elsewhere"',
    ]);
  });

  test('where two are the same area', () => {
    expect(refused('Leeds', 'Halton', 'E08000035').message).toBe(
      't.csv, row 10: "Leeds" and row 30: "E08000035" (Leeds) are the same area',
    );
  });

  test('where two areas never existed in the same year', () => {
    expect(refused('Halton', 'Purbeck', 'Cumberland').message).toMatch(
      /row 20: "Purbeck".*row 30: "Cumberland"/,
    );
  });

  test('and does not change text of the table, even where it mentions rows', () => {
    expect(refused('Leeds', 'row 1 "and row 2').message).toContain(
      String.raw`t.csv, row 20: "row 1 \"and row 2" `,
    );
  });
});

test.each([
  ['a region', 'North East'],
  ['England', 'England'],
  ['a total', 'Total'],
  ['the code of a region', 'E12000001'],
])('%s is not an area of a table, and the error says how to remove it', (_, area) => {
  const { code, next } = refused('Leeds', area);
  expect(code).toBe('area-unknown');
  expect(next).toContain('take regions, nations and totals out');
});

test('Dorset, which was a county and is a district, is resolved by the other rows, or its code is required', () => {
  expect(refused('Dorset', 'Leeds').next).toContain('GSS codes');
  const { codes, tier } = vintageOfRows(registers, rows('Dorset', 'Poole', 'Bournemouth'), 't.csv', {});
  expect([codes[0], tier]).toEqual(['E10000009', 'upper_tier']);
  const today = rows('Dorset', 'Bournemouth, Christchurch and Poole');
  expect(vintageOfRows(registers, today, 't.csv', {}).codes[0]).toBe('E06000059');
});

test('a year that does not match the areas is refused', () => {
  const given = rows('Leeds', 'Cumberland');
  expect(refusalOf(() => vintageOfRows(registers, given, 't.csv', { year: 2018 })).message).toMatch(
    /t\.csv, row 20: "Cumberland" \(E06000063, from 2023\) .*district of 2018/,
  );
});
