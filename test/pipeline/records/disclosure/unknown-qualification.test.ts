import { expect, test } from 'vitest';
import { splitRule } from '../../../../pipeline/records/disclosure/rules.js';
import { splitDiscloses } from '../../../../pipeline/records/disclosure/unknown-qualification.js';
import type { AreaEstimate } from '../../../../pipeline/records/estimate/area-estimate.js';
import { area } from './nation.js';

const people = (n: number, largest_share = 0.05, all_same = false) => ({ n, largest_share, all_same });
/** An area with a mean of £20,000 and so many people in its bottom fifth, some without a qualification. */
const one = (all: number, unknown: number, known = people(all - unknown)): AreaEstimate => {
  const plain = area('A', 'R', {});
  return {
    ...plain,
    bottom: people(all),
    top: people(400),
    qualified: { bottom: known, top: people(400) },
    measures: { ...plain.measures, earnings_mean: { value: 20_000, standard_error: 900 } },
  };
};
const rounding = { threshold: 10, round_gbp: 100 };

test.each([
  ['nobody', 40, 0, false],
  ['two of 40: their mean is known to £2,000', 40, 2, true],
  ['two of 500: their mean is known to £25,000', 500, 2, false],
  ['nine of 500: their mean is known to £5,600', 500, 9, true],
  ['ten of 500: as many as the threshold', 500, 10, false],
] as const)('%s without a known qualification', (_, all, unknown, withheld) => {
  expect(splitDiscloses(one(all, unknown), rounding)).toBe(withheld);
  expect(splitRule(one(all, unknown), rounding)).toBe(withheld ? 'unknown_qualification' : null);
});

test('the two fifths count together: their difference is one figure of all who are left out', () => {
  const both = (inBottom: number, inTop: number) => ({
    ...one(40, inBottom),
    top: people(40),
    qualified: { bottom: people(40 - inBottom), top: people(40 - inTop) },
  });
  expect(splitDiscloses(both(5, 4), rounding)).toBe(true);
  expect(splitDiscloses(both(5, 5), rounding)).toBe(false);
});

test('coarser rounding tells less, and a higher threshold asks for more', () => {
  expect(splitDiscloses(one(40, 2), { ...rounding, round_gbp: 1000 })).toBe(false);
  expect(splitDiscloses(one(500, 10), { ...rounding, threshold: 20 })).toBe(true);
});

test('those with a qualification must themselves be enough, and not all the same', () => {
  expect(splitDiscloses(one(100, 91), rounding)).toBe(true);
  expect(splitDiscloses(one(100, 50, people(50, 0.6)), rounding)).toBe(true);
  expect(splitDiscloses(one(100, 50, people(50, 0.1, true)), rounding)).toBe(true);
  expect(splitDiscloses(one(100, 50), rounding)).toBe(false);
});
