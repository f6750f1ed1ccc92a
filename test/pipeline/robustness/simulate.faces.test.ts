import { describe, expect, test } from 'vitest';
import { uniform } from '../../../pipeline/methods/random/random.js';
import { ranksOf } from '../../../pipeline/methods/rank/ranks.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { row } from '../methods/rows.js';
import { mask, mean, methodOf, problemOf, someFigures, z } from './problems.js';

const UNITS = 30;
const rows = [
  row('i0', 1, 'one'),
  row('i1', 1, 'one'),
  row('i2', 1, 'two', { direction: -1 }),
  row('one', 2, 'first'),
  row('two', 2, 'second'),
  row('first', 3, 'index'),
  row('second', 3, 'index', { weight: 3 }),
  row('index', 4, null),
];
const chain = methodOf(z, mean, mean, mean);
const figures = someFigures(3, UNITS);

function standard(column: readonly number[]): number[] {
  const centre = column.reduce((sum, value) => sum + value, 0) / UNITS;
  const squares = column.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return column.map((value) => (value - centre) / Math.sqrt(squares / (UNITS - 1)));
}
const [a, b, c] = figures.map(standard) as [number[], number[], number[]];
const first = standard(a.map((value, unit) => value + b[unit]!));
const second = c.map((value) => -value);
const mixed = (share: number) => [
  ...ranksOf(
    Float64Array.from(first, (value, unit) => share * value + (1 - share) * second[unit]!),
    1e-9,
  ),
];
const one = (ranks: readonly Int32Array[], node: number, replicate: number) => [
  ...ranks[node]!.subarray((replicate - 1) * UNITS, replicate * UNITS),
];

describe('the ranks that are kept', () => {
  test('are those of the index and of its two faces, by the method and in every replicate', () => {
    const simulation = openSimulation(problemOf(figures, { rows, chain, parts: true }));
    expect(simulation.kept.map(({ node }) => node)).toEqual([7, 5, 6]);
    const due = [
      mixed(0.25),
      [...ranksOf(Float64Array.from(first), 1e-9)],
      [...ranksOf(Float64Array.from(second), 1e-9)],
    ];
    expect(simulation.kept.map(({ baseline }) => [...baseline])).toEqual(due);
    const { drawn, figures: alone } = simulation.replicates(1, 2);
    expect(alone).toEqual([]);
    for (const replicate of [1, 2]) expect(drawn.map((_, node) => one(drawn, node, replicate))).toEqual(due);
  });

  test('of a face move with its own figures only', () => {
    const inherited = [null, null, mask(...figures[2]!.map(() => 1))];
    const problem = problemOf(figures, {
      rows,
      chain,
      parts: true,
      inherited,
      choices: { inheritance_sd: 0.5 },
    });
    const simulation = openSimulation(problem);
    const { figures: alone } = simulation.replicates(1, 3);
    expect(one(alone, 1, 2)).toEqual([...simulation.kept[1]!.baseline]);
    expect(one(alone, 2, 2)).not.toEqual([...simulation.kept[2]!.baseline]);
    expect(one(alone, 0, 2)).not.toEqual([...simulation.kept[0]!.baseline]);
  });

  test('are those of the index only unless the problem wants more', () => {
    expect(openSimulation(problemOf(figures, { rows, chain })).replicates(1, 1).drawn).toHaveLength(1);
  });

  test('are those of the index only where its parts are not two faces made of aggregates', () => {
    const domains = problemOf(figures, {
      rows: [...rows.slice(0, 3), row('one', 2, 'index'), row('two', 2, 'index'), row('index', 3, null)],
      chain: methodOf(z, mean, mean),
      parts: true,
    });
    expect(openSimulation(domains).kept).toHaveLength(1);
  });
});

describe('the weight of the first face', () => {
  test('is drawn between the two numbers, the other has the rest, and the weights of faces do not move otherwise', () => {
    const choices = { face_weight: [0.3, 0.7] as [number, number], weight_spread: 0 };
    const problem = problemOf(figures, { rows, chain, choices });
    const simulation = openSimulation(problem);
    expect(simulation.factors.map(({ code }) => code)).toEqual(['face_weight']);
    const { drawn } = simulation.replicates(1, 20);
    for (let replicate = 1; replicate <= 20; replicate += 1)
      expect(one(drawn, 0, replicate)).toEqual(mixed(0.3 + 0.4 * uniform(7, replicate, 10)));
    // faces of one indicator: nothing else has a weight to move
    const flat = problemOf(figures.slice(0, 2), {
      rows: [row('i0', 1, 'index'), row('i1', 1, 'index'), row('index', 2, null)],
      choices: { ...choices, weight_spread: 0.9 },
    });
    const still = problemOf(figures.slice(0, 2), { choices });
    expect(openSimulation(flat).replicates(1, 9).drawn).toEqual(openSimulation(still).replicates(1, 9).drawn);
  });

  test('given as one number does not vary', () => {
    const problem = problemOf(figures, { rows, chain, choices: { face_weight: [0.5, 0.5] } });
    const simulation = openSimulation(problem);
    expect(simulation.factors).toEqual([]);
    expect(one(simulation.replicates(1, 1).drawn, 0, 1)).toEqual(mixed(0.5));
  });
});
