import { expect, test } from 'vitest';
import { scaleWord } from '../../../pipeline/tables/number-words.js';

test.each([
  ['k', false],
  ['£ k', true],
  ['bn', false],
  [' million', false],
  ['m', true],
])('a number next to %j is another number', (text, money) => expect(scaleWord(text, money)).toBe(true));

test.each([
  ['m', false],
  [' km', false],
  [' people', false],
  ['kg', true],
  ['', true],
])('a number next to %j is that number', (text, money) => expect(scaleWord(text, money)).toBe(false));
