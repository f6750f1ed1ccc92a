import { describe, expect, test } from 'vitest';
import { parseColumnMap } from '../../../../pipeline/custom/coldspots/column-map.js';
import { refusalOf } from '../../../fixtures/refusal.js';

const REST = 'earnings=E,gap=G,unexplained=U';
const refused = (text: string) => refusalOf(() => parseColumnMap(text));

describe('--map', () => {
  test.each([
    ['plain', `area=LA,${REST}`, 'LA'],
    ['with spaces around the equals signs', `area = LA , earnings = E,gap=G, unexplained=U`, 'LA'],
    ['with spaces inside', `area=Local authority,${REST}`, 'Local authority'],
    ['in quotation marks', `area="LA",${REST}`, 'LA'],
    ['with a comma, in quotation marks', `area="Authority, name",${REST}`, 'Authority, name'],
    [
      'with a comma and spaces around the quotation marks',
      `area = "Authority, name" ,${REST}`,
      'Authority, name',
    ],
    ['with doubled quotation marks', `area="the ""area"", or so",${REST}`, 'the "area", or so'],
    ['with quotation marks inside', `area=the "area",${REST}`, 'the "area"'],
    ['with an equals sign', `area=LA=name,${REST}`, 'LA=name'],
    ['before a comma at the end', `area=LA,${REST},`, 'LA'],
  ])('takes a header %s', (_, text, header) => {
    expect(parseColumnMap(text).get('area')).toBe(header);
    expect(parseColumnMap(text).get('unexplained')).toBe('U');
  });

  test('has optional standard errors', () => {
    expect([...parseColumnMap(`area=LA,${REST}`).keys()]).not.toContain('gap_se');
    expect(parseColumnMap(`area=LA,${REST},gap_se=S`).get('gap_se')).toBe('S');
  });

  test.each([
    ['an unreadable text', 'nonsense', 'nonsense'],
    ['two commas', `area=LA,,${REST}`, 'role=column'],
    ['an open quotation mark', `area="LA,${REST}`, 'role=column'],
    ['an unknown role', `are=LA,${REST}`, '"are"'],
    ['a role in capitals', `AREA=LA,${REST}`, '"AREA"'],
    ['a role that is a property of every object', `__proto__=LA,${REST}`, '"__proto__"'],
    ['no role', `=LA,${REST}`, '""'],
    ['a role without a column', `area=,${REST}`, 'area'],
    ['a role with an empty column', `area="",${REST}`, 'area'],
    ['a duplicate role', `area=LA,area=LB,${REST}`, 'area'],
    ['one column for two roles', 'area=LA,earnings=E,gap=E,unexplained=U', '"E" is both'],
    ['too few roles', 'area=LA,earnings=E', 'gap, unexplained'],
    ['escape sequences', `\u001b[31m=LA,${REST}`, String.raw`"\u001b[31m"`],
  ])('refuses %s', (_, text, named) => {
    const { code, message, next } = refused(text);
    expect(code).toBe('usage');
    expect(message).toContain(named);
    expect(message).not.toContain('\u001b');
    expect(next).not.toBe('');
  });

  test('suggests what may have been meant', () => {
    expect(refused(`are=LA,${REST}`).next).toContain('did you mean area?');
  });
});
