import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SmiError } from '../../../../errors/smi-error.js';
import { MEASURES } from '../../../../pipeline/records/estimate/area-estimate.js';
import type { Estimates } from '../../../../pipeline/records/estimate/estimates.js';
import { cases } from '../../../project/checkout.js';
import { estimatePeople, type Person, somePeople } from './people.js';
import { PLACES } from './places.js';
import { plainArea } from './plain.js';

const CODES = [...PLACES.keys()];
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 12, nil: null });

/** Weights whose share of the largest is a whole number of millionths. */
const person: fc.Arbitrary<Omit<Person, 'person'>> = fc.record({
  area: rarely(fc.constantFrom(...CODES)),
  cohort: rarely(fc.constantFrom(1986, 1987)),
  sex: fc.constantFrom('male', 'female', 'male', 'Male'),
  fsm: rarely(fc.boolean()),
  circumstances: rarely(fc.integer({ min: -40, max: 40 }).map((x) => x / 4)),
  qualification: rarely(fc.constantFrom('none', 'level_2', 'level_3', 'degree')),
  earnings: rarely(
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 5_000_000 }).map((y) => y / 100),
    ),
  ),
  weight: rarely(fc.constantFrom(0, 0.5, 1, 2, 4)),
});

/** A cohort of all values, so that fifths can always be formed, before the random records. */
const BASE: readonly Person[] = somePeople(60, (i) => ({
  cohort: 1986 + (i % 2),
  circumstances: (i >> 1) - 15,
  weight: 4,
}));

const people = fc
  .array(person, { minLength: 20, maxLength: 160 })
  .map((some) => [...BASE, ...some].map((one, i) => ({ ...one, person: `N${i}` })));

const setting = fc.record({
  sex: fc.constantFrom('sons' as const, 'daughters' as const, 'all' as const),
  zeros: fc.constantFrom('in_work' as const, 'kept' as const),
});
const WORDS = { sons: ['male', 'Male'], daughters: ['female'], all: ['male', 'Male', 'female'] } as const;

const near = (value: number | undefined, plain: number | null, scale = 1) => {
  if (plain === null) expect(value).toBeUndefined();
  else expect(Math.abs((value ?? Number.NaN) - plain)).toBeLessThan(1e-7 * Math.max(scale, Math.abs(plain)));
};

function holds(
  { estimates }: Estimates,
  all: readonly Person[],
  sexes: readonly string[],
  kept: boolean,
): void {
  for (const estimate of estimates) {
    const areas = CODES.filter((code) => {
      const { region_code, country_code } = PLACES.get(code) ?? { region_code: '', country_code: '' };
      return [code, region_code, country_code].includes(estimate.area_code);
    });
    const plain = plainArea(all, areas, sexes, kept);
    const value = (measure: (typeof MEASURES)[number]) => estimate.measures[measure]?.value;
    expect(estimate.disadvantaged.n).toBe(plain.n);
    expect([estimate.bottom.n, estimate.top.n]).toEqual([plain.bottom, plain.top]);
    const { bottom, top } = estimate.qualified ?? {};
    expect([bottom?.n, top?.n]).toEqual([plain.known_bottom, plain.known_top]);
    near(value('earnings_mean'), plain.earnings_mean);
    near(value('earnings_median'), plain.earnings_median);
    near(value('gap'), plain.gap, 1e4);
    near(value('gap_slope'), plain.gap_slope, 1e5);
    near(value('unexplained'), plain.unexplained, 1e4);
    near(value('explained'), plain.explained, 1e4);
    near(estimate.substituted_share, Number.isFinite(plain.substituted) ? plain.substituted : 0);
    if (plain.n > 1) near(estimate.disadvantaged.largest_share, plain.largest_share);
    if (plain.earnings_median !== null)
      expect([estimate.disadvantaged.below_median, estimate.disadvantaged.above_median]).toEqual([
        plain.below,
        plain.above,
      ]);
    if (plain.n >= 30) near(estimate.measures.earnings_mean?.standard_error, plain.mean_error);
    for (const measure of MEASURES) {
      const one = estimate.measures[measure];
      expect(one === null).toBe(estimate.reasons[measure] !== undefined);
      if (one !== null) expect([one.value, one.standard_error].every(Number.isFinite)).toBe(true);
    }
    const { explained, unexplained } = estimate.measures;
    if (explained && unexplained) near(explained.value + unexplained.value, plain.known_gap, 1e4);
  }
}

describe('estimates of any records', () => {
  it('agree with plain arithmetic, and have a value or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(people, setting, async (all, { sex, zeros }) => {
        try {
          const sexes: readonly string[] = WORDS[sex];
          holds(await estimatePeople(all, { sex, zeros }), all, sexes, zeros === 'kept');
        } catch (error) {
          // Daughters may be too few for fifths, which is an error.
          if (!(error instanceof SmiError && /fifths|no record/.test(error.message))) throw error;
        }
      }),
      { numRuns: cases(8, 40), endOnFailure: true },
    );
  });
});
