import { describe, expect, test } from 'vitest';
import {
  columnNames,
  raisedRun,
  splitCode,
  splitFigure,
  splitName,
} from '../../../pipeline/tables/note-marks.js';

describe('a name', () => {
  test.each([
    ['Hartlepool²', 'Hartlepool', '²'],
    ['Hartlepool [note 2]', 'Hartlepool', '[note 2]'],
    ['Hartlepool [p]', 'Hartlepool', '[p]'],
    ['Hartlepool[1]', 'Hartlepool', '[1]'],
    ['Rate 2024 ¹,²', 'Rate 2024', '¹,²'],
    ['Pay (see note 3)', 'Pay', '(see note 3)'],
    ['CO₂ emissions [note 4]', 'CO₂ emissions', '[note 4]'],
  ])('is read without the mark of a note: %s', (text, name, mark) =>
    expect(splitName(text)).toEqual({ text: name, mark }),
  );

  test.each([
    'Area, km²',
    'People per km²',
    'Volume in m³',
    'Adjusted R²',
    'χ²',
    'Rate (%)',
    'Pay (£)',
    'Table (1)',
    'Bournemouth, Christchurch and Poole',
    'コンピューター',
    '²',
    '[note 1]',
    'Smith [Junior]',
  ])('keeps what is part of it: %s', (text) => expect(splitName(text)).toEqual({ text, mark: '' }));
});

test('a code may end with a letter or a digit in brackets', () => {
  expect(splitCode('A[1]').text).toBe('A[1]');
  expect(splitCode('A [b]').text).toBe('A [b]');
  expect(splitCode('E06000001²').text).toBe('E06000001');
  expect(splitCode('E06000001 [note 1]').text).toBe('E06000001');
});

test('a figure has its marks behind it', () => {
  expect(splitFigure('5.9 (1)')).toEqual({ text: '5.9', mark: '(1)' });
  expect(splitFigure('5.9')).toEqual({ text: '5.9', mark: '' });
  expect(splitFigure('(1)')).toEqual({ text: '(1)', mark: '' });
});

test('columns that differ only in the mark keep it', () => {
  expect(columnNames(['Area', 'Rate¹', 'Rate²', 'Pay¹'])).toEqual(['Area', 'Rate¹', 'Rate²', 'Pay']);
});

describe('a raised run in a cell', () => {
  test.each([
    ['2', '910', '²'],
    ['1, 2', '5.9', '¹, ²'],
    ['p', '12.3', ' [note p]'],
    ['*', '12.3', ' [note *]'],
    ['note 2', '12.3', ' [note 2]'],
    ['[note 2]', '12.3', ' [note 2]'],
    ['(a)', '12.3', ' [note a]'],
    ['-3', '10', '^-3'],
    ['−3', '10', '^−3'],
    ['th', 'The 5', 'th'],
    [' ', '5', ' '],
  ])('never becomes a digit of what is before it: %s', (run, before, text) =>
    expect(raisedRun(run, before)).toBe(text),
  );

  test('that is lowered after a letter belongs to the word', () => {
    expect(raisedRun('2', 'CO', true)).toBe('2');
    expect(raisedRun('2', '5.9', true)).toBe('²');
    expect(raisedRun('max', 'T', true)).toBe('max');
  });
});
