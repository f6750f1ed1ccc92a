import { describe, expect, test } from 'vitest';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { row } from '../methods/rows.js';
import { mean, methodOf, problemOf, someFigures, z } from './problems.js';

const UNITS = 8;
const group = (codes: readonly string[], parent: string) => codes.map((code) => row(code, 1, parent));
const rows = [
  ...group(['i0', 'i1', 'i2'], 'one'),
  ...group(['i3'], 'two'),
  ...['one', 'two'].map((code) => row(code, 2, 'index')),
  row('index', 3, null),
];
const chain = methodOf(z, { ...mean, minimum_weight_share: 0.6 }, { ...mean, minimum_weight_share: 1 });
const columns = someFigures(4, UNITS);
const own = (problem: RobustnessProblem) => [...openSimulation(problem).baseline];

describe('an indicator left out', () => {
  test('leaves the index of the others; an aggregate that is emptied goes', () => {
    const left = openSimulation(problemOf(columns, { rows, chain })).leaveOneOut();
    [0, 1, 2, 3].forEach((out) => {
      const others = columns.filter((_, i) => i !== out);
      const gone = out === 3 ? ['i3', 'two'] : [`i${out}`];
      const kept = rows.filter(({ code }) => !gone.includes(code));
      expect([...left[out]!]).toEqual(own(problemOf(others, { rows: kept, chain })));
    });
  });

  test('does not count in the minimum share of weight', () => {
    // of three, the first unit has one: too little; without one of the others it has one of two, a half,
    // still; with i0 and i1 there, 2/3 is enough, and leaving out either leaves 1/2, too little
    const gap = columns.map((column, i) =>
      column.map((value, unit) => (unit === 0 && i === 2 ? Number.NaN : value)),
    );
    const simulation = openSimulation(problemOf(gap, { rows, chain }));
    expect(simulation.baseline[0]).toBeGreaterThan(0);
    const [first, second, third] = simulation.leaveOneOut();
    expect([first![0], second![0]]).toEqual([0, 0]);
    expect(third![0]).toBeGreaterThan(0);
  });

  test('takes its aggregate with it where its siblings all have zero weight, and cannot be all there is', () => {
    const weightless = rows.map((each) => (['i1', 'i2'].includes(each.code) ? { ...each, weight: 0 } : each));
    const left = openSimulation(problemOf(columns, { rows: weightless, chain })).leaveOneOut();
    const two = own(
      problemOf(columns.slice(3), { rows: rows.slice(3).filter(({ code }) => code !== 'one'), chain }),
    );
    expect([...left[0]!]).toEqual(two);
    expect([...left[1]!]).toEqual(own(problemOf(columns, { rows: weightless, chain })));
    const only = [row('i0', 1, 'one'), row('one', 2, 'index'), row('index', 3, null)];
    const alone = openSimulation(problemOf(columns.slice(0, 1), { rows: only, chain })).leaveOneOut();
    expect(alone).toEqual([null]);
  });

  test('is ignored where weights depend on the values', () => {
    for (const weights of ['pca', 'entropy', 'equal_influence'] as const) {
      const scale = { normalise: { method: weights === 'entropy' ? 'min_max' : 'z_score' } } as const;
      const by_values = methodOf({ ...scale, weights }, mean, mean);
      const tall = someFigures(4, 40);
      const left = openSimulation(problemOf(tall, { rows, chain: by_values })).leaveOneOut()[0]!;
      const kept = rows.filter(({ code }) => code !== 'i0');
      expect([...left]).toEqual(own(problemOf(tall.slice(1), { rows: kept, chain: by_values })));
    }
  });

  test('is drawn in replicates from none and the possible ones, all equally likely', () => {
    const problem = problemOf(columns, { rows, chain, choices: { drop_indicators: true } });
    const simulation = openSimulation(problem);
    const known = [simulation.baseline, ...simulation.leaveOneOut().filter((ranks) => ranks !== null)].map(
      String,
    );
    expect(new Set(known).size).toBe(5);
    const many = 4000;
    const drawn = simulation.replicates(1, many).drawn[0]!;
    const counts = new Map(known.map((ranks) => [ranks, 0]));
    for (let i = 0; i < many; i += 1) {
      const ranks = String(drawn.subarray(i * UNITS, (i + 1) * UNITS));
      counts.set(ranks, (counts.get(ranks) ?? 0) + 1);
    }
    expect(counts.size).toBe(5);
    // four standard errors of a fifth
    for (const count of counts.values())
      expect(Math.abs(count / many - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / many));
  });
});

describe('missing values', () => {
  const none = Number.NaN;
  const column = [4, 2, 9, 1, 7, 3, 8, 5];
  const groups = ['a', 'a', 'a', 'b', 'b', 'b', 'b', null];
  const gap = [2, none, 6, 3, 4, none, 11, 1];
  const earlier = [
    [],
    [Float64Array.of(0, none, 0, 0, 0, 5.5, 0, 0), Float64Array.of(0, -3, 0, 0, 0, 1, 0, 0)],
  ];
  const filled = { group_mean: [4, 6], group_median: [4, 4], panel: [-3, 5.5], none: [none, none] } as const;

  test.each(Object.entries(filled))(
    'are imputed by %s as by hand, by the method and in replicates',
    (how, [one, other]) => {
      const impute = how as keyof typeof filled;
      const by_hand = gap.map((value, unit) => (unit === 1 ? one : unit === 5 ? other : value));
      const expected = own(problemOf([column, by_hand]));
      const asked = { groups, earlier };
      expect(own(problemOf([column, gap], { ...asked, impute }))).toEqual(expected);
      const drawn = openSimulation(problemOf([column, gap], { ...asked, choices: { impute: [impute] } }));
      expect([...drawn.replicates(1, 1).drawn[0]!]).toEqual(expected);
    },
  );

  test('are imputed from the drawn figures', () => {
    // all of group b have the figure of one publisher, and so does the imputed value: it moves with them
    const sampling = [
      null,
      { publisher: Int32Array.of(-1, -1, -1, 0, 0, -1, 0, -1), sd: Float64Array.of(1000) },
    ];
    const asked = { groups, sampling, choices: { impute: ['group_mean' as const], sampling_error: true } };
    const small = column.map((_, i) => i * 1e-6);
    const ranks = openSimulation(problemOf([small, gap], asked)).replicates(1, 40).drawn[0]!;
    for (let start = 0; start < ranks.length; start += UNITS) {
      const [low, filled_in, high] = [3, 5, 6].map((unit) => ranks[start + unit]!);
      expect(filled_in).toBeGreaterThanOrEqual(Math.min(low!, high!));
      expect(filled_in).toBeLessThanOrEqual(Math.max(low!, high!));
    }
    expect(new Set(ranks.filter((_, i) => i % UNITS === 5)).size).toBeGreaterThan(1);
  });
});

describe('an indicator without which there is no index', () => {
  test('has no ranks and is reported, and refused without a reporter', () => {
    // without i1, the rest of the group has the same sum in every unit
    const opposite = columns[0]!.map((value) => 7 - value);
    const plain = methodOf({ normalise: { method: 'none' } }, mean, mean);
    const flat = [columns[0]!, columns[1]!, opposite, columns[3]!];
    const simulation = openSimulation(problemOf(flat, { rows, chain: plain }));
    const reported: string[] = [];
    const left = simulation.leaveOneOut((error) => reported.push(error.message));
    expect(left.map((ranks) => ranks === null)).toEqual([false, true, false, false]);
    expect(reported).toEqual([expect.stringMatching(/^without i1: one has the same value in every unit/)]);
    expect(() => simulation.leaveOneOut()).toThrow(/without i1/);
  });
});

describe('the minimum share of weight', () => {
  test('does not depend on drawn weights: a unit with just enough has a rank in every replicate', () => {
    const half = columns.map((column, i) =>
      column.map((value, unit) => (unit === 0 && i === 2 ? Number.NaN : value)),
    );
    const enough = methodOf(
      z,
      { ...mean, minimum_weight_share: 2 / 3 },
      { ...mean, minimum_weight_share: 1 },
    );
    const choices = { drop_indicators: false, weight_spread: 0.25 };
    const ranks = openSimulation(problemOf(half, { rows, chain: enough, choices })).replicates(1, 200)
      .drawn[0]!;
    expect(Array.from({ length: 200 }, (_, i) => ranks[i * UNITS]).every((rank) => rank! > 0)).toBe(true);
  });
});
