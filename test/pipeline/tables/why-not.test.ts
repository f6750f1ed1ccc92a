import { describe, expect, test } from 'vitest';
import { unseenIn, whyNot } from '../../../pipeline/tables/why-not.js';

describe('why a text is not a number', () => {
  test.each([
    ['#DIV/0!', /formula/, /correct the formula/],
    ['#REF!', /formula/, /empty/],
    ['Err:502', /formula/, /empty/],
    ['<5', /bound/, /\[c\]/],
    ['> 95%', /bound/, /empty/],
    ['≥3', /bound/, /empty/],
    ['5+', /bound/, /empty/],
    ['２３', /full-width/, /0 to 9/],
    ['٣', /another script/, /0 to 9/],
    ['5-', /sign behind/, /-5/],
    ['1,234.5−', /sign behind/, /in front/],
    ['10-12', /range/, /one number/],
    ['5 to 10', /range/, /one number/],
    ['1/2', /fraction/, /point/],
    ['½', /fraction/, /point/],
    ['31/03/2024', /date/, /column/],
    ['2024-03-31', /date/, /column/],
    ['£9.5k', /multiplies/, /in full/],
    ['3 million', /multiplies/, /in full/],
    ['US$8', /currency/, /sign/],
    ['GBP 8', /currency/, /sign/],
    ['8 EUR', /currency/, /sign/],
    ['5.9 (1.2)', /brackets/, /column/],
    ['12 [c]', /brackets/, /alone/],
    ['1.234.567', /several points/, /without points/],
    ['12 34', /spaces/, /by itself/],
    ['50p', /letters behind/, /brackets/],
    ['5 m²', /letters behind/, /brackets/],
    ['9500*', /sign behind/, /brackets/],
    ['c.5', /in front/, /by itself/],
    ['1.2m, stored as 1234567', /shown otherwise/, /format/],
    ['250, hidden by its format', /no reader/, /format/],
  ])('is said in a few words, with what to do: %s', (text, words, next) => {
    expect(whyNot(text)?.words).toMatch(words);
    expect(whyNot(text)?.next).toMatch(next);
  });

  test.each(['Hull', 'lower', '', 'see notes'])('is not said of a word: %j', (text) =>
    expect(whyNot(text)).toBeUndefined(),
  );
});

test('characters that are not seen are named, each once', () => {
  expect(unseenIn('95\u200b0\u200b0\u00ad')).toBe('U+200B, U+00AD');
  expect(unseenIn('9500')).toBe('');
});
