import { describe, expect, test } from 'vitest';
import { opposed } from '../../../../pipeline/methods/check/opposed.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { column } from '../columns.js';
import { rowsOf } from '../rows.js';

describe('a part that runs against its aggregate', () => {
  test('is reported, and only it, with signed correlations with its parent and those above', () => {
    const values = new Map([
      ['a', column(1, 2, 3, 4)],
      ['b', column(4, 3, 2, 2)],
      ['c', column(1, 3, 2, 5)],
      ['one', column(1, 2, 3, 5)],
      ['two', column(1, 3, 2, 5)],
      ['index', column(1, 2, 3, 6)],
    ]);
    const structure = structureOf(rowsOf({ index: { one: ['a', 'b'], two: ['c'] } }));
    const found = opposed(structure, (code) => values.get(code)!);
    expect(found.map(({ code, against, levels_above }) => [code, against, levels_above])).toEqual([
      ['b', 'one', 1],
      ['b', 'index', 2],
    ]);
    expect(found.every(({ correlation }) => correlation < 0)).toBe(true);
    expect(opposed(structure, (code) => values.get(code)!, -1)).toEqual([]);
  });

  test('is not one with a correlation of zero, unless the limit is above that', () => {
    const values = new Map([
      ['a', column(1, -1, 1, -1)],
      ['index', column(1, 1, -1, -1)],
    ]);
    const structure = structureOf(rowsOf({ index: ['a'] }));
    expect(opposed(structure, (code) => values.get(code)!)).toEqual([]);
    expect(opposed(structure, (code) => values.get(code)!, 0.1)).toEqual([
      { code: 'a', against: 'index', levels_above: 1, correlation: 0 },
    ]);
  });

  test('is not one with too few units', () => {
    const structure = structureOf(rowsOf({ index: ['a'] }));
    expect(opposed(structure, (code) => (code === 'a' ? column(1, 2) : column(2, 1)), 1)).toEqual([]);
  });
});
