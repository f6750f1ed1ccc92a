import { expect, test } from 'vitest';
import { shortName } from '../../../outputs/page/short-name.js';

test.each([
  ['Leeds', 24, 'Leeds'],
  ['', 4, ''],
  ['abcd', 4, 'abcd'],
  ['abcde', 4, 'abc…'],
  ['ab cd', 4, 'ab…'],
  ['ABCDE', 6, 'ABC…'],
  ['東京都千代田区', 8, '東京都…'],
  ['a😀😀😀', 6, 'a😀😀…'],
])('%j with space for %i is %j', (name, most, short) => {
  expect(shortName(name, most)).toBe(short);
});

test('the longest name of an authority in England is not cut in a chart of ranks', () => {
  expect(shortName('Bournemouth, Christchurch and Poole', 37)).not.toContain('…');
});
