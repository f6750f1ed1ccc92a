import { expect, test } from 'vitest';
import deprivation from '../../sources/indices-of-deprivation-2025.js';
import { fileOf } from '../../sources/source.js';
import { FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';
import { deprivation2025Workbook, deprivationWorkbook } from '../fixtures/workbook.js';

const { name } = fileOf(deprivation);
const observed = (bytes: Uint8Array) => deprivation.observe(new FixtureReader({ [name]: bytes }));

test('the average score of each district is read, with its cell', async () => {
  const found = await observed(await deprivation2025Workbook());
  expect(found.map(({ area_code, value, cell }) => [area_code, value, cell])).toEqual([
    ['E06000901', 25.125, `${name}#2:IMD - Average score`],
    ['E07000901', 12.75, `${name}#3:IMD - Average score`],
  ]);
});

test('a workbook of 2019 is not taken for one of 2025', async () => {
  const error = await refusal(observed(await deprivationWorkbook()));
  expect([error.code, error.message]).toEqual(['column-missing', expect.stringContaining('(2024)')]);
});

test.each([
  [
    'a district twice',
    [
      ['E06000901', 'A', 1, 1, 2],
      ['E06000901', 'B', 1, 1, 3],
    ],
    'row 3',
  ],
  ['a score that is text', [['E06000901', 'A', 1, 1, 'x']], '"x"'],
])('%s is refused', async (_, rows, said) => {
  const error = await refusal(observed(await deprivation2025Workbook(rows)));
  expect([error.code, error.message]).toEqual(['rows-unreadable', expect.stringContaining(said)]);
});
