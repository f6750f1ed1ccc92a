import { describe, expect, test } from 'vitest';
import {
  CellProblems,
  isPercent,
  PUBLISHED_RULES,
  plainRules,
  readCell,
} from '../../../pipeline/tables/read-cell.js';
import { refusal } from '../../fixtures/refusal.js';

const PLAIN = plainRules(['NA', '-']);

describe('a plain number', () => {
  test.each([
    ['9500', 9500],
    ['-4000', -4000],
    ['+5', 5],
    ['.5', 0.5],
    ['9500.', 9500],
    ['1.5e4', 15000],
    [' 9500\u00a0\n', 9500],
    ['9500\u0007', 9500],
    ['\u202e9500', 9500],
    ['0', 0],
    [9500.25, 9500.25],
  ])('is read in the same way by every verb: %j', (cell, number) => {
    expect(readCell(cell, PLAIN)).toBe(number);
    expect(readCell(cell, PUBLISHED_RULES)).toBe(number);
  });

  test.each(['-0', -0])('has no minus before zero: %j', (cell) => {
    expect(Object.is(readCell(cell, PLAIN), 0)).toBe(true);
    expect(Object.is(readCell(cell, PUBLISHED_RULES), 0)).toBe(true);
  });

  test.each(['NaN', 'nan', '-inf', 'Infinity', '1e999', Number.NaN, Number.POSITIVE_INFINITY])(
    'is finite, which %j is not',
    (cell) => {
      expect(readCell(cell, PLAIN)).toBe('value-not-finite');
      expect(readCell(cell, PUBLISHED_RULES)).toBe('value-not-finite');
    },
  );
});

describe('a formatted number', () => {
  test.each([
    ['9,500', 9500],
    ['£9,500', 9500],
    ['£ 9,500.50', 9500.5],
    ['−4,000', -4000],
    ['–4,000', -4000],
    ['−£4,000', -4000],
    ['£-4,000', -4000],
    ['45%', 45],
    ['45 %', 45],
  ])('is read on request: %j', (text, number) => {
    expect(readCell(text, PUBLISHED_RULES)).toBe(number);
    expect(readCell(text, PLAIN)).toBe('table-invalid');
  });

  test('knows whether it is a percentage', () => {
    expect([isPercent('45 %'), isPercent('45')]).toEqual([true, false]);
  });
});

test.each([
  '(4,000)',
  '9500*',
  '9500 [u]',
  '9.500,00',
  '1,00',
  '1 000',
  '--5',
  '£',
  '%',
  '5%%',
  '£9.5k',
  '1/2',
  '0x10',
  '#N/A',
  '#DIV/0!',
  'true',
  '２',
  'constructor',
  '__proto__',
])('an ambiguous number is not guessed: %j', (text) => {
  expect(readCell(text, PUBLISHED_RULES)).toBe('table-invalid');
  expect(readCell(text, PLAIN)).toBe('table-invalid');
});

describe('a missing figure', () => {
  test.each(['', ' ', '\u200b', null, undefined])('is an empty cell for every verb: %j', (cell) => {
    expect(readCell(cell, PLAIN)).toBeNaN();
    expect(readCell(cell, PUBLISHED_RULES)).toBeNaN();
  });

  test.each([
    ['..', 'not_available'],
    ['x', 'not_available'],
    ['–', 'not_available'],
    ['N/A', 'not_available'],
    ['c', 'suppressed'],
    ['C', 'suppressed'],
    ['[c]', 'suppressed'],
    ['z', 'not_applicable'],
  ])('has the symbol of a publisher, which gives the reason: %j', (text, reason) => {
    expect(readCell(text, PUBLISHED_RULES)).toBeNaN();
    expect(PUBLISHED_RULES.missing(text)).toBe(reason);
    expect(readCell(text, PLAIN)).toBe('table-invalid');
  });

  test('has one of the texts that the user declares, case-sensitive', () => {
    expect(readCell(' NA ', PLAIN)).toBeNaN();
    expect(readCell('-', PLAIN)).toBeNaN();
    expect(readCell('na', PLAIN)).toBe('table-invalid');
  });

  test('may have a number that the user declares, as text or as a number', () => {
    const rules = plainRules(['-99']);
    expect(readCell('-99', rules)).toBeNaN();
    expect(readCell(-99, rules)).toBeNaN();
    expect(readCell(-98, rules)).toBe(-98);
  });
});

describe('invalid cells', () => {
  test('are named together, those of the first type as details', async () => {
    const problems = new CellProblems('t.csv', 'correct them');
    problems.add('table-invalid', 3, 'a', '\u001b[31mone');
    problems.add('value-not-finite', 4, 'b', 'inf');
    problems.add('table-invalid', 5, 'c', null);
    const { code, message, next, places } = await refusal(() => problems.check());
    expect([code, next]).toEqual(['table-invalid', 'correct them']);
    expect(message).toContain('t.csv, row 3, column "a"');
    expect(message).toContain('2 more cells');
    expect(message).not.toContain('\u001b');
    expect(places.map((place) => /row \d+/.exec(place)?.[0])).toEqual(['row 3', 'row 5']);
  });

  test('throw nothing where there are none', () => {
    expect(() => new CellProblems('t.csv', '').check()).not.toThrow();
  });
});
