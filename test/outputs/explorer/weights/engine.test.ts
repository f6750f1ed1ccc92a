import { describe, expect, test } from 'vitest';
import { IntervalEngine } from '../../../../outputs/explorer/weights/engine.js';
import { withFigure } from '../../../../outputs/explorer/weights/standing.js';
import { openSimulation } from '../../../../pipeline/robustness/simulate.js';
import { summarise } from '../../../../pipeline/robustness/summarise.js';
import { smallDraws } from './small-draws.js';

const REPLICATES = 60;
const engine = () => new IntervalEngine(smallDraws(), REPLICATES);

/** The summary of replicates that are drawn anew. */
function drawnAnew(change?: readonly [indicator: number, unit: number, value: number]) {
  const { problem } = engine();
  const given = change === undefined ? problem : withFigure(problem, ...change);
  const ranks = openSimulation(given).replicates(1, REPLICATES).figures[0]!;
  return summarise(ranks, given.groups.length, given.groupShare, given.chain.tolerance);
}

describe('the intervals of a page', () => {
  test('are those of replicates with the same draws, and their probabilities', () => {
    const found = engine().intervals(new Map());
    const due = drawnAnew();
    expect([...found.low]).toEqual(due.map(({ rank_low }) => rank_low));
    expect([...found.high]).toEqual(due.map(({ rank_high }) => rank_high));
    expect([...found.coldspot]).toEqual(due.map(({ coldspot_probability }) => coldspot_probability));
    expect([...found.hotspot]).toEqual(due.map(({ hotspot_probability }) => hotspot_probability));
    expect([...found.low]).not.toEqual([...found.high]);
  });

  test('with another figure of an area are those of an index that has it, and leave the others as they were', () => {
    const one = engine();
    const before = one.intervals(new Map());
    const found = one.intervals(new Map(), { indicator: 1, unit: 4, value: 8 });
    expect([...found.low]).toEqual(drawnAnew([1, 4, 8]).map(({ rank_low }) => rank_low));
    expect(one.intervals(new Map())).toEqual(before);
    expect(found).not.toEqual(before);
  });

  test('that cannot be computed say why', () => {
    const question = { id: 7, figure: null };
    const none = engine().answer({
      ...question,
      weights: [
        ['left', 0],
        ['right', 0],
      ],
    });
    expect(none).toMatchObject({ id: 7, intervals: null, error: expect.stringContaining('index') });
    expect(engine().answer({ ...question, weights: [] })).toMatchObject({ id: 7, error: null });
  });
});
