import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StructureError } from '../../../../pipeline/methods/problem.js';
import type { StructureRow } from '../../../../pipeline/methods/structure/row.js';
import { nominalWeights, reweighted, structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { row, rowsOf } from '../rows.js';

const index = rowsOf({ index: { one: ['a', 'b'], two: ['c'] } });

/** The same rows with one changed. */
const but = (code: string, more: Partial<StructureRow>) =>
  index.map((each) => (each.code === code ? { ...each, ...more } : each));

describe('a structure', () => {
  test('is sorted by level from the indicators, each in its order, the index last', () => {
    const { nodes, indicators, levels } = structureOf([...index, row('people', 1, null, { type: 'Other' })]);
    expect(nodes.map(({ code }) => code)).toEqual(['a', 'b', 'c', 'one', 'two', 'index']);
    expect(nodes.map(({ parent }) => parent)).toEqual([3, 3, 4, 5, 5, -1]);
    expect(nodes.map(({ children }) => children)).toEqual([[], [], [], [0, 1], [2], [3, 4]]);
    expect([indicators, levels]).toEqual([3, 3]);
  });

  test('of a single indicator is an index', () => {
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
          for (let i = 0; i < width; i += 1)
            rows.push(
              row(`${level}-${i}`, level, level === levels ? 'top' : `${level + 1}-${i}`, {
                weight: i + 1,
              }),
            );
        const structure = structureOf(rows);
        const shares = nominalWeights(structure).subarray(0, structure.indicators);
        expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });

  test('is refused without rows, and ignores what is neither indicator nor aggregate', () => {
    expect(() => structureOf(but('a', { parent: 'nowhere' }))).toThrow(StructureError);
    const others = [
      row('people', 1, null, { type: 'Denominator' }),
      row('region', 1, null, { type: 'Group' }),
    ];
    expect(structureOf([...others, ...index])).toEqual(structureOf(index));
    expect(() => structureOf(others)).toThrow(StructureError);
  });

  test('keeps name, unit, weight and direction of each row', () => {
    const { nodes } = structureOf(but('b', { name: 'Rent', unit: 'GBP', weight: 7, direction: -1 }));
    expect(nodes[1]).toEqual({
      code: 'b',
      name: 'Rent',
      unit: 'GBP',
      level: 1,
      direction: -1,
      weight: 7,
      parent: 3,
      children: [],
    });
    expect(nodes[0]).toMatchObject({ direction: 1, weight: 1, unit: null });
  });
});

describe('a structure with other weights', () => {
  const structure = structureOf(index);

  test('is the same but for these, and leaves the first as it was', () => {
    const other = reweighted(
      structure,
      new Map([
        ['a', 3],
        ['two', 0],
      ]),
    );
    expect(other).toEqual(
      structureOf(
        but('a', { weight: 3 }).map((each) => (each.code === 'two' ? { ...each, weight: 0 } : each)),
      ),
    );
    expect(structure.nodes.map(({ weight }) => weight)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(reweighted(structure, new Map())).toEqual(structure);
  });

  test('is refused with a weight that is none, or with an aggregate that would have none', () => {
    const problemOf = (...weights: [string, number][]) => {
      try {
        reweighted(structure, new Map(weights));
      } catch (error) {
        return error instanceof StructureError ? [error.problem, error.codes] : error;
      }
      return null;
    };
    expect(problemOf(['b', -1])).toEqual(['weight-invalid', ['b']]);
    expect(problemOf(['b', Number.NaN])).toEqual(['weight-invalid', ['b']]);
    expect(problemOf(['c', 0])).toEqual(['weights-zero', ['two']]);
    expect(problemOf(['one', 0], ['two', 0])).toEqual(['weights-zero', ['index']]);
    expect(problemOf(['a', 0])).toBeNull();
  });
});
