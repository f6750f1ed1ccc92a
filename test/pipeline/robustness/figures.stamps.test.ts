import { expect, test } from 'vitest';
import { figureErrors } from '../../../pipeline/robustness/figure-errors.js';
import { Figures } from '../../../pipeline/robustness/figures.js';
import { NONE } from '../methods/columns.js';
import { mask, problemOf } from './problems.js';

/** One column with errors of its publishers, one with the spread of a larger area, one with a gap only. */
const problem = problemOf(
  [
    [4, 2, 9, 1],
    [2, 6, 10, 4],
    [5, NONE, 7, 12],
  ],
  {
    groups: ['g', 'g', 'h', 'h'],
    sampling: [{ publisher: Int32Array.of(0, 1, 2, 3), sd: Float64Array.of(1, 1, 1, 1) }, null, null],
    inherited: [null, mask(1, 1, 1, 1), null],
    choices: { sampling_error: true, inheritance_sd: 0.5 },
  },
);
const opened = () => new Figures(problem, figureErrors(problem));
const copies = (columns: readonly Float64Array[]) => columns.map((values) => [...values]);

/** Which columns have another stamp after a second draw. */
function changed(second: Parameters<Figures['draw']>): boolean[] {
  const figures = opened();
  figures.draw('group_mean', 1, 1);
  const before = [...figures.stamps];
  const drawn = copies(figures.draw(...second));
  expect(drawn).toEqual(copies(opened().draw(...second)));
  return before.map((stamp, i) => figures.stamps[i] !== stamp);
}

test('a column is made again where its own draw or imputation is another, and nowhere else', () => {
  expect(changed(['group_mean', 1, 1])).toEqual([false, false, false]);
  expect(changed(['group_mean', 2, 1])).toEqual([true, false, false]);
  expect(changed(['group_mean', 1, 2])).toEqual([false, true, false]);
  expect(changed(['none', 1, 1])).toEqual([false, false, true]);
});

test('a draw after the published figures is made again', () => {
  const figures = opened();
  const drawn = copies(figures.draw('group_mean', 1, 1));
  const published = copies(figures.published('group_mean'));
  expect(published.slice(0, 2)).toEqual([
    [4, 2, 9, 1],
    [2, 6, 10, 4],
  ]);
  expect(copies(figures.draw('group_mean', 1, 1))).toEqual(drawn);
});
