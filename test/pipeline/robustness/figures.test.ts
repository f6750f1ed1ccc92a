import { describe, expect, test } from 'vitest';
import { fourNormals } from '../../../pipeline/methods/random/random.js';
import { INHERITANCE, SAMPLING } from '../../../pipeline/robustness/draw.js';
import { figureErrors } from '../../../pipeline/robustness/figure-errors.js';
import { Figures } from '../../../pipeline/robustness/figures.js';
import type { RobustnessProblem, SamplingError } from '../../../pipeline/robustness/problem.js';
import { column, expectClose, NONE } from '../methods/columns.js';
import { mask, problemOf } from './problems.js';

const SEED = 7;
/** The first draw of the counters. */
function normal(seed: number, id: number, factor: number, part: number, quarter: number): number {
  const four = new Float64Array(4);
  fourNormals(four, seed, id, factor, part, quarter);
  return four[0]!;
}
const sampling = (publisher: number[], sd: number[]): SamplingError => ({
  publisher: Int32Array.from(publisher),
  sd: Float64Array.from(sd),
});
const opened = (problem: RobustnessProblem) => new Figures(problem, figureErrors(problem));
const copies = (columns: readonly Float64Array[]) => columns.map((values) => values.slice());

describe('the uncertainty of figures', () => {
  const own = sampling([0, 1, -1], [0.5, 0]);

  test('is null unless requested', () => {
    const problem = problemOf([[1, 2, 3]], { sampling: [own], inherited: [mask(1, 0, 1)] });
    expect(figureErrors(problem)).toEqual([{ sampling: null, spread: null }]);
  });

  test('is the error of the publishers, where one of a unit is known and positive', () => {
    const found = (error: SamplingError | null) =>
      figureErrors(problemOf([[1, 2, 3]], { sampling: [error], choices: { sampling_error: true } }))[0]!
        .sampling;
    expect(found(own)).toBe(own);
    expect(found(null)).toBeNull();
    expect(found(sampling([1, 1, -1], [0.5, 0]))).toBeNull();
    expect(found(sampling([0, 0, 0], [NONE]))).toBeNull();
    expect(found(sampling([-1, -1, -1], [0.5]))).toBeNull();
  });

  test('is the requested spread times the sample deviation, for units with the figure of a larger area', () => {
    const found = (inherited: Uint8Array | null, inheritance_sd: number, figures = [2, 6, 10, NONE]) =>
      figureErrors(problemOf([figures], { inherited: [inherited], choices: { inheritance_sd } }))[0]!.spread;
    // deviations −4, 0, 4: √(32/2) = 4
    expect(found(mask(0, 1, 0, 1), 0.5)).toEqual({ units: Int32Array.of(1, 3), sd: 2 });
    expect(found(mask(0, 0, 0, 0), 0.5)).toBeNull();
    expect(found(null, 0.5)).toBeNull();
    expect(found(mask(1, 1, 0, 0), 0)).toBeNull();
    expect(found(mask(1, 1, 1, 1), 0.5, [3, 3, 3, 3])).toBeNull();
    expect(found(mask(1, 1, 1, 1), 0.5, [3, NONE, NONE, NONE])).toBeNull();
  });
});

describe('the published figures', () => {
  const problem = problemOf(
    [
      [4, 2, 9, 1],
      [5, NONE, 7, 12],
    ],
    {
      groups: ['a', 'a', 'a', 'a'],
      earlier: [[], [column(0, 4, 0, 0)]],
    },
  );

  test('are unchanged, with missing values imputed as requested: mean of 5, 7 and 12, median, last year’s 4', () => {
    const figures = opened(problem);
    expect(figures.missing).toBe(true);
    for (const [impute, filled] of [
      ['group_mean', 8],
      ['none', NONE],
      ['panel', 4],
      ['group_median', 7],
      ['group_mean', 8],
    ] as const)
      expect(copies(figures.published(impute))).toEqual([column(4, 2, 9, 1), column(5, filled, 7, 12)]);
  });

  test('have no missing value where none is', () => {
    expect(opened(problemOf([[4, 2, 9, 1]])).missing).toBe(false);
  });

  test('do not change after a draw', () => {
    const drawn = { ...problem, sampling: [sampling([0, 1, 2, 3], [9, 9, 9, 9]), null] };
    const figures = opened({ ...drawn, choices: { ...problem.choices, sampling_error: true } });
    figures.draw('group_mean', 1, 1);
    expect(copies(figures.published('group_mean'))).toEqual([column(4, 2, 9, 1), column(5, 8, 7, 12)]);
    expect(problem.figures).toEqual([column(4, 2, 9, 1), column(5, NONE, 7, 12)]);
  });
});

describe('the drawn figures', () => {
  const published = [
    [10, 20, 30, 40, 50],
    [1, 2, NONE, 4, 5],
    [7, 8, 9, 6, 5],
  ];
  // publishers 0, 1 and 2 of the first indicator; the second has its own error; the third none
  const problem = problemOf(published, {
    seed: SEED,
    groups: ['a', 'a', 'a', 'b', 'b'],
    sampling: [sampling([0, 1, 0, -1, 2], [2, 3, 0]), null, null],
    inherited: [null, mask(0, 1, 0, 1, 0), null],
    choices: { sampling_error: true, inheritance_sd: 0.5 },
  });
  const sd = Math.sqrt((4 + 1 + 1 + 4) / 3);

  test('move by the error of their publisher, times one draw for all its units', () => {
    const [first] = opened(problem).draw('none', 12, 34);
    const zero = normal(SEED, 12, SAMPLING, 0, 0);
    const one = (first![1]! - 20) / 3;
    expectClose(first!, [10 + 2 * zero, 20 + 3 * one, 30 + 2 * zero, 40, 50]);
    expect(one).not.toBe(0);
    expect(one).not.toBeCloseTo(zero, 6);
  });

  test('move by the spread of the indicator where they are inherited, each unit by its own draw', () => {
    const [, second] = opened(problem).draw('none', 12, 34);
    const draw = normal(SEED, 34, INHERITANCE, 1, 0);
    expectClose([...second!].slice(0, 3), [1, 2 + 0.5 * sd * draw, NONE]);
    expect(second![3]).not.toBe(4);
    expect(second![3]! - 4).not.toBeCloseTo(second![1]! - 2, 6);
    expect(second![4]).toBe(5);
  });

  test('do not move where they have no uncertainty, and by the error as before whatever the spread is', () => {
    const columns = copies(opened(problem).draw('none', 12, 34));
    expect(columns[2]).toEqual(column(...published[2]!));
    const other = opened(problem).draw('none', 12, 35);
    expect(other[0]).toEqual(columns[0]);
    expect(other[1]).not.toEqual(columns[1]);
  });

  test('are imputed after they are drawn: the mean of 1 and of the drawn 2', () => {
    const [, second] = opened(problem).draw('group_mean', 12, 34);
    expect(second![2]).toBeCloseTo((1 + second![1]!) / 2, 12);
  });

  test('are reproducible, whatever was drawn before, and do not change the published figures', () => {
    const figures = opened(problem);
    const first = copies(figures.draw('group_mean', 1, 2));
    const other = copies(figures.draw('none', 3, 4));
    expect(other).not.toEqual(first);
    expect(copies(figures.draw('group_mean', 1, 2))).toEqual(first);
    expect(problem.figures).toEqual(published.map((values) => column(...values)));
  });

  test('do not move with a publisher whose error is not known', () => {
    const half = problemOf([[10, 20, 30]], {
      seed: SEED,
      sampling: [sampling([0, 1, 2], [2, NONE, 0])],
      choices: { sampling_error: true },
    });
    const [found] = opened(half).draw('none', 5, 6);
    expectClose(found!, [10 + 2 * normal(SEED, 5, SAMPLING, 0, 0), 20, 30]);
  });

  test('may have both errors at once, added up', () => {
    const both = problemOf([[10, 20, 30]], {
      seed: SEED,
      sampling: [sampling([0, 0, -1], [2])],
      inherited: [mask(1, 0, 0)],
      choices: { sampling_error: true, inheritance_sd: 0.1 },
    });
    const [found] = opened(both).draw('none', 5, 6);
    const error = 2 * normal(SEED, 5, SAMPLING, 0, 0);
    expectClose(found!, [10 + error + 0.1 * 10 * normal(SEED, 6, INHERITANCE, 0, 0), 20 + error, 30]);
  });
});
