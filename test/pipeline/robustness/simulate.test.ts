import { describe, expect, test } from 'vitest';
import { uniform } from '../../../pipeline/methods/random/random.js';
import { ranksOf } from '../../../pipeline/methods/rank/ranks.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { row } from '../methods/rows.js';
import { choicesOf, mask, mean, methodOf, problemOf, someFigures, stillChoices, z } from './problems.js';

const UNITS = 12;
const rows = [
  ...['i0', 'i1', 'i2'].map((code) => row(code, 1, 'one')),
  ...['i3', 'i4'].map((code) => row(code, 1, 'two', { direction: -1 })),
  ...['one', 'two'].map((code) => row(code, 2, 'index')),
  row('index', 3, null),
];

/** Everything is drawn: five indicators in two groups, values missing, errors of both kinds. */
const everything: RobustnessProblem = problemOf(someFigures(5, UNITS, 17), {
  rows,
  chain: methodOf(z, mean, mean),
  groups: Array.from({ length: UNITS }, (_, unit) => `group ${unit % 3}`),
  sampling: [0, 1, 2, 3, 4].map((i) =>
    i === 1
      ? {
          publisher: Int32Array.from({ length: UNITS }, (_, unit) => unit >> 1),
          sd: new Float64Array(6).fill(9),
        }
      : null,
  ),
  inherited: [0, 1, 2, 3, 4].map((i) => (i === 2 ? mask(1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1) : null)),
  choices: choicesOf({
    impute: ['none', 'group_mean', 'group_median', 'panel'],
    weights: ['given', 'equal', 'entropy'],
  }),
});

const split = (ranks: Int32Array, units: number) =>
  Array.from({ length: ranks.length / units }, (_, i) => [...ranks.subarray(i * units, (i + 1) * units)]);

describe('replicates', () => {
  test('do not depend on how they are split', () => {
    const whole = openSimulation(everything).replicates(1, 10).drawn[0]!;
    const parts = openSimulation(everything);
    expect([...parts.replicates(1, 4).drawn[0]!, ...parts.replicates(5, 10).drawn[0]!]).toEqual([...whole]);
  });

  test('do not depend on their order, or on earlier runs', () => {
    const simulation = openSimulation(everything);
    const first = simulation.replicates(1, 6).drawn[0]!;
    const rows_before = simulation.sensitivityRows(0, 2);
    simulation.leaveOneOut();
    simulation.replicates(1, 3);
    const again = [6, 5, 4, 3, 2, 1].map((i) => [...simulation.replicates(i, i).drawn[0]!]).reverse();
    expect(again).toEqual(split(first, UNITS));
    expect(simulation.sensitivityRows(0, 2)).toEqual(rows_before);
    expect(simulation.baseline).toEqual(openSimulation(everything).baseline);
  });

  test('differ from each other and by the seed', () => {
    const of = (seed: number) => openSimulation({ ...everything, seed }).replicates(1, 5).drawn[0]!;
    expect(new Set(split(of(1), UNITS).map(String)).size).toBe(5);
    expect(of(2)).not.toEqual(of(1));
    expect(of(2 ** 32 + 1)).not.toEqual(of(1));
  });

  test('of an empty range are none, and an invalid range is refused', () => {
    const simulation = openSimulation(everything);
    expect(simulation.replicates(1, 0).drawn[0]!).toEqual(new Int32Array(0));
    for (const [from, to] of [
      [0, 3],
      [4, 2],
      [1.5, 3],
      [1, 1_000_001],
    ] as const)
      expect(() => simulation.replicates(from, to).drawn[0]!).toThrow(RangeError);
    expect(() => simulation.sensitivityRows(-1, 0)).toThrow(RangeError);
    expect(() => simulation.sensitivityRows(0, 100_000)).toThrow(RangeError);
  });

  test('are the method itself where there is nothing to draw', () => {
    const simulation = openSimulation({ ...everything, choices: stillChoices() });
    expect(simulation.factors).toEqual([]);
    for (const ranks of split(simulation.replicates(1, 4).drawn[0]!, UNITS))
      expect(ranks).toEqual([...simulation.baseline]);
    expect([...simulation.sensitivityRows(0, 1)]).toEqual([0, 0, 0, 0]);
  });

  test('agree with plain arithmetic on the drawn weights', () => {
    const columns = someFigures(2, UNITS);
    const { replicates } = openSimulation(problemOf(columns, { choices: { weight_spread: 0.9 } }));
    const standard = columns.map((column) => {
      const centre = column.reduce((sum, value) => sum + value, 0) / UNITS;
      const squares = column.reduce((sum, value) => sum + (value - centre) ** 2, 0);
      return column.map((value) => (value - centre) / Math.sqrt(squares / (UNITS - 1)));
    });
    const expected = [1, 2, 3, 4].map((replicate) => {
      // factor 3 is the size of the weights; the nodes are the two indicators
      const [one, other] = [0, 1].map((node) => 1 + 0.9 * (2 * uniform(7, replicate, 3, node) - 1));
      return [
        ...ranksOf(
          Float64Array.from(standard[0]!, (value, unit) => one! * value + other! * standard[1]![unit]!),
          1e-9,
        ),
      ];
    });
    expect(split(replicates(1, 4).drawn[0]!, UNITS)).toEqual(expected);
    expect(new Set(expected.map(String)).size).toBeGreaterThan(1);
  });

  test('leave a unit below the minimum share without a rank, and rank the others', () => {
    const columns = [
      [1, 2, 3, 4, Number.NaN],
      [5, 3, 4, 1, Number.NaN],
    ];
    const { baseline, replicates } = openSimulation(problemOf(columns, { choices: { weight_spread: 0.5 } }));
    expect(baseline[4]).toBe(0);
    for (const ranks of split(replicates(1, 5).drawn[0]!, 5)) {
      expect(ranks[4]).toBe(0);
      expect(Math.max(...ranks)).toBeLessThan(5);
    }
  });

  test('name the replicate that cannot be scored, and keep the problem and the code', () => {
    // the logarithm of a figure below zero: by the first replicate that draws the geometric mean
    const simulation = openSimulation(
      problemOf(
        someFigures(2, UNITS).map((column) => column.map((value) => value - 50)),
        {
          choices: { normalise: ['none'], aggregate: ['arithmetic_mean', 'geometric_mean'] },
        },
      ),
    );
    const drawn = Array.from({ length: 20 }, (_, i) => i + 1).find((id) => uniform(7, id, 4) >= 0.5);
    expect(() => simulation.replicates(1, 20).drawn[0]!).toThrow(`replicate ${drawn}: i0`);
    try {
      simulation.replicates(1, 20).drawn[0]!;
    } catch (error) {
      expect(error).toMatchObject({ name: 'RunError', problem: 'not-positive', codes: ['i0'] });
      expect(error).toMatchObject({ cause: { name: 'DataError' }, run: `replicate ${drawn}` });
    }
    expect(() => simulation.sensitivityRows(0, 20)).toThrow(/^sensitivity row \d+, /);
  });
});

describe('a problem', () => {
  const sound = problemOf(someFigures(2, UNITS));
  test.each<[string, Partial<RobustnessProblem>]>([
    ['fewer columns than indicators', { figures: sound.figures.slice(1) }],
    ['a column of other units', { figures: [sound.figures[0]!, new Float64Array(3)] }],
    ['an earlier period of other units', { earlier: [[], [new Float64Array(3)]] }],
    ['inherited figures of other units', { inherited: [null, mask(1)] }],
    [
      'publishers of other units',
      { sampling: [null, { publisher: Int32Array.of(0), sd: Float64Array.of(1) }] },
    ],
    [
      'a publisher without a position',
      { sampling: [null, { publisher: new Int32Array(UNITS).fill(1), sd: Float64Array.of(1) }] },
    ],
    ['a seed that is not an integer', { seed: 1.5 }],
    ['too few units', { groups: [null, null], figures: [] }],
  ])('with %s is refused', (_, wrong) => {
    expect(() => openSimulation({ ...sound, ...wrong })).toThrow();
  });

  test('can be sent to a worker', () => {
    const sent = structuredClone(everything);
    expect(openSimulation(sent).replicates(1, 5).drawn[0]!).toEqual(
      openSimulation(everything).replicates(1, 5).drawn[0]!,
    );
  });
});
