import { expect, test } from 'vitest';
import { changeRows } from '../../../pipeline/reproduce/changes.js';
import type { SuiteScores } from '../../../pipeline/reproduce/score-suite.js';

const of = (name: string, units: readonly (readonly [code: string, score: number, rank: number])[]) =>
  ({
    index: { name },
    codes: units.map(([code]) => code),
    names: units.map(([code]) => code),
    scores: Float64Array.from(units, ([, score]) => score),
    ranks: Int32Array.from(units, ([, , rank]) => rank),
  }) as unknown as SuiteScores;

test('a unit changes from each period to the next and over all; one that is new or unranked has no change', () => {
  const all = [
    of('first', [
      ['A', 1, 1],
      ['B', -1, 2],
    ]),
    of('second', [
      ['A', -0.5, 2],
      ['B', 0.5, 1],
      ['C', 0, 3],
    ]),
    of('third', [
      ['A', 0.25, 1],
      ['B', Number.NaN, 0],
    ]),
  ];
  const rows = changeRows([{ name: 'it', indices: ['first', 'second', 'third'] }], all);
  expect(
    rows.map(({ from, to, unit_code, score_change, places }) => [from, to, unit_code, score_change, places]),
  ).toEqual([
    ['first', 'second', 'A', -1.5, -1],
    ['first', 'second', 'B', 1.5, 1],
    ['first', 'second', 'C', null, null],
    ['second', 'third', 'A', 0.75, 1],
    ['second', 'third', 'B', null, null],
    ['first', 'third', 'A', -0.75, 0],
    ['first', 'third', 'B', null, null],
  ]);
  // With two periods, the change over all is the one between them.
  expect(changeRows([{ name: 'it', indices: ['first', 'second'] }], all)).toHaveLength(3);
});
