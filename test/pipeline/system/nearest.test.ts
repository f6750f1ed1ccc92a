import { describe, expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../pipeline/system/nearest.js';

const AREAS = ['North Norfolk', 'South Norfolk', 'Hartlepool', 'Birmingham', 'Bury', 'Burnley'];

describe('suggestions of similar words', () => {
  test.each([
    ['North Norflk', ['North Norfolk', 'South Norfolk']],
    ['Hartlepoool', ['Hartlepool']],
    ['birmingam', ['Birmingham']],
    ['Bruy', ['Bury']],
    ['Atlantis', []],
    ['', []],
  ])('for %j', (wanted, expected) => {
    expect(nearest(wanted, AREAS)).toEqual(expected);
  });

  test.each([
    // Changed letters, in a word of nine letters: three are a third of it.
    ['abcdefxyz', true],
    ['abcdewxyz', false],
    // Letters too many or too few.
    ['abcdefghixyz', true],
    ['abcdefghivwxyz', false],
    ['abcdef', false],
    ['abcdefg', true],
  ])('have at most a third of the letters of %s wrong', (wanted, found) => {
    expect(nearest(wanted, ['abcdefghi'])).toEqual(found ? ['abcdefghi'] : []);
  });

  test('may have one letter wrong, however short', () => {
    expect(nearest('ab', ['ax', 'xy', 'b', 'abxy'])).toEqual(['ax', 'b']);
  });

  test('are at most three, the nearest first, then alphabetical', () => {
    expect(nearest('abcdef', ['abcdxy', 'abcdxf', 'abcdef', 'abxdef', 'xbcdef'])).toEqual([
      'abcdef',
      'abcdxf',
      'abxdef',
    ]);
  });

  test('are a question, or empty', () => {
    expect(didYouMean('biuld', ['build', 'list'])).toEqual({ next: 'did you mean build?' });
    expect(didYouMean('frobnicate', ['build', 'list'])).toBeUndefined();
  });
});
