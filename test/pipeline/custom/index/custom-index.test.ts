import { describe, expect, it } from 'vitest';
import { indicatorsTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { indexTableOf, structureTableOf } from '../../../../pipeline/custom/index/tables.js';
import { DATA, methodText, ranksOf, scored, scoresOf, testFolder } from './setup.js';

/*
 * By hand. x: 2, 4, 6 has mean 4 and sd 2, so z = -1, 0, 1. y: 30, 10, 20 has mean 20 and sd 10 and is
 * reversed, so z = -1, 1, 0. Weights 1 and 3: A (-1 - 3)/4 = -1; B (0 + 3)/4 = 0.75; C (1 + 0)/4 = 0.25.
 */
const folder = testFolder();

describe('an index of three units', () => {
  it('has the scores, ranks and groups worked out by hand', async () => {
    const found = await scored(folder, DATA);
    expect([...indexTableOf(found.scored, new Map()).rows]).toMatchObject([
      { unit_code: 'B', unit_name: 'Unit B', score: 0.75, rank: 1, group: 'hotspot', fifth: 1 },
      // The one unit between the ends is in the middle fifth.
      { unit_code: 'C', unit_name: 'Unit C', score: 0.25, rank: 2, group: 'middle', fifth: 3 },
      { unit_code: 'A', unit_name: 'Unit A', score: -1, rank: 3, group: 'coldspot', fifth: 5 },
    ]);
  });

  it('has contributions that add up to the score, and weights that add up to one', async () => {
    const found = await scored(folder, DATA);
    const rows = [...indicatorsTableOf(found.scored).rows];
    expect(
      rows.map(({ unit_code, indicator, normalised, weight, contribution }) => [
        unit_code,
        indicator,
        normalised,
        weight,
        contribution,
      ]),
    ).toEqual([
      ['A', 'x', -1, 0.25, -0.25],
      ['A', 'y', -1, 0.75, -0.75],
      ['B', 'x', 0, 0.25, 0],
      ['B', 'y', 1, 0.75, 0.75],
      ['C', 'x', 1, 0.25, 0.25],
      ['C', 'y', 0, 0.75, 0],
    ]);
  });

  it('shares the weight of missing values among the others, and contributes accordingly', async () => {
    // x of C is missing: its score is that of y, 0. The z-scores of x are of A and B: mean 3, sd √2, ∓1/√2.
    const found = await scored(folder, DATA.replace('Unit C,6', 'Unit C,'));
    const z = 1 / Math.SQRT2;
    expect(scoresOf(found).A).toBeCloseTo((-z - 3) / 4, 12);
    expect(scoresOf(found).B).toBeCloseTo((z + 3) / 4, 12);
    expect(scoresOf(found).C).toBe(0);
    const rows = [...indicatorsTableOf(found.scored).rows].filter(({ unit_code }) => unit_code === 'C');
    expect(rows).toMatchObject([
      {
        indicator: 'x',
        value: null,
        status: 'missing',
        reason: 'no_value',
        normalised: null,
        contribution: null,
      },
      { indicator: 'y', value: 20, status: 'observed', reason: '', contribution: 0 },
    ]);
  });

  it('gives no rank where too little of the weight is present', async () => {
    const index = '{ name: index, aggregate: arithmetic_mean, minimum_weight_share: 0.5, normalise: none }';
    const found = await scored(folder, DATA.replace('4,10', '4,'), methodText({ index }));
    expect(ranksOf(found)).toEqual({ A: 2, B: 0, C: 1 });
    const last = [...indexTableOf(found.scored, new Map()).rows].at(-1);
    expect(last).toMatchObject({
      unit_code: 'B',
      score: null,
      rank: null,
      group: null,
      fifth: null,
      indicators_observed: 1,
      indicators_estimated: 0,
      indicators_missing: 1,
    });
  });

  it('gives tied units the better rank', async () => {
    const tied = 'unit_code,unit_name,x,y\nA,A,1,1\nB,B,2,0\nC,C,1,1\nD,D,2,0\n';
    expect(ranksOf(await scored(folder, tied))).toEqual({ A: 3, B: 1, C: 3, D: 1 });
  });

  it('does not depend on the order of the rows', async () => {
    const [header = '', ...rows] = DATA.trimEnd().split('\n');
    const turned = `${[header, ...rows.reverse()].join('\n')}\n`;
    expect(scoresOf(await scored(folder, turned))).toEqual(scoresOf(await scored(folder, DATA)));
  });

  it('lists columns that the method does not name, and does not use them', async () => {
    const wide = DATA.replace('x,y', 'x,y,note').replaceAll(/(\d)$/gm, '$1,text');
    const found = await scored(folder, wide);
    expect(found.unnamed).toEqual(['note']);
    expect(scoresOf(found)).toEqual({ A: -1, B: 0.75, C: 0.25 });
  });
});

const node = (code: string, level: number, parent: string | null, weight = 1) =>
  `  - { code: ${code}, level: ${level}, parent: ${parent}, weight: ${weight}, type: ${level === 1 ? 'Indicator' : 'Aggregate'} }`;

const deepMethod = (nodes: readonly string[], levels: number) => `kind: score
title: Deep
data: {}
structure:
${nodes.join('\n')}
steps:
  levels:
    - { name: level_1, normalise: none }
${Array.from({ length: levels - 1 }, (_, i) => `    - { name: level_${i + 2}, aggregate: arithmetic_mean, normalise: none }`).join('\n')}
  tolerance: 0
  group_share: 0.2
robustness: { replicates: 0 }
`;

describe('a structure of more levels', () => {
  const data = 'unit_code,unit_name,a,b,c\nU,U,1,2,9\nV,V,4,0,3\nW,W,2,6,5\n';

  it('is computed level by level where there are three', async () => {
    const nodes = [node('a', 1, 'p', 1), node('b', 1, 'p', 3), node('c', 1, 'q')];
    const method = deepMethod(
      [...nodes, node('p', 2, 'top', 2), node('q', 2, 'top'), node('top', 3, null)],
      3,
    );
    const found = await scored(folder, data, method);
    // p = (a + 3b)/4, q = c, top = (2p + q)/3: U (2 × 1.75 + 9)/3, V (2 × 1 + 3)/3, W (2 × 5 + 5)/3.
    expect(scoresOf(found)).toEqual({ U: 12.5 / 3, V: 5 / 3, W: 5 });
    const [first] = indexTableOf(found.scored, new Map()).rows;
    expect(first).toMatchObject({ unit_code: 'W', p: 5, q: 5 });
    const weights = [...structureTableOf(found.scored).rows].map(({ code, index_weight }) => [
      code,
      index_weight,
    ]);
    // Of the whole: a 2/3 × 1/4, b 2/3 × 3/4, c 1/3.
    expect(Object.fromEntries(weights)).toMatchObject({ p: 2 / 3, q: 1 / 3, b: 0.5, top: 1 });
  });

  it('has no contribution through an aggregate for which a unit has too few values', async () => {
    const nodes = [node('a', 1, 'p'), node('b', 1, 'p'), node('c', 1, 'q')];
    const method = deepMethod([...nodes, node('p', 2, 'top'), node('q', 2, 'top'), node('top', 3, null)], 3);
    const strict = method.replace('level_2, aggregate', 'level_2, minimum_weight_share: 0.6, aggregate');
    const found = await scored(folder, data.replace('W,W,2', 'W,W,'), strict);
    // W has only b of p, and so no p: its score is q = c = 5. U: ((1 + 2)/2 + 9)/2, of which a makes 1/4.
    expect(scoresOf(found)).toMatchObject({ U: 5.25, W: 5 });
    const rows = [...indicatorsTableOf(found.scored).rows];
    const of = (unit: string) =>
      rows.filter(({ unit_code }) => unit_code === unit).map(({ contribution }) => contribution);
    expect(of('U')).toEqual([0.25, 0.5, 4.5]);
    expect(of('W')).toEqual([null, null, 5]);
  });

  it('is computed level by level where there are five', async () => {
    const nodes = [
      node('a', 1, 'a2'),
      node('b', 1, 'a2'),
      node('c', 1, 'c2'),
      node('a2', 2, 'a3'),
      node('c2', 2, 'c3'),
      node('a3', 3, 'a4'),
      node('c3', 3, 'c4'),
      node('a4', 4, 'top', 1),
      node('c4', 4, 'top', 3),
      node('top', 5, null),
    ];
    const found = await scored(folder, data, deepMethod(nodes, 5));
    // ((a + b)/2 + 3c)/4: U (1.5 + 27)/4, V (2 + 9)/4, W (4 + 15)/4.
    expect(scoresOf(found)).toEqual({ U: 7.125, V: 2.75, W: 4.75 });
    const { table } = indexTableOf(found.scored, new Map());
    const columns = Object.keys(table.row.shape);
    expect(columns.slice(0, 10)).toEqual([
      'unit_code',
      'unit_name',
      'score',
      'rank',
      'a4',
      'c4',
      'a3',
      'c3',
      'a2',
      'c2',
    ]);
  });
});
