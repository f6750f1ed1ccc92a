import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundariesOfYear } from '../../../pipeline/release/boundaries-of-year.js';
import { refusal } from '../../fixtures/refusal.js';

const today = readFileSync('geography/england-2025.topojson', 'utf8');
const many = readFileSync('geography/england-vintages.topojson', 'utf8');
/** Today's boundaries as those of another year, or of another country: codes begin with another letter. */
const asOf = (year: number, letter = 'E') =>
  today.replace('"vintage":"2025"', `"vintage":"${year}"`).replace(/"(id|area_code)":"E/g, `"$1":"${letter}`);

describe('the boundaries of a year', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smi-boundaries-'));
    writeFileSync(join(folder, 'a-2012.topojson'), asOf(2012));
    writeFileSync(join(folder, 'b-2030.topojson'), asOf(2030, 'W'));
    writeFileSync(join(folder, 'c-2030.topojson'), asOf(2030));
    cpSync('geography/england-2025.topojson', join(folder, 'a-2025.topojson'));
    cpSync('geography/england-vintages.topojson', join(folder, 'vintages.topojson'));
    writeFileSync(join(folder, 'README.md'), '"vintage":"2050"');
    writeFileSync(join(folder, 'undated.topojson'), '{}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([2016, 2018, 2025])('%d are those of the project’s file of many years', (year) => {
    const { file, text, topology } = boundariesOfYear(year);
    expect([file, text === many, topology.vintage]).toEqual([
      'geography/england-vintages.topojson',
      true,
      `${year}`,
    ]);
  });

  test('are in the file that has this year, one of many years first', () => {
    expect(boundariesOfYear(2012, ['E'], folder)).toMatchObject({
      file: 'geography/a-2012.topojson',
      topology: { vintage: '2012' },
    });
    expect(boundariesOfYear(2025, ['E'], folder).file).toBe('geography/vintages.topojson');
    expect(boundariesOfYear(2017, ['E'], folder).file).toBe('geography/vintages.topojson');
  });

  test('are of the countries that are asked for', () => {
    expect(boundariesOfYear(2030, ['W'], folder).file).toBe('geography/b-2030.topojson');
    expect(boundariesOfYear(2030, ['E'], folder).file).toBe('geography/c-2030.topojson');
  });

  test.each([
    [2013, ['E'], 'boundaries of 2013 for E'],
    [2050, ['E'], 'boundaries of 2050 for E'],
    [2018, ['W'], 'boundaries of 2018 for W'],
    [2030, ['E', 'W'], 'boundaries of 2030 for E, W'],
  ] as const)('%d of %j are refused where no file has them', async (year, countries, message) => {
    const error = await refusal(() => boundariesOfYear(year, countries, folder));
    expect(error).toMatchObject({
      code: 'setting-invalid',
      message: expect.stringContaining(message),
      next: 'give a year from 2012 to 2030',
    });
  });

  test('are refused where there is no folder, or none in it', async () => {
    const absent = await refusal(() => boundariesOfYear(2018, ['E'], join(folder, 'nowhere')));
    expect(absent.code).toBe('file-system');
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect((await refusal(() => boundariesOfYear(2018, ['E'], empty))).code).toBe('setting-invalid');
  });
});
