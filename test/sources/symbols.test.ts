import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '../../sources/registry.js';
import {
  EXPLORE_EDUCATION_STATISTICS_SYMBOLS as EDUCATION,
  EXPLORE_LOCAL_STATISTICS_SYMBOLS as LOCAL,
  NO_SYMBOLS,
  parseNumber,
  readCell,
  INTERACTIVE_TOOL_SYMBOLS as TOOL,
} from '../../sources/symbols.js';

const missing = (reason: string) => ({ value: null, status: 'missing', reason, flags: '' });
const small = { value: null, status: 'censored', reason: 'rounds_to_zero', flags: '' };

describe('a number in an official cell', () => {
  test.each([
    ['0', 0],
    ['-3.25', -3.25],
    ['1,234', 1234],
    ['12,345,678.5', 12_345_678.5],
    ['5.186E-2', 0.05186],
    ['1e+3', 1000],
    ['0.30000000000000004', 0.30000000000000004],
    ['007', 7],
  ])('%s is read', (text, value) => expect(parseNumber(text)).toBe(value));

  test.each([
    '',
    ' ',
    ' 5',
    '5 ',
    '5\n',
    '\u00a05',
    '+5',
    '.5',
    '5.',
    '--5',
    '1.2.3',
    '1,23',
    '12,34,567',
    ',123',
    'NaN',
    'nan',
    'Infinity',
    '-Infinity',
    '1e999',
    '0x1F',
    '0b1',
    '1_000',
    '5%',
    '£5',
    '5*',
    '5 [u]',
    'NA',
    '−5',
    '５',
    '1 234',
    '1e',
    'e5',
    'null',
    'undefined',
    '12,345.6,7',
    '0,410',
    '01,234',
  ])('%j is not one', (text) => expect(parseNumber(text)).toBeUndefined());

  test('every number that a program prints reads back as itself', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(finite, (value) => parseNumber(String(value)) === (value === 0 ? 0 : value)));
  });

  test('no text at all gives a number that is not finite', () => {
    fc.assert(fc.property(fc.string(), (text) => Number.isFinite(parseNumber(text) ?? 0)));
  });
});

describe('a value cell without a status', () => {
  test('the Interactive Tool’s hyphen is not available, and a negative number is a number', () => {
    expect(readCell('-', TOOL)).toEqual(missing('not_available'));
    expect(readCell('-5', TOOL)).toEqual({ value: -5, status: 'observed', reason: '', flags: '' });
  });

  test.each([
    ['c', missing('suppressed')],
    ['x', missing('not_available')],
    [':', missing('not_available')],
    ['z', missing('not_applicable')],
    ['k', small],
    ['low', small],
    ['~', small],
    ['u', { value: null, status: 'missing', reason: 'low_reliability', flags: 'low_reliability' }],
  ])('%s has the documented meaning in education statistics', (sign, reading) =>
    expect(readCell(sign, EDUCATION)).toEqual(reading),
  );

  test('the symbol of one publisher is unknown to another', () => {
    for (const sign of ['c', 'x', 'z', 'k', 'low', ':', '~', 'u', ''])
      expect(readCell(sign, TOOL)).toBeUndefined();
    for (const sign of ['-', '']) expect(readCell(sign, EDUCATION)).toBeUndefined();
    for (const sign of ['-', 'c', 'NA', '']) expect(readCell(sign, NO_SYMBOLS)).toBeUndefined();
  });

  test('an inherited property of objects is not a symbol', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(readCell(name, EDUCATION)).toBeUndefined();
      expect(readCell('', LOCAL, name)).toBeUndefined();
      expect(readCell('5', LOCAL, name)).toBeUndefined();
    }
  });
});

describe('a value cell with a status', () => {
  test('an empty cell has the reason of its status, or is unspecified where that is empty', () => {
    expect(readCell('', LOCAL, 'x')).toEqual(missing('not_available'));
    expect(readCell('', LOCAL, '')).toEqual(missing('unspecified'));
    expect(readCell('', LOCAL, 'u')).toMatchObject({
      value: null,
      reason: 'low_reliability',
      flags: 'low_reliability',
    });
  });

  test('a number keeps its flag, and is a number', () => {
    expect(readCell('0', LOCAL, 'u')).toEqual({
      value: 0,
      status: 'observed',
      reason: '',
      flags: 'low_reliability',
    });
  });

  test('a number with a status of not available is refused', () => {
    expect(readCell('5', LOCAL, 'x')).toBeUndefined();
  });

  test('a symbol in the value cell is not read as the status', () => {
    expect(readCell('x', LOCAL, '')).toBeUndefined();
    expect(readCell('x', LOCAL, 'x')).toBeUndefined();
    expect(readCell('-', LOCAL, 'x')).toBeUndefined();
  });

  test('an undeclared status is refused', () => {
    for (const status of ['c', 'X', ' x', 'z', 'p']) {
      expect(readCell('', LOCAL, status)).toBeUndefined();
      expect(readCell('5', LOCAL, status)).toBeUndefined();
    }
  });
});

test('a missing value never has a number, in any dictionary of any source', () => {
  for (const { symbols } of SOURCES) {
    for (const sign of Object.keys(symbols)) {
      const reading = readCell(sign, symbols);
      expect(reading).toBeDefined();
      expect(reading?.value).toBeNull();
      expect(reading?.reason).not.toBe('');
    }
  }
});
