import { expect, test } from 'vitest';
import { averageRanks, averageRanksInto } from '../../../../pipeline/methods/rank/ranks.js';
import { column } from '../columns.js';

test('ranks from the lowest, with mean ranks for ties: those of 30 10 20 20 are 4, 1, 2½, 2½', () => {
  expect(averageRanks(column(30, 10, 20, 20))).toEqual(column(4, 1, 2.5, 2.5));
});

test('gives ties throughout the middle rank, one value the first, and no values none', () => {
  expect(averageRanks(column(7, 7, 7, 7, 7))).toEqual(column(3, 3, 3, 3, 3));
  expect(averageRanks(column(-1))).toEqual(column(1));
  expect(averageRanks(column())).toEqual(column());
});

test('handles ties at both ends, and below zero', () => {
  expect(averageRanks(column(-1, 5, -9, 5, -9))).toEqual(column(3, 4.5, 1.5, 4.5, 1.5));
});

test('ranks only the positions in the order', () => {
  const ranks = column(-1, -1, -1);
  averageRanksInto(ranks, column(8, 3, 8), [1, 2]);
  expect(ranks).toEqual(column(-1, 1, 2));
});
