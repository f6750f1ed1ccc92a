import { describe, expect, it } from 'vitest';
import { classWords } from '../../../outputs/page/fills.js';
import { tieWords } from '../../../outputs/page/method-words.js';
import {
  countryWords,
  listed,
  periodWords,
  shareNoun,
  within,
  yearWords,
} from '../../../outputs/page/words.js';

describe('periods', () => {
  it.each([
    ['2024-09-01/P1Y', 'September 2024 to August 2025'],
    ['2022-01-01/P3Y', '2022 to 2024'],
    ['2023-01-01/P1Y', '2023'],
    ['2025-11-01/P3M', 'November 2025 to January 2026'],
    ['2025-04-30', '30 April 2025'],
    ['2025 (Rev)', '2025, revised'],
    ['2023-24', '2023-24'],
    ['2024-13-01/P1Y', '2024-13-01/P1Y'],
    ['2024-09-15/P1Y', '2024-09-15/P1Y'],
  ])('%s reads %s', (period, words) => expect(periodWords(period)).toBe(words));
});

it.each([
  ['2024-09-01/P1Y', '2024–25'],
  ['2023-01-01/P1Y', '2023'],
  ['2022-01-01/P3Y', '2022–24'],
  ['2025-04-30', 'Apr 2025'],
  ['2025 (Rev)', '2025 (rev.)'],
  ['2023-24', '2023–24'],
  ['1999-00', '1999–00'],
  ['2024-09', '2024-09'],
  ['2025', '2025'],
])('the period %s is %s in a column', (period, words) => {
  expect(yearWords(period)).toBe(words);
});

describe('words', () => {
  it('list none, one, two and three things', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });

  it('name a share, or give it in per cent', () => {
    expect([0.2, 0.1, 0.15].map(shareNoun)).toEqual(['fifth', 'tenth', '15%']);
  });

  it('keep an abbreviation within a sentence', () => {
    expect([within('Early years'), within('GCSEs and more')]).toEqual(['early years', 'GCSEs and more']);
  });

  it('call the classes fifths only where they are', () => {
    expect(Object.values(classWords(0.2, 'fifth'))).toEqual([
      '1 – best fifth (hotspots)',
      '2 – second fifth',
      '3 – middle fifth',
      '4 – fourth fifth',
      '5 – worst fifth (coldspots)',
    ]);
    expect(classWords(0.1, 'tenth')[1]).toBe('1 – best tenth (hotspots)');
    expect(Object.values(classWords(0.1, 'tenth')).join()).not.toContain('fifth');
  });

  it('write a tolerance without an exponent', () => {
    expect(tieWords(1e-9)).toContain('0.000000001 tie');
    expect(tieWords(0)).toBe('Equal scores tie');
  });
});

describe('the countries of an edition', () => {
  it('are named in a sentence, each once', () => {
    expect(countryWords({ country: 'E' })).toBe('England');
    expect(countryWords({ country: ['W', 'E', 'W'] })).toBe('England and Wales');
    expect(countryWords({ country: ['W', 'S', 'E'] })).toBe('Great Britain');
    expect(countryWords({ country: ['W', 'S', 'E', 'N'] })).toBe('the United Kingdom');
    expect(countryWords({ country: ['W', 'S', 'N'] })).toBe('Northern Ireland, Scotland and Wales');
  });
});
