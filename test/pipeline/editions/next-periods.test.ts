import { expect, test } from 'vitest';
import { laterPeriod } from '../../../pipeline/editions/next-periods.js';
import type { Observation } from '../../../schemas/observation.js';

/** Figures of so many areas in each period; a negative number for areas without a value. */
const observed = (counts: Readonly<Record<string, number>>): Observation[] =>
  Object.entries(counts).flatMap(([period, count]) =>
    Array.from({ length: Math.abs(count) }, (_, i) => ({
      area_code: `E0${i}`,
      indicator: 'pay',
      period,
      value: count < 0 ? null : i,
      lower: null,
      upper: null,
      status: count < 0 ? ('missing' as const) : ('observed' as const),
      reason: '',
      flags: '',
      source: 's',
      cell: 'f#1:c',
      raw_text: '',
    })),
  );

test.each([
  ['a later year', '2024', { '2023': 10, '2024': 10, '2025': 10 }, '2025'],
  ['the last of several, wherever it is', '2023', { '2025': 10, '2023': 10, '2024': 10 }, '2025'],
  ['no later one', '2025', { '2024': 10, '2025': 10 }, undefined],
  ['school years', '2022-23', { '2022-23': 10, '2023-24': 10 }, '2023-24'],
  ['days', '2025-04-30', { '2025-04-30': 10, '2026-04-29': 10 }, '2026-04-29'],
  ['not three years for one', '2022-01-01/P1Y', { '2022-01-01/P1Y': 10, '2023-01-01/P3Y': 10 }, undefined],
  ['not a year for a day', '2025-04-30', { '2025-04-30': 10, '2026': 10 }, undefined],
  ['a revision of the same year', '2025', { '2025': 10, '2025 (Rev)': 10 }, '2025 (Rev)'],
  ['a later year, first or revised', '2024 (Rev)', { '2024 (Rev)': 10, '2025': 10 }, '2025'],
  ['no first figure after its revision', '2025 (Rev)', { '2025 (Rev)': 10, '2025': 10 }, undefined],
  ['not the country alone', '2024', { '2024': 10, '2025': 1 }, undefined],
  ['not areas without a value', '2024', { '2024': 10, '2025': -10 }, undefined],
  ['nine areas of ten', '2024', { '2024': 10, '2025': 9 }, '2025'],
  ['not eight of ten', '2024', { '2024': 10, '2025': 8 }, undefined],
])('%s', (_, present, counts, expected) => {
  expect(laterPeriod(observed(counts as Record<string, number>), present).period).toBe(expected);
});

test('a period with too few areas is reported, and those between are named', () => {
  const found = laterPeriod(observed({ '2022': 10, '2023': 10, '2024': 10, '2025': 3 }), '2022');
  expect(found).toEqual({
    period: '2024',
    between: ['2023'],
    partial: [{ period: '2025', areas: 3, now: 10 }],
  });
});
