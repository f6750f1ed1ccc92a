import { describe, expect, test } from 'vitest';
import { pair } from '../../../pipeline/robustness/pair.js';
import type { SamplingError } from '../../../pipeline/robustness/problem.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { mask, problemOf, someFigures } from './problems.js';

const MANY = 20_000;
/** Four standard errors of a share of this many. */
const NEAR = 4 * Math.sqrt(0.25 / MANY);
const sampling = (publisher: number[], sd: number[]): SamplingError => ({
  publisher: Int32Array.from(publisher),
  sd: Float64Array.from(sd),
});
const share = (problem: Parameters<typeof openSimulation>[0], a: number, b: number): number =>
  pair(openSimulation(problem).replicates(1, MANY).drawn[0]!, problem.groups.length, a, b).ahead / MANY;

describe('sampling error', () => {
  const choices = { sampling_error: true };

  test('puts one unit ahead of another as often as the normal distribution gives', () => {
    // 1 apart, sd of the difference √(0.6² + 0.8²) = 1: Φ(1) = 0.841345
    const one = problemOf([[11, 10, 0]], { choices, sampling: [sampling([0, 1, -1], [0.6, 0.8])] });
    expect(Math.abs(share(one, 0, 1) - 0.841345)).toBeLessThan(NEAR);
    // twice as sure: Φ(2) = 0.977250
    const surer = problemOf([[11, 10, 0]], { choices, sampling: [sampling([0, 1, -1], [0.3, 0.4])] });
    expect(Math.abs(share(surer, 0, 1) - 0.97725)).toBeLessThan(NEAR);
  });

  test('is independent for each indicator', () => {
    const own = sampling([0, 1, -1], [1, 1]);
    const two = problemOf(
      [
        [1, 0, -60],
        [1, 0, -60],
      ],
      { choices, sampling: [own, own] },
    );
    // on nearly the same scale, the sums are 2 apart with sd √4: Φ(1); one draw for both would make it
    // Φ(1/√2) = 0.7602
    expect(Math.abs(share(two, 0, 1) - 0.841345)).toBeLessThan(2 * NEAR);
  });

  test('never changes the order of two units with the figure of the same publisher', () => {
    const problem = problemOf(
      [
        [5, 5.001, 7, 1, 3],
        [2, 2, 9, 4, 1],
      ],
      { choices, sampling: [sampling([0, 0, 1, 2, 2], [9, 9, 9]), null] },
    );
    const ranks = openSimulation(problem).replicates(1, 500).drawn[0]!;
    expect(pair(ranks, 5, 1, 0)).toMatchObject({ ahead: 500 });
    expect(pair(ranks, 5, 2, 3)).not.toMatchObject({ ahead: 500 });
  });

  test('that is not known, or zero, moves nothing and is not a factor', () => {
    const still = problemOf(someFigures(2, 6), {
      choices,
      sampling: [sampling([0, 0, 1, 1, -1, -1], [0, Number.NaN]), null],
    });
    const { factors, replicates, baseline } = openSimulation(still);
    expect(factors).toEqual([]);
    expect(replicates(1, 1).drawn[0]!).toEqual(baseline);
  });

  test('is left out where the method says so', () => {
    const problem = problemOf([[11, 10, 0]], { sampling: [sampling([0, 1, -1], [50, 50])] });
    expect(share(problem, 0, 1)).toBe(1);
  });

  test('leaves a missing figure missing', () => {
    const problem = problemOf([[11, Number.NaN, 0, 4]], {
      choices,
      sampling: [sampling([0, 0, 1, 2], [5, 5, 5])],
    });
    expect(
      openSimulation(problem)
        .replicates(1, 50)
        .drawn[0]!.filter((_, i) => i % 4 === 1),
    ).toEqual(new Int32Array(50));
  });
});

describe('the spread inside a county', () => {
  const figures = [[11, 10, 0, 3]];
  // mean 6, squares 25 + 16 + 36 + 9 = 86 over 3
  const sd = Math.sqrt(86 / 3);

  test('puts one district ahead of another as often as the spread of the indicator gives', () => {
    // 1 apart, both drawn with sd 0.1 × sd: Φ(1 / (0.1 × 5.354 × √2)) = Φ(1.3207) = 0.90670
    expect(1 / (0.1 * sd * Math.SQRT2)).toBeCloseTo(1.3207, 4);
    const problem = problemOf(figures, { inherited: [mask(1, 1, 0, 0)], choices: { inheritance_sd: 0.1 } });
    expect(Math.abs(share(problem, 0, 1) - 0.9067)).toBeLessThan(NEAR);
  });

  test('does not apply to a district with a figure of its own', () => {
    // only the first is drawn: Φ(1 / 0.5354) = Φ(1.8677) = 0.96910
    const problem = problemOf(figures, { inherited: [mask(1, 0, 0, 0)], choices: { inheritance_sd: 0.1 } });
    expect(Math.abs(share(problem, 0, 1) - 0.9691)).toBeLessThan(NEAR);
  });

  test('moves the ranks from figures alone by the same draws, and choices do not move these', () => {
    const errors = {
      inherited: [mask(1, 1, 0, 0, 1, 0), null],
      sampling: [null, sampling([0, 0, 1, 1, 2, 2], [20, 20, 20])],
    };
    const error = { sampling_error: true, inheritance_sd: 0.8 };
    const of = (choices: object) =>
      openSimulation(
        problemOf(someFigures(2, 6), { ...errors, choices: { ...error, ...choices } }),
      ).replicates(1, 30);
    const still = of({});
    expect(still.figures).toEqual(still.drawn);
    const both = of({ weight_spread: 0.9, normalise: ['percentile_rank'] });
    expect(both.figures).toEqual(still.figures);
    expect(both.drawn).not.toEqual(still.drawn);
  });

  test('and no other error: there are no ranks from figures alone', () => {
    const problem = problemOf(someFigures(2, 6), { choices: { weight_spread: 0.9 } });
    expect(openSimulation(problem).replicates(1, 3)).toMatchObject({ figures: [] });
  });
});
