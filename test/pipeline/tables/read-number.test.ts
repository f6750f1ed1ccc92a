import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../pipeline/tables/read-number.js';

const value = (text: string) => {
  const read = readNumber(text);
  return typeof read === 'string' ? read : read.value;
};

describe('a cell of figures', () => {
  test.each([
    ['9500', 9500],
    ['9,500', 9500],
    ['£9,500', 9500],
    ['£ 9,500.50', 9500.5],
    ['-4000', -4000],
    ['−4,000', -4000],
    ['–4,000', -4000],
    ['−£4,000', -4000],
    ['£-4,000', -4000],
    ['45%', 45],
    ['45 %', 45],
    ['1.5e4', 15000],
    [' 9500\u00a0\n', 9500],
    ['9500\u0007', 9500],
    ['0', 0],
  ])('is read: %j', (text, number) => expect(value(text)).toBe(number));

  test('has no minus before nought', () => expect(Object.is(value('-0'), 0)).toBe(true));

  test.each([
    ['', 'no_figure'],
    [' ', 'no_figure'],
    ['..', 'not_available'],
    ['x', 'not_available'],
    ['–', 'not_available'],
    ['N/A', 'not_available'],
    ['c', 'suppressed'],
    ['C', 'suppressed'],
    ['[c]', 'suppressed'],
    ['z', 'not_applicable'],
  ])('may say why there is none: %j', (text, reason) =>
    expect(readNumber(text)).toMatchObject({ value: null, reason }),
  );

  test.each([
    '(4,000)',
    '9500*',
    '9500 [u]',
    '9.500,00',
    '1,00',
    '1 000',
    '9500.',
    '.5',
    '+5',
    '--5',
    '£',
    '%',
    '5%%',
    '£9.5k',
    '1/2',
    '0x10',
    '#N/A',
    '#DIV/0!',
    'NaN',
    'Infinity',
    '1e999',
    'true',
    '２',
    'constructor',
    '__proto__',
  ])('is not guessed: %j', (text) => expect(readNumber(text)).toBe('not a number'));

  test.each(['1e13', `-${'9'.repeat(30)}`])('is no figure of any unit: %j', (text) =>
    expect(readNumber(text)).toBe('too large to be a figure'),
  );
});
