import { describe, expect, test } from 'vitest';
import { checkIndex } from '../../../pipeline/checks/check-index.js';
import { componentsOf } from '../../../pipeline/checks/consistency.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import type { NotChecked } from '../../../schemas/release/checks-file.js';
import { checksFile } from '../../../schemas/release/checks-file.js';
import { column, NONE, refusal } from '../methods/columns.js';
import { rowsOf } from '../methods/rows.js';
import { small, smallWith } from './small.js';

const checks = checkIndex(small);
const node = (code: string, found = checks) =>
  [...found.indicators, ...found.aggregates].find((one) => one.code === code)!;
const aggregate = (code: string, found = checks) => found.aggregates.find((one) => one.code === code)!;

describe('a check that is not possible is null with a reason', () => {
  test('components of more than 250 parts are not computed, with a reason', () => {
    const not_checked: NotChecked[] = [];
    const parts = Array.from({ length: 251 }, (_, i) => i);
    expect(
      componentsOf('components', { nodes: [], indicators: 0, levels: 1 }, parts, [], not_checked),
    ).toBeNull();
    expect(not_checked[0]?.reason).toMatch(/^it has 251 parts, .*\b250\b/);
  });

  test('an aggregate of a single part has neither alpha nor components', () => {
    const y = aggregate('y');
    expect([y.cronbach_alpha, y.components]).toEqual([null, null]);
    expect(y.not_checked.map(({ check }) => check)).toEqual(['cronbach_alpha', 'components']);
    expect(y.not_checked[0]!.reason).toContain('only one part');
  });

  test('parts with a constant sum have components but no alpha', () => {
    const x = aggregate('x');
    expect(x.cronbach_alpha).toBeNull();
    expect(x.not_checked).toEqual([
      { check: 'cronbach_alpha', reason: expect.stringContaining('add up to the same value in every unit') },
    ]);
    expect(x.components?.shares[0]).toBeCloseTo(1, 12);
  });

  test('two units in common are too few for a correlation, also of a pair', () => {
    const found = checkIndex(smallWith({ a: [1, 3, NONE, NONE, NONE] }));
    expect(node('a', found).units).toBe(2);
    expect(node('a', found).on_parent).toEqual({ correlation: null, squared: null, share: null });
    expect(node('a', found).not_checked.map(({ check }) => check)).toEqual(['on_parent', 'on_index']);
    expect(node('a', found).not_checked[0]!.reason).toMatch(/\b2 units have both values: .*\b3\b/);
    const pair = found.correlations.find(({ one, other }) => one === 'a' && other === 'b');
    expect(pair).toMatchObject({ units: 2, pearson: null, spearman: null });
    expect(pair?.reason).toContain('only 2 units');
    expect(found.warnings.filter(({ about }) => about === 'a')).toEqual([]);
    // The others share the influence between them: −1 and 0 with the index.
    expect(node('b', found).on_index?.share).toBe(1);
  });

  test('a domain or index with too few complete units has no components', () => {
    const found = checkIndex(smallWith({ a: [1, 3, 2, NONE, NONE], b: [NONE, NONE, 2, 5, 1] }));
    expect(aggregate('x', found).components).toBeNull();
    expect(aggregate('x', found).not_checked.at(-1)!.reason).toContain('only 1 units');
    expect(found.indicator_components).toBeNull();
    expect(found.not_checked.map(({ check }) => check)).toEqual(['indicator_components']);
  });

  test('a constant column has no correlation', () => {
    const found = checkIndex(smallWith({ c: [1, 1, 1, 1, 1] }));
    expect(node('c', found).not_checked[0]!.reason).toContain('the same value in every unit');
    expect(found.indicator_components).toBeNull();
  });

  test('there are no shares of influence where nothing correlates with the index', () => {
    const line = [-2, -1, 0, 1, 2];
    const found = checkIndex(smallWith({ c: line, x: line, y: line, index: [1, -2, 2, -2, 1] }));
    expect(node('a', found).on_index).toEqual({ correlation: 0, squared: 0, share: null });
    expect(node('a', found).not_checked).toEqual([
      { check: 'on_index.share', reason: expect.stringContaining('has any correlation') },
    ]);
  });

  test('columns or weights that do not fit the structure are refused', () => {
    expect(refusal(() => checkIndex({ ...small, columns: [] })).problem).toBe('lengths-differ');
    expect(refusal(() => checkIndex(smallWith({ b: [1, 2] }))).problem).toBe('lengths-differ');
    expect(refusal(() => checkIndex({ ...small, weights: column(1) })).problem).toBe('weight-invalid');
    const none = { ...small, weights: column(0, 0, 1, 1, 1, 1) };
    expect(refusal(() => checkIndex(none)).problem).toBe('weights-zero');
    expect(refusal(() => checkIndex(smallWith({ b: [1, 2, 3, 4, Infinity] }))).problem).toBe('not-finite');
  });
});

describe('weights', () => {
  test('are shares of the index by the used weights, or by those of the structure', () => {
    const nominal = (found = checks) =>
      [...found.indicators, ...found.aggregates].map((one) => one.nominal_weight);
    expect(nominal()).toEqual([0.25, 0.25, 0.5, 0.5, 0.5, 1]);
    // a : b = 3 : 1 in x, x : y = 1 : 4.
    const used = nominal(checkIndex({ ...small, weights: column(3, 1, 1, 1, 4, 1) }));
    [0.15, 0.05, 0.8, 0.2, 0.8, 1].forEach((weight, i) => {
      expect(used[i]).toBeCloseTo(weight, 12);
    });
  });

  test('in effect are squared correlations, with their sign and their shares', () => {
    // By hand: a with x: (4 + 1 + 2 + 2) ÷ √(10 × 10) = 0.9; a is the index itself, b its opposite, c is
    // uncorrelated with it.
    expect(node('a').on_parent?.correlation).toBeCloseTo(0.9, 12);
    expect(node('b').on_parent?.correlation).toBeCloseTo(-0.9, 12);
    expect(node('b').on_parent?.squared).toBeCloseTo(0.81, 12);
    expect(node('b').on_parent?.share).toBeCloseTo(0.5, 12);
    [1, -1, 0].forEach((correlation, i) => {
      const { on_index } = checks.indicators[i]!;
      expect(on_index?.correlation).toBeCloseTo(correlation, 12);
      expect(on_index?.share).toBeCloseTo(correlation ** 2 / 2, 12);
    });
    // Domains are compared with each other: x correlates with the index by 0.9, y not at all.
    expect(node('x').on_index?.share).toBe(1);
    expect(node('y').on_index?.share).toBe(0);
    expect([node('index').on_index, node('index').on_parent]).toEqual([null, null]);
  });
});

test('alpha and the components of the index agree with those by hand', () => {
  const { cronbach_alpha, components, parts } = aggregate('index');
  expect(parts).toBe(2);
  // Variances 10/4 and 14/4, covariance −3/4: 2² × −0.75 ÷ (6 − 1.5) = −2/3.
  expect(cronbach_alpha).toBeCloseTo(-2 / 3, 12);
  // r = −3 ÷ √140: eigenvalues 1 ± |r|; the first component is (x − y) ÷ √2.
  const r = 3 / Math.sqrt(140);
  expect(components?.units).toBe(5);
  expect(components?.eigenvalues[0]).toBeCloseTo(1 + r, 12);
  expect(components?.shares[1]).toBeCloseTo((1 - r) / 2, 12);
  expect(components?.first_loadings.map(({ code }) => code)).toEqual(['x', 'y']);
  expect(components?.first_loadings[0]?.loading).toBeCloseTo(Math.sqrt((1 + r) / 2), 12);
  expect(components?.first_loadings[1]?.loading).toBeCloseTo(-Math.sqrt((1 + r) / 2), 12);
});

test('every pair is listed once, in the order of the structure', () => {
  expect(checks.correlations).toHaveLength(15);
  expect(checks.correlations.slice(0, 5).map(({ one, other }) => `${one} ${other}`)).toEqual([
    'a b',
    'a c',
    'a x',
    'a y',
    'a index',
  ]);
  // c has ranks 4½, 2½, 1, 2½, 4½ and x 1, 2, 3, 5, 4: Σ(R − 3)(S − 3) = −3 + ½ + 0 − 1 + 1½ = −2, squares 9
  // and 10.
  const pair = checks.correlations.find(({ one, other }) => one === 'c' && other === 'x');
  expect(pair?.spearman).toBeCloseTo(-2 / Math.sqrt(90), 12);
});

test('an index of any depth is checked level by level', () => {
  const structure = structureOf(rowsOf({ top: { mid: { low: ['i', 'j'] } } }));
  const up = column(1, 2, 3, 4);
  const down = column(4, 3, 2, 1);
  const found = checkIndex({ title: 'Deep', structure, columns: [up, down, up, up, up] });
  expect(found.aggregates.map(({ code, level }) => `${code} ${level}`)).toEqual(['low 2', 'mid 3', 'top 4']);
  const against = found.warnings.filter(({ code }) => code.startsWith('against'));
  expect(against.map(({ code, about, other }) => `${code} ${about} ${other}`)).toEqual([
    'against_index j top',
    'against_domain j low',
    'against_domain j mid',
  ]);
  expect(checksFile.parse(found)).toEqual(found);
});

test('the object conforms to its schema, and is reproducible', () => {
  expect(checksFile.parse(checks)).toEqual(checks);
  expect(JSON.stringify(checkIndex(small))).toBe(JSON.stringify(checks));
});
