import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { recordedRevisions, revisionsWith } from '../../../pipeline/changes/revisions.js';
import type { Frozen } from '../../../pipeline/editions/freeze.js';
import type { Area } from '../../../schemas/area.js';
import { type Figure, figureTable } from '../../../schemas/figure.js';
import { revisionTable } from '../../../schemas/revision.js';

const AREA = { area_code: 'E06000001', area_name: 'Hartlepool' } as Area;
const figure = (more: Partial<Figure> = {}): Figure => ({
  area_code: 'E06000001',
  indicator: 'pay',
  period: '2025',
  value: 500,
  lower: null,
  upper: null,
  status: 'observed',
  reason: '',
  flags: '',
  from_codes: 'E06000001',
  source: 'els-pay',
  cells: 'pay.csv#7:observation',
  raw_text: '500',
  ...more,
});
const frozenOf = (figures: readonly Figure[], context: readonly Figure[] = []): Frozen => ({
  areas: [AREA],
  figures,
  context,
  harmonised: [],
  origin: { areas: { country: 'E', level: 'lower_tier', year: 2025, exclude: [] }, official_files: [] },
});
const OLD_HASH = 'a'.repeat(64);
const NEW_HASH = 'b'.repeat(64);
const hashes = { before: new Map([['pay.csv', OLD_HASH]]), after: new Map([['pay.csv', NEW_HASH]]) };
const texts = (figures: readonly Figure[], more: readonly [string, string][] = []) =>
  new Map([['figures.csv', toCsv(figureTable, figures)], ...more]);
const revised = (before: ReadonlyMap<string, string>, frozen: Frozen, on = '2026-03-04') =>
  revisionsWith('edition', before, frozen, on, hashes);

describe('revisions of published figures', () => {
  test('a figure that moved has its value, cells and files of before and now', () => {
    const now = figure({ value: 510, cells: 'pay.csv#9:observation' });
    expect(revised(texts([figure()]), frozenOf([now]))).toEqual([
      {
        revision: 1,
        revised_on: '2026-03-04',
        table: 'figures',
        area_code: 'E06000001',
        area_name: 'Hartlepool',
        indicator: 'pay',
        period: '2025',
        value_before: 500,
        value_after: 510,
        status_before: 'observed',
        status_after: 'observed',
        source: 'els-pay',
        cells_before: 'pay.csv#7:observation',
        cells_after: 'pay.csv#9:observation',
        sha256_before: OLD_HASH,
        sha256_after: NEW_HASH,
      },
    ]);
  });

  test('a figure that appears or goes is one; a new period, a new area and another row are none', () => {
    const missing = figure({ value: null, status: 'missing' });
    expect(revised(texts([missing]), frozenOf([figure()]))).toMatchObject([{ value_before: null }]);
    expect(revised(texts([figure()]), frozenOf([missing]))).toMatchObject([{ value_after: null }]);
    for (const other of [
      figure({ period: '2026', value: 9 }),
      figure({ area_code: 'E06000002', value: 9 }),
      figure({ cells: 'pay.csv#99:observation' }),
    ])
      expect(revised(texts([figure()]), frozenOf([other]))).toEqual([]);
    expect(revised(new Map(), frozenOf([figure()]))).toEqual([]);
  });

  test('the next refresh adds to what was recorded, under the next number, also on the same day', () => {
    const first = revised(texts([figure()]), frozenOf([figure({ value: 510 })]));
    const recorded: [string, string] = ['revisions.csv', toCsv(revisionTable, first)];
    const before = texts([figure({ value: 510 })], [recorded]);
    const second = revised(before, frozenOf([figure({ value: 520 })]));
    expect(second.map((row) => [row.revision, row.value_before, row.value_after])).toEqual([
      [1, 500, 510],
      [2, 510, 520],
    ]);
    expect(revised(before, frozenOf([figure({ value: 510 })]))).toEqual(recordedRevisions(before, 'edition'));
  });

  test('context and figures of the country are published too', () => {
    const context: [string, string] = ['context.csv', toCsv(figureTable, [figure()])];
    const england = figure({ area_code: 'E92000001' });
    const national: [string, string] = ['national.csv', toCsv(figureTable, [england])];
    const frozen = {
      ...frozenOf([], [figure({ value: 1 })]),
      national: [{ ...england, value: 2 }],
    };
    expect(revised(texts([], [context, national]), frozen).map((row) => [row.table, row.area_name])).toEqual([
      ['context', 'Hartlepool'],
      ['national', 'England'],
    ]);
  });
});
