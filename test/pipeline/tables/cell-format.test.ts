import { describe, expect, test } from 'vitest';
import { cellAsShown, percentCell, shifted } from '../../../pipeline/tables/cell-format.js';

describe('a number with a format', () => {
  test.each([
    [300, '"[c]";"[c]"', '[c]'],
    [300, '\\[c\\]', '[c]'],
    [-3, '0;"low"', 'low'],
    [0, '"[c]";"[c]";"[c]"', '[c]'],
    [250, ';;;', '250, hidden by its format'],
    [-250, '0;;', '-250, hidden by its format'],
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
    [0.5, '[h]:mm'],
    [0.5, '[h]'],
    [7, ''],
  ])('that shows it, or a blank or a dash for zero, stays: %d by %s', (value, format) => {
    expect(cellAsShown(value, format)).toBe(value);
  });

  test('as per cent or in a currency has the sign', () => {
    expect(cellAsShown(0.264, '0.0%')).toBe('26.4%');
    expect(cellAsShown(512.4, '"£"#,##0.00')).toBe('£512.4');
    expect([percentCell(0.07), shifted(0.264, 2)]).toEqual(['7%', 26.4]);
  });
});
