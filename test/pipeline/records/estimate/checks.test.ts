import { describe, expect, it } from 'vitest';
import { refusal } from '../../../fixtures/refusal.js';
import { estimatePeople, type Person, somePeople } from './people.js';

const HUNDRED = somePeople(100);
const withOne = (change: Partial<Person>) =>
  HUNDRED.map((one, i) => (i === 50 ? { ...one, ...change } : one));
const messageOf = async (change: Partial<Person>, options = {}) =>
  (await refusal(() => estimatePeople(withOne(change), options))).message;

describe('an invalid value is an error that names the column', () => {
  it.each([
    ['earnings', -5],
    ['earnings', Number.POSITIVE_INFINITY],
    ['earnings', 10_000_001],
    ['circumstances', Number.NEGATIVE_INFINITY],
    ['weight', -1],
    ['weight', 1_000_001],
  ] as const)('%s of %d', async (column, value) => {
    const message = await messageOf({ [column]: value });
    expect(message).toMatch(new RegExp(`^${column} is not .* in fewer than 10 rows`));
    expect(message).not.toContain(String(value));
  });

  it('an unknown area', async () => {
    expect(await messageOf({ area: 'E07999999' })).toContain(
      'area is "E07999999" in 1 row, which is not an area',
    );
  });

  it('a word that is not a sex', async () => {
    expect(await messageOf({ sex: 'unknown' })).toContain('sex is "unknown" in 1 row, which is not a sex');
  });

  it('more qualifications or cohorts than allowed', async () => {
    const many = somePeople(300, (i) => ({ qualification: `q${i}` }));
    expect((await refusal(() => estimatePeople(many))).message).toContain(
      'qualification has 300 different values',
    );
    const years = somePeople(300, (i) => ({ cohort: 1000 + i }));
    expect((await refusal(() => estimatePeople(years))).message).toContain('cohort has 300 different values');
  });

  it('a person in two rows is counted and not named', async () => {
    const { message, places, next } = await refusal(() => estimatePeople(withOne({ person: 'P7' })));
    expect(message).toMatch(/^1 person .*2 rows/);
    expect([message, next, ...places].join(' ')).not.toContain('P7');
  });

  it('circumstances so extreme that all others fall into one step', async () => {
    expect(await messageOf({ circumstances: 1e14 })).toContain('family circumstances of a row');
  });
});

describe('fifths that cannot be formed', () => {
  it('name the cohort, where all have the same circumstances', async () => {
    const same = somePeople(100, (i) => (i % 2 === 0 ? { cohort: 1987, circumstances: 3 } : {}));
    const { message } = await refusal(() => estimatePeople(same));
    expect(message).toContain('cannot be formed in cohort "1987"');
  });

  it('also where a fifth would be empty: four values, or half of the people at one', async () => {
    const four = somePeople(100, (i) => ({ circumstances: i % 4 }));
    expect((await refusal(() => estimatePeople(four))).message).toContain('too few different values');
    const half = somePeople(100, (i) => (i % 2 === 0 ? { circumstances: 50 } : {}));
    expect((await refusal(() => estimatePeople(half))).message).toContain('too few different values');
  });

  it('no person has circumstances, or is of the chosen sex', async () => {
    const none = somePeople(50, () => ({ circumstances: null }));
    expect((await refusal(() => estimatePeople(none))).message).toContain(
      'no record has family circumstances',
    );
    expect((await refusal(() => estimatePeople(HUNDRED, { sex: 'daughters' }))).message).toContain(
      'records of daughters',
    );
  });
});
