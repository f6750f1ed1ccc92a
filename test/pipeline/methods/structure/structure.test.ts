import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StructureError } from '../../../../pipeline/methods/problem.js';
import type { StructureRow } from '../../../../pipeline/methods/structure/row.js';
import { nominalWeights, structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { refusal } from '../columns.js';
import { row, rowsOf } from '../rows.js';

const index = rowsOf({ index: { one: ['a', 'b'], two: ['c'] } });
const refused = (...rows: StructureRow[]) => {
  const { problem, codes } = refusal(() => structureOf(rows));
  return [problem, ...codes];
};

/** The same rows with one of them otherwise. */
const but = (code: string, more: Partial<StructureRow>) =>
  index.map((each) => (each.code === code ? { ...each, ...more } : each));

describe('a structure is refused, by name and with the codes', () => {
  test('without an indicator or an aggregate', () => {
    expect(refused()).toEqual(['empty']);
    expect(refused(row('people', 1, null, { type: 'Denominator' }))).toEqual(['empty']);
  });

  test('with a code that stands twice, even in different places', () => {
    expect(refused(...index, row('b', 1, 'two'))).toEqual(['duplicate-code', 'b']);
    expect(refused(...index, row('one', 1, 'two'))).toEqual(['duplicate-code', 'one']);
  });

  test('with a direction or a weight that is none', () => {
    expect(refused(...but('c', { direction: 0 }))).toEqual(['direction-invalid', 'c']);
    expect(refused(...but('c', { weight: -1 }))).toEqual(['weight-invalid', 'c']);
    expect(refused(...but('c', { weight: Number.NaN }))).toEqual(['weight-invalid', 'c']);
    expect(refused(...but('c', { weight: Number.POSITIVE_INFINITY }))).toEqual(['weight-invalid', 'c']);
  });

  test('with a parent that is not there, or one that is no aggregate', () => {
    expect(refused(...but('a', { parent: 'nowhere' }))).toEqual(['orphaned', 'a']);
    expect(refused(...but('a', { parent: 'c' }))[0]).toBe('level-invalid');
    const group = row('region', 2, null, { type: 'Group' });
    expect(refused(group, ...but('a', { parent: 'region' }))).toEqual(['orphaned', 'a']);
  });

  test('with a cycle, of one, of two, or above the rest, naming what lies on it', () => {
    expect(refused(...but('index', { parent: 'index' }))).toEqual(['cyclic', 'index']);
    expect(refused(...but('index', { parent: 'one' }))).toEqual(['cyclic', 'index', 'one']);
  });

  test('with several roots', () => {
    expect(refused(...but('two', { parent: null }))).toEqual(['several-roots', 'index', 'two']);
  });

  test('with a level passed over, or one that is no level', () => {
    expect(refused(...but('c', { parent: 'index' }))).toEqual(['level-invalid', 'c']);
    expect(refused(...but('c', { level: 0.5 }))).toEqual(['level-invalid', 'c']);
    expect(refused(...but('c', { type: 'Aggregate' }))).toEqual(['level-invalid', 'c']);
  });

  test('with an aggregate that has no parts, or none that weighs', () => {
    expect(refused(...index, row('three', 2, 'index'))).toEqual(['childless', 'three']);
    expect(refused(...but('c', { weight: 0 }))).toEqual(['weights-zero', 'two']);
  });

  test('with a plain error that carries the problem', () => {
    expect(() => structureOf([])).toThrow(StructureError);
    expect(() => structureOf(but('a', { parent: 'nowhere' }))).toThrow(
      'a: the parent is not among the codes',
    );
  });
});

describe('a structure', () => {
  test('stands level by level from the indicators, each in its order, the index last', () => {
    const { nodes, indicators, levels } = structureOf([...index, row('people', 1, null, { type: 'Other' })]);
    expect(nodes.map(({ code }) => code)).toEqual(['a', 'b', 'c', 'one', 'two', 'index']);
    expect(nodes.map(({ parent }) => parent)).toEqual([3, 3, 4, 5, 5, -1]);
    expect(nodes.map(({ children }) => children)).toEqual([[], [], [], [0, 1], [2], [3, 4]]);
    expect([indicators, levels]).toEqual([3, 3]);
  });

  test('of one indicator alone is an index', () => {
    expect(structureOf([row('a', 1, null)])).toMatchObject({ indicators: 1, levels: 1 });
  });

  test('gives each part its share of its parent’s share: 3 and 1 of a half, and a half', () => {
    expect([...nominalWeights(structureOf(but('a', { weight: 3 })))]).toEqual([
      0.375, 0.125, 0.5, 0.5, 0.5, 1,
    ]);
  });

  test('may be of any depth, and the shares of its indicators always add up to one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 }), (levels, width) => {
        const rows: StructureRow[] = [row('top', levels + 1, null)];
        for (let level = levels; level >= 1; level -= 1)
          for (let at = 0; at < width; at += 1)
            rows.push(
              row(`${level}-${at}`, level, level === levels ? 'top' : `${level + 1}-${at}`, {
                weight: at + 1,
              }),
            );
        const structure = structureOf(rows);
        const shares = nominalWeights(structure).subarray(0, structure.indicators);
        expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });
});
