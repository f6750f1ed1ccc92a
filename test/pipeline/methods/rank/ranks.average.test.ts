import { expect, test } from 'vitest';
import { averageRanks, averageRanksInto } from '../../../../pipeline/methods/rank/ranks.js';
import { column } from '../columns.js';

test('ranks from the lowest; values that tie have the mean of theirs: of 30 10 20 20 are 4, 1, 2½, 2½', () => {
  expect(averageRanks(column(30, 10, 20, 20))).toEqual(column(4, 1, 2.5, 2.5));
});

test('all that tie have the middle rank, one has the first, none have none', () => {
  expect(averageRanks(column(7, 7, 7, 7, 7))).toEqual(column(3, 3, 3, 3, 3));
  expect(averageRanks(column(-1))).toEqual(column(1));
  expect(averageRanks(column())).toEqual(column());
});

test('ties at both ends, and below zero', () => {
  expect(averageRanks(column(-1, 5, -9, 5, -9))).toEqual(column(3, 4.5, 1.5, 4.5, 1.5));
});

test('only the places that are in the order have a rank', () => {
  const ranks = column(-1, -1, -1);
  averageRanksInto(ranks, column(8, 3, 8), [1, 2]);
  expect(ranks).toEqual(column(-1, 1, 2));
});
