import { describe, expect, test } from 'vitest';
import { identifiersOf, isTimeIdentifier } from '../../../../pipeline/custom/index/time-identifiers.js';
import { givenTable } from './setup.js';

const found = (identifiers: readonly string[], keep = {}) =>
  identifiersOf(
    givenTable(
      ['year', 'time_identifier', 'level'],
      identifiers.map((text, i) => ['2024', text, i % 2 === 0 ? 'even' : 'odd']),
    ),
    keep,
  );

describe('time identifiers', () => {
  test('of one series, such as months, are a part of the period', async () => {
    expect(await found(['January', 'February', 'January'])).toEqual({
      index: 1,
      keep: {},
      inPeriod: true,
      others: { texts: [], tied: false },
    });
  });

  test('of two series are those of the one with most rows, and the others are named', async () => {
    expect(await found(['Calendar year', 'Academic year', 'Academic year'])).toMatchObject({
      keep: { time_identifier: 'Academic year' },
      inPeriod: false,
      others: { texts: ['Calendar year'], tied: false },
    });
    expect(await found(['Academic year', 'Autumn term', 'Spring term'])).toMatchObject({
      keep: { time_identifier: ['Autumn term', 'Spring term'] },
      inPeriod: true,
      others: { texts: ['Academic year'] },
    });
  });

  test('of two series with as many rows are those that come first, and it is said', async () => {
    expect(await found(['Calendar year', 'Academic year'])).toMatchObject({
      keep: { time_identifier: 'Calendar year' },
      others: { texts: ['Academic year'], tied: true },
    });
  });

  test('are counted in the rows that are kept', async () => {
    const { index } = await found(['January', 'Academic year', 'January'], { level: 'odd' });
    expect(index).toBe(-1);
  });

  test('are nothing to decide where there is one, none, or no column of them', async () => {
    for (const texts of [['January', 'January'], ['', ''], []]) expect((await found(texts)).index).toBe(-1);
    const table = givenTable(['year', 'identifier'], [['2024', 'a']]);
    expect((await identifiersOf(table, {})).index).toBe(-1);
    expect(['time_identifier', 'Time Identifier', 'timeidentifier'].every(isTimeIdentifier)).toBe(true);
  });
});
