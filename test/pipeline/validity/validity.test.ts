import { describe, expect, test } from 'vitest';
import { type ComparedEdition, validityOf } from '../../../pipeline/validity/validity.js';
import type { Evidence, EvidenceArea } from '../../../schemas/evidence.js';
import { METHOD } from '../../outputs/index-report/fixture.js';

/** Ten districts: the last three in the capital. Pairs of them are a region; the last two share one. */
const CODES = Array.from({ length: 10 }, (_, i) => `E0600000${i}`);
const CAPITAL = 'E12000009';
const areas = CODES.map((area_code, i) => ({
  area_code,
  area_name: `Area ${i}`,
  upper_tier_code: area_code,
  upper_tier_name: `Area ${i}`,
  region_code: i < 7 ? 'E12000001' : CAPITAL,
  region_name: i < 7 ? 'The North' : 'Capital',
  combined_authority_code: null,
  combined_authority_name: null,
}));
const inset = { code: CAPITAL, name: 'Capital', areas: new Set(CODES.slice(7)) };
const regionOf = (i: number) => `TLX${Math.floor(i / 2)}`;
const evidenceAreas: EvidenceArea[] = CODES.map((area_code, i) => ({
  level: 'itl2',
  area_code,
  place_code: regionOf(i),
  place_name: `Region ${regionOf(i)}`,
  reason: '',
  from_codes: area_code,
  source: 'lookup',
  cells: '',
}));
const figure = (measure: string, place_code: string, value: number | null): Evidence => ({
  measure,
  level: measure === 'index_2016' ? 'district' : 'itl2',
  place_code,
  place_name: place_code,
  value,
  lower: null,
  upper: null,
  standard_error: null,
  people: null,
  unit: 'per cent',
  period: '2018-22',
  status: value === null ? 'missing' : 'observed',
  reason: '',
  flags: '',
  from_codes: '',
  source: 'mobility',
  cells: '',
  raw_text: '',
});
const REGIONS = ['TLX0', 'TLX1', 'TLX2', 'TLX3', 'TLX4', 'TLY0'];
const upward = (...values: (number | null)[]) =>
  values.map((value, i) => figure('upward_mobility', REGIONS[i] ?? '', value));
const population = (area_code: string, people: number | null) => ({
  area_code,
  population: people,
  period: '2019',
  status: people === null ? ('missing' as const) : ('observed' as const),
  reason: '',
  from_codes: area_code,
  source: 'deprivation',
  cells: '',
  raw_text: '',
});
const EDITION: ComparedEdition = {
  method: { ...METHOD, evidence: ['measured_mobility', 'index_2016'] },
  areas,
  populations: CODES.map((code, i) => population(code, 100 * (i + 1))),
  evidence: upward(30, 31, 32, 33, 34, 99),
  evidenceAreas,
};
const scores = (of: (i: number) => number) => new Map(CODES.map((code, i) => [code, of(i)]));
const VALUES = new Map([
  ['index', scores((i) => i)],
  ['start', scores((i) => -i)],
  ['work', new Map([...scores((i) => i)].slice(0, 4))],
]);
const rowsOf = (edition: Partial<ComparedEdition> = {}, values = VALUES) =>
  validityOf({ ...EDITION, ...edition }, values, inset, 1)?.rows ?? [];
const ONE = expect.closeTo(1, 12);
const MINUS_ONE = expect.closeTo(-1, 12);
const rowOf = (code: string, subset: string, rows = rowsOf()) =>
  rows.find((row) => row.code === code && row.subset === subset);

describe('the comparisons of an edition', () => {
  test('are none without evidence', () => {
    expect(validityOf({ ...EDITION, evidence: [] }, VALUES, inset, 1)).toBeUndefined();
    const { evidence: _, ...without } = EDITION;
    expect(validityOf(without, VALUES, inset, 1)).toBeUndefined();
  });

  test('are none where the method does not name the evidence that was frozen', () => {
    expect(validityOf({ ...EDITION, method: METHOD }, VALUES, inset, 1)).toBeUndefined();
    const other = { ...METHOD, evidence: ['index_2016' as const] };
    expect(validityOf({ ...EDITION, method: other }, VALUES, inset, 1)).toBeUndefined();
  });

  test('are of the index first, then of its parts, over all places and outside the inset', () => {
    expect(rowsOf().map(({ code, subset }) => `${code} ${subset}`)).toEqual([
      'index all',
      'index outside Capital',
      'start all',
      'start outside Capital',
      'work all',
      'work outside Capital',
    ]);
    expect(validityOf(EDITION, VALUES, undefined, 1)?.rows.map(({ subset }) => subset)).toEqual([
      'all',
      'all',
      'all',
    ]);
  });

  test('count the regions of the edition only, and of those outside the inset the ones without a part in it', () => {
    expect(rowOf('index', 'all')).toMatchObject({ n: 5, spearman: ONE, lower: ONE, upper: ONE, expected: 1 });
    // Region TLX3 lies partly in the capital, TLX4 wholly.
    expect(rowOf('index', 'outside Capital')).toMatchObject({ n: 3, spearman: ONE });
    expect(rowOf('start', 'all')).toMatchObject({ spearman: MINUS_ONE, lower: MINUS_ONE, upper: MINUS_ONE });
  });

  test('leave out a place without a figure or without a score', () => {
    const rows = rowsOf({ evidence: upward(30, null, 32, 33, 34) });
    expect(rowOf('index', 'all', rows)).toMatchObject({ n: 4, spearman: ONE });
    // Only two regions have a score of this part: too few for a correlation.
    expect(rowOf('work', 'all')).toMatchObject({
      n: 2,
      spearman: null,
      lower: null,
      upper: null,
      pearson: null,
    });
  });

  test('have no correlation and no limits where all figures are the same', () => {
    const rows = rowsOf({ evidence: upward(30, 30, 30, 30, 30) });
    expect(rowOf('index', 'all', rows)).toMatchObject({ n: 5, spearman: null, lower: null, upper: null });
  });

  test('say how many means are plain, because the people of a district are not known', () => {
    const populations = CODES.map((code, i) => population(code, i === 3 ? null : 100));
    expect(rowOf('index', 'all', rowsOf({ populations }))).toMatchObject({ n: 5, unweighted: 1 });
    expect(rowOf('index', 'all')?.unweighted).toBe(0);
    const { populations: _, ...without } = EDITION;
    expect(validityOf(without, VALUES, inset, 1)?.rows[0]).toMatchObject({ n: 5, unweighted: 5 });
  });

  test('of districts are with their own scores, the Indices of Deprivation included where there are any', () => {
    const deprivation = CODES.map((area_code, i) => ({
      area_code,
      area_name: area_code,
      average_score: 50 - i,
      rank_of_average_score: i + 1,
      from_code: area_code,
      source: 'ministry',
      period: '2025',
      licence: 'open',
      cells: 'a#1:b',
    }));
    const evidence = CODES.slice(1).map((code, i) => figure('index_2016', code, i * i));
    const rows = rowsOf({ evidence, deprivation });
    expect(rows.filter(({ code, subset }) => code === 'index' && subset === 'all')).toMatchObject([
      { against: 'index_2016', level: 'district', n: 9, spearman: ONE, expected: 1 },
      {
        against: 'deprivation_2025',
        level: 'district',
        n: 10,
        spearman: MINUS_ONE,
        expected: -1,
        period: '2025',
      },
    ]);
  });

  test('have limits that contain the correlation, the same for the same seed', () => {
    const values = new Map([['index', scores((i) => (i * 7) % 10)]]);
    const edition = { ...EDITION, evidence: CODES.map((code, i) => figure('index_2016', code, i)) };
    const rows = (seed: number) => validityOf(edition, values, inset, seed)?.rows;
    const [row] = rows(1) ?? [];
    expect(row!.lower!).toBeLessThan(row!.spearman!);
    expect(row!.upper!).toBeGreaterThan(row!.spearman!);
    expect(rows(1)).toEqual(rows(1));
    expect(rows(2)).not.toEqual(rows(1));
  });
});
