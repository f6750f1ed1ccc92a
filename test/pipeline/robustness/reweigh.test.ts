import { describe, expect, test } from 'vitest';
import { reweighted } from '../../../pipeline/methods/structure/structure.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { DrawnReplicates } from '../../../pipeline/robustness/reweigh.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { row } from '../methods/rows.js';
import { choicesOf, mask, mean, methodOf, problemOf, someFigures, z } from './problems.js';

const UNITS = 14;
const REPLICATES = 25;
const rows = [
  ...['i0', 'i1', 'i2'].map((code) => row(code, 1, 'one')),
  ...['i3', 'i4'].map((code) => row(code, 1, 'two', { direction: -1 })),
  ...['one', 'two'].map((code) => row(code, 2, 'index')),
  row('index', 3, null),
];

/** Five indicators in two groups: some figures missing, some drawn in either way, some not drawn. */
const problem: RobustnessProblem = problemOf(someFigures(5, UNITS, 17), {
  rows,
  chain: methodOf(
    { ...z, treat: { skewness: 0.5, kurtosis: 0.5, winsorise: 2 } },
    { ...mean, minimum_weight_share: 0.6 },
    mean,
  ),
  groups: Array.from({ length: UNITS }, (_, unit) => `group ${unit % 3}`),
  sampling: [0, 1, 2, 3, 4].map((i) =>
    i === 1
      ? {
          publisher: Int32Array.from({ length: UNITS }, (_, unit) => unit >> 1),
          sd: new Float64Array(7).fill(9),
        }
      : null,
  ),
  inherited: [0, 1, 2, 3, 4].map((i) =>
    i === 2 ? mask(...Array.from({ length: UNITS }, (_, unit) => unit % 2)) : null,
  ),
  choices: choicesOf(),
});

/** What a build finds: the structure of the method has the weights, and everything is drawn again. */
const drawnAgain = (weights: ReadonlyMap<string, number>, given = problem) => [
  ...openSimulation({ ...given, structure: reweighted(given.structure, weights) }).replicates(1, REPLICATES)
    .figures[0]!,
];

describe('replicates that are drawn once', () => {
  test.each([
    ['as published', []],
    ['with one indicator counting more', [['i1', 3]]],
    [
      'with an indicator, and a whole group, left out',
      [
        ['i0', 0],
        ['two', 0],
      ],
    ],
    [
      'with every weight changed',
      [
        ['i0', 2],
        ['i1', 0.5],
        ['i2', 1.25],
        ['i3', 0],
        ['i4', 4],
        ['one', 0.1],
        ['two', 5],
      ],
    ],
  ] as const)('are those of a new draw, rank by rank, %s', (_, weights) => {
    const chosen = new Map<string, number>(weights);
    expect([...new DrawnReplicates(problem, REPLICATES).ranks(chosen)]).toEqual(drawnAgain(chosen));
  });

  test('do not depend on the weights before', () => {
    const drawn = new DrawnReplicates(problem, REPLICATES);
    drawn.ranks(
      new Map([
        ['i0', 0],
        ['one', 4],
      ]),
    );
    expect([...drawn.ranks(new Map())]).toEqual(drawnAgain(new Map()));
  });

  test('differ from each other, and by the weights', () => {
    const drawn = new DrawnReplicates(problem, REPLICATES);
    const published = [...drawn.ranks(new Map())];
    expect(
      new Set(
        Array.from({ length: REPLICATES }, (_, i) => published.slice(i * UNITS, (i + 1) * UNITS).join()),
      ).size,
    ).toBeGreaterThan(REPLICATES / 2);
    expect([...drawn.ranks(new Map([['one', 5]]))]).not.toEqual(published);
  });

  test('impute as the method does', () => {
    const imputed: RobustnessProblem = { ...problem, impute: 'group_mean' };
    const chosen = new Map([['i1', 2]]);
    expect([...new DrawnReplicates(imputed, REPLICATES).ranks(chosen)]).toEqual(drawnAgain(chosen, imputed));
    expect(drawnAgain(chosen, imputed)).not.toEqual(drawnAgain(chosen));
  });

  test('are all the same where no figure has an error', () => {
    const still = {
      ...problem,
      sampling: problem.sampling.map(() => null),
      inherited: problem.inherited.map(() => null),
    };
    const ranks = [...new DrawnReplicates(still, 3).ranks(new Map())];
    expect(ranks).toEqual([0, 1, 2].flatMap(() => [...openSimulation(still).baseline]));
  });

  test('refuse weights of which none is above zero, or one is none', () => {
    const drawn = new DrawnReplicates(problem, 2);
    expect(() =>
      drawn.ranks(
        new Map([
          ['i3', 0],
          ['i4', 0],
        ]),
      ),
    ).toThrow(/two.*weight above zero/);
    expect(() => drawn.ranks(new Map([['i3', -1]]))).toThrow(/i3/);
    expect(() => drawn.ranks(new Map([['i3', Number.NaN]]))).toThrow(/i3/);
  });
});
