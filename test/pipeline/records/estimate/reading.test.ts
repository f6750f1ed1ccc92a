import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingWords } from '../../../../pipeline/records/estimate/reading.js';
import { refusalOf } from '../../../fixtures/refusal.js';
import { oneIn } from '../../../project/checkout.js';
import { csvOf, nation } from '../release/small-nation.js';
import { estimateFiles, estimatePeople, freshPath, type Person, somePeople } from './people.js';
import { place } from './places.js';

const AREAS = new Map(
  [1, 2, 3, 4, 6, 7, 8, 9].map((i) => [`E0600000${i}`, place(`Area ${i}`, i < 5 ? '1' : '2')]),
);
const PEOPLE = nation();

/** The estimates with this cell in the column of every third record. */
function withCell(column: string, cell: string, missing: readonly string[] = []) {
  const path = freshPath('.csv');
  writeFileSync(path, csvOf(PEOPLE.map((one, i) => (i % 3 === 0 ? { ...one, [column]: cell } : one))));
  return estimateFiles([path], { areas: AREAS, missing });
}

const empties = new Map<string, ReturnType<typeof withCell>>();

/** The estimates with the word in the column of every third record, and with an empty cell there. */
async function withWord(column: string, word: string, missing: readonly string[] = []) {
  const empty = empties.get(column) ?? withCell(column, '');
  empties.set(column, empty);
  return { said: await withCell(column, word, missing), empty: await empty };
}

describe('a word for a missing value is read as an empty cell', () => {
  const WORDS: [column: string, word: string][] = [
    ['earnings', 'NA'],
    ['area', '..'],
    ['circumstances', ' null '],
    ['earnings', '.'],
    ['earnings', 'NaN'],
    ['sex', '.'],
    ['qualification', 'N/A'],
    ['fsm', 'na'],
    ['cohort', 'NA'],
  ];
  test.each(oneIn(3, WORDS))('%s: %s', async (column, word) => {
    const { said, empty } = await withWord(column, word);
    expect(said.estimates).toEqual(empty.estimates);
    expect(said.checks).toEqual(empty.checks);
    expect(Object.entries(said.checks.columns).find(([role]) => role === column)?.[1].missing).toBe(
      Math.ceil(PEOPLE.length / 3),
    );
  });

  const NAMED: [column: string, word: string, missing: string][] = [
    ['earnings', '-9.0', '-9'],
    ['qualification', '99', '99'],
    ['earnings', 'Unknown', 'unknown'],
    ['weight', 'none given', 'none given'],
  ];
  test.each(oneIn(2, NAMED))('%s: %s, which the user names', async (column, word, missing) => {
    const { said, empty } = await withWord(column, word, [missing]);
    expect(said.estimates).toEqual(empty.estimates);
  });

  test('in Parquet: not-a-number, and the user’s codes of any type', async () => {
    const people = somePeople(400, (i) => (i % 5 === 0 ? { earnings: null, qualification: null } : {}));
    const plain = await estimatePeople(people);
    const coded = people.map(
      (one, i): Person =>
        i % 5 === 0 ? { ...one, earnings: i % 2 ? Number.NaN : -8, qualification: '-8' } : one,
    );
    expect((await estimatePeople(coded, { missing: ['-8'] })).estimates).toEqual(plain.estimates);
  });

  test('a person without an identifier is not a person in two rows', async () => {
    const people = somePeople(100, (i) => (i < 9 ? { person: ['NA', '', null][i % 3] ?? null } : {}));
    expect((await estimatePeople(people)).checks.columns.person?.missing).toBe(9);
  });
});

test('a word that is a value, or none, cannot be named as missing', () => {
  expect(missingWords('-9, Unknown')).toEqual(['-9', 'Unknown']);
  for (const words of ['0', 'male', 'unknown,F', 'a,,b'])
    expect(refusalOf(() => missingWords(words)).code).toBe('usage');
});
