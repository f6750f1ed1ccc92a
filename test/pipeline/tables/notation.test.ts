import { describe, expect, test } from 'vitest';
import { type Decimal, readNotation, reasonOf } from '../../../pipeline/tables/notation.js';

const read = (cell: string | number | null | undefined, decimal: Decimal = '.') => {
  const found = readNotation(cell, decimal);
  return typeof found === 'string' ? found : found.value;
};

describe('a number', () => {
  test.each([
    ['9500', 9500],
    ['-4000', -4000],
    ['+5', 5],
    ['+0.3', 0.3],
    ['.5', 0.5],
    ['9500.', 9500],
    ['1.5e4', 15000],
    [' 9500\u00a0\n', 9500],
    ['\u20099500\u202f', 9500],
    ['0', 0],
    ['007', 7],
    [9500.25, 9500.25],
    ['9,500', 9500],
    ['92,400', 92400],
    ['1,234,567.89', 1234567.89],
    ['1 234 567', 1234567],
    ['1\u00a0234', 1234],
    ['1\u202f234.5', 1234.5],
    ['1\u2009234', 1234],
    ["1'234", 1234],
    ['1’234', 1234],
    ['£9,500', 9500],
    ['£ 9,500.50', 9500.5],
    ['€5', 5],
    ['5 €', 5],
    ['$5', 5],
    ['¥1,000', 1000],
    ['−4,000', -4000],
    ['–4,000', -4000],
    ['—2.1', -2.1],
    ['‑2.1', -2.1],
    ['− 2.1', -2.1],
    ['−£4,000', -4000],
    ['£-4,000', -4000],
    ['-5 €', -5],
    ['45%', 45],
    ['45 %', 45],
    ['45\u00a0%', 45],
    ['+4.5%', 4.5],
    ['−0.4%', -0.4],
  ])('is read as people write it: %j', (cell, number) => expect(read(cell)).toBe(number));

  test.each(['-0', -0, '−0'])('has no minus before zero: %j', (cell) => {
    expect(Object.is(read(cell), 0)).toBe(true);
  });

  test.each(['NaN', 'nan', '-inf', 'Infinity', '1e999', Number.NaN, Number.POSITIVE_INFINITY])(
    'is finite, which %j is not',
    (cell) => expect(read(cell)).toBe('not_finite'),
  );

  test.each([
    '0,410',
    '1,23',
    '1,00',
    '1,234,5',
    '12,34,567',
    '1,2345',
    '012,345',
    '9.500,00',
    '£0,410',
    '0,410%',
  ])('has thousands in groups of three after a digit that is not 0: %j', (text) =>
    expect(read(text)).toBe('thousands'),
  );

  test.each([
    '9500*',
    '9500†',
    '1.234.567',
    '1,234 567',
    '12 34',
    '--5',
    '+-5',
    '-£-5',
    '£5€',
    '£5%',
    '£',
    '%',
    '5%%',
    '5‰',
    '£9.5k',
    '50p',
    '5-',
    '7U',
    '7p',
    '7uu',
    '1/2',
    '½',
    '0x10',
    '#DIV/0!',
    'true',
    '２',
    '٣',
    '12 [c]',
    '12 [x]',
    '5.9 (1.2)',
    '5.9 (123)',
    '10⁻³',
    '10^3',
    '5 m²',
    '2×10³',
    'constructor',
    '__proto__',
  ])('is not guessed from an ambiguous text: %j', (text) => expect(read(text)).toBe('not_a_number'));

  test.each(['(4,000)', '(1.5)', '(5)', '(£12)', '(3%)'])('is not read from brackets: %j', (text) =>
    expect(read(text)).toBe('brackets'),
  );

  test.each([
    '95\u200b00',
    '9500\u0007',
    '\u202e9500',
    '9500\u200e',
    '\u001b9500',
    '12\u00ad.5',
    '\u20669500\u2069',
    '9500\u009b',
    '−\u200b5',
    '94\u001b12',
    '94\u001b123',
    '9\u00ad,500',
  ])('may have no character in it that is not seen: %j', (text) => expect(read(text)).toBe('unseen'));
});

describe('a whole number', () => {
  test.each([
    '9007199254740993',
    '-9007199254740993',
    '9,007,199,254,740,993',
    '9007199254740993.0',
    '12345678901234567890',
  ])('loses no digit without a word: %s', (text) => expect(read(text)).toBe('too_long'));

  test.each([
    ['9007199254740992', 2 ** 53],
    ['18014398509481984', 2 ** 54],
    ['0.12345678901234567890', 0.12345678901234568],
    ['9.1e20', 9.1e20],
  ])('is read where it is held, and so are long fractions and powers: %s', (text, value) =>
    expect(read(text)).toBe(value),
  );
});

describe('in a file with decimal commas, a number', () => {
  test.each([
    ['62,61988125', 62.61988125],
    ['0,410', 0.41],
    ['41,0', 41],
    ['3', 3],
    ['−1,5', -1.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234.567', 1234567],
    ['12,5 %', 12.5],
    ['12,5 €', 12.5],
    ['1,5e3', 1500],
    [2.5, 2.5],
  ])('is read with them: %j', (cell, number) => expect(read(cell, ',')).toBe(number));

  test.each([
    ['12.5', 'decimal_point'],
    ['0.410', 'decimal_point'],
    ['1,234.5', 'thousands'],
    ['1.23,5', 'thousands'],
    ['1,2,3', 'thousands'],
  ])('is not read in another way: %j', (cell, problem) => expect(read(cell, ',')).toBe(problem));
});

describe('a missing figure', () => {
  test.each(['', ' ', '\u200b', null, undefined])('is an empty cell: %j', (cell) => {
    expect(readNotation(cell, '.')).toMatchObject({ value: Number.NaN, reason: '' });
  });

  const REASONS = [
    ['c', 'suppressed'],
    ['*', 'suppressed'],
    ['x', 'not_available'],
    [':', 'not_available'],
    ['-', 'not_available'],
    ['..', 'not_available'],
    ['.', 'not_available'],
    ['NA', 'not_available'],
    ['N/A', 'not_available'],
    ['z', 'not_applicable'],
    ['w', 'none_recorded'],
    ['low', 'rounds_to_zero'],
    ['k', 'rounds_to_zero'],
    ['~', 'rounds_to_zero'],
    ['u', 'low_reliability'],
    ['#N/A', 'not_available'],
  ] as const;
  test.each(REASONS)('has the symbol %s, with and without brackets, in capitals or not', (symbol, reason) => {
    for (const text of [
      symbol,
      `[${symbol}]`,
      `[${symbol.toUpperCase()}]`,
      `(${symbol})`,
      ` [ ${symbol} ]\u00a0`,
    ])
      expect(readNotation(text, '.')).toMatchObject({ value: Number.NaN, reason });
  });

  test.each(['–', '—', '−', '…', '[–]'])('may be a dash or dots: %s', (text) =>
    expect(reasonOf(text)).toBe('not_available'),
  );

  test.each(['[c] [note 2]', '[c]²', '[low][p]'])('may have the mark of a note: %s', (text) => {
    const found = readNotation(text, '.');
    expect(found).toMatchObject({ value: Number.NaN });
    expect(found).not.toMatchObject({ reason: '' });
  });

  test.each(['lower', 'cc', 'b', '[p]', '[1]', 'none', 'constructor'])(
    'is not guessed from another text: %s',
    (text) => expect(typeof readNotation(text, '.')).toBe('string'),
  );
});

describe('the mark of a note', () => {
  test.each([
    ['910²', 910, '²'],
    ['910 ²', 910, '²'],
    ['5.9¹', 5.9, '¹'],
    ['5.9¹²', 5.9, '¹²'],
    ['5.9¹,²', 5.9, '¹,²'],
    ['5.9₁', 5.9, '₁'],
    ['5.9⁽¹⁾', 5.9, '⁽¹⁾'],
    ['12.3ᵖ', 12.3, 'ᵖ'],
    ['5.9 (1)', 5.9, '(1)'],
    ['12.3 (p)', 12.3, '(p)'],
    ['910[note 2]', 910, '[note 2]'],
    ['910 [Note 2, 3]', 910, '[Note 2, 3]'],
    ['910 [notes 2 and 3]', 910, '[notes 2 and 3]'],
    ['910 [footnote 2]', 910, '[footnote 2]'],
    ['910 (see note 2)', 910, '(see note 2)'],
    ['910 [2]', 910, '[2]'],
    ['910 [b]', 910, '[b]'],
    ['910 [r][p]', 910, '[r][p]'],
    ['910 [r, p]', 910, '[r, p]'],
    ['910 [u]', 910, '[u]'],
    ['7u', 7, 'u'],
    ['7.5 u', 7.5, 'u'],
    ['45%u', 45, 'u'],
    ['£1,910 [P]', 1910, '[P]'],
    ['45% [e]', 45, '[e]'],
    ['−1.5²', -1.5, '²'],
  ])('is no part of the figure: %s', (text, value, mark) => {
    expect(readNotation(text, '.')).toMatchObject({ value, mark, reason: '' });
  });

  test.each(['²', '[note 3]', '[1]', '[p]'])('by itself is not a figure: %s', (text) =>
    expect(read(text)).toBe('only_a_mark'),
  );
});

test('a text says how it is written: per cent, currency, and what separates thousands', () => {
  expect(readNotation('45 %', '.')).toMatchObject({ percent: true, currency: '', separator: '' });
  expect(readNotation('1,234 €', '.')).toMatchObject({ percent: false, currency: '€', separator: ',' });
  expect(readNotation("1'234", '.')).toMatchObject({ separator: "'" });
});
