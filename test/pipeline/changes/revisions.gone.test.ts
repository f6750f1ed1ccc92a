import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { goneOf, type OfficialFiles, revisionsWith } from '../../../pipeline/changes/revisions.js';
import type { Frozen } from '../../../pipeline/editions/freeze.js';
import type { FrozenMoves } from '../../../pipeline/editions/freeze-moves.js';
import type { Area } from '../../../schemas/area.js';
import { censusMovesTable } from '../../../schemas/census-moves.js';
import { type Evidence, evidenceTable } from '../../../schemas/evidence.js';
import { type Figure, figureTable } from '../../../schemas/figure.js';

const [OLD_HASH, NEW_HASH] = ['a'.repeat(64), 'b'.repeat(64)];
const figure = (area_code: string, more: Partial<Figure> = {}): Figure => ({
  area_code,
  indicator: 'pay',
  period: '2025',
  value: 500,
  lower: null,
  upper: null,
  status: 'observed',
  reason: '',
  flags: '',
  from_codes: area_code,
  source: 'els-pay',
  cells: 'pay.csv#7:observation',
  raw_text: '500',
  ...more,
});
const [HERE, THERE, ENGLAND] = ['E06000001', 'E06000002', 'E92000001'];
const frozenOf = (more: Partial<Frozen> = {}): Frozen => ({
  areas: [{ area_code: HERE, area_name: 'Hartlepool' } as Area],
  figures: [figure(HERE)],
  context: [],
  harmonised: [],
  origin: { areas: { country: 'E', level: 'lower_tier', year: 2025, exclude: [] }, official_files: [] },
  ...more,
});
const OFFICIAL: OfficialFiles = {
  before: new Map([['pay.csv', OLD_HASH]]),
  after: new Map([['pay.csv', NEW_HASH]]),
  hasSameAreas: true,
};
const textsOf = (more: Readonly<Record<string, string>>) =>
  new Map([['figures.csv', toCsv(figureTable, [figure(HERE)])], ...Object.entries(more)]);
const revised = (texts: ReadonlyMap<string, string>, frozen: Frozen, official = OFFICIAL) =>
  revisionsWith('edition', texts, frozen, '2026-03-04', official);

describe('a published figure whose row is gone from the official file', () => {
  const larger = [figure('E12000001'), figure('E12000002', { value: 400 })];
  const before = textsOf({ 'larger-areas.csv': toCsv(figureTable, larger) });
  const after = frozenOf({ larger: larger.slice(0, 1) });

  test('is a revision without a value after, which names the new file', () => {
    expect(revised(before, after)).toEqual([
      {
        revision: 1,
        revised_on: '2026-03-04',
        table: 'larger',
        area_code: 'E12000002',
        area_name: 'E12000002',
        indicator: 'pay',
        period: '2025',
        value_before: 400,
        value_after: null,
        status_before: 'observed',
        status_after: 'missing',
        source: 'els-pay',
        cells_before: 'pay.csv#7:observation',
        cells_after: '',
        sha256_before: OLD_HASH,
        sha256_after: NEW_HASH,
        to_code: 'E12000002',
      },
    ]);
  });

  test('is listed for the report with what to do, apart from one that the file marks as missing', () => {
    const marked = figure(HERE, { value: null, status: 'missing', cells: 'pay.csv#7:observation' });
    const fresh = revised(before, { ...after, figures: [marked] });
    expect(fresh.map(({ table }) => table)).toEqual(['figures', 'larger']);
    const [gone, ...others] = goneOf(fresh);
    expect(others).toEqual([]);
    expect(gone).toMatchObject({ table: 'larger', area_code: 'E12000002', was: 400 });
    expect(gone?.cell).toBe('pay.csv#7:observation');
    expect(gone?.action).toContain('--accept');
  });

  test('is one where it is the only one of its table: the figures of the areas say what is asked for', () => {
    const england = textsOf({ 'national.csv': toCsv(figureTable, [figure(ENGLAND)]) });
    expect(revised(england, frozenOf({ national: [] }))).toMatchObject([
      { table: 'national', area_name: 'England', value_before: 500, value_after: null },
    ]);
  });

  test('is one of an area that the register dropped', () => {
    const both = new Map([['figures.csv', toCsv(figureTable, [figure(HERE), figure(THERE)])]]);
    expect(revised(both, frozenOf())).toMatchObject([{ table: 'figures', area_code: THERE }]);
  });

  test('is none where the method asks for another period, indicator or area, or no file changed', () => {
    const later = [figure(HERE, { period: '2026' })];
    expect(revised(before, { ...after, figures: later, larger: [] })).toEqual([]);
    expect(revised(before, after, { ...OFFICIAL, hasSameAreas: false })).toEqual([]);
    expect(revised(before, after, { ...OFFICIAL, after: OFFICIAL.before })).toEqual([]);
    expect(revised(before, after, { ...OFFICIAL, before: new Map() })).toEqual([]);
  });

  test('is none where there was no figure: nothing published goes away', () => {
    const nothing = [figure('E12000002', { value: null, status: 'missing' })];
    const empty = textsOf({ 'larger-areas.csv': toCsv(figureTable, nothing) });
    expect(revised(empty, frozenOf({ larger: [] }))).toEqual([]);
  });

  test('is one of evidence, unless its measure moved on to another period or nothing of its file is read', () => {
    const measured = (measure: string, place_code: string, period = '2025'): Evidence => {
      const { area_code, indicator, ...rest } = figure(HERE, { period });
      const place = { place_code, place_name: 'Tees Valley', level: 'itl2' as const };
      return {
        ...rest,
        ...place,
        standard_error: null,
        people: null,
        unit: '%',
        measure,
        status: 'observed',
      };
    };
    const rows = [measured('upward', 'TLC1'), measured('upward', 'TLC2'), measured('downward', 'TLC1')];
    const evidence = textsOf({ 'evidence.csv': toCsv(evidenceTable, rows) });
    const goneWith = (now: readonly Evidence[]) =>
      revised(evidence, frozenOf({ evidence: now })).map((row) => [row.indicator, row.area_code]);
    expect(goneWith([measured('upward', 'TLC1'), measured('downward', 'TLC1')])).toEqual([
      ['upward', 'TLC2'],
    ]);
    expect(goneWith([measured('upward', 'TLC1'), measured('upward', 'TLC2')])).toEqual([
      ['downward', 'TLC1'],
    ]);
    expect(goneWith(rows.map((row) => ({ ...row, period: '2026' })))).toEqual([]);
    expect(
      goneWith(rows.map((row) => ({ ...row, measure: `${row.measure}_new`, source: 'els-new' }))),
    ).toEqual([]);
  });

  test('is one of moves, with its destination', () => {
    const codes = [HERE, THERE];
    const movesOf = (to: readonly string[]): FrozenMoves => ({
      table: censusMovesTable(to),
      rows: codes.map((code, i) => ({
        origin_code: code,
        origin_name: `Place ${i}`,
        kind: 'area',
        area_code: code,
        first_row: 2 + 2 * i,
        ...Object.fromEntries(to.map((each) => [each, 5])),
      })),
    });
    const { table, rows } = movesOf(codes);
    const texts = textsOf({ 'census-moves.csv': toCsv(table, rows) });
    expect(revised(texts, frozenOf({ moves: movesOf([HERE]) }))).toMatchObject([
      { table: 'moves', area_code: HERE, to_code: THERE, value_before: 5, value_after: null },
      { table: 'moves', area_code: THERE, to_code: THERE, value_before: 5, value_after: null },
    ]);
  });
});
