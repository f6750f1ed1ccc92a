import { describe, expect, test } from 'vitest';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { problemOf, someFigures } from './problems.js';

const UNITS = 8;
const simulation = openSimulation(
  problemOf(someFigures(3, UNITS), { choices: { weight_spread: 0.9, drop_indicators: true } }),
);

describe('replicates', () => {
  test('are written to the given buffer, from its start, and nowhere else', () => {
    const into = new Int32Array(4 * UNITS).fill(-1);
    const ranks = { drawn: [into], figures: [] };
    expect(simulation.replicates(5, 7, ranks)).toBe(ranks);
    expect([...into.subarray(0, 3 * UNITS)]).toEqual([...simulation.replicates(5, 7).drawn[0]!]);
    expect([...into.subarray(3 * UNITS)]).toEqual(Array(UNITS).fill(-1));
  });

  test('are each a ranking of all units, and not all that of the method', () => {
    const ranks = simulation.replicates(1, 20).drawn[0]!;
    const each = Array.from({ length: 20 }, (_, i) => [...ranks.subarray(i * UNITS, (i + 1) * UNITS)]);
    for (const one of each) {
      expect(Math.min(...one)).toBe(1);
      expect(Math.max(...one)).toBeLessThanOrEqual(UNITS);
    }
    expect(each.some((one) => String(one) !== String([...simulation.baseline]))).toBe(true);
  });
});

describe('a range of runs', () => {
  test('may be empty anywhere inside, and reach both ends', () => {
    expect(simulation.replicates(1, 0).drawn[0]!).toHaveLength(0);
    expect(simulation.replicates(9, 8).drawn[0]!).toHaveLength(0);
    expect(simulation.replicates(1_000_000, 1_000_000).drawn[0]!).toHaveLength(UNITS);
    expect(simulation.sensitivityRows(0, -1)).toHaveLength(0);
    expect(simulation.sensitivityRows(99_999, 99_999)).toHaveLength(2 + simulation.factors.length);
  });

  test.each([
    [0, 1],
    [3, 1],
    [1.5, 2],
    [1, 2.5],
    [999_999, 1_000_001],
  ])('of replicates from %d to %d is refused, with its numbers and the ends', (from, to) => {
    const call = () => simulation.replicates(from, to);
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`${from} to ${to}.* 1 to 1000000`));
  });

  test.each([
    [-1, 0],
    [4, 2],
    [99_999, 100_000],
  ])('of rows from %d to %d is refused, with its numbers and the ends', (from, to) => {
    const call = () => simulation.sensitivityRows(from, to);
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RegExp(`${from} to ${to}.* 0 to 99999`));
  });
});
