import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { DEPRIVATION_FILE } from '../../../pipeline/editions/files.js';
import { parseDeprivation } from '../../../pipeline/editions/published.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { refusalOf } from '../../fixtures/refusal.js';

type Cells = Readonly<Record<string, string>>;
const EDITIONS = shipped('editions');
const committed = (file: string): Cells[] =>
  Papa.parse<Cells>(readFileSync(join(EDITIONS, 'england-2026', file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
const areas = committed('areas.csv').map(({ area_code = '' }) => ({ area_code }));
const text = readFileSync(join(EDITIONS, 'england-2026', DEPRIVATION_FILE), 'utf8');

describe('the Indices of Deprivation 2025 of an edition', () => {
  test('are in no edition without them', async () => {
    const edition = await loadEdition(EDITIONS, 'long-shadow-england-2026');
    expect('deprivation' in edition).toBe(false);
  });

  test('have a row for each of the 294 districts, in the order of the areas', async () => {
    const { deprivation, texts } = indexEditionOf(await loadEdition(EDITIONS, 'england-2026'));
    expect(texts.get(DEPRIVATION_FILE)).toBe(text);
    expect(deprivation?.map(({ area_code }) => area_code)).toEqual(areas.map(({ area_code }) => area_code));
    expect(deprivation).toHaveLength(294);
  });

  test('are refused where an area has no row, or a row has no area', () => {
    const lines = text.trimEnd().split('\n');
    const without = `${lines.slice(0, -1).join('\n')}\n`;
    const last = areas.at(-1)?.area_code;
    expect(refusalOf(() => parseDeprivation(without, 'file', areas))).toMatchObject({
      code: 'figures-invalid',
      message: `file has no row for ${last}`,
    });
    expect(refusalOf(() => parseDeprivation(text, 'file', areas.slice(0, -1)))).toMatchObject({
      code: 'figures-invalid',
      message: expect.stringContaining(`file: ${last} `),
    });
  });

  test('are refused where a cell does not match its schema', () => {
    const wrong = text.replace('37.58', 'many');
    expect(refusalOf(() => parseDeprivation(wrong, 'file', areas))).toMatchObject({
      code: 'figures-invalid',
      message: expect.stringContaining('file, row 2, '),
    });
  });

  test('give with every row the publisher, the copy and the licence', () => {
    for (const { source, licence, period } of parseDeprivation(text, 'file', areas)) {
      expect(source).toContain('Ministry of Housing, Communities and Local Government');
      expect(source).toContain('re-laid by humaniverse/IMD');
      expect([licence, period]).toEqual(['Open Government Licence v3.0', '2025']);
    }
  });

  test('are under the code of 2024 for all but Barnsley and Sheffield', () => {
    const rows = committed(DEPRIVATION_FILE);
    expect(
      rows
        .filter(({ area_code, from_code }) => area_code !== from_code)
        .map(({ area_name, area_code, from_code }) => [area_name, from_code, area_code]),
    ).toEqual([
      ['Barnsley', 'E08000016', 'E08000038'],
      ['Sheffield', 'E08000019', 'E08000039'],
    ]);
  });
});

const COPY = join(shipped(), '..', 'shared', 'data', 'converted', 'imd2025_england_ltla24.csv');
const present = existsSync(COPY);

describe.skipIf(!present)(
  `each frozen value, against the copy${present ? '' : ' (skipped: it is not at ../shared/data/converted)'}`,
  () => {
    // The copy quotes only names with a comma, and Papa can read them.
    const lines = present ? Papa.parse<string[]>(readFileSync(COPY, 'utf8')).data : [];
    const rows = committed(DEPRIVATION_FILE);
    const cellAt = (cell: string) => {
      const [, row = '', column = ''] = /^imd2025_england_ltla24\.csv#(\d+):(\w+)$/.exec(cell) ?? [];
      return lines[Number(row) - 1]?.[lines[0]?.indexOf(column) ?? -1];
    };

    test('is in the cell that it names, in the row of its code', () => {
      for (const { from_code, average_score, rank_of_average_score, cells = '' } of rows) {
        const [score = '', rank = ''] = cells.split(';');
        expect(Number(cellAt(score))).toBe(Number(average_score));
        expect(Number(cellAt(rank))).toBe(Number(rank_of_average_score));
        expect(cellAt(score.replace('imd_average_score', 'ltla24_code'))).toBe(from_code);
      }
    });

    test('leaves out only two districts of 296: the City of London and the Isles of Scilly', () => {
      const frozen = new Set(rows.map(({ from_code }) => from_code));
      const left = lines.slice(1).flatMap(([code, name]) => (code && !frozen.has(code) ? [name] : []));
      expect(left.sort()).toEqual(['City of London', 'Isles of Scilly']);
    });

    test('has the ranks of the scores, which are printed to three digits and may look the same', () => {
      const scores = lines.slice(1).flatMap((line) => (line[0] ? [Number(line[4])] : []));
      for (const { average_score, rank_of_average_score } of rows) {
        const above = scores.filter((score) => score > Number(average_score)).length;
        const alike = scores.filter((score) => score === Number(average_score)).length;
        expect(Number(rank_of_average_score)).toBeGreaterThan(above);
        expect(Number(rank_of_average_score)).toBeLessThanOrEqual(above + alike);
      }
    });
  },
);
