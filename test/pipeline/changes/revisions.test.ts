import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { PUBLISHED_TABLES } from '../../../pipeline/changes/published.js';
import { recordedRevisions, revisionsWith } from '../../../pipeline/changes/revisions.js';
import {
  EDITION_FILES,
  EVIDENCE_AREAS_FILE,
  EVIDENCE_FILE,
  LARGER_FILE,
  LOCAL_FILE,
  MOVES_FILE,
  POPULATIONS_FILE,
  REVISIONS_FILE,
  YARDSTICKS_FILE,
} from '../../../pipeline/editions/files.js';
import type { Frozen } from '../../../pipeline/editions/freeze.js';
import type { FrozenMoves } from '../../../pipeline/editions/freeze-moves.js';
import { NATIONAL_FILE } from '../../../pipeline/editions/national.js';
import type { Area } from '../../../schemas/area.js';
import { censusMovesTable } from '../../../schemas/census-moves.js';
import { type Evidence, evidenceTable } from '../../../schemas/evidence.js';
import { type Figure, figureTable } from '../../../schemas/figure.js';
import { type HistoryFigure, historyTable } from '../../../schemas/history.js';
import { type Population, populationTable } from '../../../schemas/population.js';
import { REVISED_TABLES, revisionTable } from '../../../schemas/revision.js';

const AREA = {
  area_code: 'E06000001',
  area_name: 'Hartlepool',
  upper_tier_code: 'E10000020',
  upper_tier_name: 'Norfolk',
} as Area;
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
const official = {
  before: new Map([['pay.csv', OLD_HASH]]),
  after: new Map([['pay.csv', NEW_HASH]]),
  hasSameAreas: true,
};
const texts = (figures: readonly Figure[], more: readonly [string, string][] = []) =>
  new Map([['figures.csv', toCsv(figureTable, figures)], ...more]);
const revised = (before: ReadonlyMap<string, string>, frozen: Frozen, on = '2026-03-04') =>
  revisionsWith('edition', before, frozen, on, official);

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
        to_code: 'E06000001',
      },
    ]);
  });

  test('a figure that appears or goes is one; a new period, a new area and another row are none', () => {
    const missing = figure({ value: null, status: 'missing' });
    expect(revised(texts([missing]), frozenOf([figure()]))).toMatchObject([{ value_before: null }]);
    expect(revised(texts([figure()]), frozenOf([missing]))).toMatchObject([{ value_after: null }]);
    for (const now of [
      [figure({ period: '2026', value: 9 })],
      [figure(), figure({ area_code: 'E06000002', value: 9 })],
      [figure({ cells: 'pay.csv#99:observation' })],
    ])
      expect(revised(texts([figure()]), frozenOf(now))).toEqual([]);
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

  test('so are figures of earlier periods, under the name of the county that publishes them', () => {
    const earlier = (value: number): HistoryFigure => {
      const { area_code, lower, upper, ...rest } = figure({ period: '2024', value });
      return { ...rest, authority_code: 'E10000020' };
    };
    const before = texts([], [['history.csv', toCsv(historyTable, [earlier(1)])]]);
    expect(revised(before, { ...frozenOf([]), history: [earlier(2)] })).toMatchObject([
      {
        table: 'history',
        area_code: 'E10000020',
        area_name: 'Norfolk',
        indicator: 'pay',
        period: '2024',
        value_before: 1,
        value_after: 2,
        sha256_before: OLD_HASH,
      },
    ]);
    expect(revised(before, { ...frozenOf([]), history: [earlier(1)] })).toEqual([]);
  });

  test('so are figures of the districts named in 2020, under the name that they had there', () => {
    const place = `place,place_code,place_kind,area_code,whole,district_code
Cromer,E07000147,cold,E10000020,false,E07000147
`;
    const local = (value: number) => [figure({ area_code: 'E07000147', value })];
    const before = texts(
      [],
      [
        ['published-2020.csv', place],
        ['local-2020.csv', toCsv(figureTable, local(1))],
      ],
    );
    expect(revised(before, { ...frozenOf([]), local: local(2) })).toMatchObject([
      { table: 'local_2020', area_code: 'E07000147', area_name: 'Cromer', value_before: 1, value_after: 2 },
    ]);
    before.delete('published-2020.csv');
    const [unnamed] = revised(before, { ...frozenOf([]), local: local(2) });
    expect(unnamed?.area_name).toBe('E07000147');
  });

  test('so is how many people live in an area', () => {
    const people = (population: number): Population => {
      const { indicator, value, lower, upper, flags, ...rest } = figure({ period: '2019' });
      return { ...rest, population };
    };
    const before = texts([], [['populations.csv', toCsv(populationTable, [people(90000)])]]);
    expect(revised(before, { ...frozenOf([]), populations: [people(91000)] })).toMatchObject([
      {
        table: 'populations',
        area_name: 'Hartlepool',
        indicator: 'population',
        period: '2019',
        value_before: 90000,
        value_after: 91000,
      },
    ]);
  });

  test('so is what others measured, under the code and the name of its place', () => {
    const measured = (value: number | null, place_code = 'TLC1'): Evidence => {
      const { area_code, indicator, ...rest } = figure({ value });
      const place = { place_code, place_name: 'Tees Valley', level: 'itl2' as const };
      const error = { standard_error: null, people: null, unit: '%' };
      return { ...rest, ...place, ...error, measure: 'upward', status: 'observed' };
    };
    const before = texts([], [['evidence.csv', toCsv(evidenceTable, [measured(40), measured(1, 'TLC2')])]]);
    const now = [measured(41.5), measured(1, 'TLC2'), measured(7, 'TLC3')];
    expect(revised(before, { ...frozenOf([]), evidence: now })).toMatchObject([
      {
        table: 'evidence',
        area_code: 'TLC1',
        to_code: 'TLC1',
        area_name: 'Tees Valley',
        indicator: 'upward',
        value_before: 40,
        value_after: 41.5,
      },
    ]);
  });

  test('so is a count of who moved where, with its destination and its row of the file', () => {
    const file = 'ODMG01EW_LTLA.csv.gz';
    const codes = ['E06000001', 'E06000002', 'E06000003'];
    const table = censusMovesTable(codes);
    const movesOf = (...counts: readonly (number | null)[]): FrozenMoves => ({
      table,
      rows: codes.map((code, i) => ({
        origin_code: code,
        origin_name: `Place, ${i}`,
        kind: 'area',
        area_code: code,
        first_row: 2 + 3 * i,
        ...Object.fromEntries(codes.map((to, k) => [to, i === 1 ? (counts[k] ?? null) : 5])),
      })),
    });
    const before = texts([], [['census-moves.csv', toCsv(table, movesOf(7, null, 9).rows)]]);
    const known = {
      before: new Map([[file, OLD_HASH]]),
      after: new Map([[file, NEW_HASH]]),
      hasSameAreas: true,
    };
    const now = { ...frozenOf([]), moves: movesOf(7, 0, 11) };
    expect(revisionsWith('edition', before, now, '2026-03-04', known)).toMatchObject([
      // An empty cell has no row in the file: it is not the zero of one.
      { table: 'moves', to_code: 'E06000002', value_before: null, value_after: 0, cells_before: '' },
      {
        area_code: 'E06000002',
        area_name: 'Place, 1',
        to_code: 'E06000003',
        period: '2021',
        value_before: 9,
        value_after: 11,
        cells_before: `${file}#6:Count`,
        cells_after: `${file}#7:Count`,
        sha256_before: OLD_HASH,
        sha256_after: NEW_HASH,
      },
    ]);
    const wrong = texts([], [['census-moves.csv', 'no table\n']]);
    expect(revised(wrong, now)).toEqual([]);
  });

  test('every table with figures that an edition can freeze has its revisions, and is read back whole', () => {
    const without = ['areas.csv', 'harmonised.csv', 'evidence-areas.csv', 'revisions.csv', 'origin.json'];
    const byHand = ['method.yaml', 'published-2020.csv'];
    const files = [...Object.values(EDITION_FILES), NATIONAL_FILE, LARGER_FILE, LOCAL_FILE, POPULATIONS_FILE];
    const frozen = [
      ...files,
      YARDSTICKS_FILE,
      EVIDENCE_FILE,
      EVIDENCE_AREAS_FILE,
      MOVES_FILE,
      REVISIONS_FILE,
    ];
    expect(PUBLISHED_TABLES.map((each) => each.file).sort()).toEqual(
      frozen.filter((file) => ![...without, ...byHand].includes(file)).sort(),
    );
    expect(PUBLISHED_TABLES.map(({ table }) => table)).toEqual(REVISED_TABLES);
  });
});
