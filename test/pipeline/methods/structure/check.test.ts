import { describe, expect, test } from 'vitest';
import { StructureError } from '../../../../pipeline/methods/problem.js';
import { checkStructure } from '../../../../pipeline/methods/structure/check.js';
import { isNode, type StructureRow } from '../../../../pipeline/methods/structure/row.js';
import { refusal } from '../columns.js';
import { row, rowsOf } from '../rows.js';

const index = rowsOf({ index: { one: ['a', 'b'], two: ['c'] } });
const refused = (...rows: StructureRow[]) => {
  const { problem, codes } = refusal(() => checkStructure(rows.filter(isNode)));
  return [problem, ...codes];
};

/** The same rows with one changed. */
const but = (code: string, more: Partial<StructureRow>) =>
  index.map((each) => (each.code === code ? { ...each, ...more } : each));

describe('a structure is refused, by name and with the codes', () => {
  test('without an indicator or an aggregate', () => {
    expect(refused()).toEqual(['empty']);
    expect(refused(row('people', 1, null, { type: 'Denominator' }))).toEqual(['empty']);
  });

  test('with a duplicate code, even in different positions', () => {
    expect(refused(...index, row('b', 1, 'two'))).toEqual(['duplicate-code', 'b']);
    expect(refused(...index, row('one', 1, 'two'))).toEqual(['duplicate-code', 'one']);
  });

  test('with an invalid direction or weight', () => {
    expect(refused(...but('c', { direction: 0 }))).toEqual(['direction-invalid', 'c']);
    expect(refused(...but('c', { weight: -1 }))).toEqual(['weight-invalid', 'c']);
    expect(refused(...but('c', { weight: Number.NaN }))).toEqual(['weight-invalid', 'c']);
    expect(refused(...but('c', { weight: Number.POSITIVE_INFINITY }))).toEqual(['weight-invalid', 'c']);
  });

  test('with a missing parent, or one that is not an aggregate', () => {
    expect(refused(...but('a', { parent: 'nowhere' }))).toEqual(['orphaned', 'a']);
    expect(refused(...but('a', { parent: 'c' }))[0]).toBe('level-invalid');
    const group = row('region', 2, null, { type: 'Group' });
    expect(refused(group, ...but('a', { parent: 'region' }))).toEqual(['orphaned', 'a']);
  });

  test('with a cycle, of one, of two, or above the rest, naming its codes', () => {
    expect(refused(...but('index', { parent: 'index' }))).toEqual(['cyclic', 'index']);
    expect(refused(...but('index', { parent: 'one' }))).toEqual(['cyclic', 'index', 'one']);
  });

  test('with several roots', () => {
    expect(refused(...but('two', { parent: null }))).toEqual(['several-roots', 'index', 'two']);
  });

  test('with a skipped level, or an invalid one', () => {
    expect(refused(...but('c', { parent: 'index' }))).toEqual(['level-invalid', 'c']);
    expect(refused(...but('c', { level: 0.5 }))).toEqual(['level-invalid', 'c']);
    expect(refused(...but('c', { type: 'Aggregate' }))).toEqual(['level-invalid', 'c']);
  });

  test('with an aggregate without parts, or without positive weights', () => {
    expect(refused(...index, row('three', 2, 'index'))).toEqual(['childless', 'three']);
    expect(refused(...but('c', { weight: 0 }))).toEqual(['weights-zero', 'two']);
  });

  test('with a plain error that carries the problem', () => {
    expect(() => checkStructure([])).toThrow(StructureError);
    expect(() => checkStructure(but('a', { parent: 'nowhere' }))).toThrow(
      'a: the parent is not among the codes',
    );
  });

  test('with the first problem in a fixed order: codes, values, parents, cycles, roots, levels, parts', () => {
    // each of these has a later problem too
    expect(refused(...index, row('b', 1, 'nowhere', { weight: -1 }))[0]).toBe('duplicate-code');
    expect(refused(...but('a', { direction: 2, weight: -1 }))[0]).toBe('direction-invalid');
    expect(refused(...but('a', { weight: -1, parent: 'nowhere' }))[0]).toBe('weight-invalid');
    expect(refused(...but('index', { parent: 'index', level: 9 }))[0]).toBe('cyclic');
    expect(refused(...but('two', { parent: null, level: 9 }))[0]).toBe('several-roots');
  });

  test('and names each code once, in the order of the rows', () => {
    const wrong = index.map((each) => (each.level === 1 ? { ...each, weight: -1 } : each));
    expect(refused(...wrong)).toEqual(['weight-invalid', 'a', 'b', 'c']);
    expect(refusal(() => checkStructure(wrong)).message).toMatch(/^a, b, c: /);
    expect(refused(...index, row('b', 1, 'two'), row('b', 1, 'one'))).toEqual(['duplicate-code', 'b']);
  });

  test('with an indicator above the first level, or a parent two levels up', () => {
    expect(refused(...but('c', { level: 2 }))).toEqual(['level-invalid', 'c']);
    expect(refused(row('a', 2, null, { type: 'Indicator' }))).toEqual(['level-invalid', 'a']);
    expect(refused(...but('one', { level: 1 }))).toContain('level-invalid');
    expect(refused(row('a', 1.5, 'top', { type: 'Indicator' }), row('top', 2.5, null))[0]).toBe(
      'level-invalid',
    );
  });
});

describe('a structure is accepted', () => {
  test('with weights of zero among others, and weights from 1e-100 to 1e100', () => {
    for (const weight of [0, 1e-100, 1e100]) expect(() => checkStructure(but('a', { weight }))).not.toThrow();
    for (const weight of [0.9e-100, 1.1e100, -0.1])
      expect(refused(...but('a', { weight }))).toEqual(['weight-invalid', 'a']);
  });

  test('with both directions, and an index with zero weight', () => {
    for (const direction of [1, -1]) expect(() => checkStructure(but('a', { direction }))).not.toThrow();
    expect(() => checkStructure(but('index', { weight: 0 }))).not.toThrow();
  });
});
