import { expect, test } from 'vitest';
import { AggregateBuffers, sumOf } from '../../../../pipeline/methods/aggregate/buffers.js';
import { column } from '../columns.js';

test('the sum of weights includes the first and the last, and is zero for none', () => {
  expect(sumOf(column(1, 2, 4))).toBe(7);
  expect(sumOf(column())).toBe(0);
});

test('buffers hold a rank of each unit in each part, and are reused until more is needed', () => {
  const buffers = new AggregateBuffers(3);
  expect(buffers.present).toHaveLength(3);
  const for_four = buffers.ranks(4);
  expect(for_four.length).toBeGreaterThanOrEqual(12);
  expect(buffers.ranks(2)).toBe(for_four);
  expect(buffers.ranks(4)).toBe(for_four);
  expect(buffers.ranks(5).length).toBeGreaterThanOrEqual(15);
});
