import { describe, expect, it } from 'vitest';
import {
  correlationText,
  counted,
  exactPerCent,
  figureText,
  fixed,
  fixedOrDash,
  inWords,
  outOf,
  perCent,
  perCentOfDraws,
  plain,
  signed,
  weightPerCent,
  whole,
  withError,
} from '../../../outputs/formats/numbers.js';

describe('numbers', () => {
  it('have a true minus sign, commas between thousands and no minus before zero', () => {
    expect(fixed(-2.08, 2)).toBe('−2.08');
    expect(fixed(-1.005, 2)).toBe('−1.00');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(fixed(1234567.891, 1)).toBe('1,234,567.9');
    expect(fixed(-1234, 0)).toBe('−1,234');
    expect(whole(999)).toBe('999');
  });

  it('that are missing are a dash', () => {
    expect([fixedOrDash(null, 1), fixedOrDash(undefined, 0), fixedOrDash(0, 1)]).toEqual(['–', '–', '0.0']);
  });

  it('have no sign where they round to zero', () => {
    expect([2.71, -2.71, 0, 0.04, -0.04].map((value) => signed(value, 1))).toEqual([
      '+2.7',
      '−2.7',
      '0.0',
      '0.0',
      '0.0',
    ]);
  });

  it('have their standard error where it is known', () => {
    expect([withError(17, 1.24, 1), withError(17, null, 1), withError(null, 1, 1)]).toEqual([
      '17.0 ± 1.2',
      '17.0',
      '–',
    ]);
  });

  it('of a method file keep their digits, and figures have as many as requested', () => {
    expect([plain(-0.25), plain(0.1 + 0.2), plain(1234567.8, 6)]).toEqual(['−0.25', '0.3', '1234570']);
  });
});

describe('a correlation', () => {
  it('has two decimals, and one that is close to zero is not printed as zero', () => {
    expect([-0.5823, 0.1, 0, -0.0004, 1].map(correlationText)).toEqual([
      '−0.58',
      '0.10',
      '0.00',
      '−0.0004',
      '1.00',
    ]);
  });
});

describe('per cent', () => {
  it('is never rounded to 0% or 100%', () => {
    expect([0, 0.0001, 0.516, 0.9999, 1].map((share) => perCent(share))).toEqual([
      '0%',
      'under 1%',
      '52%',
      'over 99%',
      '100%',
    ]);
    expect([0.0004, 0.05, 0.9996].map((share) => perCent(share, 1))).toEqual([
      'under 0.1%',
      '5.0%',
      'over 99.9%',
    ]);
  });

  it('of random draws is never 0% or 100%', () => {
    expect([0, 0.004, 0.64, 0.996, 1].map(perCentOfDraws)).toEqual([
      'under 1%',
      'under 1%',
      '64%',
      'over 99%',
      'over 99%',
    ]);
  });

  it('of weights keeps one decimal where there is one', () => {
    expect([1 / 15, 0.2, 0.05].map(weightPerCent)).toEqual(['6.7%', '20%', '5%']);
  });

  it('of a method file has all its digits', () => {
    expect([0.6, 0.07, 0.125, 1].map(exactPerCent)).toEqual(['60%', '7%', '12.5%', '100%']);
  });
});

describe('counts', () => {
  it('agree with their nouns', () => {
    expect([counted(1, 'district'), counted(2000, 'district'), counted(1, 'a', 'b')]).toEqual([
      '1 district',
      '2,000 districts',
      '1 a',
    ]);
  });

  it('of some among many agree with the verb of one up to 1', () => {
    const has = (count: number, total: number) =>
      `${outOf(count, total, 'source')} ${count < 2 ? 'has' : 'have'}`;
    expect([has(0, 12), has(1, 12), has(2, 1200), has(0, 1), has(1, 1), has(0, 0)]).toEqual([
      'none of 12 sources has',
      '1 of 12 sources has',
      '2 of 1,200 sources have',
      'no source has',
      '1 source has',
      'none of 0 sources has',
    ]);
    expect(outOf(1, 2, 'county', 'counties')).toBe('1 of 2 counties');
  });

  it('under ten are words in a sentence', () => {
    expect([inWords(0), inWords(0, 'none'), inWords(9), inWords(10)]).toEqual(['no', 'none', 'nine', '10']);
  });
});

it.each([
  [43.70093, '43.7'],
  [546.8, '546.8'],
  [-0.012345, '−0.01235'],
  [0, '0'],
  [null, 'none'],
])('the figure %s is read out as %s', (value, text) => expect(figureText(value)).toBe(text));
