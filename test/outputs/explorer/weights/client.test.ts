import { describe, expect, test } from 'vitest';
import { IntervalClient } from '../../../../outputs/explorer/weights/client.js';
import type { Intervals, Question } from '../../../../outputs/explorer/weights/engine.js';
import { smallDraws } from './small-draws.js';

const intervals = (rank: number): Intervals => ({
  low: Int32Array.of(rank),
  high: Int32Array.of(rank),
  coldspot: Float64Array.of(0),
  hotspot: Float64Array.of(0),
});

function client() {
  const posted: unknown[] = [];
  const answers: unknown[] = [];
  const one = new IntervalClient(
    (message) => posted.push(message),
    smallDraws(),
    (found, error) => answers.push(error ?? found?.low[0]),
  );
  const questions = () => posted.slice(1) as Question[];
  const answer = (id: number, rank: number) => one.receive({ id, intervals: intervals(rank), error: null });
  return { one, posted, answers, questions, answer };
}

describe('the questions to a worker', () => {
  test('come after the draws, with weights and figure', () => {
    const { one, posted, questions } = client();
    expect(posted).toEqual([{ draws: smallDraws() }]);
    one.ask(new Map([['left', 2]]), { indicator: 1, unit: 4, value: 8 });
    expect(questions()).toEqual([
      { id: 1, weights: [['left', 2]], figure: { indicator: 1, unit: 4, value: 8 } },
    ]);
  });

  test('wait for the answer to the one before, and of those that wait only the last is asked', () => {
    const { one, questions, answers, answer } = client();
    for (const weight of [1, 2, 3, 4]) one.ask(new Map([['left', weight]]));
    expect(questions().map(({ weights }) => weights[0]?.[1])).toEqual([1]);
    answer(1, 10);
    expect(answers).toEqual([]);
    expect(questions().map(({ weights }) => weights[0]?.[1])).toEqual([1, 4]);
    answer(2, 40);
    expect(answers).toEqual([40]);
    one.ask(new Map());
    answer(3, 50);
    expect(answers).toEqual([40, 50]);
  });

  test('are answered by their own answer only, and with what went wrong', () => {
    const { one, answers, answer } = client();
    one.ask(new Map());
    answer(7, 1);
    expect(answers).toEqual([]);
    one.receive({ id: 1, intervals: null, error: 'left: no part has a weight above zero' });
    expect(answers).toEqual(['left: no part has a weight above zero']);
  });

  test('end with the worker', () => {
    const { one, questions, answers } = client();
    one.ask(new Map());
    one.fail('out of memory');
    one.ask(new Map());
    expect(answers).toEqual(['out of memory']);
    expect(questions()).toHaveLength(1);
  });
});
