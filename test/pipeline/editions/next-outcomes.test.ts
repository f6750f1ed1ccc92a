import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withAges } from '../../../pipeline/editions/age.js';
import { readEditionMethod } from '../../../pipeline/editions/method.js';
import { nextEdition } from '../../../pipeline/editions/next-edition.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Observation } from '../../../schemas/observation.js';
import { refusalOf } from '../../fixtures/refusal.js';

const text = readFileSync(shipped('editions', 'long-shadow-england-2026', 'method.yaml'), 'utf8');
const read = { ...readEditionMethod(text, 'method.yaml'), text };
const HE_25 = 'higher_education_25';

/** Figures of some areas: `code period` → how many. */
const figures = (areas: Readonly<Record<string, number>>): Observation[] =>
  Object.entries(areas).flatMap(([key, count]) => {
    const [indicator, period] = key.split(' ');
    return Array.from(
      { length: count },
      (_, i) => ({ indicator, period, area_code: `E${i}`, value: 1 }) as Observation,
    );
  });

/** Figures of ten areas for both groups, in the latest period of the edition and in a later one. */
const both = (stem: string, ...periods: string[]) =>
  Object.fromEntries(
    ['fsm', 'other'].flatMap((group) => periods.map((each) => [`${stem}_${group} ${each}`, 10])),
  );

const LATER_ENTRY = both('higher_education_by_19', '2023-24', '2024-25');
const LATER_LEVEL_3 = both('level_3_by_19', '2024', '2025');
const LATER_COHORTS = both('cohort_at_19', '2024', '2025');
const LATER_GCSES = both('attainment_8', '2021', '2022');

/** The next edition with these figures; what is over five years old is carried. */
const nextOf = (observed: Readonly<Record<string, number>>) => {
  const carry = 'higher_education_by_25_fsm 201516' in observed ? [] : [HE_25];
  const { text: made, periods } = nextEdition(read, 'long-shadow-england-2027', figures(observed), carry);
  const { method } = readEditionMethod(made, 'method.yaml');
  if (method.kind !== 'long_shadow') throw new TypeError('another kind of edition');
  return { made, method, periods: new Map(periods.map((each) => [each.code, each])) };
};

describe('the next edition of the long shadow', () => {
  test('takes a later period of an outcome into its inputs, its periods and its ranking', () => {
    const { method, periods, made } = nextOf(LATER_ENTRY);
    expect(method).toMatchObject({
      edition: 'long-shadow-england-2027',
      follows: 'long-shadow-england-2026',
      title: expect.stringContaining('2027 edition'),
      default: false,
    });
    const [outcome] = method.outcomes;
    expect([outcome?.period, outcome?.periods.at(-1), outcome?.carried]).toEqual([
      '2024-25',
      '2024-25',
      undefined,
    ]);
    expect(method.inputs.slice(0, 2).map((input) => input.periods.at(-1))).toEqual(['2024-25', '2024-25']);
    expect(periods.get('higher_education')).toMatchObject({ from: '2023-24', to: '2024-25', carried: false });
    expect(periods.get('level_3')).toMatchObject({ to: '2024', carried: true, age: 3 });
    // Comments stay.
    expect(made).toContain('# The same young people at two ages');
  });

  test('needs the sizes of the cohorts and the GCSE results of the same pupils', () => {
    const withoutSizes = nextOf(LATER_LEVEL_3);
    expect(withoutSizes.method.outcomes[1]).toMatchObject({ period: '2024', carried: true });
    expect(withoutSizes.method.outcomes[1]?.periods).not.toContain('2025');
    // Classes of the later year can be told, and ranks cannot.
    const withoutGcses = nextOf({ ...LATER_LEVEL_3, ...LATER_COHORTS });
    expect(withoutGcses.method.outcomes[1]).toMatchObject({ period: '2024', carried: true });
    expect(withoutGcses.method.outcomes[1]?.periods.at(-1)).toBe('2025');
    expect(withoutGcses.periods.get('level_3')?.between).toEqual(['2025']);
    const whole = nextOf({ ...LATER_LEVEL_3, ...LATER_COHORTS, ...LATER_GCSES });
    expect(whole.method.outcomes[1]).toMatchObject({ period: '2025' });
    expect(whole.method.outcomes[1]?.carried).toBeUndefined();
  });

  test('does not take a period that few areas have, and says so', () => {
    const few = { ...LATER_ENTRY, 'higher_education_by_19_other 2024-25': 8 };
    expect(nextOf(few).periods.get('higher_education')).toMatchObject({
      to: '2023-24',
      carried: true,
      partial: [{ period: '2024-25', areas: 8, now: 10 }],
    });
  });

  test('moves second chances by the same years at both ages, and the local figure', () => {
    const later = both('higher_education_by_25', '201415', '201516');
    const moved = nextOf({ ...later, 'weekly_pay 2025-04-30': 10, 'weekly_pay 2026-04-29': 10 }).method;
    expect(moved.second_chances).toMatchObject({
      later: { period: '201516' },
      earlier: { period: '2019-20' },
    });
    expect(moved.local_2020?.period).toBe('2026-04-29');
    expect(nextOf({}).method.second_chances?.later.period).toBe('201415');
  });

  test('stops at an outcome that is over five years old, until it is carried', () => {
    const error = refusalOf(() => nextEdition(read, 'long-shadow-england-2027', []));
    expect([error.code, error.message]).toEqual([
      'period-old',
      expect.stringMatching(/^method\.yaml, line \d+, column \d+: higher_education_25 .*201415.*12 years/),
    ]);
    const { method } = nextOf({});
    expect(method.outcomes[2]).toMatchObject({ carried: true, max_age: 12 });
    expect(withAges(method).summary).toContain(
      'Higher education by 25: Carried from long-shadow-england-2026: no later period than 201415 was published, 12 years',
    );
    expect(withAges(method).summary.match(/Carried/g)).toHaveLength(3);
    const older = readFileSync(
      shipped('editions', 'long-shadow-england-2026', 'method.yaml'),
      'utf8',
    ).replace('period: "201415"\n    periods', 'period: "201415"\n    carried: true\n    periods');
    expect(refusalOf(() => readEditionMethod(older, 'method.yaml'))).toMatchObject({
      code: 'method-invalid',
      message: expect.stringMatching(/line \d+.*higher_education_25 is carried from 201415/),
    });
  });
});
