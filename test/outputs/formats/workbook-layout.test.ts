import { describe, expect, test } from 'vitest';
import { heightOf, linesOf, widthOf } from '../../../outputs/formats/workbook-layout.js';

describe('lines of a text', () => {
  test.each([
    ['', 10, 1],
    ['one', 10, 1],
    ['ten of ten', 10, 1],
    ['ten of tens', 10, 2],
    ['one two three four', 9, 3],
    ['x'.repeat(25), 10, 3],
    [`a ${'x'.repeat(25)} b`, 10, 4],
    [`${'x'.repeat(20)} b`, 10, 3],
  ])('%s in %i characters: %i', (text, width, lines) => expect(linesOf(text, width)).toBe(lines));
});

describe('a row', () => {
  test('has a height of its own only where a wrapped cell takes several lines', () => {
    const text = 'x '.repeat(30);
    expect(heightOf([text], [20], [false])).toBeUndefined();
    expect(heightOf(['short', 5, null], [20, 20, 20], [true, true, true])).toBeUndefined();
    expect(heightOf(['short', text], [20, 20], [true, true])).toBe(3 * 15.75);
    expect(heightOf(['short', text], [20, 20], [true, true], true)).toBe(4 * 15.75);
  });

  test('is never higher than a worksheet allows', () => {
    expect(heightOf(['x '.repeat(9000)], [10], [true])).toBe(409);
  });
});

describe('a column', () => {
  test.each([
    [{ header: 'A' }, [['abc']], 12],
    [{ header: 'A', decimals: 1 }, [[1]], 14],
    [{ header: 'Unconstitutionally so' }, [], 21],
    [{ header: 'A' }, [['x'.repeat(30)], ['y']], 33],
    [{ header: 'A' }, [['x'.repeat(300)]], 48],
    [{ header: 'A', long: true }, [['x'.repeat(300)]], 70],
  ])('%j of %j is %i characters wide', (column, rows, width) => expect(widthOf(column, 0, rows)).toBe(width));
});
