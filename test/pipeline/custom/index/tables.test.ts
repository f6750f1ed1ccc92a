import { describe, expect, test } from 'vitest';
import {
  aggregateIndexes,
  indexTableOf,
  scalesTableOf,
  structureTableOf,
  treatmentTablesOf,
  unrankedTableOf,
} from '../../../../pipeline/custom/index/tables.js';
import { methodText, PILLARS_DATA, PILLARS_METHOD, scored, testFolder } from './setup.js';

const folder = testFolder();
const rowsOf = (table: { rows: Iterable<Readonly<Record<string, unknown>>> }) => [...table.rows];

const found = (await scored(folder, PILLARS_DATA, PILLARS_METHOD)).scored;

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
