import { describe, expect, test } from 'vitest';
import { indicatorsTableOf, normalisedTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import {
  aggregateIndexes,
  indexTableOf,
  scalesTableOf,
  structureTableOf,
  treatmentTablesOf,
  unrankedTableOf,
} from '../../../../pipeline/custom/index/tables.js';
import { methodText, scored, testFolder } from './setup.js';

const folder = testFolder();
const rowsOf = (table: { rows: Iterable<Readonly<Record<string, unknown>>> }) => [...table.rows];

const STRUCTURE = `
  - { code: x, level: 1, parent: a, direction: 1, weight: 1, type: Indicator }
  - { code: y, level: 1, parent: a, direction: -1, weight: 3, type: Indicator }
  - { code: z, level: 1, parent: b, direction: 1, weight: 1, type: Indicator }
  - { code: a, level: 2, parent: all, weight: 1, type: Aggregate }
  - { code: b, level: 2, parent: all, weight: 1, type: Aggregate }
  - { code: all, level: 3, type: Aggregate }`;
const METHOD = methodText({
  data: '{ period: year, group: place }',
  structure: STRUCTURE,
  indicator: '{ name: indicator, normalise: { method: min_max, from: 0, to: 100 } }',
  index:
    '{ name: pillar, aggregate: arithmetic_mean, minimum_weight_share: 0, normalise: none }\n    - { name: index, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: none }',
  impute: 'panel',
});
/** D has no row in the latest year, E no figure for z ever, B its z of an earlier year. */
const DATA = `unit_code,unit_name,place,year,x,y,z
A,Unit A,P,2023,9,9,9
B,Unit B,P,2023,9,9,5
D,Unit D,P,2023,9,9,9
C,Unit C,Q,2024,6,20,10
B,Unit B,P,2024,4,10,[c]
A,Unit A,P,2024,2,30,0
E,Unit E,Q,2024,0,30,[z]
ALL,Total,,2024,1,1,1
`;
const found = (await scored(folder, DATA, METHOD)).scored;

describe('the tables of a custom index', () => {
  test('have every unit in the index by rank, those without one last, with what was observed', () => {
    // By hand, from 0 to 100: A x 100/3, y 0 → a 100/12, z 0; B x 200/3, y 100 → a 1100/12, z 50;
    // C x 100, y 50 → a 62.5, z 100.
    const rows = rowsOf(indexTableOf(found, new Map()));
    expect(rows.map(({ unit_code, rank }) => [unit_code, rank])).toEqual([
      ['C', 1],
      ['B', 2],
      ['A', 3],
      ['D', null],
      ['E', null],
    ]);
    expect(rows[0]).toMatchObject({ a: 62.5, b: 100, score: 81.25, indicators_observed: 3 });
    expect(rows[1]?.a).toBeCloseTo(1100 / 12, 12);
    expect(rows[1]?.score).toBeCloseTo((1100 / 12 + 50) / 2, 12);
    expect(rows[1]).toMatchObject({ indicators_observed: 2, indicators_estimated: 1, indicators_missing: 0 });
    expect(rows[2]?.score).toBeCloseTo(100 / 24, 12);
    expect(rows[3]).toMatchObject({ unit_code: 'D', score: null, indicators_missing: 3 });
    expect(rows[4]).toMatchObject({ score: null, b: null, indicators_observed: 2, indicators_missing: 1 });
    expect(rows.every(({ coldspot_probability }) => coldspot_probability === null)).toBe(true);
  });

  test('take what was drawn from the robustness table, by the code of the unit', () => {
    const [first, second] = rowsOf(indexTableOf(found, new Map([['C', { rank_low: 1, rank_high: 2 }]])));
    expect([first?.rank_low, first?.rank_high, second?.rank_low]).toEqual([1, 2, null]);
  });

  test('say of every figure where it comes from, its period, and what it adds', () => {
    const rows = rowsOf(indicatorsTableOf(found));
    const of = (unit: string, indicator: string) =>
      rows.find((row) => row.unit_code === unit && row.indicator === indicator);
    expect(rows).toHaveLength(15);
    expect(of('B', 'z')).toMatchObject({ value: 5, status: 'estimated', period: '2023', normalised: 50 });
    expect(of('B', 'x')).toMatchObject({ value: 4, status: 'observed', reason: '', period: '2024' });
    expect([of('B', 'z')?.period_start, of('B', 'x')?.period_end]).toEqual(['2023-01-01', '2024-12-31']);
    expect(of('E', 'z')).toMatchObject({ value: null, status: 'missing', reason: 'not_applicable' });
    expect(of('D', 'x')).toMatchObject({ value: null, status: 'missing', reason: 'no_row_in_period' });
    expect([of('E', 'x')?.contribution, of('D', 'x')?.contribution]).toEqual([null, null]);
    for (const unit of ['A', 'B', 'C']) {
      const sum = rows
        .filter((row) => row.unit_code === unit)
        .reduce((total, { contribution }) => total + Number(contribution), 0);
      const { score } = rowsOf(indexTableOf(found, new Map())).find((row) => row.unit_code === unit) ?? {};
      expect(sum).toBeCloseTo(Number(score), 10);
    }
  });

  test('name what is not ranked: other areas with their row first, then units by code', () => {
    expect(rowsOf(unrankedTableOf(found))).toEqual([
      {
        entry: 1,
        unit_code: 'ALL',
        unit_name: 'Total',
        reason: 'another_kind_of_area',
        kind: 'total',
        row: 9,
      },
      { entry: 2, unit_code: 'D', unit_name: 'Unit D', reason: 'no_row_in_period', kind: '', row: null },
      { entry: 3, unit_code: 'E', unit_name: 'Unit E', reason: 'too_few_figures', kind: '', row: null },
    ]);
  });

  test('have normalised figures by code, and nothing for what is missing', () => {
    const rows = rowsOf(normalisedTableOf(found));
    expect(rows.map(({ unit_code }) => unit_code)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(rows[2]).toMatchObject({ x: 100, y: 50, z: 100 });
    expect(rows[3]).toMatchObject({ x: null, y: null, z: null });
  });

  test('have the moments of every node over the units that have a value', () => {
    const [x, , z] = rowsOf(scalesTableOf(found));
    // 2, 4, 6 and 0: the squares around the mean 3 sum up to 20, over three.
    expect(x).toMatchObject({ level: 'indicator', code: 'x', units: 4, mean: 3, least: 0, most: 6 });
    expect(x?.standard_deviation).toBeCloseTo(Math.sqrt(20 / 3), 12);
    expect(z).toMatchObject({ units: 3, mean: 5, least: 0, most: 10 });
  });

  test('have the weights in the parent and in the index', () => {
    const rows = rowsOf(structureTableOf(found));
    expect(
      rows.map(({ code, parent, weight, index_weight }) => [code, parent, weight, index_weight]),
    ).toEqual([
      ['x', 'a', 0.25, 0.125],
      ['y', 'a', 0.75, 0.375],
      ['z', 'b', 1, 0.5],
      ['a', 'all', 0.5, 0.5],
      ['b', 'all', 0.5, 0.5],
      ['all', null, 1, 1],
    ]);
    expect(aggregateIndexes(found)).toEqual([3, 4]);
  });

  test('are the same each time that they are read', () => {
    const table = indicatorsTableOf(found);
    expect(rowsOf(table)).toEqual(rowsOf(table));
  });
});

test('what treatment changed has the value before and after', async () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
  const data = `unit_code,unit_name,x,y\n${values.map((x, i) => `U${i},Unit ${i},${x},${i % 4}\n`).join('')}`;
  const outlier = (
    await scored(
      folder,
      data,
      methodText({ indicator: '{ name: indicator, treatment: standard, normalise: z_score }' }),
    )
  ).scored;
  const [treatment, treated] = treatmentTablesOf(outlier);
  expect(rowsOf(treatment ?? { rows: [] }).map(({ code }) => code)).toContain('x');
  expect(rowsOf(treated ?? { rows: [] })).toEqual([
    expect.objectContaining({ unit_code: 'U9', code: 'x', value_before: 1000, value_after: 9 }),
  ]);
});
