import { describe, expect, test } from 'vitest';
import { odsNumber } from '../../../pipeline/tables/ods-number.js';
import type { NumberLook } from '../../../pipeline/tables/ods-styles.js';

const look = (parts: Partial<NumberLook> = {}): NumberLook => ({
  factor: 1,
  hasNumber: true,
  coloured: false,
  printsDigits: false,
  ...parts,
});
const THOUSANDS = look({ factor: 1000 });
const TEXT = look({ hasNumber: false });

describe('a number of an ods sheet', () => {
  test.each([
    [1234567, '1,235', THOUSANDS, 1234.567, 1],
    [1234567, '1.235', THOUSANDS, 1234.567, 1],
    [1234567, '£1,235', THOUSANDS, '£1234.567', 1],
    [1234567, '1.2', look({ factor: 1e6 }), 1.234567, 2],
    [1234567, '', THOUSANDS, 1234.567, 1],
    [-1234567, '-1,235', THOUSANDS, -1234.567, 1],
    [500, '1', THOUSANDS, 0.5, 1],
    // Without its style, from what is shown alone.
    [987654, '988', undefined, 987.654, 1],
  ])('that is divided by thousands is read as shown: %d as %s', (value, shown, style, cell, thousands) => {
    expect(odsNumber(value, 'float', shown, style)).toEqual({ cell, thousands });
  });

  test.each([
    [1234.5, '1.234,5', look()],
    [1234.5, '1,234.5', look()],
    [1234.5, '1 234,5', undefined],
    [12345678, '1,23,45,678', look()],
    [0.123456, '0.12', look()],
    [2.675, '2.68', look()],
    [-5, '-5', look()],
    [-5, '(5)', look()],
    [-5, '5', look({ coloured: true })],
    [-0.2, '0', look()],
    [5, '5 people', look()],
    [5.2, '5.2 per 1,000', look()],
    [0.5, '1/2', look()],
    [1234567, '1.2E+06', look()],
    [0, '-', look()],
    [0, '', TEXT],
    [7, '', undefined],
  ])('that is shown as it is stored, or rounded, stays: %d as %s', (value, shown, style) => {
    expect(odsNumber(value, 'float', shown, style)).toEqual({ cell: value, thousands: 0 });
  });

  test.each([
    [1234567, '1,235', undefined, '1,235, stored as 1234567'],
    [1234567, '1.2m', look({ factor: 1e6 }), '1.2m, stored as 1234567'],
    [1234567, '1,235', look(), '1,235, stored as 1234567'],
    [5.5, '£5.5k', look(), '£5.5k, stored as 5.5'],
    [5, '5,000', look({ printsDigits: true }), '5,000, stored as 5'],
    [-5, '5', look(), '5, stored as -5'],
    [5, '-5', look(), '-5, stored as 5'],
    [42, '43', look(), '43, stored as 42'],
    [300, '', TEXT, '300, hidden by its format'],
    [300, '[c]', TEXT, '[c]'],
    [300, '[c]', undefined, '[c]'],
  ])('that is shown as something else is a text: %d as %s', (value, shown, style, cell) => {
    expect(odsNumber(value, 'float', shown, style)).toEqual({ cell, thousands: 0 });
  });

  test('as per cent is read so, by its type or by what is printed', () => {
    expect(odsNumber(0.264, 'percentage', '26%', look()).cell).toBe('26.4%');
    expect(odsNumber(0.264, 'percentage', '', undefined).cell).toBe('26.4%');
    expect(odsNumber(0.264, 'float', '26 %', undefined).cell).toBe('26.4%');
    expect(odsNumber(26.4, 'float', '26.4%', look()).cell).toBe('26.4%');
  });
});
