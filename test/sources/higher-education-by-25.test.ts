import { expect, test } from 'vitest';
import higherEducationBy25 from '../../sources/higher-education-by-25.js';

test('a source whose figures were typed again has no file, says so, and gives its licence', async () => {
  expect(higherEducationBy25.files).toEqual([]);
  expect(higherEducationBy25.retyped).toMatch(/no official bytes/);
  expect(higherEducationBy25.licence).toBe('Open Government Licence v3.0');
  expect(higherEducationBy25.indicators.map(({ code }) => code)).toEqual([
    'higher_education_by_25_fsm',
    'higher_education_by_25_other',
  ]);
  // The figures are in retyped.csv of an edition: there is no file to observe.
  await expect(
    higherEducationBy25.observe({
      bytes: () => Promise.reject(new Error('opened a file')),
      parquet: () => Promise.reject(new Error('opened a file')),
      reference: () => Promise.reject(new Error('opened a file')),
    }),
  ).resolves.toEqual([]);
});
