import { describe, expect, test } from 'vitest';
import { cellAsShown, percentCell, shifted, shownBy } from '../../../pipeline/tables/cell-format.js';

describe('a number with a format', () => {
  test.each([
    [300, '"[c]";"[c]"', '[c]'],
    [300, '\\[c\\]', '[c]'],
    [-3, '0;"low"', 'low'],
    [0, '"[c]";"[c]";"[c]"', '[c]'],
    [250, ';;;', '250, hidden by its format'],
    [-250, '0;;', '-250, hidden by its format'],
    [0.5, '[h]:mm', '0.5, shown as a date or a time by its format'],
    [0.5, '[h]', '0.5, shown as a date or a time by its format'],
  ])('that shows something else is what is shown: %d by %s', (value, format, shown) => {
    expect(cellAsShown(value, format)).toBe(shown);
  });

  test.each([
    [0, '0;-0;'],
    [0, '0;-0;"-"'],
    [0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-'],
    [1234.5, '#,##0.0'],
    [12, '0" people"'],
    [3, 'General'],
    [3, '@'],
    [7, ''],
    [1234567, '#,##0.00'],
    [1234567, '#,##0" , of all"'],
    [0.25, '# ?/?'],
    [1234567, '0.0E+00'],
    [-5, '0;(0)'],
    [-5, '0.00;[Red]0.00'],
    [-5, '0.0;"down "0.0'],
    [5, '0;0'],
    [12, '0.0" per 1,000"'],
    [3.2, '0.0" km"'],
  ])('that shows it, or a blank or a dash for zero, stays: %d by %s', (value, format) => {
    expect(cellAsShown(value, format)).toBe(value);
  });

  test.each([
    [1234567, '#,##0,', 1234.567, 1],
    [1234567, '#,##0,.0', 1234.567, 1],
    [1234567, '#,##0.0,', 1234.567, 1],
    [1234567, '0.0,,', 1.234567, 2],
    [-1234567, '#,##0,;-#,##0,', -1234.567, 1],
    [1234567, '£#,##0,', '£1234.567', 1],
    [1234567, '#,##0," "', 1234.567, 1],
    [0, '#,##0,', 0, 1],
    [1234567, '[>=1000000]0.0,,;[>=1000]0,;0', 1.234567, 2],
    [500000, '0,%', '50000%', 1],
  ])('that divides it by thousands is read as it is shown: %d by %s', (value, format, cell, thousands) => {
    expect(shownBy(value, format)).toEqual({ cell, thousands });
  });

  test.each([
    [1234567, '0.0,,"m"', '1.2m, stored as 1234567'],
    [1234567, '0.0,,\\m', '1.2m, stored as 1234567'],
    [12345, '#,##0,"k"', '12k, stored as 12345'],
    [5.5, '"£"0.0"k"', '£5.5k, stored as 5.5'],
    [5.5, '"£"0.0"m"', '£5.5m, stored as 5.5'],
    [5.5, '0.0" million"', '5.5 million, stored as 5.5'],
    [5, '0",000"', '5,000, stored as 5'],
    [5, '"1"0', '15, stored as 5'],
    [-5, '0;0', '5, stored as -5'],
    [-5, '"£"0;"£"0', '£5, stored as -5'],
  ])('that shows another number is a text of both: %d by %s', (value, format, cell) => {
    expect(shownBy(value, format)).toEqual({ cell, thousands: 0 });
  });

  test('as per cent or in a currency has the sign', () => {
    expect(cellAsShown(0.264, '0.0%')).toBe('26.4%');
    expect(cellAsShown(512.4, '"£"#,##0.00')).toBe('£512.4');
    expect([percentCell(0.07), shifted(0.264, 2)]).toEqual(['7%', 26.4]);
  });
});
