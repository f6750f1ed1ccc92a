import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EarlierOutput, OutputCell } from '../../../../pipeline/records/disclosure/earlier-output.js';
import { areasOfRegisters } from '../../../../pipeline/records/release/areas.js';
import {
  checkPrevious,
  readPrevious,
  recodePrevious,
} from '../../../../pipeline/records/release/previous.js';
import { refusal, refusalOf } from '../../../fixtures/refusal.js';
import { errorOf, smi } from '../../cli/setup.js';
import { csvOf, nation } from './small-nation.js';

const root = mkdtempSync(join(tmpdir(), 'previous-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const i = (...names: string[]) => join(root, ...names);
beforeAll(async () => {
  writeFileSync(i('records.csv'), csvOf(nation()));
  const args = ['estimate', 'records.csv', '--out', 'sons', '--draws', '100'];
  expect(await smi(args, { folder: root })).toMatchObject({ code: 0 });
});

let copies = 0;
/** A copy of the output with a changed file. */
function altered(file: string, by: (text: string) => string | undefined): string {
  copies += 1;
  const folder = i(`copy-${copies}`);
  cpSync(i('sons'), folder, { recursive: true });
  const text = by(readFileSync(join(folder, file), 'utf8'));
  if (text === undefined) rmSync(join(folder, file));
  else writeFileSync(join(folder, file), text);
  return folder;
}

describe('an earlier output', () => {
  test('reads back as written, and has no count below ten', async () => {
    const { selection, cells } = await readPrevious(i('sons'));
    expect(selection).toEqual({ sex: 'sons', earnings: 'in_work' });
    const counts = cells.flatMap((cell) => Object.values(cell.counts));
    expect(counts.filter((count) => count > 0 && count < 10)).toEqual([]);
    expect(counts.every((count) => count % 5 === 0)).toBe(true);
  });

  test.each<[string, string, (text: string) => string | undefined, RegExp]>([
    ['lacks its disclosure record', 'disclosure.json', () => undefined, /disclosure\.json does not exist/],
    ['lacks its receipt', 'receipt.json', () => undefined, /receipt\.json does not exist/],
    [
      'has a receipt of another program',
      'receipt.json',
      () => '{}',
      /receipt\.json is not as it was written/,
    ],
    ['is not JSON', 'disclosure.json', (text) => text.slice(0, -9), /is not JSON/],
    ['has another structure', 'disclosure.json', () => '[]', /is not as it was written: the whole/],
    [
      'declares a withheld figure as published',
      'disclosure.json',
      (text) => text.replace('"withheld"', '"published"'),
      /disclosure\.json is not the file/,
    ],
    ['has other people', 'disclosure.json', (text) => text.replace('"sons"', '"all"'), /is not the file/],
  ])('that %s is refused', async (_, file, by, message) => {
    const error = await refusal(() => readPrevious(altered(file, by)));
    expect(error).toMatchObject({ code: 'previous-invalid', exit: 2 });
    expect(error.message).toMatch(message);
  });

  test('that is refused stops the estimate before any record is read', async () => {
    const folder = altered('disclosure.json', (text) => text.replace('"withheld"', '"absent"'));
    const args = ['estimate', 'records.csv', '--out', 'x', '--previous', folder, '--json'];
    expect(errorOf(await smi(args, { folder: root })).code).toBe('previous-invalid');
  });
});

describe('areas of earlier outputs', () => {
  const cell = (area_code: string, level: OutputCell['level'], parent: string | null): OutputCell => ({
    area_code,
    level,
    parent,
    family: 'earnings',
    state: 'published',
    counts: {},
  });
  const output = (...cells: OutputCell[]): EarlierOutput => ({
    inputs: 'records',
    selection: { sex: 'sons', earnings: 'in_work' },
    cells,
  });
  const area = cell('E06000001', 'area', 'E12000001');

  test('are each in one larger area, the same in every output and in the records', () => {
    expect(() => checkPrevious([area], [output(area), output(area)])).not.toThrow();
    const moved = cell('E06000001', 'area', 'E12000002');
    for (const previous of [[output(moved)], [output(area), output(moved)]])
      expect(refusalOf(() => checkPrevious([area], previous)).message).toContain('lies in E12000002');
  });

  test('are of one level, and not within each other', () => {
    const region = cell('E06000001', 'region', 'E12000001');
    expect(refusalOf(() => checkPrevious([area], [output(region)])).message).toContain('is a region');
    const self = cell('E06000002', 'area', 'E06000002');
    expect(refusalOf(() => checkPrevious([], [output(self)])).message).toContain('lies in E06000002');
    const circle = output(cell('E06000003', 'area', 'E06000004'), cell('E06000004', 'area', 'E06000003'));
    expect(refusalOf(() => checkPrevious([], [circle])).code).toBe('previous-invalid');
  });

  test('have the codes of today where only the code changed, and stay as they are where areas were merged', () => {
    const codes = ['E08000016', 'E08000001', 'E07000026', 'E12000003'];
    const earlier = output(...codes.map((code) => cell(code, 'area', 'E12000003')));
    const { cells } = recodePrevious(earlier, areasOfRegisters());
    // Barnsley has another code, Bolton has not, Allerdale became a part of Cumberland.
    expect(cells.map(({ area_code }) => area_code)).toEqual(['E08000038', ...codes.slice(1)]);
    expect(cells.every(({ parent }) => parent === 'E12000003')).toBe(true);
  });
});
