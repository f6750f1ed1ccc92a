import { describe, expect, test } from 'vitest';
import { tableLines, widthOf, wrapped } from '../../../outputs/formats/text-layout.js';

test('the width of a text counts the columns of a terminal', () => {
  expect(widthOf('Ynys Mo\u0302n')).toBe(8);
  expect(widthOf('日本')).toBe(4);
  expect(widthOf('a\u200bb')).toBe(2);
  expect(widthOf('')).toBe(0);
});

describe('a text is wrapped', () => {
  test('between words, with an indent that hangs', () => {
    expect(wrapped('  one two three', 9, 2)).toEqual(['  one two', '    three']);
    expect(wrapped('', 9)).toEqual(['']);
  });

  test('within a word that is longer than a line, and by columns, not by letters', () => {
    expect(wrapped('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrapped('日本語', 4)).toEqual(['日本', '語']);
  });

  test.each([40, 60, 80])('so that no line is wider than %i columns', (width) => {
    const text = `  ${'Bournemouth, Christchurch and Poole '.repeat(9)}${'x'.repeat(200)}`;
    for (const line of wrapped(text, width, 2)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});

describe('a table', () => {
  const columns = [{ title: '' }, { title: 'figure' }, { title: 'rank', right: true }];
  const rows = [
    ['A long name of a figure, in many words indeed', '52.2 per cent', '7'],
    ['日本', '1 year', '120'],
  ];

  test('has columns below each other, and a first column that is wrapped', () => {
    const [head, first, rest, wide] = tableLines(columns, rows, 60);
    expect(head).toMatch(/^ {30,}figure +rank$/);
    expect(first).toMatch(/^ {2}A long name of a figure, in many +52\.2 per cent +7$/);
    expect(rest).toBe('    words indeed');
    // two columns for each of the two signs: the next column begins below the others
    expect(widthOf(wide?.slice(0, wide.indexOf('1 year')) ?? '')).toBe(first?.indexOf('52.2'));
    expect(new Set([head, first, wide].map((line) => widthOf(line ?? ''))).size).toBe(1);
  });

  test('is stacked where there is no room', () => {
    expect(tableLines(columns, rows, 40)).toEqual([
      '  A long name of a figure, in many words',
      '    indeed',
      '    figure: 52.2 per cent',
      '    rank: 7',
      '  日本',
      '    figure: 1 year',
      '    rank: 120',
    ]);
  });

  test.each([40, 50, 60, 80, 100])('is never wider than %i columns', (width) => {
    for (const line of tableLines(columns, rows, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});
