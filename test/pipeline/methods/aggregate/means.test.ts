import { describe, expect, test } from 'vitest';
import { AggregateBuffers } from '../../../../pipeline/methods/aggregate/buffers.js';
import {
  arithmeticMeanInto,
  geometricMeanInto,
  harmonicMeanInto,
  type MeanInto,
} from '../../../../pipeline/methods/aggregate/means.js';
import { column, expectClose, NONE, refusal } from '../columns.js';

/** Into a column and buffers with other contents. */
function mean(by: MeanInto, parts: readonly Float64Array[], weights: Float64Array, enough = 0) {
  const units = parts[0]?.length ?? 0;
  const out = new Float64Array(units).fill(77);
  const buffers = new AggregateBuffers(units);
  buffers.present.fill(77);
  by(out, parts, weights, enough, buffers);
  return out;
}

describe.each([
  // of 1, 4 and 16, weights 1, 2 and 1
  ['arithmetic', arithmeticMeanInto, 25 / 4],
  ['geometric', geometricMeanInto, 4],
  ['harmonic', harmonicMeanInto, 4 / (1 + 2 / 4 + 1 / 16)],
] as const)('the %s mean', (name, by, expected) => {
  const parts = [column(1, NONE, 5, NONE), column(4, 7, 5, NONE), column(16, NONE, 5, NONE)];

  test('by hand; of one value; of equal values; of none', () => {
    expectClose(mean(by, parts, column(1, 2, 1)), [expected, 7, 5, NONE]);
  });

  test('needs its share of the weight, inclusive', () => {
    expectClose(mean(by, parts, column(1, 2, 1), 0.5), [expected, 7, 5, NONE]);
    expectClose(mean(by, parts, column(1, 2, 1), 0.51), [expected, NONE, 5, NONE]);
  });

  test('does not count a part with zero weight as present', () => {
    expectClose(mean(by, [column(NONE, 2), column(9, 9)], column(1, 0)), [NONE, 2]);
  });

  test('accepts values close to zero; of zero and less only the arithmetic mean exists', () => {
    expectClose(mean(by, [column(1e-9), column(1e-9)], column(1, 1)), [1e-9], 15);
    for (const wrong of [0, -3]) {
      const call = () => mean(by, [column(1, 2), column(2, wrong)], column(1, 1));
      if (by === arithmeticMeanInto) expectClose(call(), [1.5, (2 + wrong) / 2]);
      else {
        const { problem, part, message } = refusal(call);
        expect([problem, part]).toEqual(['not-positive', 1]);
        expect(message).toContain(`${wrong}`);
        expect(message).toContain(name);
      }
    }
  });

  test('of no units is empty', () => {
    expect(mean(by, [column()], column(1))).toHaveLength(0);
  });
});
