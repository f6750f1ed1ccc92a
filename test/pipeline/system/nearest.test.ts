import { describe, expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../pipeline/system/nearest.js';

const AREAS = ['North Norfolk', 'South Norfolk', 'Hartlepool', 'Birmingham', 'Bury', 'Burnley'];

describe('the words that may have been meant', () => {
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

  test('are offered as a question, or not at all', () => {
    expect(didYouMean('biuld', ['build', 'list'])).toEqual({ next: 'did you mean build?' });
    expect(didYouMean('frobnicate', ['build', 'list'])).toBeUndefined();
  });
});
