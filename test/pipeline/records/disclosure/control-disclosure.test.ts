import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlDisclosure } from '../../../../pipeline/records/disclosure/control-disclosure.js';
import { FAMILIES } from '../../../../pipeline/records/disclosure/families.js';
import type { Selection } from '../../../../pipeline/records/disclosure/selection.js';
import { area, country } from './nation.js';
import { estimatesOf, nations } from './people.js';

const selection: Selection = { sex: 'sons', earnings: 'in_work' };
const options = { selection, inputs: 'records' };
const rules = (estimates: Parameters<typeof controlDisclosure>[0], more = {}) =>
  controlDisclosure(estimates, { ...options, ...more }).log.map(
    ({ area_code, family, rule }) => `${area_code} ${family} ${rule}`,
  );

describe('what may be released', () => {
  test('is empty for no estimates', () => {
    expect(controlDisclosure([], options)).toMatchObject({ log: [], cells: [] });
  });

  test('includes a single area with enough people completely', () => {
    const { allowed, log } = controlDisclosure([area('A', null)], options);
    expect(FAMILIES.map((family) => allowed('A', family))).toEqual([true, true, true, true]);
    expect(log).toEqual([]);
  });

  test('includes figures of ten people, but not of nine, nor their median', () => {
    expect(rules([area('A', null, { n: 10 })])).toEqual(['A median median_sides']);
    expect(rules([area('A', null, { n: 9 })])).toEqual(['A earnings threshold', 'A median threshold']);
  });

  test('follows a higher threshold, and a lower one is refused', () => {
    expect(rules([area('A', null, { n: 29 })], { threshold: 30 })).toContain('A earnings threshold');
    expect(() => controlDisclosure([], { ...options, threshold: 9 })).toThrow(RangeError);
    expect(() => controlDisclosure([], { ...options, threshold: Number.NaN })).toThrow(RangeError);
  });

  test('includes a median only with ten people on each side; the mean is kept', () => {
    const disadvantaged = { n: 25, largest_share: 0.1, below_median: 9, above_median: 12 };
    const { allowed, log } = controlDisclosure([area('A', null, {}, { disadvantaged })], options);
    expect([allowed('A', 'median'), allowed('A', 'earnings')]).toEqual([false, true]);
    expect(log.map(({ rule }) => rule)).toEqual(['median_sides']);
  });

  test('excludes a total in which one person has more than half, but not one with half', () => {
    expect(rules([area('A', null, { share: 0.5 })])).toEqual([]);
    const top = { n: 40, largest_share: 0.51 };
    expect(rules([area('A', null, {}, { top })])).toEqual(['A gap dominance', 'A split dominance']);
  });

  test('excludes the gap and its parts for a small fifth at either end', () => {
    for (const end of ['bottom', 'top']) {
      const change = { [end]: { n: 9, largest_share: 0.2 } };
      expect(rules([area('A', null, {}, change)])).toEqual(['A gap threshold', 'A split threshold']);
    }
  });

  test('excludes only a split that relies on national means by more than a tenth', () => {
    expect(rules([area('A', null, {}, { substituted_share: 0.1 })])).toEqual([]);
    expect(rules([area('A', null, {}, { substituted_share: 0.11 })])).toEqual(['A split substituted_share']);
  });

  test('withholds nothing for an area without people, and includes its reason', () => {
    const { allowed, state, log } = controlDisclosure([area('A', null, { n: 0, fifths: 0 })], options);
    expect(log).toEqual([]);
    expect(FAMILIES.map((family) => state('A', family))).toEqual(['absent', 'absent', 'absent', 'absent']);
    expect(allowed('A', 'earnings')).toBe(false);
  });

  test('protects three people at the bottom where there is no gap for lack of people at the top', () => {
    const none = area('A', null, { fifths: 0 }, { bottom: { n: 3, largest_share: 0.4 } });
    expect(controlDisclosure([none], options).state('A', 'gap')).toBe('withheld');
  });

  test('refuses a duplicate area, one within itself and one without an estimate', () => {
    expect(() => controlDisclosure([area('A', null), area('A', null)], options)).toThrow('more than once');
    expect(() => controlDisclosure([area('A', 'B'), area('B', 'A')], options)).toThrow('within itself');
    expect(() => controlDisclosure([], options).allowed('A', 'gap')).toThrow('no estimate');
  });

  test('has a log without numbers, with one row for each withheld family', () => {
    fc.assert(
      fc.property(nations(), (nation) => {
        const { log, state } = controlDisclosure(estimatesOf(nation, selection), options);
        for (const row of log) {
          expect(row.explanation).not.toMatch(/\d/);
          expect(state(row.area_code, row.family)).toBe('withheld');
        }
        expect(new Set(log.map(({ area_code, family }) => `${area_code} ${family}`)).size).toBe(log.length);
      }),
      { numRuns: 50 },
    );
  });

  test('nests families: no median without earnings, no split without a gap', () => {
    fc.assert(
      fc.property(nations(), (nation) => {
        const estimates = estimatesOf(nation, selection);
        const { allowed } = controlDisclosure(estimates, options);
        for (const { area_code } of estimates) {
          if (allowed(area_code, 'median')) expect(allowed(area_code, 'earnings')).toBe(true);
          if (allowed(area_code, 'split')) expect(allowed(area_code, 'gap')).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('keeps for later outputs counts rounded to five, and none of withheld figures', () => {
    const { cells } = controlDisclosure(country([[103, 4, 61]]), options);
    const earnings = cells.filter(({ family }) => family === 'earnings');
    expect(earnings.map(({ area_code, state, counts }) => [area_code, state, counts])).toEqual([
      ['E', 'published', { disadvantaged: 170 }],
      ['R0', 'published', { disadvantaged: 170 }],
      ['A00', 'published', { disadvantaged: 105 }],
      ['A01', 'withheld', {}],
      ['A02', 'withheld', {}],
    ]);
  });
});
