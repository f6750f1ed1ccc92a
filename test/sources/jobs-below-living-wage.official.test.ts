import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import jobsBelowLivingWage from '../../sources/jobs-below-living-wage.js';
import { fileOf, type SeriesObservation } from '../../sources/source.js';
import { COEFFICIENTS, ESTIMATES } from '../fixtures/living-wage.js';
import { describeOfficial, officialPath } from '../fixtures/official.js';
import { FixtureReader } from '../fixtures/reader.js';
import { sheetCells, unzip } from '../independent/old-workbook-reader.js';

const isDistrict = ({ area_code }: SeriesObservation) => /^E0[6-9]/.test(area_code);

describeOfficial('the jobs below the Living Wage, from the official archive', () => {
  let observations: SeriesObservation[];
  const tables = new Map<string, ReturnType<typeof sheetCells>>();
  beforeAll(async () => {
    const bytes = readFileSync(officialPath(jobsBelowLivingWage));
    observations = await jobsBelowLivingWage.observe(
      new FixtureReader({ [fileOf(jobsBelowLivingWage).name]: bytes }),
    );
    const files = unzip(bytes);
    for (const name of [ESTIMATES, COEFFICIENTS]) tables.set(name, sheetCells(files.get(name)!, 'All'));
  });

  test('are of 309 districts of England, of which 67 are suppressed', () => {
    const districts = observations.filter(isDistrict);
    expect(districts).toHaveLength(309);
    const missing = districts.filter(({ value }) => value === null);
    expect(missing).toHaveLength(67);
    expect(new Set(missing.map(({ status, reason }) => `${status} ${reason}`))).toEqual(
      new Set(['missing suppressed']),
    );
    // Their coefficients are printed, and all are at least 20 %.
    for (const { raw_text } of missing) expect(Number(raw_text.split(';')[1])).toBeGreaterThanOrEqual(20);
  });

  test('are what another reader finds in the same rows, with the same limits', () => {
    const wrong = observations.filter(({ area_code, value, lower, upper, cell, raw_text }) => {
      const found = cell.split(';').map((place) => {
        const [, name = '', row = ''] = /^[^/]+\/(.*)#(\d+):All!Per cent$/.exec(place) ?? [];
        const table = tables.get(name);
        return { code: table?.get(`${row} 2`), figure: table?.get(`${row} 4`) };
      });
      const [estimate, coefficient] = found.map(({ figure }) => figure);
      const text = found.map(({ figure }) => String(figure)).join(';');
      if (found.some(({ code }) => code !== area_code) || text !== raw_text) return true;
      if (typeof estimate !== 'number') return value !== null || lower !== null || upper !== null;
      const error = (Number(coefficient) / 100) * estimate;
      const near = (a: number | null, b: number) => a !== null && Math.abs(a - b) < 1e-9;
      return !(
        value === estimate &&
        near(lower, estimate - 1.96 * error) &&
        near(upper, estimate + 1.96 * error)
      );
    });
    expect(wrong).toEqual([]);
    expect(observations).toHaveLength(411);
  });
});
