import { describe, expect, test } from 'vitest';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import { factorsOf } from '../../../pipeline/robustness/factors.js';
import type { FigureErrors } from '../../../pipeline/robustness/figure-errors.js';
import { droppable } from '../../../pipeline/robustness/left-out.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { meanShift, openSimulation } from '../../../pipeline/robustness/simulate.js';
import type { Options } from '../../../pipeline/robustness/variants.js';
import { row } from '../methods/rows.js';
import { choicesOf, mask, methodOf, problemOf, someFigures, stillChoices, z } from './problems.js';

const UNITS = 10;
const codes = (problem: RobustnessProblem) => openSimulation(problem).factors.map(({ code }) => code);
const some = someFigures(3, UNITS);
const gaps = someFigures(3, UNITS, 11);

describe('the factors', () => {
  test('of the default choices, with both errors and a figure missing, are all that can vary', () => {
    const sampling = [{ publisher: new Int32Array(UNITS), sd: Float64Array.of(1) }, null, null];
    const inherited = [null, null, new Uint8Array(UNITS).fill(1)];
    const problem = problemOf(gaps, { sampling, inherited });
    expect(codes({ ...problem, choices: choicesOf({ impute: ['none', 'panel'] }) })).toEqual([
      'treatment',
      'normalise',
      'weight_spread',
      'impute',
      'drop_indicators',
      'sampling_error',
      'inheritance_sd',
    ]);
  });

  test('leave out choices with one option, or with nothing to draw', () => {
    const asked = stillChoices({ sampling_error: true, inheritance_sd: 0.8, impute: ['none', 'panel'] });
    expect(codes(problemOf(some, { choices: asked }))).toEqual([]);
    expect(codes(problemOf(gaps, { choices: asked }))).toEqual(['impute']);
    expect(
      codes(problemOf(some, { choices: asked, inherited: [mask(...Array(UNITS).fill(0)), null, null] })),
    ).toEqual([]);
    // a geometric mean accepts only one of these
    const normalise = stillChoices({ aggregate: ['geometric_mean'], normalise: ['z_score', 'min_max'] });
    expect(codes(problemOf(some, { choices: normalise }))).toEqual([]);
  });

  test('of an index of one indicator are neither weights nor the indicator left out', () => {
    const rows = [row('i0', 1, 'index'), row('index', 2, null)];
    const choices = choicesOf({
      treatment: ['none'],
      normalise: ['z_score'],
      aggregate: ['arithmetic_mean'],
    });
    expect(codes(problemOf([some[0]!], { rows, choices }))).toEqual([]);
    const single = problemOf([some[0]!], {
      rows: [row('i0', 1, null)],
      chain: methodOf(z),
      choices: choicesOf(),
    });
    expect(codes(single)).toEqual(['treatment']);
    expect(openSimulation(single).replicates(1, 1).drawn[0]!).toEqual(openSimulation(single).baseline);
  });
});

describe('an indicator that can be left out', () => {
  const of = (...weights: number[]) =>
    droppable(
      structureOf([
        ...weights.map((weight, i) => row(`i${i}`, 1, i < 2 ? 'one' : 'two', { weight })),
        row('one', 2, 'index'),
        row('two', 2, 'index'),
        row('index', 3, null),
      ]),
    );

  test('is any but the only one with weight in the whole index', () => {
    expect(of(1, 1, 1, 1)).toEqual([0, 1, 2, 3]);
    // the third takes its group with it, and so does the first where the second has no weight
    expect(of(1, 0, 1)).toEqual([0, 1, 2]);
    expect(droppable(structureOf([row('i0', 1, 'index'), row('index', 2, null)]))).toEqual([]);
  });
});

describe('each factor', () => {
  const structure = problemOf(some).structure;
  const scale = (...weights: ('given' | 'equal')[]) => ({ normalise: 'z_score' as const, weights });
  const of = (
    choices: Parameters<typeof stillChoices>[0],
    options: readonly Options[] = [{ aggregate: 'arithmetic_mean', scales: [scale('given')] }],
    errors: readonly FigureErrors[] = [],
    missing = false,
  ) =>
    factorsOf(
      { ...problemOf(some), structure, choices: stillChoices(choices) },
      options,
      errors,
      missing,
    ).map(({ code }) => code);

  test('varies by itself', () => {
    const sampling = { publisher: Int32Array.of(0), sd: Float64Array.of(1) };
    const spread = { units: Int32Array.of(0), sd: 1 };
    const still: Options = { aggregate: 'arithmetic_mean', scales: [scale('given')] };
    expect(of({})).toEqual([]);
    expect(of({ treatment: ['none', 'standard'] })).toEqual(['treatment']);
    expect(of({}, [{ ...still, scales: [scale('given'), scale('given')] }])).toEqual(['normalise']);
    expect(of({}, [{ ...still, scales: [scale('given', 'equal')] }])).toEqual(['weights']);
    const some_scales = [scale('given'), scale('given', 'equal')];
    expect(of({}, [{ ...still, scales: some_scales }])).toEqual(['normalise', 'weights']);
    expect(of({ weight_spread: 0.1 })).toEqual(['weight_spread']);
    expect(of({}, [still, { ...still, aggregate: 'copeland' }])).toEqual(['aggregate']);
    expect(of({ impute: ['none', 'panel'] }, [still], [], true)).toEqual(['impute']);
    expect(of({ impute: ['none'] }, [still], [], true)).toEqual([]);
    expect(of({ drop_indicators: true })).toEqual(['drop_indicators']);
    expect(
      of(
        {},
        [still],
        [
          { sampling: null, spread: null },
          { sampling, spread: null },
        ],
      ),
    ).toEqual(['sampling_error']);
    expect(of({}, [still], [{ sampling: null, spread }])).toEqual(['inheritance_sd']);
  });

  test('has its own title and its own index in the draws', () => {
    const { factors } = openSimulation(
      problemOf(gaps, { choices: choicesOf({ impute: ['none', 'panel'] }) }),
    );
    expect(factors.length).toBeGreaterThan(4);
    expect(new Set(factors.map(({ title }) => title)).size).toBe(factors.length);
    for (const { title } of factors) expect(title).toMatch(/^[A-Z]\w+/);
    const indices = factors.map(({ index }) => index);
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
  });
});

describe('rows of the Saltelli design', () => {
  const choices = {
    weight_spread: 0.9,
    drop_indicators: true,
    normalise: ['z_score', 'percentile_rank'],
  } as const;
  const problem = problemOf(some, { choices: { ...choices, normalise: [...choices.normalise] } });

  test('do not depend on how they are split', () => {
    const { sensitivityRows } = openSimulation(problem);
    expect([...sensitivityRows(0, 3), ...sensitivityRows(4, 9)]).toEqual([...sensitivityRows(0, 9)]);
    expect(sensitivityRows(0, -1)).toEqual(new Float64Array(0));
  });

  test('with one factor have all of sample B where it is exchanged, and vary', () => {
    const y = openSimulation(problemOf(some, { choices: { weight_spread: 0.9 } })).sensitivityRows(0, 19);
    const rows = Array.from({ length: 20 }, (_, i) => y.subarray(3 * i, 3 * i + 3));
    for (const [, b, ab] of rows) expect(ab).toBe(b);
    expect(new Set(rows.map(([a]) => a)).size).toBeGreaterThan(3);
    expect(rows.some(([a, b]) => a !== b)).toBe(true);
  });

  test('with a factor without effect keep sample A where it is exchanged', () => {
    // no figure is an outlier
    const two = { weight_spread: 0.9, treatment: ['none', 'standard'] } as const;
    const simulation = openSimulation(
      problemOf(some, { choices: { ...two, treatment: [...two.treatment] } }),
    );
    expect(simulation.factors.map(({ code }) => code)).toEqual(['treatment', 'weight_spread']);
    const y = simulation.sensitivityRows(0, 9);
    for (let start = 0; start < y.length; start += 4) {
      expect(y[start + 2]).toBe(y[start]);
      expect(y[start + 3]).toBe(y[start + 1]);
    }
  });

  test('draw inherited figures', () => {
    const inherited = [new Uint8Array(UNITS).fill(1), null, null];
    const y = openSimulation(problemOf(some, { inherited, choices: { inheritance_sd: 2 } })).sensitivityRows(
      0,
      4,
    );
    expect(y.some((shift) => shift > 0)).toBe(true);
  });
});

describe('the mean shift of ranks', () => {
  test('is over the units with a rank in both', () => {
    const ranks = Int32Array.of(1, 0, 4, 2);
    const baseline = Int32Array.of(2, 1, 1, 0);
    expect(meanShift(ranks, baseline)).toBe((1 + 3) / 2);
  });

  test('is refused where no unit has a rank in both', () => {
    expect(() => meanShift(Int32Array.of(0, 1), Int32Array.of(1, 0))).toThrow('no unit has a rank');
  });
});
