import { expect, test } from 'vitest';
import { ChainBuffers } from '../../../../pipeline/methods/chain/buffers.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { rowsOf } from '../rows.js';

test('buffers hold each unit and each node, and every weight is multiplied by one at first', () => {
  const buffers = new ChainBuffers(structureOf(rowsOf({ index: ['a', 'b', 'c'] })), 5);
  expect(buffers.ranks).toHaveLength(5);
  for (const columns of [buffers.raw, buffers.values]) {
    expect(columns).toHaveLength(4);
    expect(new Set(columns).size).toBe(4);
    for (const column of columns) expect(column).toHaveLength(5);
  }
  for (const each of [buffers.treatments, buffers.present]) expect(each).toHaveLength(4);
  expect([...buffers.factors]).toEqual([1, 1, 1, 1]);
  expect([...buffers.weights]).toEqual([1, 1, 1, 1]);
  expect(buffers.aggregation.present).toHaveLength(5);
  expect(buffers.ranking.signed).toHaveLength(5);
});
