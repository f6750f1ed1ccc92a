import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { checkIndex } from '../../../pipeline/checks/check-index.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { calculate, momentsOf, readFigures, readMethod } from '../../independent/calculation.js';
import { row } from '../methods/rows.js';

type Cells = Readonly<Record<string, string>>;
const fileOf = (file: string) => shipped('editions', 'england-2026-method-1', file);
const committed = (file: string): Cells[] =>
  Papa.parse<Cells>(readFileSync(fileOf(file), 'utf8'), { header: true, skipEmptyLines: true }).data;

/** The scores by the tests' own arithmetic, which shares no code with the program. */
const method = readMethod(fileOf('method.yaml'));
const domains = method.parts.map(({ indicators = [], ...domain }) => ({ ...domain, indicators }));
const scores = calculate(readFigures(fileOf('figures.csv')), method);
const areas = committed('areas.csv');
const codes = areas.map(({ area_code }) => area_code ?? '');
const london = areas.map(({ region_name }) => region_name === 'London');
const average = new Map(
  committed('deprivation-2025.csv').map(({ area_code = '', average_score }) => [
    area_code,
    Number(average_score),
  ]),
);

const inOrder = (values: ReadonlyMap<string, number> | undefined) =>
  codes.map((code) => values?.get(code) ?? Number.NaN);
const normalised = (code: string) => inOrder(scores.normalised.get(code));
const index = inOrder(scores.index);
const deprivation = inOrder(average);

/** Pearson's r by sums of squares and products of the raw numbers, over the areas that have both. */
function r(first: readonly number[], second: readonly number[]): number {
  let n = 0;
  let x = 0;
  let y = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  first.forEach((a, i) => {
    const b = second[i]!;
    if (Number.isNaN(a) || Number.isNaN(b)) return;
    n += 1;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  });
  return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
}

/** Rank by counting: the values below, and half of the equal ones. */
const ranks = (values: readonly number[]) =>
  values.map(
    (value) =>
      values.filter((other) => other < value).length +
      (values.filter((other) => other === value).length + 1) / 2,
  );
const outside = (values: readonly number[]) => values.filter((_, i) => !london[i]);

const structure = structureOf([
  ...domains.flatMap(({ code, indicators }) => indicators.map((one) => row(one.code, 1, code))),
  ...domains.map(({ code }) => row(code, 2, 'index')),
  row('index', 3, null),
]);
const indicators = domains.flatMap((domain) => domain.indicators.map(({ code }) => code));
const checks = checkIndex({
  title: 'England',
  structure,
  columns: [
    ...indicators.map(normalised),
    ...domains.map(({ code }) => inOrder(scores.aggregates.get(code))),
    index,
  ].map((values) => Float64Array.from(values)),
  compare: [
    {
      title: 'Indices of Deprivation 2025',
      higherMeans: 'more deprived',
      values: Float64Array.from(deprivation),
      outside: { name: 'London', mask: london },
    },
  ],
});
const indicator = (code: string) => checks.indicators.find((one) => one.code === code)!;

describe('the checks of england-2026 by method 1', () => {
  test('find housing affordability running against the index, r about −0.58, and against its domain', () => {
    const expected = r(normalised('housing_affordability'), index);
    expect(expected).toBeCloseTo(-0.582, 3);
    expect(indicator('housing_affordability').on_index?.correlation).toBeCloseTo(expected, 9);
    expect(
      checks.warnings.flatMap(({ code, about }) => (about === 'housing_affordability' ? [code] : [])),
    ).toEqual(['against_index', 'against_domain']);
  });

  test('find the claimant count to have almost no influence, and otherwise warn of one pair only', () => {
    expect(r(normalised('claimant_count'), index) ** 2).toBeLessThan(0.002);
    expect(
      checks.warnings
        .filter(({ about }) => about !== 'housing_affordability')
        .map(({ code, about, other }) => `${code} ${about} ${other}`),
    ).toEqual([
      'against_index claimant_count index',
      'no_influence claimant_count null',
      'collinear level_3_by_19_fsm higher_education_by_19_fsm',
    ]);
  });

  test('give every indicator the correlations with its domain and the index of plain arithmetic', () => {
    expect(checks.indicators).toHaveLength(21);
    const squares = indicators.map((code) => r(normalised(code), index) ** 2);
    const all = squares.reduce((sum, square) => sum + square, 0);
    for (const [i, { code, parent, on_index, on_parent, nominal_weight }] of checks.indicators.entries()) {
      expect(on_index?.correlation).toBeCloseTo(r(normalised(code), index), 9);
      expect(on_index?.share).toBeCloseTo(squares[i]! / all, 9);
      const domain = inOrder(scores.aggregates.get(parent ?? ''));
      expect(on_parent?.correlation).toBeCloseTo(r(normalised(code), domain), 9);
      const parts = domains.find(({ code }) => code === parent)?.indicators.length ?? 0;
      expect(nominal_weight).toBeCloseTo(1 / (5 * parts), 12);
    }
  });

  test('compute alpha from variances of parts and of their sum, where nothing is missing', () => {
    let compared = 0;
    for (const { code, indicators: parts } of domains) {
      const columns = parts.map((part) => normalised(part.code));
      if (columns.flat().some(Number.isNaN)) continue;
      const k = columns.length;
      const variance = (values: readonly number[]) => momentsOf(values).sd ** 2;
      const total = variance(codes.map((_, i) => columns.reduce((sum, column) => sum + column[i]!, 0)));
      const single = columns.reduce((sum, column) => sum + variance(column), 0);
      const found = checks.aggregates.find((one) => one.code === code);
      expect(found?.cronbach_alpha).toBeCloseTo((k / (k - 1)) * (1 - single / total), 9);
      compared += 1;
    }
    expect(compared).toBe(4);
  });

  test('give components whose variances add up, over the areas with every figure', () => {
    const all = checks.indicator_components!;
    expect(all.units).toBe(
      294 - codes.filter((_, i) => Number.isNaN(normalised('a_level_points')[i])).length,
    );
    expect(all.eigenvalues.reduce((sum, value) => sum + value, 0)).toBeCloseTo(21, 9);
    // The squares of the first loadings are the first eigenvalue.
    const squares = all.first_loadings.reduce((sum, { loading }) => sum + loading ** 2, 0);
    expect(squares).toBeCloseTo(all.eigenvalues[0]!, 9);
  });

  test('give the rank correlation with the Indices of Deprivation 2025, overall and outside London', () => {
    const [found] = checks.compare;
    expect(found).toMatchObject({ units: 294, outside: { units: 262 } });
    expect(found?.rank_correlation).toBeCloseTo(r(ranks(index), ranks(deprivation)), 9);
    expect(found?.outside?.rank_correlation).toBeCloseTo(
      r(ranks(outside(index)), ranks(outside(deprivation))),
      9,
    );
    // Deprived districts tend to rank low, more so outside London.
    expect(found?.rank_correlation).toBeCloseTo(-0.49, 2);
    expect(found?.outside?.rank_correlation).toBeCloseTo(-0.67, 2);
  });
});
