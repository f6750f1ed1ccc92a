import { describe, expect, test } from 'vitest';
import { reachesOf, rungAt, rungsOf, standingsIf } from '../../../../outputs/explorer/weights/take.js';
import { FIGURES, problemOfFaces } from './problem.js';

const problem = problemOfFaces();

describe('the places that a figure moves along', () => {
  test('are those with a figure from the worst to the best, by the direction of the indicator', () => {
    expect(rungsOf(problem, 0).map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const lower_is_better = rungsOf(problem, 1);
    expect(lower_is_better.map(({ value }) => value)).toEqual([44, 39, 31, 25, 20, 18, 17, 12, 10, 8]);
    expect(lower_is_better[0]?.unit).toBe(4);
  });

  test('have each figure once, and none that is missing', () => {
    const column = Float64Array.of(5, 7, Number.NaN, 5, 6, 7, 5, 5, 5, 5);
    const rungs = rungsOf({ ...problem, figures: problem.figures.with(0, column) }, 0);
    expect(rungs).toEqual([
      { unit: 0, value: 5 },
      { unit: 4, value: 6 },
      { unit: 1, value: 7 },
    ]);
    expect([5, 6.1, 99, Number.NaN].map((value) => rungAt(rungs, value))).toEqual([0, 1, 2, 1]);
  });
});

describe('what one figure would carry an area', () => {
  test('is the rank with the figure of the middle and of the best place, for every indicator', () => {
    const unit = 4;
    const reaches = reachesOf(problem, unit);
    expect(reaches.map(({ indicator, own }) => [indicator, own])).toEqual(
      FIGURES.map((column, i) => [i, column[unit]]),
    );
    // the worse of the two in the middle, and the best
    expect(reaches[1]).toMatchObject({ middle: { value: 20 }, best: { value: 8 } });
    expect(reaches[0]).toMatchObject({ middle: { value: 5 }, best: { value: 10 } });
    for (const { indicator, middle, middle_rank, best, best_rank } of reaches) {
      expect(middle_rank).toBe(standingsIf(problem, indicator, unit, middle.value).index.ranks[unit]);
      expect(best_rank).toBe(standingsIf(problem, indicator, unit, best.value).index.ranks[unit]);
    }
    expect(reaches.some(({ middle_rank, best_rank }) => best_rank < middle_rank)).toBe(true);
  });

  test('is nothing with its own figure', () => {
    const published = standingsIf(problem, 2, 0, FIGURES[2][0]);
    expect([...published.index.ranks]).toEqual([...standingsIf(problem, 0, 5, FIGURES[0][5]).index.ranks]);
  });
});
